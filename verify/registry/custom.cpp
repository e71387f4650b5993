#include "verify/registry/custom.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/registry/keys.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;
constexpr std::array lineage_kinds = {LineageKind::quotes, LineageKind::republishes, LineageKind::same_wire,
                                      LineageKind::derives, LineageKind::translates};
constexpr std::array tiers = {Tier::primary, Tier::secondary, Tier::tertiary, Tier::unknown};

// One of several words, by its name; reported with the nearest of them if it is none.
template <class Enum, std::size_t n>
std::optional<Enum> word_of(Fields& fields, Fields::Index at, std::string_view key,
                            std::array<Enum, n> const& choices) {
  std::vector<std::string_view> names;
  for (Enum const choice : choices) {
    names.push_back(to_string(choice));
    if (names.back() == fields[at].text) return choice;
  }
  auto& diagnostic =
      fields.complain(at, fmt::format("`{}` is not a value of `{}`", fields[at].text, key), {});
  auto const meant = nearest(fields[at].text, std::span<std::string_view const>(names));
  diagnostic.help = meant.empty() ? fmt::format("write one of `{}`", fmt::join(names, "`, `"))
                                  : fmt::format("did you mean `{}`?", meant);
  return {};
}

void read_tier(Fields& fields, Fields::Index custom, SourceRecord& record) {
  if (fields.text(custom, "tier").empty()) return;
  if (auto const tier = word_of(fields, *fields.find(custom, "tier"), "tier", tiers)) record.tier = *tier;
}

void read_ratings(Fields& fields, Fields::Index custom, SourceRecord& record) {
  for (auto const entry : fields.mappings(custom, "ratings")) {
    fields.only(entry, keys::rating, "in a rating");
    Rating rating{.rater = fields.text(entry, "rater"),
                  .scheme = fields.text(entry, "scheme"),
                  .value = fields.text(entry, "value"),
                  .date = fields.date(entry, "date"),
                  .scope = fields.text(entry, "scope"),
                  .url = fields.text(entry, "url")};
    if (rating.rater.empty() || rating.value.empty()) {
      fields.complain(
          entry,
          fmt::format("a rating of `{}` has no `{}`", record.id, rating.rater.empty() ? "rater" : "value"),
          "write `{rater: WHO, value: HOW}`");
      continue;
    }
    record.ratings.push_back(std::move(rating));
  }
}

// `- quotes: other-id` (the kind as the key), or `- {kind: quotes, source: other-id}`.
void read_lineage(Fields& fields, Fields::Index custom, SourceRecord& record) {
  auto const add = [&](LineageKind kind, Fields::Index source) {
    auto const& value = fields[source];
    if (value.type == Type::mapping || value.type == Type::sequence || value.text.empty()) {
      fields.complain(source, fmt::format("`{}` names no source", to_string(kind)),
                      "write the id of a source");
      return;
    }
    record.lineage.push_back({.kind = kind, .other = value.text, .place = fields.location(source).span});
  };
  for (auto const entry : fields.mappings(custom, "lineage")) {
    auto const kind_at = fields.find(entry, "kind");
    auto const source_at = fields.find(entry, "source");
    if (kind_at || source_at) {
      fields.only(entry, keys::lineage, "in a lineage");
      if (!kind_at || !source_at) {
        fields.complain(entry,
                        fmt::format("a lineage of `{}` has no `{}`", record.id, kind_at ? "source" : "kind"),
                        "write `{kind: quotes, source: ID}`");
      } else if (auto const kind = word_of(fields, *kind_at, "kind", lineage_kinds)) {
        add(*kind, *source_at);
      }
      continue;
    }
    for (auto const& [key, value] : fields.document().members(entry)) {
      auto const kind = word_of(fields, key, "lineage", lineage_kinds);
      if (!kind) continue;
      if (fields[value].type != Type::sequence) {
        add(*kind, value);
        continue;
      }
      for (auto const element : fields.document().elements(value)) add(*kind, element);
    }
  }
}

