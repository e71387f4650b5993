#include "verify/data_keys.h"

#include <algorithm>
#include <array>
#include <span>
#include <string_view>
#include <vector>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/policy.h"
#include "verify/registry/fields.h"

namespace stet::verify {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using Keys = std::span<std::string_view const>;

// Of stet, then of Argdown.
constexpr std::array<std::string_view, 31> data_keys{
    "answered", "conclusion", "source",    "sources",  "quote",       "locator",
    "anchor",   "standard",   "assumed",   "weight",   "max-age",     "first-appearance",
    "scheme",   "question",   "questions", "uses",     "from",        "strict",
    "isInMap",  "isInGroup",  "isGroup",   "isClosed", "isCanonical", "color",
    "images",   "rank",       "proponent", "tags",     "title",       "checked",
    "note"};
// What importers keep of other formats; no word is taken for one of these.
constexpr std::array<std::string_view, 24> imported_keys{
    "id",        "step",  "type",     "side",     "kept",      "text",      "name",   "implicit",
    "context",   "roles", "at",       "premises", "node",      "said",      "stance", "meta",
    "reference", "graph", "passages", "metadata", "resources", "scheme-id", "xaif",   "brat"};
constexpr std::array<std::string_view, 3> statement_keys{"standard", "assumed", "isCanonical"};
constexpr std::array<std::string_view, 4> source_keys{"id", "source", "quote", "locator"};
constexpr std::array<std::string_view, 35> front_keys{
    "article",     "conclusion", "sources",   "language", "stet",         "date",
    "article-url", "title",      "subTitle",  "author",   "abstract",     "dialect",
    "parser",      "data",       "model",     "color",    "images",       "selection",
    "map",         "group",      "html",      "json",     "dot",          "dagre",
    "graphml",     "svg",        "vizJs",     "pdf",      "webComponent", "sourceHighlighter",
    "include",     "process",    "processes", "plugins",  "logLevel"};
// What the key is but for one letter; `quote "words"` is a key whose colon is missing.
std::string_view meant_by(std::string_view key, Keys known) {
  constexpr std::size_t telling = 4;  // shorter keys are near to many words
  std::string_view const word = key.substr(0, key.find_first_of(" :;,(){}[]\"'"));
  if (word != key && std::ranges::find(known, word) != known.end()) return word;
  for (auto const each : {key, word})
    for (auto const meant : known)
      if (each.size() >= telling && edit_distance(comparable(each), comparable(meant), 1) <= 1) return meant;
  return {};
}

class DataCheck {
 public:
  DataCheck(Document const& data, FileId file, Diagnostics& diagnostics)
      : data_(data), fields_(data, file, diagnostics) {}

  void block(bool of_argument = false) {
    if (!is_mapping()) return;
    keys(0, data_keys, "in a data block");
    if (of_argument)
      for (auto const key : statement_keys)
        if (auto const at = fields_.find(0, key))
          fields_.complain(*at, fmt::format("`{}` means nothing on an argument", key),
                           "set it on a claim: the premise it is about, or the conclusion");
    source("source");
    source("sources");
    if (auto const age = fields_.find(0, "max-age"); age && !parse_age(fields_[*age].text))
      fields_.complain(*age, fmt::format("`{}` is not an age", fields_[*age].text),
                       "write it as `5 years`, `18 months` or `90 days`");
    if (auto const quote = fields_.find(0, "quote")) {
      words(*quote, "quote");
      if (!fields_.find(0, "source"))
        fields_.complain(*quote, "`quote` stands beside no `source`",
                         "name the source that has the words: `{source: KEY, quote: \"words\"}`");
    }
    if (auto const anchor = fields_.find(0, "anchor"); anchor && fields_[*anchor].type != Type::mapping)
      words(*anchor, "anchor");
  }

  void front_matter(Keys tags) {
    if (!is_mapping()) return;
    keys(0, front_keys, "in the front matter", stet_keys);
    for (auto const key : {"article", "sources", "language"})
      if (auto const at = fields_.find(0, key)) words(*at, key);
    auto const stet = fields_.find(0, "stet");
    if (stet && data_[*stet].type == Type::mapping) standards_of_tags(*stet, tags);
  }

 private:
  [[nodiscard]] bool is_mapping() const { return !data_.empty() && data_[0].type == Type::mapping; }

