// undefined-source: a citation names a source that the registry does not hold. One finding a key, however
// often it is cited.
#include <unordered_map>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const undefined_source{5, "undefined-source", Category::reference, Severity::error,
                                   "a citation names a source that the registry does not hold"};
}

namespace stet::verify::rules {
namespace {

constexpr std::size_t most_compared = 100'000;  // keys that may have been meant

}  // namespace

void undefined_source(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  std::vector<Diagnostic> found;
  std::vector<std::vector<argmap::CitationId>> places;
  std::unordered_map<std::string_view, std::size_t> by_key;
  for (auto const id : map.citations.ids()) {
    if (input.evidence.citations[id].standing != Standing::unknown_source) continue;
    auto const& citation = map.citations[id];
    auto const [known, is_new] = by_key.try_emplace(citation.key, found.size());
    if (!is_new) {
      found[known->second].related.push_back({citation.location, "cited here too"});
      places[known->second].push_back(id);
      continue;
    }
    Diagnostics one;
    auto& diagnostic = one.report(rule_id::undefined_source, citation.location,
                                  fmt::format("the registry holds no source `{}`", citation.key));
    diagnostic.label = "not registered";
    diagnostic.subject = citation.key;
    found.push_back(std::move(diagnostic));
    places.push_back({id});
  }

  if (found.empty()) return;
  auto const& registry = *input.result.registry;
  std::vector<std::string_view> ids;
  for (SourceId const source : registry.all(most_compared)) ids.push_back(registry[source].id);
  std::size_t suggestions = 50;  // comparing every unknown key with every known one has to end somewhere
  for (std::size_t i = 0; i < found.size(); ++i) {
    Diagnostic& diagnostic = found[i];
    std::string_view const meant = suggestions > 0 ? nearest(diagnostic.subject, ids) : std::string_view{};
    if (suggestions > 0) --suggestions;
    if (meant.empty()) {
      diagnostic.help =
          fmt::format("add a record with `id: {}` to the registry, or correct the key", diagnostic.subject);
    } else {
      diagnostic.help = fmt::format("did you mean `{}`?", meant);
      Fix fix{.title = fmt::format("cite `{}`", meant), .edits = {}, .applicability = Applicability::unsafe_};
      fix.edits.push_back({diagnostic.location, std::string(meant)});
      for (Label const& label : diagnostic.related) fix.edits.push_back({label.location, std::string(meant)});
      diagnostic.fixes.push_back(std::move(fix));
    }
    for (auto const id : places[i]) add_fallen(input.result, input.consequences, id, diagnostic);
    findings.add(std::move(diagnostic));
  }
}

}  // namespace stet::verify::rules