void read_status(Fields& fields, Fields::Index custom, SourceRecord& record) {
  for (auto const entry : fields.mappings(custom, "status")) {
    fields.only(entry, keys::status, "in a status");
    std::string const word = fields.text(entry, "kind");
    if (word.empty()) {
      fields.complain(entry, fmt::format("a status of `{}` has no `kind`", record.id),
                      "write `{kind: correction, date: 2024-05-02}`, or another kind");
      continue;
    }
    auto const kind = parse_status(word);
    if (!kind) {
      std::vector<std::string_view> names;
      for (auto const& known : keys::status_words()) names.push_back(known.word);
      auto& diagnostic =
          fields.complain(*fields.find(entry, "kind"), fmt::format("`{}` is not a kind of status", word), {});
      auto const meant = nearest(word, std::span<std::string_view const>(names));
      diagnostic.help = meant.empty()
                            ? "write `correction`, `retraction`, `expression-of-concern` or `withdrawn`"
                            : fmt::format("did you mean `{}`?", meant);
      continue;
    }
    record.status.push_back({.kind = *kind,
                             .date = fields.date(entry, "date"),
                             .notice = fields.text(entry, "notice"),
                             .place = fields.location(entry).span});
  }
}

// A SHA-256 as 64 hex digits in lower case; anything else is reported.
std::string hash_of(Fields& fields, Fields::Index entry, std::string_view key) {
  std::string text = fields.text(entry, key);
  if (text.empty()) return text;
  for (char& c : text) {
    if (c >= 'A' && c <= 'F') c = static_cast<char>(c - 'A' + 'a');
  }
  if (text.size() == 64 && text.find_first_not_of("0123456789abcdef") == std::string::npos) return text;
  fields.complain(*fields.find(entry, key), fmt::format("`{}` is not a SHA-256", key),
                  "write the 64 hexadecimal digits that `sha256sum` prints");
  return text;
}

// With the encoding that is stated beside it, as HTTP writes the two.
std::string media_type_of(Fields& fields, Fields::Index entry) {
  std::string type = fields.text(entry, "media-type");
  auto const encoding = fields.text(entry, "encoding");
  return encoding.empty() ? type : type + "; charset=" + encoding;
}

void read_snapshots(Fields& fields, Fields::Index custom, SourceRecord& record) {
  for (auto const entry : fields.mappings(custom, "snapshots")) {
    fields.only(entry, keys::snapshot, "in a snapshot");
    Snapshot snapshot{.path = fields.text(entry, "path"),
                      .sha256 = hash_of(fields, entry, "sha256"),
                      .folded_sha256 = hash_of(fields, entry, "folded-sha256"),
                      .folding = fields.text(entry, "folding"),
                      .media_type = media_type_of(fields, entry),
                      .captured = fields.date(entry, "captured"),
                      .archive_url = fields.text(entry, "archive-url"),
                      .place = fields.location_of(entry, "path").span};
    if (snapshot.path.empty()) {
      fields.complain(entry, fmt::format("a snapshot of `{}` has no `path`", record.id),
                      "write `{path: FILE}`, relative to the registry");
      continue;
    }
    record.snapshots.push_back(std::move(snapshot));
  }
}

}  // namespace

std::optional<StatusKind> parse_status(std::string_view word) {
  std::string plain = comparable(word);
  std::ranges::replace_if(plain, [](char c) { return c == ' ' || c == '_'; }, '-');
  auto const words = keys::status_words();
  auto const found = std::ranges::find(words, std::string_view(plain), &keys::StatusWord::word);
  if (found == words.end()) return std::nullopt;
  return found->kind;
}

bool is_custom_key(std::string_view key) {
  // `status` is a variable of CSL too ("forthcoming"), and means that outside of `custom:`.
  return key != "status" && std::ranges::find(keys::custom, key) != keys::custom.end();
}

void read_custom(Fields& fields, Fields::Index custom, SourceRecord& record) {
  if (fields[custom].type == Type::null) return;
  if (fields[custom].type != Type::mapping) {
    fields.complain(custom,
                    fmt::format("`custom` is {} where a mapping is expected", name_of(fields[custom].type)),
                    "write what CSL has no field for as keys under it, such as `tier: primary`");
    return;
  }
  fields.only(custom, keys::custom, "under `custom:`");
  record.owner = fields.text(custom, "owner");
  // Protecting a source must not depend on spelling: what is neither true nor false is taken as true.
  record.confidential = fields.flag(custom, "confidential", fields.find(custom, "confidential").has_value());
  record.public_description = fields.text(custom, "public-description");
  read_tier(fields, custom, record);
  read_ratings(fields, custom, record);
  read_lineage(fields, custom, record);
  read_status(fields, custom, record);
  read_snapshots(fields, custom, record);
}

}  // namespace stet::verify
