// Plain argumentation frameworks (ICCMA's i23, apx, tgf): every argument is a claim that stands unless it is
// attacked, which is what `assumed` and the dialectical standard say.
#include <string>

#include "argmap/evaluate/framework_read.h"
#include "argmap/exchange/formats.h"
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

std::expected<Graph, ReadError> read_framework_graph(Input const& input, Notes&) {
  std::string_view text = input.text;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  auto const framework = evaluate::read_framework(text, format_of(text));
  if (!framework) {
    auto const& error = framework.error();
    auto const before = static_cast<Offset>(input.text.size() - text.size());
    return std::unexpected(ReadError{before + offset_of(text, error.line, error.column), error.message});
  }
  Graph graph;
  graph.data.push_back({"stet", "{standard: dialectical}"});
  for (std::uint32_t a = 0; a < framework->size; ++a) {
    Claim claim;
    claim.id = framework->name(a);
    claim.title = claim.id;
    claim.text = "Argument " + claim.id;
    claim.data.push_back({"assumed", "true"});
    graph.claims.add(std::move(claim));
  }
  for (std::uint32_t a = 0; a < framework->size; ++a) {
    for (evaluate::Argument32 const b : framework->attacks_of(a)) {
      Step step;
      step.kind = StepKind::attack;
      step.premises.push_back({ClaimId{a}, {}});
      step.claim = ClaimId{b};
      graph.steps.add(std::move(step));
    }
  }
  return graph;
}

}  // namespace stet::argmap::exchange
