#include "argmap/exchange/framework.h"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <optional>
#include <unordered_set>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/text.h"
#include "argmap/evaluate/translate.h"
#include "argmap/exchange/escape.h"

namespace stet::argmap::exchange {
namespace {

using namespace evaluate;

// What each argument of the framework stands for.
std::vector<std::string> meanings(ArgumentMap const& map, Compiled const& compiled,
                                  Translation const& translation) {
  Graph const& graph = compiled.graph;
  Wording const wording(map, compiled);
  std::vector<std::string> out(translation.framework.size, "rule");
  for (Atom atom = 0; atom < translation.atom.size(); ++atom) {
    std::string name = "auxiliary";
    if (atom < graph.claims.size()) {
      name = one_line(wording.name(graph.claim(atom)));
    } else if (atom < graph.node_count()) {
      name = "inference by " + one_line(wording.name(graph.link(atom)));
    }
    out[translation.atom[atom]] = name;
    out[translation.opposite[atom]] = "not " + name;
  }
  return out;
}

// Whether the map says no more than a framework does: claims that stand until they are attacked.
bool is_plain(Graph const& graph) {
  for (ClaimId const id : graph.claims.ids()) {
    Claim const& claim = graph.claims[id];
    StandardOfProof const& proof = claim.standard;
    bool const stands = claim.statement.valid() && claim.presumed && !claim.cited;
    bool const is_dialectical =
        proof.standard == Standard::dialectical && proof.sources == 0 && !proof.primary && !proof.on_record;
    if (!stands || !is_dialectical || !graph.pros[id.index()].empty() || !graph.opponents[id.index()].empty())
      return false;
  }
  for (LinkId const id : graph.links.ids()) {
    auto const premises = graph.premises[id.index()];
    bool const attacks = graph.links[id].kind == LinkKind::relation && premises.size() == 1 &&
                         graph.is_claim(premises.front());
    if (!attacks || !graph.undercutters[id.index()].empty() || !graph.backing[id.index()].empty())
      return false;
  }
  return true;
}

// Words that every format takes for one name.
bool is_name(std::string_view title) {
  return !title.empty() && std::ranges::all_of(title, [](char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
  });
}

// Claims whose titles are the numbers from 1 on keep them.
std::optional<std::uint32_t> number_of(std::string_view title, std::size_t size) {
  std::uint32_t number = 0;
  auto const [end, error] = std::from_chars(title.data(), title.data() + title.size(), number);
  bool const is_number = error == std::errc{} && end == title.data() + title.size() && title.front() != '0';
  return is_number && number <= size ? std::optional(number - 1) : std::nullopt;
}

struct Named {
  Framework framework;
  std::vector<std::string> labels;  // by argument; empty: the name says all
};

// The map as the framework that it is: an argument a claim.
Named as_written(ArgumentMap const& map, Graph const& graph) {
  std::vector<std::string_view> titles;
  std::vector<Argument32> places;  // by claim
  bool are_names = true;
  bool are_numbers = true;
  for (Claim const& claim : graph.claims) {
    titles.push_back(map.statements[claim.statement].title);
    are_names = are_names && is_name(titles.back());
    auto const number = number_of(titles.back(), graph.claims.size());
    are_numbers = are_numbers && number.has_value();
    places.push_back(number.value_or(0));
  }
  are_names = are_names && !are_numbers;
  for (std::size_t i = 0; i < places.size() && !are_numbers; ++i) places[i] = static_cast<Argument32>(i);
  Attacks attacks;
  for (LinkId const id : graph.links.ids())
    attacks.emplace_back(places[graph.premises[id.index()].front()],
                         places[graph.links[id].conclusion.index()]);
  Named out;
  out.framework = framework_of(static_cast<std::uint32_t>(titles.size()), attacks);
  if (are_names) out.framework.names.resize(titles.size());
  out.labels.resize(titles.size());
  for (std::size_t i = 0; i < titles.size(); ++i) {
    if (are_names) out.framework.names[places[i]] = titles[i];
    std::string words = one_line(map.text(graph.claims[ClaimId{i}].statement));
    if (words != argument_text(titles[i])) out.labels[places[i]] = std::move(words);
  }
  return out;
}

// i23 has numbers only; names are told in comments.
void write(Named const& named, FrameworkFormat format, std::string& text) {
  Framework const& framework = named.framework;
  auto const name = [&](Argument32 a) {
    return format == FrameworkFormat::i23 ? std::to_string(a + 1) : framework.name(a);
  };
  auto to = std::back_inserter(text);
  if (format == FrameworkFormat::i23) fmt::format_to(to, "p af {}\n", framework.size);
  for (Argument32 a = 0; a < framework.size; ++a) {
    std::string const& label = named.labels[a];
    std::string_view const mark = format == FrameworkFormat::tgf || label.empty() ? "" : "% ";
    if (format == FrameworkFormat::i23) {
      if (!label.empty()) fmt::format_to(to, "# {} {}\n", a + 1, label);
    } else if (format == FrameworkFormat::apx) {
      fmt::format_to(to, "arg({}).{}{}{}\n", name(a), label.empty() ? "" : " ", mark, label);
    } else {
      fmt::format_to(to, "{}{}{}\n", name(a), label.empty() ? "" : " ", label);
    }
  }
  if (format == FrameworkFormat::tgf) text += "#\n";
  for (Argument32 a = 0; a < framework.size; ++a) {
    for (Argument32 const b : framework.attacks_of(a)) {
      if (format == FrameworkFormat::apx) {
        fmt::format_to(to, "att({},{}).\n", name(a), name(b));
      } else {
        fmt::format_to(to, "{} {}\n", name(a), name(b));
      }
    }
  }
}

}  // namespace

std::string argument_text(std::string_view name) { return "Argument " + std::string(name); }

ExportedFramework export_framework(ArgumentMap const& map, Evaluation const& evaluation,
                                   FrameworkFormat format) {
  Compiled const& compiled = *evaluation.compiled;
  ExportedFramework out;
  if (is_plain(compiled.graph)) {
    write(as_written(map, compiled.graph), format, out.text);
    return out;
  }
  Labelling const& labelling = compiled.readings.evidence;
  Translation translation = translate(labelling.program(), labelling.model);
  out.exact = translation.tight;
  auto labels = meanings(map, compiled, translation);
  write({std::move(translation.framework), std::move(labels)}, format, out.text);
  return out;
}

}  // namespace stet::argmap::exchange