  // `under_stet`: keys that would belong there.
  void keys(Fields::Index mapping, Keys known, std::string_view where, Keys under_stet = {}) {
    for (auto const& [key, value] : data_.members(mapping)) {
      std::string_view const name = data_[key].text;
      auto const is_in = [&](Keys list) { return std::ranges::find(list, name) != list.end(); };
      if (is_in(known) || is_in(imported_keys)) continue;
      if (is_in(under_stet)) {
        fields_.complain(key, fmt::format("`{}` stands outside of `stet:`", name),
                         fmt::format("write `stet: {{{}: ...}}`", name));
        continue;
      }
      auto const meant = meant_by(name, known);
      auto& diagnostic = fields_.complain(key, fmt::format("unknown key `{}` {}", name, where), {});
      if (meant.empty()) {
        diagnostic.severity = Severity::info;  // somebody else's, perhaps
        diagnostic.label = "nothing reads it";
      } else {
        diagnostic.help = fmt::format("did you mean `{}`?", meant);
        fields_.offer_name(diagnostic, key, meant);
      }
    }
  }

  // A standard for a tag that no claim has is one that a claim has lost, or never had.
  void standards_of_tags(Fields::Index stet, Keys tags) {
    auto const standards = fields_.find(stet, "standards");
    if (!standards || data_[*standards].type != Type::mapping) return;
    std::vector<std::string_view> named;
    for (auto const& [key, value] : data_.members(*standards)) {
      std::string_view tag = data_[key].text;
      if (tag.starts_with('#')) tag.remove_prefix(1);
      named.push_back(tag);
      if (std::ranges::find(tags, tag) != tags.end()) continue;
      fields_
          .complain(key, fmt::format("a standard is set for `#{}`, which no claim has", tag),
                    "tag the claims that have to meet it, or take it out")
          .severity = Severity::warning;
    }
    for (auto const tag : tags) {
      if (std::ranges::find(named, tag) != named.end()) continue;
      auto const meant = nearest(tag, named);
      if (meant.empty()) continue;
      fields_
          .complain(*standards,
                    fmt::format("`#{}` has no standard, and is nearly `#{}`, which has one", tag, meant),
                    "write one of them throughout")
          .severity = Severity::warning;
    }
  }

  // `source: KEY`, `sources: [KEY, {id: KEY, quote: "words"}]`
  void source(std::string_view key) {
    auto const at = fields_.find(0, key);
    if (!at) return;
    if (fields_[*at].type != Type::sequence) return one_source(*at, key);
    for (auto const each : data_.elements(*at)) one_source(each, key);
  }
  void one_source(Fields::Index at, std::string_view key) {
    bool const in_list = data_[at].type == Type::mapping && fields_.find(0, key) != at;
    if (!in_list) {
      if (data_[at].type == Type::mapping)
        fields_.complain(at, fmt::format("`{}` holds a mapping where a key of the registry is expected", key),
                         "write `{source: KEY, quote: \"words\"}` or `{sources: [{id: KEY}]}`");
      else
        words(at, key);
      return;
    }
    keys(at, source_keys, "of a source");
    if (!fields_.find(at, "id") && !fields_.find(at, "source"))
      fields_.complain(at, "an entry names no source", "give it the source's key: `{id: KEY}`");
    if (auto const quote = fields_.find(at, "quote")) words(*quote, "quote");
  }

  void words(Fields::Index at, std::string_view key) {
    if (data_[at].type == Type::sequence) {
      for (auto const each : data_.elements(at))
        if (data_[each].type != Type::mapping) words(each, key);
      return;
    }
    bool const number = data_[at].type == Type::number && key != "anchor";  // a source may be called 2008
    if (number || (data_[at].type == Type::string && !data_[at].text.empty())) return;
    fields_.complain(at,
                     fmt::format("`{}` is {} where words are expected", key,
                                 data_[at].type == Type::string ? "empty" : name_of(data_[at].type)),
                     fmt::format("put words in quotation marks: `{}: \"...\"`", key));
  }

  Document const& data_;
  Fields fields_;
};

}  // namespace

std::span<std::string_view const> data_block_keys() { return data_keys; }
std::span<std::string_view const> front_matter_keys() { return front_keys; }

void check_data(argmap::ArgumentMap const& map, FileId file, Diagnostics& diagnostics) {
  std::vector<std::string_view> tags;
  for (auto const& tag : map.tags) tags.emplace_back(tag);
  DataCheck(map.front_matter, file, diagnostics).front_matter(tags);
  for (auto const& occurrence : map.occurrences)
    if (!occurrence.copy_of.valid())
      DataCheck(occurrence.data, occurrence.location.file, diagnostics)
          .block(occurrence.role == argmap::Role::description);
  for (auto const& section : map.sections)
    DataCheck(section.data, section.location.file, diagnostics).block();
  for (auto const& step : map.inferences) DataCheck(step.data, step.location.file, diagnostics).block();
}

}  // namespace stet::verify
