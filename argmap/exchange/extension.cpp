#include "argmap/exchange/extension.h"

#include <algorithm>

#include "argmap/exchange/comments.h"
#include "argmap/exchange/escape.h"
#include "argmap/exchange/kept.h"
#include "argmap/exchange/markup_of.h"

namespace stet::argmap::exchange {
namespace {

constexpr std::uint32_t deepest_heading = 6;

HeadingId heading_of(Cursor extension, ArgumentGraph const& graph) {
  if (!extension["section"].is_scalar()) return {};
  std::size_t const index = extension["section"].number();
  return index < graph.headings.size() ? HeadingId{index} : HeadingId{};
}

std::vector<std::string> other_words(Cursor extension) {
  std::vector<std::string> out;
  for (Cursor const words : extension["others"].elements()) {
    std::string line = checked_markup(words.text());
    if (line.starts_with('{')) {
      out.push_back(' ' + line);
    } else if (!line.empty()) {
      out.push_back(line.starts_with(": ") ? line : ": " + line);
    }
  }
  return out;
}

std::vector<std::string> comments(Cursor extension) {
  std::vector<std::string> out;
  for (Cursor const comment : extension["comments"].elements()) {
    if (std::string line = checked_comment(comment.text()); !line.empty()) out.push_back(std::move(line));
  }
  return out;
}

}  // namespace

void read_extension(Proposition& claim, Cursor extension, ArgumentGraph const& graph, Notes& notes) {
  if (extension["title"].is_scalar()) claim.title = extension["title"].text();
  claim.has_made_id = extension["made-id"].is_true();
  claim.is_argument = extension["argument"].is_true();
  claim.is_reference = extension["reference"].is_true() && claim.text.empty();
  claim.heading = heading_of(extension, graph);
  claim.others = other_words(extension);
  claim.comments = comments(extension);
  if (extension["markup"].is_scalar()) {
    if (extension["text"].text() == claim.text) {
      claim.markup = checked_markup(extension["markup"].text());
    } else {
      notes.keep(extension.place(), "a text was changed elsewhere; its markup and citations are left out");
    }
  }
  lay(claim.data, extension["data"]);
}

void read_extension(Step& step, Cursor extension, ArgumentGraph const& graph) {
  if (extension["title"].is_scalar()) step.title = extension["title"].text();
  step.has_made_id = extension["made-id"].is_true();
  step.heading = heading_of(extension, graph);
  if (extension["text"].is_scalar()) step.text = extension["text"].text();
  step.markup = checked_markup(extension["markup"].text());
  step.others = other_words(extension);
  step.comments = comments(extension);
  step.argument = extension["argument"].text();
  step.position = extension["position"].number();
  for (Cursor const rule : extension["rules"].elements()) step.rules.emplace_back(rule.text());
  lay(step.inference, extension["inference"]);
  if (extension["scheme"].is_scalar()) step.scheme = extension["scheme"].text();
  lay(step.data, extension["data"]);
  if (extension["roles"].is_array()) step.data.push_back({"roles", extension["roles"].json()});
}

void read_headings(ArgumentGraph& graph, Cursor extension) {
  for (Cursor const section : extension["sections"].elements()) {
    Heading heading;
    heading.level = static_cast<std::uint8_t>(std::clamp(section["level"].number(), 1U, deepest_heading));
    heading.text = one_line(section["text"].text());
    if (heading.text.empty()) heading.text = "Section";
    graph.headings.add(std::move(heading));
  }
}

void read_extension(ArgumentGraph& graph, Cursor extension) {
  if (extension["title"].is_scalar()) graph.title = extension["title"].text();
  if (extension["article"].is_scalar()) graph.article = extension["article"].text();
  graph.comments = comments(extension);
  lay(graph.data, extension["data"]);
}

bool cites_by_itself(Proposition const& claim) {
  return !claim.markup.empty() || !claim.others.empty() ||
         std::ranges::any_of(
             claim.data, [](Field const& field) { return field.key == "source" || field.key == "sources"; });
}

}  // namespace stet::argmap::exchange
