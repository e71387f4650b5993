#include "verify/registry/import.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "base/encoding.h"
#include "base/text.h"
#include "base/utf8.h"
#include "verify/registry/capture.h"

namespace stet::verify {
namespace {

bool is_year(std::string_view text) { return text.size() == 4 && std::ranges::all_of(text, is_digit); }

bool ends_with_any(std::string_view path, std::initializer_list<std::string_view> endings) {
  return std::ranges::any_of(endings, [&](std::string_view ending) { return path.ends_with(ending); });
}

// The id as a citation can name it: `[@{…}]` takes all but blanks and brackets.
std::string citable(std::string_view id) {
  std::string out;
  for (char const c : id) {
    bool const breaks = is_space(c) || std::string_view("{}[]").contains(c);
    if (!breaks)
      out += c;
    else if (!out.empty() && !out.ends_with('-'))
      out += '-';
  }
  while (out.ends_with('-')) out.pop_back();
  return out.empty() ? slug(id) : out;
}

// Gives records that have no id one made of their title, those that citations cannot name another, and tells
// apart those that share one.
void complete_ids(Bibliography& bibliography) {
  std::unordered_set<std::string> seen;
  std::unordered_map<std::string, std::size_t> next;  // number to try for an id that is taken
  for (std::size_t i = 0; i < bibliography.records.size(); ++i) {
    auto& record = bibliography.records[i];
    std::size_t const line = bibliography.lines[i];
    auto id = std::ranges::find(record.members, "id", &Entry::Member::first);
    if (id == record.members.end() || id->second.text.empty()) {
      auto const title = std::ranges::find(record.members, "title", &Entry::Member::first);
      std::string made =
          slug(title == record.members.end() ? std::string_view{} : std::string_view(title->second.text));
      if (id == record.members.end()) id = record.members.insert(record.members.begin(), {"id", Entry{}});
      id->second = Entry::of(made);
      bibliography.note(line, fmt::format("a record without a key; it is `{}`", made));
    } else if (std::string key = citable(id->second.text); key != id->second.text) {
      bibliography.note(line, fmt::format("a citation cannot name `{}`; it is `{}`", id->second.text, key));
      id->second = Entry::of(key);
    }
    std::string const wanted = id->second.text;
    while (!seen.insert(id->second.text).second) {
      auto const [number, is_new] = next.try_emplace(wanted, 2);
      id->second = Entry::of(fmt::format("{}-{}", wanted, number->second++));
    }
    if (id->second.text != wanted)
      bibliography.complain(line, fmt::format("`{}` is the key of an earlier record; this one is `{}`",
                                              wanted, id->second.text));
  }
}

// Text in another encoding as UTF-8: a byte order mark says which, else it is what Windows wrote in the West.
std::string in_utf8(std::string_view text, Bibliography& bibliography) {
  std::string_view const marked = encoding_by_mark(text);
  std::string_view const label = marked.empty() ? "windows-1252" : marked;
  auto const bad = utf8::first_invalid(text).value_or(0);
  auto decoded = decode(text, label);
  if (!decoded || decoded->text.contains("\uFFFD")) {
    bibliography.complain(1, fmt::format("the file is neither UTF-8 nor {}; save it as UTF-8", label));
    return {};
  }
  bibliography.note(1 + static_cast<std::size_t>(std::ranges::count(text.substr(0, bad), '\n')),
                    fmt::format("the file is not UTF-8; it is read as {}", label));
  return std::move(decoded->text);
}

}  // namespace

std::optional<BibliographyFormat> parse_bibliography_format(std::string_view word) {
  if (word == "csl") return BibliographyFormat::csl;
  if (word == "bibtex") return BibliographyFormat::bibtex;
  if (word == "ris") return BibliographyFormat::ris;
  if (word == "pubmed") return BibliographyFormat::pubmed;
  return {};
}

BibliographyFormat bibliography_format(std::string_view path, std::string_view text) {
  if (ends_with_any(path, {".bib", ".bibtex"})) return BibliographyFormat::bibtex;
  if (ends_with_any(path, {".ris", ".RIS"})) return BibliographyFormat::ris;
  if (ends_with_any(path, {".nbib"})) return BibliographyFormat::pubmed;
  if (ends_with_any(path, {".yaml", ".yml", ".json"})) return BibliographyFormat::csl;
  auto const start = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (start == std::string_view::npos) return BibliographyFormat::csl;
  if (text[start] == '@') return BibliographyFormat::bibtex;
  if (text.substr(start).starts_with("TY  -")) return BibliographyFormat::ris;
  if (text.substr(start).starts_with("PMID-")) return BibliographyFormat::pubmed;
  return BibliographyFormat::csl;
}

void add_date(Bibliography& bibliography, Entry& record, std::string_view key, LooseDate const& date,
              std::string_view written, std::size_t line) {
  if (trimmed(written).empty()) return;
  if (date.date.empty()) {
    bibliography.complain(line, fmt::format("`{}` is no date; it is left out", trimmed(written)));
    return;
  }
  if (!date.whole)
    bibliography.complain(line,
                          fmt::format("of the date `{}` only `{}` is kept", trimmed(written), date.date));
  if (date.season == 0 || !is_year(date.date)) {
    record.add(key, date.date);
    return;
  }
  record.add(key, Entry::mapping({{"date-parts", Entry::list({Entry::list({Entry::literal(date.date)})})},
                                  {"season", Entry::literal(std::to_string(date.season))}}));
}

Bibliography read_bibliography(std::string_view text, BibliographyFormat format) {
  Bibliography before;
  std::string decoded;
  if (utf8::first_invalid(text) || !encoding_by_mark(text).empty()) text = decoded = in_utf8(text, before);
  Bibliography result = format == BibliographyFormat::bibtex   ? read_bibtex(text)
                        : format == BibliographyFormat::ris    ? read_ris(text)
                        : format == BibliographyFormat::pubmed ? read_pubmed(text)
                                                               : read_csl(text);
  complete_ids(result);
  result.notes.insert(result.notes.begin(), before.notes.begin(), before.notes.end());
  result.problems.insert(result.problems.begin(), before.problems.begin(), before.problems.end());
  return result;
}

}  // namespace stet::verify
