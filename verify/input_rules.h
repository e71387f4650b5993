// The rules whose findings come from getting at the files of a check: the map, the article, registries and
// snapshots.
#pragma once

#include "base/diagnostic.h"

namespace stet::rule_id {

inline constexpr Rule invalid_encoding{2, "invalid-encoding", Category::syntax, Severity::error,
                                       "the file is not UTF-8 text"};
inline constexpr Rule missing_file{6, "missing-file", Category::reference, Severity::error,
                                   "a file that the map names cannot be read"};
inline constexpr Rule outside_project{7, "outside-project", Category::reference, Severity::error,
                                      "a path leads out of the project's folder"};
inline constexpr Rule snapshot_changed{14, "snapshot-changed", Category::sourcing, Severity::error,
                                       "a snapshot is missing or is not the file that was registered"};
inline constexpr Rule empty_map{21, "empty-map", Category::argument, Severity::warning,
                                "the file holds no claims"};

extern Rule const undefined_source;  // also a rule of its own: verify/rules/undefined_source.cpp

inline constexpr Rule unmapped_article{80, "unmapped-article", Category::coverage, Severity::error,
                                       "an article that needs a map has none"};

}  // namespace stet::rule_id
