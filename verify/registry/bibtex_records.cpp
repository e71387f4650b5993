// What BibTeX's entries inherit from others (`crossref`, `xdata`), and what becomes of their fields in CSL.
#include <algorithm>
#include <array>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "verify/registry/bibtex.h"
#include "verify/registry/loose_date.h"

namespace stet::verify {
namespace {

struct Pair {
  std::string_view bibtex, csl;
};
constexpr std::array entry_types = {Pair{"article", "article-journal"},
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
                                    Pair{"bookinbook", "book"},
                                    Pair{"suppbook", "chapter"},
                                    Pair{"collection", "book"},
                                    Pair{"suppcollection", "chapter"},
                                    Pair{"mvbook", "book"},
                                    Pair{"mvcollection", "book"},
                                    Pair{"mvproceedings", "book"},
                                    Pair{"mvreference", "book"},
                                    Pair{"periodical", "periodical"},
                                    Pair{"suppperiodical", "article-journal"},
                                    Pair{"review", "review"},
                                    Pair{"software", "software"},
                                    Pair{"letter", "personal_communication"},
                                    Pair{"audio", "song"},
                                    Pair{"music", "song"},
                                    Pair{"movie", "motion_picture"},
                                    Pair{"unpublished", "manuscript"},
                                    Pair{"jurisdiction", "legal_case"},
                                    Pair{"legislation", "legislation"},
                                    Pair{"video", "motion_picture"},
                                    Pair{"inreference", "entry-encyclopedia"},
                                    Pair{"reference", "book"}};
// Titles, names, dates, addresses, pages and the language are read by hand.
constexpr std::array text_fields = {Pair{"publisher", "publisher"},
                                    Pair{"institution", "publisher"},
                                    Pair{"school", "publisher"},
                                    Pair{"organization", "publisher"},
                                    Pair{"address", "publisher-place"},
                                    Pair{"location", "publisher-place"},
                                    Pair{"origpublisher", "original-publisher"},
                                    Pair{"origlocation", "original-publisher-place"},
                                    Pair{"origtitle", "original-title"},
                                    Pair{"eventtitle", "event-title"},
                                    Pair{"venue", "event-place"},
                                    Pair{"isbn", "ISBN"},
                                    Pair{"issn", "ISSN"},
                                    Pair{"pmid", "PMID"},
                                    Pair{"pmcid", "PMCID"},
                                    Pair{"volume", "volume"},
                                    Pair{"volumes", "number-of-volumes"},
                                    Pair{"part", "part"},
                                    Pair{"pagetotal", "number-of-pages"},
                                    Pair{"edition", "edition"},
                                    Pair{"series", "collection-title"},
                                    Pair{"shortseries", "collection-title-short"},
                                    Pair{"shorttitle", "title-short"},
                                    Pair{"shortjournal", "container-title-short"},
                                    Pair{"reviewtitle", "reviewed-title"},
                                    Pair{"note", "note"},
                                    Pair{"annote", "annote"},
                                    Pair{"annotation", "annote"},
                                    Pair{"abstract", "abstract"},
                                    Pair{"keywords", "keyword"},
                                    Pair{"chapter", "chapter-number"},
                                    Pair{"library", "call-number"},
                                    Pair{"type", "genre"},
                                    Pair{"version", "version"}};
constexpr std::array name_fields = {Pair{"author", "author"},         Pair{"editor", "editor"},
                                    Pair{"translator", "translator"}, Pair{"bookauthor", "container-author"},
                                    Pair{"director", "director"},     Pair{"holder", "holder"}};
constexpr std::array date_fields = {Pair{"urldate", "accessed"}, Pair{"origdate", "original-date"},
                                    Pair{"origyear", "original-date"}, Pair{"eventdate", "event-date"}};
// Read by hand, or of no concern to anybody but BibTeX.
constexpr std::string_view settled[] = {
    "title",      "subtitle",      "titleaddon",     "journal",   "journaltitle", "journalsubtitle",
    "booktitle",  "booksubtitle",  "booktitleaddon", "maintitle", "mainsubtitle", "maintitleaddon",
    "issuetitle", "date",          "year",           "month",     "day",          "doi",
    "url",        "howpublished",  "number",         "issue",     "pages",        "langid",
    "language",   "entrysubtype",  "crossref",       "xref",      "xdata",        "eprint",
    "eprinttype", "archiveprefix", "addendum",       "options",   "key",          "sortkey",
    "sortname",   "sorttitle",     "sortyear",       "presort",   "hyphenation",  "ids"};
constexpr std::array language_names = {
    Pair{"english", "en"}, Pair{"american", "en-US"}, Pair{"british", "en-GB"}, Pair{"german", "de"},
    Pair{"ngerman", "de"}, Pair{"french", "fr"},      Pair{"spanish", "es"},    Pair{"russian", "ru"},
    Pair{"serbian", "sr"}, Pair{"italian", "it"},     Pair{"dutch", "nl"},      Pair{"portuguese", "pt"}};
template <class Table>
std::string_view find_in(Table const& table, std::string_view key) {
  auto const found = std::ranges::find(table, key, &Pair::bibtex);
  return found == table.end() ? std::string_view{} : found->csl;
}

// --- Inheritance ---

std::string_view value_of(BibtexFields const& fields, std::string_view name) {
  auto const found = std::ranges::find(fields, name, &BibtexFields::value_type::first);
  return found == fields.end() ? std::string_view{} : std::string_view(found->second);
}

bool is_one_of(std::string_view word, std::initializer_list<std::string_view> list) {
  return std::ranges::find(list, word) != list.end();
}

bool is_part(std::string_view type) {
  return type.starts_with("in") || type.starts_with("supp") || type == "bookinbook";
}

// The name under which a part of a book has the field of the book, as BibLaTeX defines it; empty if it has
// not.
std::string inherited_name(std::string_view name, std::string_view child, std::string_view parent) {
  if (is_one_of(name, {"crossref", "xref", "xdata", "ids", "options", "shorttitle", "sorttitle", "shorthand",
                       "label", "related", "relatedtype", "entryset"}))
    return {};
  if (!is_one_of(name, {"title", "subtitle", "titleaddon"})) return std::string(name);
  if (parent.starts_with("mv")) return "main" + std::string(name);
  if (parent == "periodical") return name == "titleaddon" ? std::string{} : "journal" + std::string(name);
  if (is_part(child) && is_one_of(parent, {"book", "collection", "proceedings", "reference"}))
    return "book" + std::string(name);
  return std::string(name);
}

class Inheritance {
 public:
  Inheritance(std::span<BibtexEntry const> entries, Bibliography& bibliography)
      : bibliography_(bibliography) {
    for (auto const& entry : entries) {
      by_key_.try_emplace(comparable(entry.key), &entry);
      for (auto const& [name, value] : entry.fields) most_inherited_ += 16 * (name.size() + value.size());
    }
  }

