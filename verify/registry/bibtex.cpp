// BibTeX and BibLaTeX: entries with fields in braces, quotation marks or by name, `@string` abbreviations,
// `#`. Nothing nests without a bound, and abbreviations of abbreviations cannot grow without one.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "verify/registry/dates.h"
#include "verify/registry/import.h"

namespace stet::verify {
namespace {

constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t longest_abbreviation = std::size_t{64} << 10U;

struct Pair {
  std::string_view bibtex, csl;
};
constexpr std::array types = {Pair{"article", "article-journal"},
                              Pair{"book", "book"},
                              Pair{"booklet", "pamphlet"},
                              Pair{"inbook", "chapter"},
                              Pair{"incollection", "chapter"},
                              Pair{"inproceedings", "paper-conference"},
                              Pair{"conference", "paper-conference"},
                              Pair{"proceedings", "book"},
                              Pair{"manual", "report"},
                              Pair{"mastersthesis", "thesis"},
                              Pair{"phdthesis", "thesis"},
                              Pair{"thesis", "thesis"},
                              Pair{"techreport", "report"},
                              Pair{"report", "report"},
                              Pair{"online", "webpage"},
                              Pair{"electronic", "webpage"},
                              Pair{"www", "webpage"},
                              Pair{"dataset", "dataset"},
                              Pair{"patent", "patent"},
                              Pair{"unpublished", "manuscript"},
                              Pair{"jurisdiction", "legal_case"},
                              Pair{"legislation", "legislation"},
                              Pair{"video", "motion_picture"},
                              Pair{"inreference", "entry-encyclopedia"},
                              Pair{"reference", "book"}};
constexpr std::array fields = {Pair{"title", "title"},
                               Pair{"journal", "container-title"},
                               Pair{"journaltitle", "container-title"},
                               Pair{"booktitle", "container-title"},
                               Pair{"maintitle", "container-title"},
                               Pair{"publisher", "publisher"},
                               Pair{"institution", "publisher"},
                               Pair{"school", "publisher"},
                               Pair{"organization", "publisher"},
                               Pair{"address", "publisher-place"},
                               Pair{"location", "publisher-place"},
                               Pair{"isbn", "ISBN"},
                               Pair{"issn", "ISSN"},
                               Pair{"volume", "volume"},
                               Pair{"edition", "edition"},
                               Pair{"series", "collection-title"},
                               Pair{"note", "note"},
                               Pair{"abstract", "abstract"},
                               Pair{"keywords", "keyword"},
                               Pair{"chapter", "chapter-number"},
                               Pair{"version", "version"}};
constexpr std::array languages = {Pair{"english", "en"}, Pair{"american", "en-US"}, Pair{"british", "en-GB"},
                                  Pair{"german", "de"},  Pair{"ngerman", "de"},     Pair{"french", "fr"},
                                  Pair{"spanish", "es"}, Pair{"russian", "ru"},     Pair{"serbian", "sr"},
                                  Pair{"italian", "it"}, Pair{"dutch", "nl"},       Pair{"portuguese", "pt"}};
constexpr std::array<std::string_view, 12> months = {"jan", "feb", "mar", "apr", "may", "jun",
                                                     "jul", "aug", "sep", "oct", "nov", "dec"};

template <class Table>
std::string_view find_in(Table const& table, std::string_view key) {
  auto const found = std::ranges::find(table, key, &Pair::bibtex);
  return found == table.end() ? std::string_view{} : found->csl;
}

using Fields = std::vector<std::pair<std::string, std::string>>;  // names in lower case, values as written

class BibtexReader {
 public:
  explicit BibtexReader(std::string_view text) : text_(text) {}

  Bibliography run() {
    while (true) {
      auto const next = text_.find('@', at_);
      if (next == std::string_view::npos) break;
      move_to(next + 1);
      entry();
    }
    return std::move(result_);
  }

 private:
  void move_to(std::size_t at) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    at_ = at;
  }
  void skip_blanks() {
    std::size_t at = at_;
    while (at < text_.size() && is_space(text_[at])) ++at;
    move_to(at);
  }
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // A name of a type, key or field.
  std::string_view word() {
    auto const end = std::min(text_.find_first_of(" \t\r\n{}(),=\"#%@", at_), text_.size());
    auto const found = text_.substr(at_, end - at_);
    move_to(end);
    return found;
  }

  void complain(std::string message) { result_.complain(line_, std::move(message)); }

