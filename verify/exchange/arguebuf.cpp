#include <nlohmann/json.hpp>

#include "argmap/exchange/graph_of.h"
#include "argmap/exchange/write_formats.h"
#include "verify/exchange/code_points.h"
#include "verify/exchange/exports.h"

namespace stet::verify::exchange {
namespace {

using argmap::exchange::Annotation;
using argmap::exchange::Resource;
using Json = nlohmann::ordered_json;

constexpr char const* article_id = "article";

Json verdict_of(argmap::evaluate::ClaimVerdict const& verdict) {
  Json out{{"verdict", to_string(verdict.verdict)}};
  if (verdict.verdict == argmap::evaluate::Verdict::supported) out["grade"] = to_string(verdict.grade);
  out["reason"] = to_string(verdict.reason);
  out["standard"] = to_string(verdict.standard);
  out["origins"] = verdict.origins;
  return out;
}

// The words that the claim is anchored to, if they are in the article.
void anchor(CheckResult const& result, Anchor const& anchored, CodePoints& points, Annotation& annotation) {
  bool const stands = anchored.located() && anchored.outcome != AnchorOutcome::drifted;
  if (!stands || !annotation.resource.empty()) return;
  std::string_view const text = result.article_text.text;
  annotation.resource = article_id;
  annotation.offset = points.before(anchored.readable.begin);
  annotation.words = anchored.readable.of(text);
}

std::vector<Annotation> annotations_of(CheckResult const& result, argmap::exchange::MapGraph const& made) {
  std::vector<Annotation> out(made.claims.size());
  Table<argmap::exchange::PropositionId, argmap::StatementId> of_statement;
  Table<argmap::exchange::PropositionId, argmap::ArgumentId> of_argument;
  of_statement.resize(result.map.statements.size());
  of_argument.resize(result.map.arguments.size());
  for (auto const id : made.claims.ids()) {
    auto const& subject = made.claims[id];
    if (subject.argument.valid()) {
      of_argument[subject.argument] = id;
      out[id.index()].json = R"({"kind": "argument"})";
      continue;
    }
    of_statement[subject.statement] = id;
    out[id.index()].json = verdict_of(result.evaluation.verdicts[subject.statement]).dump();
  }
  CodePoints points(result.article_text.text);
  for (Anchor const& each : result.anchors) {
    auto const claim = each.statement.valid() ? of_statement[each.statement] : of_argument[each.argument];
    if (claim.valid()) anchor(result, each, points, out[claim.index()]);
  }
  return out;
}

}  // namespace

std::string public_title(SourceRecord const& source) {
  if (!source.confidential) return source.title;
  return source.public_description.empty() ? "a confidential source" : source.public_description;
}

std::string arguebuf(Input const& input) {
  CheckResult const& result = input.result;
  auto const made = argmap::exchange::graph_of(result.sources, result.map);
  std::vector<Resource> resources;
  if (result.article.valid())
    resources.push_back({article_id, made.graph.article, result.article_text.text, made.graph.article});
  for (auto const& origin : made.graph.references) {
    Resource resource{origin.key, {}, {}, {}};
    if (auto const source = result.registry->find(origin.key)) {
      SourceRecord const& record = (*result.registry)[*source];
      resource.title = public_title(record);
      if (!record.confidential) resource.url = record.url;
    }
    resources.push_back(std::move(resource));
  }
  return argmap::exchange::write_arguebuf(made.graph, annotations_of(result, made), resources,
                                          result.sources[result.assembled].text());
}

}  // namespace stet::verify::exchange
