#include "argmap/exchange/framework.h"

#include <iterator>

#include <fmt/format.h>

#include "argmap/evaluate/compiled.h"
#include "argmap/evaluate/text.h"
#include "argmap/evaluate/translate.h"

namespace stet::argmap::exchange {
namespace {

using namespace evaluate;

// Titles may hold anything; a comment ends at the line's end.
std::string one_line(std::string text) {
  for (char& c : text) {
    if (c == '\n' || c == '\r') c = ' ';
  }
  return text;
}

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

}  // namespace

ExportedFramework export_framework(ArgumentMap const& map, Evaluation const& evaluation,
                                   FrameworkFormat format) {
  Compiled const& compiled = *evaluation.compiled;
  Labelling const& labelling = compiled.readings.evidence;
  Translation const translation = translate(labelling.program(), labelling.model);
  Framework const& framework = translation.framework;
  std::vector<std::string> const names = meanings(map, compiled, translation);
  ExportedFramework out;
  out.exact = translation.tight;
  auto to = std::back_inserter(out.text);
  switch (format) {
    case FrameworkFormat::i23:
      fmt::format_to(to, "p af {}\n", framework.size);
      for (Argument32 a = 0; a < framework.size; ++a) fmt::format_to(to, "# {} {}\n", a + 1, names[a]);
      break;
    case FrameworkFormat::apx:
      for (Argument32 a = 0; a < framework.size; ++a) fmt::format_to(to, "arg({}). % {}\n", a + 1, names[a]);
      break;
    case FrameworkFormat::tgf:
      for (Argument32 a = 0; a < framework.size; ++a) fmt::format_to(to, "{} {}\n", a + 1, names[a]);
      out.text += "#\n";
      break;
  }
  for (Argument32 a = 0; a < framework.size; ++a) {
    for (Argument32 const b : framework.attacks_of(a)) {
      if (format == FrameworkFormat::apx) {
        fmt::format_to(to, "att({},{}).\n", a + 1, b + 1);
      } else {
        fmt::format_to(to, "{} {}\n", a + 1, b + 1);
      }
    }
  }
  return out;
}

}  // namespace stet::argmap::exchange
