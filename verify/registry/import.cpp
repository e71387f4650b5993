#include "verify/registry/import.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/source.h"
#include "base/utf8.h"
#include "verify/registry/capture.h"

namespace stet::verify {
namespace {

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

// Gives records that have no id one made of their title, and tells apart those that share one.
void complete_ids(Bibliography& bibliography) {
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, std::size_t> next;  // number to try for an id that is taken
  for (auto& record : bibliography.records) {
    auto id = std::ranges::find(record.members, "id", &Entry::Member::first);
    if (id == record.members.end() || id->second.text.empty()) {
      auto const title = std::ranges::find(record.members, "title", &Entry::Member::first);
      std::string made =
          slug(title == record.members.end() ? std::string_view{} : std::string_view(title->second.text));
      if (id == record.members.end()) id = record.members.insert(record.members.begin(), {"id", Entry{}});
      id->second = Entry::of(made);
    }
    std::string const wanted = id->second.text;
    while (!seen.insert(id->second.text).second) {
      auto const [number, is_new] = next.try_emplace(wanted, 2);
      id->second = Entry::of(fmt::format("{}-{}", wanted, number->second++));
    }
  }
}

}  // namespace

std::optional<BibliographyFormat> parse_bibliography_format(std::string_view word) {
  if (word == "csl") return BibliographyFormat::csl;
  if (word == "bibtex") return BibliographyFormat::bibtex;
  if (word == "ris") return BibliographyFormat::ris;
  return {};
}

BibliographyFormat bibliography_format(std::string_view path, std::string_view text) {
  if (ends_with_any(path, {".bib", ".bibtex"})) return BibliographyFormat::bibtex;
  if (ends_with_any(path, {".ris", ".RIS"})) return BibliographyFormat::ris;
  if (ends_with_any(path, {".yaml", ".yml", ".json"})) return BibliographyFormat::csl;
  auto const start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos) return BibliographyFormat::csl;
  if (text[start] == '@') return BibliographyFormat::bibtex;
  if (text.substr(start).starts_with("TY  -")) return BibliographyFormat::ris;
  return BibliographyFormat::csl;
}

Bibliography read_csl(std::string_view text) {
  Bibliography result;
  Diagnostics diagnostics;
  SourceFile const file({}, std::string(text));
  auto const document =
      parser::yaml::parse(FileId{0}, text, {0, static_cast<Offset>(text.size())}, diagnostics);
  auto const complain = [&](Offset at, std::string message) {
    result.complain(file.position(at).line, std::move(message));
  };
  for (auto const& found : diagnostics.list()) complain(found.location.span.begin, found.message);
  if (document.empty()) return result;
  using parser::yaml::Type;
  std::optional<parser::yaml::ValueIndex> list = 0;
  if (document[0].type == Type::mapping) {
    for (auto const* key : {"references", "items"})
      if (auto const found = document.find(0, key)) list = found;
    if (*list == 0 && document.find(0, "id")) {  // one record by itself
      result.records.push_back(entry_of(document, 0));
      return result;
    }
  }
  if (document[*list].type != Type::sequence) {
    complain(document[*list].span.begin, "there is no list of records");
    return result;
  }
  for (auto const element : document.elements(*list)) {
    if (document[element].type != Type::mapping) {
      complain(document[element].span.begin, "a record is not a mapping");
      continue;
    }
    result.records.push_back(entry_of(document, element));
  }
  return result;
}

Bibliography read_bibliography(std::string_view text, BibliographyFormat format) {
  // An id with a byte that is no character could be written and would not be found again.
  std::string well_formed;
  if (utf8::first_invalid(text)) {
    for (std::size_t at = 0; at < text.size();) {
      auto const [c, size] = utf8::decode(text, at);
      utf8::append(well_formed, c);
      at += size;
    }
    text = well_formed;
  }
  Bibliography result = format == BibliographyFormat::bibtex ? read_bibtex(text)
                        : format == BibliographyFormat::ris  ? read_ris(text)
                                                             : read_csl(text);
  complete_ids(result);
  return result;
}

}  // namespace stet::verify
