// Plain argumentation frameworks (ICCMA's i23, apx, tgf): every argument is a claim that stands unless it is
// attacked, which is what `assumed` and the dialectical standard say.
#include <algorithm>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "argmap/evaluate/framework_read.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/formats.h"
#include "argmap/exchange/framework.h"
#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

using evaluate::FrameworkFormat;

FrameworkFormat format_of(std::string_view text) {
  if (text.contains("arg(")) return FrameworkFormat::apx;
  std::size_t at = 0;
  while (at < text.size()) {
    std::size_t const end = std::min(text.find('\n', at), text.size());
    std::string_view const line = text.substr(at, end - at);
    if (line.starts_with("p af")) return FrameworkFormat::i23;
    if (line == "#" || line == "#\r") return FrameworkFormat::tgf;
    at = end + 1;
  }
  return FrameworkFormat::i23;
}

constexpr std::string_view blanks = " \t\r";

std::string_view trimmed(std::string_view text) {
  auto const first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(blanks) + 1 - first);
}

// The words of arguments, where the format has room for them: `1 words` (tgf), `# 1 words` below the head
// (i23), `arg(1). % words` (apx). Any other comment is noted.
class Labels {
 public:
  Labels(std::string_view text, FrameworkFormat format, Offset begin, Notes& notes) {
    for (std::size_t at = 0; at < text.size();) {
      std::size_t const end = std::min(text.find('\n', at), text.size());
      std::string_view const line = trimmed(text.substr(at, end - at));
      if (format == FrameworkFormat::tgf && line == "#") {
        notes_of_attacks(text, end, begin, notes);
        break;
      }
      bool const was_read = read(line, format);
      bool const has_comment =
          format != FrameworkFormat::tgf && line.contains(format == FrameworkFormat::i23 ? '#' : '%');
      auto const place = begin + static_cast<Offset>(at);
      if (has_comment && !was_read) notes.keep({place, place}, "a comment is left out");
      at = end + 1;
    }
  }

  [[nodiscard]] std::string_view of(std::string const& name) const {
    auto const found = words_.find(name);
    return found == words_.end() ? std::string_view() : found->second;
  }

 private:
  // `1 2 words`.
  static void notes_of_attacks(std::string_view text, std::size_t at, Offset begin, Notes& notes) {
    while (at < text.size()) {
      std::size_t const end = std::min(text.find('\n', at + 1), text.size());
      std::string_view line = trimmed(text.substr(at + 1, end - at - 1));
      auto const place = begin + static_cast<Offset>(at + 1);
      for (int word = 0; word < 2; ++word)
        line = trimmed(line.substr(std::min(line.find_first_of(blanks), line.size())));
      if (!line.empty()) notes.keep({place, place}, "the words at an attack are left out");
      at = end;
    }
  }

  bool read(std::string_view line, FrameworkFormat format) {
    if (format == FrameworkFormat::apx) {
      auto const mark = line.find('%');
      auto const close = line.find(')');
      if (!line.starts_with("arg(") || close == std::string_view::npos || mark == std::string_view::npos)
        return false;
      return close < mark && add(line.substr(4, close - 4), line.substr(mark + 1));
    }
    if (format == FrameworkFormat::i23) {
      if (!line.starts_with('#')) return false;
      line = trimmed(line.substr(1));
      auto const digits = line.find_first_not_of("0123456789");
      if (digits == 0 || digits == std::string_view::npos || line[digits] != ' ') return false;
    }
    auto const space = line.find_first_of(blanks);
    return space != std::string_view::npos && add(line.substr(0, space), line.substr(space));
  }
  // The first that an argument is given.
  bool add(std::string_view name, std::string_view words) {
    return words_.try_emplace(std::string(trimmed(name)), trimmed(words)).second;
  }

  std::unordered_map<std::string, std::string_view> words_;
};

Offset offset_of(std::string_view text, std::size_t line, std::size_t column) {
  std::size_t at = 0;
  for (; line > 1; --line) {
    auto const end = text.find('\n', at);
    if (end == std::string_view::npos) break;
    at = end + 1;
  }
  return static_cast<Offset>(std::min(at + column - 1, text.size()));
}

}  // namespace

bool is_framework(Input const& input) {
  std::string_view text = input.text.substr(0, 65536);
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  if (text.contains("arg(") && text.contains(").")) return true;
  // Lines of words, then `#` or with `p af` first.
  while (!text.empty()) {
    std::string_view const line = text.substr(0, text.find('\n'));
    if (line.starts_with("p af ") || line == "#" || line == "#\r") return true;
    if (line.size() > 200 || line.contains(": ")) return false;
    text.remove_prefix(std::min(line.size() + 1, text.size()));
  }
  return false;
}

std::expected<ArgumentGraph, ReadError> read_framework_graph(Input const& input, Notes& notes) {
  std::string_view text = input.text;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  FrameworkFormat const format = format_of(text);
  auto const framework = evaluate::read_framework(text, format);
  auto const before = static_cast<Offset>(input.text.size() - text.size());
  if (!framework) {
    auto const& error = framework.error();
    return std::unexpected(ReadError{before + offset_of(text, error.line, error.column), error.message});
  }
  if (framework->size + framework->attacked.size() > most_elements)
    return std::unexpected(ReadError{0, "the framework has more than 4,000,000 arguments and attacks"});
  Labels const labels(text, format, before, notes);
  ArgumentGraph graph;
  graph.data.push_back({"stet", "{standard: dialectical}"});
  for (std::uint32_t a = 0; a < framework->size; ++a) {
    Proposition claim;
    claim.id = framework->name(a);
    claim.title = claim.id;
    claim.text = one_line(labels.of(claim.id));
    if (claim.text.empty()) claim.text = argument_text(claim.id);
    claim.data.push_back({"assumed", "true"});
    graph.claims.add(std::move(claim));
  }
  for (std::uint32_t a = 0; a < framework->size; ++a) {
    for (evaluate::Argument32 const b : framework->attacks_of(a)) {
      Step step;
      step.kind = StepKind::attack;
      step.premises.push_back({PropositionId{a}, {}});
      step.claim = PropositionId{b};
      graph.steps.add(std::move(step));
    }
  }
  return graph;
}

}  // namespace stet::argmap::exchange
