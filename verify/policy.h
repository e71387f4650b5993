// What the house asks of sources, as far as the map's front matter says: whose ratings count, how old a
// source may be, and when the article that is mapped was published.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "argmap/map.h"
#include "base/diagnostic.h"
#include "verify/config/settings.h"
#include "verify/registry/dates.h"
#include "verify/registry/record.h"

namespace stet::verify {

// A rater whose ratings count; with a scope, those for that topic.
struct RaterChoice {
  std::string rater, scope;
};

struct SourcePolicy {
  std::vector<RaterChoice> raters;   // the first that has rated a source counts; nobody if empty
  std::vector<std::string> schemes;  // in which schemes; empty: in all
  std::optional<Age> max_age;
  std::vector<std::pair<std::string, Age>> max_age_by_type;  // by the source's CSL type, before `max_age`
  std::string published;                                     // the article's date, empty if it is not known
  std::string today;  // what ages are measured against when `published` is empty; empty if not known
};

// What the configuration says of sources.
[[nodiscard]] SourcePolicy source_policy(Settings const& settings, std::string today);

// Reads `date:`, `stet: {raters: [...], max-age: 5 years}` of the front matter, over what `policy` has. An
// article in Markdown may say its `date:` itself. What is unusable is reported as invalid-data.
[[nodiscard]] SourcePolicy read_policy(argmap::ArgumentMap const& map, FileId file, std::string_view article,
                                       SourcePolicy policy, Diagnostics& diagnostics);

// The weight in (0, 1) that a rating's value stands for (docs/registry.md, "Ratings"); none if nobody knows.
[[nodiscard]] std::optional<double> weight_of(std::string_view value);
// Why the value is none of the scheme's, or nothing if it is one or the scheme is not known.
[[nodiscard]] std::optional<std::string> not_in_scheme(std::string_view scheme, std::string_view value);
// What evidence from the source weighs: by the rating that counts, the latest if there are several of one
// rater; 0.5 if none does.
[[nodiscard]] double weight_of(SourceRecord const& record, SourcePolicy const& policy);

}  // namespace stet::verify
