// Reading a registry: CSL-YAML as Zotero and Pandoc write it. Nothing that is wrong with one record costs
// another: each complaint stands at its key or value, and the rest is kept.
#include <algorithm>
#include <optional>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/words.h"
#include "parser/rules.h"
#include "verify/input_rules.h"
#include "verify/quote/language.h"
#include "verify/registry/csl_dates.h"
#include "verify/registry/custom.h"
#include "verify/registry/fields.h"
#include "verify/registry/keys.h"
#include "verify/registry/registry.h"

namespace stet::verify {
namespace {

using parser::yaml::Type;
using Index = Fields::Index;

// One name of CSL as a reader writes it: given name, particles, family name, suffix; or what is literal.
std::string display_name(Fields& fields, Index name) {
  if (fields[name].type != Type::mapping) {
    if (fields[name].type != Type::sequence) return fields[name].text;
    fields.complain(name, "a name is a list where a string or a mapping is expected",
                    "write `{family: NAME, given: NAME}` or `{literal: NAME}`");
    return {};
  }
  if (fields.find(name, "literal")) return fields.text(name, "literal");
  std::string result;
  for (auto const* part : {"given", "dropping-particle", "non-dropping-particle", "family", "suffix"}) {
    std::string const word = fields.text(name, part);
    if (word.empty()) continue;
    if (!result.empty()) result += ' ';
    result += word;
  }
  if (result.empty())
    fields.complain(name, "a name has neither `family`, `given` nor `literal`",
                    "write `{family: NAME, given: NAME}` or `{literal: NAME}`");
  return result;
}

std::string display_names(Fields& fields, Index record, std::string_view key) {
  auto const at = fields.find(record, key);
  if (!at || fields[*at].type == Type::null) return {};
  std::vector<std::string> names;
  if (fields[*at].type == Type::sequence) {
    for (Index const element : fields.document().elements(*at)) {
      if (auto name = display_name(fields, element); !name.empty()) names.push_back(std::move(name));
    }
  } else if (auto name = display_name(fields, *at); !name.empty()) {
    names.push_back(std::move(name));
  }
  if (names.empty()) return {};
  if (names.size() == 1) return names.front();
  std::string const last = std::move(names.back());
  names.pop_back();
  return fmt::format("{} and {}", fmt::join(names, ", "), last);
}

// A code that nobody knows would choose no word lists: it is told, and the map's language holds.
std::string language_of(Fields& fields, Index at) {
  std::string language = fields.text(at, "language");
  if (language.empty() || quote::is_language(language)) return language;
  fields
      .complain(*fields.find(at, "language"), fmt::format("`{}` is no code of a language", language),
                "write a code of two or three letters: `de`, `pt-BR`")
      .severity = Severity::warning;
  return {};
}

// A record may have any key: other programs have theirs. But one that is nearly a key that stet reads is
// likely to be meant for it.
void check_name(Fields& fields, Index key) {
  std::string const& name = fields[key].text;
  auto const others = keys::other_csl();
  if (std::ranges::find(keys::record, name) != keys::record.end()) return;
  if (std::ranges::find(others, name) != others.end()) return;
  for (auto const known : keys::record) {
    if (comparable(name) != comparable(known)) continue;
    auto& diagnostic =
        fields.complain(key, fmt::format("unknown key `{}`", name), fmt::format("CSL writes it `{}`", known));
    fields.offer_name(diagnostic, key, known);
    return;
  }
  auto const meant = nearest(name, std::span<std::string_view const>(keys::record));
  if (meant.empty() || !nearest(name, others).empty()) return;
  auto& diagnostic =
      fields.complain(key, fmt::format("unknown key `{}`", name), fmt::format("did you mean `{}`?", meant));
  diagnostic.severity = Severity::warning;
  fields.offer_name(diagnostic, key, meant);
}

void check_keys(Fields& fields, Index record) {
  std::unordered_set<std::string_view> seen;
  for (auto const& [key, value] : fields.document().members(record)) {
    std::string const& name = fields[key].text;
    if (!seen.insert(name).second) {
      fields.complain(key, fmt::format("`{}` is given twice in one record", name), "keep one of them");
    }
    if (is_custom_key(name)) {
      fields.complain(key, fmt::format("`{}` belongs under `custom:`", name),
                      "CSL has no such field: indent it under `custom:`");
      continue;
    }
    check_name(fields, key);
  }
}

SourceRecord read_record(Fields& fields, Index at) {
  check_keys(fields, at);
  SourceRecord record;
  record.place = fields.location_of(at, "id").span;
  record.id = fields.text(at, "id");
  record.type = fields.text(at, "type");
  record.title = fields.text(at, "title");
  record.author = display_names(fields, at, "author");
  record.publisher = fields.text(at, "publisher");
  record.container = fields.text(at, "container-title");
  record.issued = date_of_csl(fields, at, "issued");
  record.accessed = date_of_csl(fields, at, "accessed");
  record.url = fields.text(at, "URL");
  record.doi = fields.text(at, "DOI");
  record.pmid = fields.text(at, "PMID");
  record.language = language_of(fields, at);
  record.license = fields.text(at, "license");
  if (auto const custom = fields.find(at, "custom")) read_custom(fields, *custom, record);
  return record;
}

// The list of records: the document itself, or what stands under `references:`.
std::optional<Index> list_of_records(Fields& fields) {
  constexpr Index root = 0;
  switch (fields[root].type) {
    case Type::null: return {};
    case Type::sequence: return root;
    case Type::mapping:
      if (auto const references = fields.find(root, "references")) {
        if (fields[*references].type == Type::sequence) return references;
        if (fields[*references].type == Type::null) return {};
        fields.complain(*references,
                        fmt::format("`references` is {} where a list of sources is expected",
                                    name_of(fields[*references].type)),
                        "write the sources below it, each beginning with `- id:`");
        return {};
      }
      fields.complain(root, "the registry is a mapping without `references:`",
                      "list the sources, each beginning with `- id:`, alone or under `references:`");
      return {};
    default:
      fields.complain(
          root,
          fmt::format("the registry is {} where a list of sources is expected", name_of(fields[root].type)),
          "list the sources, each beginning with `- id:`");
      return {};
  }
}

void check_lineage(Registry const& registry, FileId file, Diagnostics& diagnostics) {
  std::vector<std::string_view> ids;
  for (auto const& record : registry.records()) ids.push_back(record.id);
  std::size_t suggestions = 50;  // comparing every unknown id with every known one has to end somewhere
  for (auto const& record : registry.records()) {
    for (Lineage const& lineage : record.lineage) {
      if (registry.find(lineage.other)) continue;
      // Sources may share a wire agency's name that is no source itself; a near miss is a mistyped source.
      std::string_view meant;
      if (suggestions > 0) {
        meant = nearest(lineage.other, ids);
        --suggestions;
      }
      if (lineage.kind == LineageKind::same_wire && meant.empty()) continue;
      auto& diagnostic = diagnostics.report(rule_id::undefined_source, {file, lineage.place},
                                            fmt::format("`{}` {} `{}`, which the registry does not hold",
                                                        record.id, to_string(lineage.kind), lineage.other));
      diagnostic.label = "not registered";
      diagnostic.help = meant.empty() ? fmt::format("add a record with the id `{}`", lineage.other)
                                      : fmt::format("did you mean `{}`?", meant);
      diagnostic.subject = record.id + " " + lineage.other;
    }
  }
}

}  // namespace

Registry read_registry(Sources const& sources, FileId file, std::filesystem::path folder,
                       Diagnostics& diagnostics) {
  Registry::Records records;
  std::unordered_map<std::string, SourceId> by_id;
  auto const text = sources[file].text();
  Diagnostics found;
  auto const document = parser::yaml::parse(file, text, {0, static_cast<Offset>(text.size())}, found);
  bool damaged = !found.empty();
  if (!document.empty()) {
    Fields fields(document, file, found);
    auto const list = list_of_records(fields);
    if (!list && fields[0].type != Type::null) damaged = true;
    for (Index const element : list ? document.elements(*list) : std::vector<Index>{}) {
      if (fields[element].type != Type::mapping) {
        fields.complain(
            element, fmt::format("a source is {} where a mapping is expected", name_of(fields[element].type)),
            "begin each source with `- id: KEY`");
        continue;
      }
      auto record = read_record(fields, element);
      if (record.id.empty()) {
        if (!fields.find(element, "id")) {
          fields.complain(element, "a source has no `id`", "give it an id that citations can name");
        }
        damaged = true;
        continue;
      }
      auto const [first, is_new] = by_id.try_emplace(record.id, records.size());
      if (!is_new) {
        auto& diagnostic = found.report(rule_id::invalid_data, {file, record.place},
                                        fmt::format("the id `{}` is given to two sources", record.id));
        diagnostic.label = "again here";
        diagnostic.related.push_back({{file, records[first->second].place}, "first here"});
        diagnostic.help = "rename one of them; citations mean the first";
        diagnostic.subject = record.id;
        continue;
      }
      records.add(std::move(record));
    }
  }
  Registry registry(std::move(records), std::move(folder), damaged);
  if (!damaged) check_lineage(registry, file, found);
  diagnostics.append(std::move(found));
  return registry;
}

}  // namespace stet::verify
