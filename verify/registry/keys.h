// The keys of a registry: what stet reads, what CSL has beside it, and the words that stand for a kind of
// status. docs/sources.schema.json names the same; a test compares the two.
#pragma once

#include <array>
#include <span>
#include <string_view>

#include "verify/registry/registry.h"

namespace stet::verify::keys {

using std::string_view_literals::operator""sv;

// Of a record, as CSL names them.
inline constexpr std::array record = {
    "id"sv,  "type"sv, "title"sv, "author"sv,   "issued"sv,  "accessed"sv, "publisher"sv, "container-title"sv,
    "URL"sv, "DOI"sv,  "PMID"sv,  "language"sv, "license"sv, "custom"sv};
// Under `custom:`.
inline constexpr std::array custom = {"tier"sv,    "owner"sv,   "confidential"sv, "public-description"sv,
                                      "ratings"sv, "lineage"sv, "status"sv,       "snapshots"sv};
inline constexpr std::array rating = {"rater"sv, "scheme"sv, "value"sv, "date"sv, "scope"sv, "url"sv};
inline constexpr std::array status = {"kind"sv, "date"sv, "notice"sv};
inline constexpr std::array snapshot = {"path"sv,     "sha256"sv,     "folded-sha256"sv, "folding"sv,
                                        "captured"sv, "media-type"sv, "encoding"sv,      "archive-url"sv};
inline constexpr std::array lineage = {"kind"sv, "source"sv};  // or a kind and its source: `quotes: ap-2008`

// Variables of CSL 1.0.2 that stet leaves to other programs.
[[nodiscard]] std::span<std::string_view const> other_csl();

// What lists of retractions really contain, in the form of `plain_status`.
struct StatusWord {
  std::string_view word;
  StatusKind kind;
};
[[nodiscard]] std::span<StatusWord const> status_words();

}  // namespace stet::verify::keys