  // The entry's fields and those of the entries that it names, of those that these name, and so on.
  [[nodiscard]] BibtexFields fields_of(BibtexEntry const& entry) {
    std::vector<BibtexEntry const*> line{&entry};
    line_ = entry.line;
    while (line.size() < deepest && inherited_ <= most_inherited_) {
      auto const name = value_of(line.back()->fields, "crossref");
      auto const* const next = name.empty() ? nullptr : find(name, entry.line);
      if (next == nullptr || std::ranges::find(line, next) != line.end()) break;
      line.push_back(next);
    }
    BibtexFields fields = with_data(*line.back());
    for (std::size_t i = line.size() - 1; i-- > 0;) {
      BibtexFields own = with_data(*line[i]);
      inherit(own, fields, line[i]->type, line[i + 1]->type);
      fields = std::move(own);
    }
    return fields;
  }

 private:
  static constexpr std::size_t deepest = 8;
  static constexpr std::size_t most_fields = 1000;

  BibtexEntry const* find(std::string_view name, std::size_t line) {
    auto const found = by_key_.find(comparable(name));
    if (found != by_key_.end()) return found->second;
    bibliography_.complain(line, fmt::format("there is no entry `{}` to take fields from", trimmed(name)));
    return nullptr;
  }

  void add(BibtexFields& fields, std::string name, std::string const& value) {
    if (fields.size() > most_fields || !value_of(fields, name).empty()) return;
    bool const had_room = inherited_ <= most_inherited_;
    inherited_ += name.size() + value.size();
    if (inherited_ > most_inherited_) {
      if (had_room)
        bibliography_.complain(line_,
                               "entries inherit too much; nothing more is taken from others from here on");
      return;
    }
    fields.emplace_back(std::move(name), value);
  }