  void entry() {
    std::string const type = comparable(word());
    skip_blanks();
    if (here() != '{' && here() != '(') return;  // an @ in running text
    char const close = here() == '{' ? '}' : ')';
    move_to(at_ + 1);
    if (type == "comment" || type == "preamble") {
      skip_to(close);
      return;
    }
    skip_blanks();
    std::size_t const begun = line_;
    if (type == "string") {
      Fields const abbreviation = read_fields(close, begun);
      for (auto const& [name, value] : abbreviation)
        if (value.size() <= longest_abbreviation) abbreviations_[name] = value;
      return;
    }
    auto const comma = std::min(text_.find_first_of(",}\n)", at_), text_.size());
    std::string const key(trimmed(text_.substr(at_, comma - at_)));
    move_to(comma);
    if (here() == ',') move_to(at_ + 1);
    result_.records.push_back(record(type, key, read_fields(close, begun)));
  }

  // Up to the bracket that ends the entry. What follows a mistake is looked at again from the next entry on.
  Fields read_fields(char close, std::size_t begun) {
    Fields found;
    while (true) {
      skip_blanks();
      if (here() == ',') {
        move_to(at_ + 1);
        continue;
      }
      if (here() == close) {
        move_to(at_ + 1);
        return found;
      }
      if (at_ >= text_.size() || here() == '@') {
        result_.complain(begun, "the entry that begins here is not closed");
        return found;
      }
      std::string name = comparable(word());
      skip_blanks();
      if (name.empty() || here() != '=') {
        complain(name.empty() ? std::string("a field has no name") : fmt::format("`{}` has no value", name));
        if (here() == '=') {
          move_to(at_ + 1);
          (void)value();
        } else if (here() != ',' && here() != close && here() != '@' && at_ < text_.size()) {
          move_to(at_ + 1);
        }
        continue;
      }
      move_to(at_ + 1);
      found.emplace_back(std::move(name), value());
    }
  }

  // Pieces joined by `#`.
  std::string value() {
    std::string out;
    while (true) {
      skip_blanks();
      if (here() == '{') {
        move_to(at_ + 1);
        out += braced('}');
      } else if (here() == '"') {
        move_to(at_ + 1);
        out += braced('"');
      } else {
        std::string_view const name = word();
        auto const known = abbreviations_.find(comparable(name));
        out += known == abbreviations_.end() ? std::string_view(name) : std::string_view(known->second);
        if (name.empty() && at_ < text_.size() && here() != '#') return out;
      }
      if (out.size() > longest_value) {
        complain("a value is too long");
        out.clear();
      }
      skip_blanks();
      if (here() != '#') return out;
      move_to(at_ + 1);
    }
  }

  // Up to the closing sign outside of inner braces. A line that begins with @ is the next entry: whoever
  // forgets a brace loses one entry and not the file, and no byte is looked at twice.
  std::string braced(char close) {
    std::size_t const begin = at_;
    std::size_t depth = 0;
    std::size_t at = at_;
    for (; at < text_.size(); ++at) {
      char const c = text_[at];
      if (c == '\n' && at + 1 < text_.size() && text_[at + 1] == '@') break;
      if (c == '\\' && at + 1 < text_.size() && text_[at + 1] != '\n') {
        ++at;
      } else if (c == close && depth == 0) {
        std::string found(text_.substr(begin, at - begin));
        move_to(at + 1);
        return found;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && depth > 0) {
        --depth;
      }
    }
    complain("the value that begins here is not closed");
    std::string found(text_.substr(begin, at - begin));
    move_to(at);
    return found;
  }

  void skip_to(char close) {
    std::size_t depth = 0;
    std::size_t at = at_;
    for (; at < text_.size(); ++at) {
      if (text_[at] == '{') ++depth;
      if (text_[at] == close && depth == 0) break;
      if (text_[at] == '}' && depth > 0) --depth;
    }
    move_to(std::min(at + 1, text_.size()));
  }

  Entry record(std::string const& type, std::string const& key, Fields const& given) {
    auto const raw = [&](std::string_view name) -> std::string_view {
      auto const found = std::ranges::find(given, name, &Fields::value_type::first);
      return found == given.end() ? std::string_view{} : std::string_view(found->second);
    };
    Entry entry = Entry::mapping({});
    entry.add("id", Entry::of(key));
    auto const csl = find_in(types, type);
    bool const is_news = raw("entrysubtype") == "newspaper";
    entry.add("type", is_news ? "article-newspaper" : csl.empty() ? "document" : csl);
    for (auto const* role : {"author", "editor"})
      if (!trimmed(raw(role)).empty()) entry.add(role, names_of_bibtex(raw(role)));
    entry.add("issued", issued(raw("date"), raw("year"), raw("month"), raw("day")));
    if (is_date(raw("urldate"))) entry.add("accessed", raw("urldate"));
    for (auto const& [name, value] : given) {
      auto const field = find_in(fields, name);
      if (field.empty() ||
          std::ranges::find(entry.members, field, &Entry::Member::first) != entry.members.end())
        continue;
      entry.add(field, without_tex(value));
    }
    // Addresses are no TeX but for a few escapes.
    entry.add("DOI", address(raw("doi")));
    std::string url = address(raw("url"));
    if (url.empty() && raw("howpublished").find("\\url{") != std::string_view::npos) {
      auto const rest = raw("howpublished").substr(raw("howpublished").find("\\url{") + 5);
      url = address(rest.substr(0, rest.find('}')));
    }
    entry.add("URL", url);
    entry.add(csl == "article-journal" ? "issue" : "number", without_tex(raw("number")));
    std::string pages = without_tex(raw("pages"));
    if (auto const dash = pages.find("–"); dash != std::string::npos)
      pages.replace(dash, std::string_view("–").size(), "-");
    entry.add("page", pages);
    std::string const language = comparable(raw("langid").empty() ? raw("language") : raw("langid"));
    auto const code = find_in(languages, language);
    entry.add("language", code.empty() ? std::string_view(language) : code);
    return entry;
  }

