// rests-on-retracted: a cited source has its content from one that has been retracted, withdrawn or
// corrected. One finding a source; how its evidence is graded is the policy's business.
#include <algorithm>
#include <unordered_set>

#include <fmt/format.h>

#include "verify/rules/support.h"

namespace stet::rule_id {
extern Rule const rests_on_retracted{56, "rests-on-retracted", Category::sourcing, Severity::warning,
                                     "a cited source derives from one that has been retracted or corrected"};
}

namespace stet::verify::rules {
namespace {

constexpr std::size_t most_followed = 1'000;

struct Taint {
  SourceId source;
  Status const* status = nullptr;
};

// The nearest source that `from` derives from, translates, republishes or quotes and that something was
// announced about which takes it back.
Taint taint_of(SourceRegistry const& registry, SourceId from) {
  std::vector<SourceId> queue{from};
  std::unordered_set<SourceId> seen{from};
  for (std::size_t i = 0; i < queue.size() && queue.size() < most_followed; ++i) {  // grows
    for (Lineage const& lineage : registry[queue[i]].lineage) {
      auto const other = lineage.kind == LineageKind::same_wire ? std::nullopt : registry.find(lineage.other);
      if (!other || !seen.insert(*other).second) continue;
      auto const& status = registry[*other].status;
      auto const taken_back = std::ranges::find_if(status, [&](Status const& one) {
        return takes_back(one, registry[*other]) || one.kind == StatusKind::correction;
      });
      if (taken_back != status.end()) return {*other, &*taken_back};
      queue.push_back(*other);
    }
  }
  return {};
}

std::string_view participle(StatusKind kind) {
  switch (kind) {
    case StatusKind::retraction: return "retracted";
    case StatusKind::withdrawn: return "withdrawn";
    default: return "corrected";
  }
}

}  // namespace

void rests_on_retracted(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  auto const& registry = *input.result.registry;
  for (auto const& [source, cited] : cited_sources(input)) {
    if (is_withdrawn(registry[source])) continue;  // which is worse, and said
    Taint const taint = taint_of(registry, source);
    if (taint.status == nullptr) continue;
    auto& diagnostic = findings.report(
        rule_id::rests_on_retracted, map.citations[cited.front()].location,
        fmt::format("`{}` has its content from `{}`, which has been {}{}", registry[source].id,
                    registry[taint.source].id, participle(taint.status->kind),
                    taint.status->date.empty() ? std::string() : fmt::format(" ({})", taint.status->date)));
    diagnostic.label = "cited as a source";
    for (std::size_t i = 1; i < cited.size() && i < 8; ++i)
      diagnostic.related.push_back({map.citations[cited[i]].location, "cited here too"});
    diagnostic.related.push_back(
        {input.result.in_registry(taint.status->place),
         taint.status->notice.empty() ? "registered here" : "the notice: " + taint.status->notice});
    diagnostic.help = "see whether what is cited is what was taken back; if it is, cite something else";
    diagnostic.subject = registry[source].id;
  }
}

}  // namespace stet::verify::rules