  // The entry's fields with those of the data that it names.
  BibtexFields with_data(BibtexEntry const& entry) {
    BibtexFields fields = entry.fields;
    if (inherited_ > most_inherited_) return fields;
    auto names = split_bibtex(value_of(entry.fields, "xdata"), ",");
    for (std::size_t i = 0; i < names.size() && i < deepest; ++i) {
      auto const* const data = names[i].empty() ? nullptr : find(names[i], entry.line);
      if (data == nullptr) continue;
      for (auto const& [name, value] : data->fields)
        if (name != "xdata") add(fields, name, value);
      for (auto const more : split_bibtex(value_of(data->fields, "xdata"), ",")) names.push_back(more);
    }
    return fields;
  }

  void inherit(BibtexFields& fields, BibtexFields const& theirs, std::string_view child,
               std::string_view parent) {
    bool const has_date = !value_of(fields, "date").empty() || !value_of(fields, "year").empty();
    for (auto const& [name, value] : theirs) {
      if (has_date && is_one_of(name, {"date", "year", "month", "day"})) continue;
      std::string as = inherited_name(name, child, parent);
      // What BibTeX's own styles inherit stands in the parent under the child's name.
      if (as.empty() || (as != name && !value_of(theirs, as).empty())) continue;
      add(fields, std::move(as), value);
      if (name == "author" && is_part(child) && is_one_of(parent, {"book", "mvbook"}))
        add(fields, "bookauthor", value);
    }
  }

  Bibliography& bibliography_;
  std::unordered_map<std::string, BibtexEntry const*> by_key_;
  std::size_t inherited_ = 0;                           // bytes, by all entries together
  std::size_t most_inherited_ = std::size_t{1} << 20U;  // more, the larger the file
  std::size_t line_ = 1;                                // of the entry that inherits
};

// --- Records ---

// `title: subtitle. addition`
std::string whole_title(BibtexFields const& given, std::string_view title, std::string_view subtitle,
                        std::string_view addition) {
  std::string whole = without_tex(value_of(given, title));
  for (auto const part : {subtitle, addition}) {
    std::string const more = without_tex(value_of(given, part));
    if (whole.empty() || more.empty()) continue;
    bool const ends = std::string_view("?!.:").contains(whole.back());
    whole += (ends ? " " : part == subtitle ? ": " : ". ") + more;
  }
  return whole;
}

// Addresses are no TeX but for a few escapes.
std::string address(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    bool const escapes = text[i] == '\\' && i + 1 < text.size();
    if (text[i] == '{' || text[i] == '}' || is_space(text[i]) || escapes) continue;
    out += text[i];
  }
  return out;
}

// Where what is kept in an archive can be found.
std::string address_in_archive(std::string_view archive, std::string_view number) {
  constexpr std::array archives = {
      Pair{"arxiv", "https://arxiv.org/abs/"}, Pair{"jstor", "https://www.jstor.org/stable/"},
      Pair{"pubmed", "https://www.ncbi.nlm.nih.gov/pubmed/"},
      Pair{"googlebooks", "https://books.google.com?id="}, Pair{"hdl", "https://hdl.handle.net/"}};
  auto const site = find_in(archives, comparable(archive));
  return site.empty() || number.empty() ? std::string{} : std::string(site) + address(number);
}

class RecordWriter {
 public:
  RecordWriter(BibtexEntry const& entry, BibtexFields const& given, Bibliography& bibliography)
      : entry_(entry), given_(given), bibliography_(bibliography) {}

  Entry write() {
    auto const csl = find_in(entry_types, entry_.type);
    bool const is_news = raw("entrysubtype") == "newspaper";
    record_.add("id", Entry::of(entry_.key));
    record_.add("type", is_news ? "article-newspaper" : csl.empty() ? "document" : csl);
    for (auto const& role : name_fields)
      if (!trimmed(raw(role.bibtex)).empty()) record_.add(role.csl, names_of_bibtex(raw(role.bibtex)));
    write_dates();
    write_titles();
    for (auto const& [name, value] : given_) write_field(name, value);
    write_addresses();
    bool const is_article = csl == "article-journal" || csl == "article-newspaper";
    record_.add(is_article ? "issue" : "number",
                without_tex(raw("number").empty() ? raw("issue") : raw("number")));
    std::string pages = without_tex(raw("pages"));
    if (auto const dash = pages.find("–"); dash != std::string::npos)
      pages.replace(dash, std::string_view("–").size(), "-");
    record_.add("page", pages);
    std::string const language = comparable(raw("langid").empty() ? raw("language") : raw("langid"));
    auto const code = find_in(language_names, language);
    record_.add("language", code.empty() ? std::string_view(language) : code);
    return std::move(record_);
  }