  static std::string address(std::string_view text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
      bool const escapes = text[i] == '\\' && i + 1 < text.size();
      if (text[i] == '{' || text[i] == '}' || is_space(text[i]) || escapes) continue;
      out += text[i];
    }
    return out;
  }

  // BibLaTeX's date, or year and month, whose name may be in any case.
  std::string issued(std::string_view date, std::string_view year, std::string_view month,
                     std::string_view day) {
    if (is_date(trimmed(date))) return std::string(trimmed(date));
    auto const number = [](std::string_view text) {
      int value = 0;
      for (char const c : trimmed(text)) {
        if (c < '0' || c > '9' || value > 9999) return -1;
        value = 10 * value + (c - '0');
      }
      return trimmed(text).empty() ? 0 : value;
    };
    std::string const plain_year = without_tex(year);
    int const y = number(plain_year);
    if (y <= 0) return {};
    int m = number(month);
    if (m < 0) {
      std::string const name = comparable(without_tex(month)).substr(0, 3);
      auto const found = std::ranges::find(months, std::string_view(name));
      m = found == months.end() ? 0 : static_cast<int>(found - months.begin()) + 1;
    }
    int const d = m == 0 ? 0 : std::max(0, number(day));
    std::string whole = iso_date(y, m, d);
    return whole.empty() ? iso_date(y, 0, 0) : whole;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::unordered_map<std::string, std::string> abbreviations_;  // looked up only
  Bibliography result_;
};

// Splits at a separator outside of braces.
std::vector<std::string_view> split(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && depth > 0) --depth;
    if (depth == 0 && text.substr(i).starts_with(separator)) {
      parts.push_back(trimmed(text.substr(begin, i - begin)));
      i += separator.size() - 1;
      begin = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(begin)));
  return parts;
}

std::string_view first_words(std::vector<std::string_view> const& words, std::size_t begin, std::size_t end) {
  if (begin >= end) return {};
  auto const* from = words[begin].data();
  return {from, static_cast<std::size_t>(words[end - 1].data() + words[end - 1].size() - from)};
}

bool is_particle(std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

Entry name_of(std::string_view name) {
  bool const is_whole = name.starts_with('{') && name.ends_with('}') && name.find('}') == name.size() - 1;
  if (is_whole) return Entry::mapping({{"literal", Entry::of(without_tex(name))}});
  auto const parts = split(name, ",");
  Entry entry = Entry::mapping({});
  std::string_view family = parts[0];
  std::string_view given;
  std::string_view particle;
  std::string_view suffix;
  if (parts.size() > 1) {
    given = parts.back();
    if (parts.size() > 2) suffix = parts[1];
    auto const words = split(family, " ");
    std::size_t count = 0;
    while (count + 1 < words.size() && is_particle(words[count])) ++count;
    particle = first_words(words, 0, count);
    family = first_words(words, count, words.size());
  } else {
    auto const words = split(name, " ");
    std::size_t begin = 0;
    while (begin + 1 < words.size() && !is_particle(words[begin])) ++begin;
    std::size_t end = begin;
    while (end + 1 < words.size() && is_particle(words[end])) ++end;
    given = first_words(words, 0, begin);
    particle = first_words(words, begin, end);
    family = first_words(words, end, words.size());
  }
  entry.add("family", without_tex(family));
  entry.add("given", without_tex(given));
  entry.add("non-dropping-particle", without_tex(particle));
  entry.add("suffix", without_tex(suffix));
  if (entry.members.empty()) entry.add("literal", Entry::of(without_tex(name)));
  return entry;
}

}  // namespace

Entry names_of_bibtex(std::string_view text) {
  std::string plain(text);
  std::ranges::replace_if(plain, is_space, ' ');
  Entry names = Entry::list({});
  for (auto const part : split(plain, " and "))
    if (!part.empty() && part != "others") names.elements.push_back(name_of(part));
  return names;
}

Bibliography read_bibtex(std::string_view text) { return BibtexReader(text).run(); }

}  // namespace stet::verify