 private:
  [[nodiscard]] std::string_view raw(std::string_view name) const { return value_of(given_, name); }

  void write_dates() {
    auto const date = trimmed(raw("date"));
    auto const read =
        date.empty() ? read_loose_date(raw("year"), raw("month"), raw("day")) : read_loose_date(date);
    std::string written(date);
    for (auto const* part : {"year", "month", "day"})
      if (date.empty() && !raw(part).empty()) (written += written.empty() ? "" : " ") += raw(part);
    add_date(bibliography_, record_, "issued", read, written, entry_.line);
    for (auto const& [name, field] : date_fields)
      if (std::ranges::find(record_.members, field, &Entry::Member::first) == record_.members.end())
        add_date(bibliography_, record_, field, read_loose_date(raw(name)), raw(name), entry_.line);
  }

  // A book of a work in several volumes is named by both.
  void write_titles() {
    std::string title = whole_title(given_, "title", "subtitle", "titleaddon");
    std::string const book = whole_title(given_, "booktitle", "booksubtitle", "booktitleaddon");
    std::string const work = whole_title(given_, "maintitle", "mainsubtitle", "maintitleaddon");
    auto const* journal = raw("journaltitle").empty() ? "journal" : "journaltitle";
    std::string container = whole_title(given_, journal, "journalsubtitle", "");
    if (container.empty()) container = work.empty() || book.empty() ? book : work;
    if (container.empty() && is_part(entry_.type)) container = work;
    if (!work.empty() && container == work && !book.empty()) record_.add("volume-title", book);
    if (container.empty() && !work.empty()) {
      record_.add("volume-title", title);
      title = work;
    }
    record_.add("title", title.empty() ? without_tex(raw("issuetitle")) : title);
    record_.add("container-title", container);
  }

  void write_field(std::string const& name, std::string const& value) {
    auto const field = find_in(text_fields, name);
    if (field.empty()) {
      auto const known = [&](auto const& table) { return !find_in(table, name).empty(); };
      if (!known(name_fields) && !known(date_fields) &&
          std::ranges::find(settled, name) == std::ranges::end(settled) && !is_blank(value))
        ++bibliography_.left[name];
      return;
    }
    if (std::ranges::find(record_.members, field, &Entry::Member::first) == record_.members.end())
      record_.add(field, is_list(field) ? listed(value) : without_tex(value));
  }

  static bool is_list(std::string_view field) {
    return field.starts_with("publisher") || field.starts_with("original-publisher");
  }
  // Houses and places, which BibTeX lists as it lists names.
  static std::string listed(std::string const& value) {
    std::string list;
    for (auto const part : split_bibtex(value, " and "))
      (list += list.empty() ? "" : "; ") += without_tex(part);
    return list;
  }

  void write_addresses() {
    record_.add("DOI", address(raw("doi")));
    std::string url = address(raw("url"));
    auto const published = raw("howpublished");
    if (auto const at = published.find("\\url{"); url.empty() && at != std::string_view::npos) {
      auto const rest = published.substr(at + 5);
      url = address(rest.substr(0, rest.find('}')));
    }
    auto const archive = raw("eprinttype").empty() ? raw("archiveprefix") : raw("eprinttype");
    std::string const archived = address_in_archive(archive, raw("eprint"));
    if (archived.empty() && !raw("eprint").empty()) ++bibliography_.left["eprint"];
    record_.add("URL", url.empty() ? archived : url);
  }

  BibtexEntry const& entry_;
  BibtexFields const& given_;
  Bibliography& bibliography_;
  Entry record_ = Entry::mapping({});
};

}  // namespace

void add_bibtex_records(std::span<BibtexEntry const> entries, Bibliography& bibliography) {
  Inheritance inheritance(entries, bibliography);
  for (auto const& entry : entries) {
    if (entry.type == "xdata" || entry.type == "set") continue;
    bibliography.add(RecordWriter(entry, inheritance.fields_of(entry), bibliography).write(), entry.line);
  }
}

}  // namespace stet::verify
