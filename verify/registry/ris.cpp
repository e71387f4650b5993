// RIS, the tagged format of reference managers: lines `XX  - value`, a record from TY to ER. Tags are those
// of the 2011 specification as its users apply them.
#include <algorithm>
#include <array>
#include <charconv>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/registry/dates.h"
#include "verify/registry/import.h"
#include "verify/registry/lists.h"

namespace stet::verify {
namespace {

struct RisType {
  std::string_view ris, csl;
};
constexpr std::array types = {RisType{"JOUR", "article-journal"},
                              RisType{"EJOUR", "article-journal"},
                              RisType{"NEWS", "article-newspaper"},
                              RisType{"MGZN", "article-magazine"},
                              RisType{"BOOK", "book"},
                              RisType{"EBOOK", "book"},
                              RisType{"CHAP", "chapter"},
                              RisType{"ECHAP", "chapter"},
                              RisType{"RPRT", "report"},
                              RisType{"GOVDOC", "report"},
                              RisType{"THES", "thesis"},
                              RisType{"CONF", "paper-conference"},
                              RisType{"CPAPER", "paper-conference"},
                              RisType{"ELEC", "webpage"},
                              RisType{"WEB", "webpage"},
                              RisType{"BLOG", "post-weblog"},
                              RisType{"DATA", "dataset"},
                              RisType{"CASE", "legal_case"},
                              RisType{"STAT", "legislation"},
                              RisType{"BILL", "bill"},
                              RisType{"LEGAL", "legislation"},
                              RisType{"PAT", "patent"},
                              RisType{"VIDEO", "motion_picture"},
                              RisType{"SOUND", "song"},
                              RisType{"MAP", "map"},
                              RisType{"PCOMM", "personal_communication"},
                              RisType{"ENCYC", "entry-encyclopedia"},
                              RisType{"DICT", "entry-dictionary"},
                              RisType{"INPR", "article-journal"},
                              RisType{"HEAR", "hearing"},
                              RisType{"MANSCPT", "manuscript"},
                              RisType{"PAMP", "pamphlet"}};

struct RisField {
  std::string_view tag, csl;
};
constexpr std::array ris_fields = {RisField{"TI", "title"},
                                   RisField{"T1", "title"},
                                   RisField{"T2", "container-title"},
                                   RisField{"JO", "container-title"},
                                   RisField{"JF", "container-title"},
                                   RisField{"BT", "container-title"},
                                   RisField{"PB", "publisher"},
                                   RisField{"CY", "publisher-place"},
                                   RisField{"DO", "DOI"},
                                   RisField{"UR", "URL"},
                                   RisField{"LA", "language"},
                                   RisField{"VL", "volume"},
                                   RisField{"IS", "issue"},
                                   RisField{"SN", "ISSN"},
                                   RisField{"AB", "abstract"},
                                   RisField{"N2", "abstract"},
                                   RisField{"N1", "note"},
                                   RisField{"ET", "edition"}};

// Read by hand, or of no concern to others: keys of the program, links to its files.
constexpr std::string_view settled[] = {"ID", "AU", "A1", "A2", "ED", "SP", "EP", "DA", "PY", "Y1", "Y2",
                                        "L3", "ER", "TY", "L1", "L2", "L4", "AN", "DB", "DP", "KW"};

// `Family, Given, Suffix`; names without a comma are taken whole.
Entry ris_name(std::string_view text) {
  auto const comma = text.find(',');
  if (comma == std::string_view::npos) return Entry::mapping({{"literal", Entry::of(text)}});
  Entry entry = Entry::mapping({});
  entry.add("family", trimmed(text.substr(0, comma)));
  std::string_view rest = text.substr(comma + 1);
  auto const second = std::min(rest.find(','), rest.size());
  entry.add("given", trimmed(rest.substr(0, second)));
  if (second < rest.size()) entry.add("suffix", trimmed(rest.substr(second + 1)));
  return entry;
}

// `2008/02/22/other` or a plain date.
std::string date(std::string_view text) {
  std::array<int, 3> parts{};
  std::size_t count = 0;
  text = trimmed(text);
  while (count < parts.size() && !text.empty()) {
    auto const end = std::min(text.find_first_of("/-"), text.size());
    auto const part = trimmed(text.substr(0, end));
    auto const [stop, error] = std::from_chars(part.data(), part.data() + part.size(), parts[count]);
    if (error != std::errc{} || stop != part.data() + part.size()) break;
    ++count;
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return count == 0 ? std::string{} : iso_date(parts[0], parts[1], parts[2]);
}

class RisRecord {
 public:
  explicit RisRecord(std::string_view type) {
    auto const known = std::ranges::find(types, type, &RisType::ris);
    type_ = known == types.end() ? "document" : known->csl;
  }

  // False if the value is not usable.
  bool take(std::string_view tag, std::string_view value, Bibliography& bibliography) {
    if (value.empty()) return true;
    if (tag == "ID") id_ = value;
    if (tag == "AU" || tag == "A1") add_names(authors_, value);
    if (tag == "A2" || tag == "ED") add_names(editors_, value);
    if (tag == "L3") linked_ = value;
    if (tag == "KW") keywords_ += (keywords_.empty() ? "" : ", ") + std::string(value);
    if (tag == "SP") first_page_ = value;
    if (tag == "EP") last_page_ = value;
    bool const is_full_date = tag == "DA";
    if (tag == "PY" || tag == "Y1" || is_full_date) {
      std::string read = date(value);
      if (read.empty()) read = read_loose_date(value).date;
      if (read.empty()) return false;
      if (issued_.empty() || is_full_date || read.size() > issued_.size()) issued_ = std::move(read);
    }
    if (tag == "Y2") accessed_ = date(value);
    auto const field = std::ranges::find(ris_fields, tag, &RisField::tag);
    if (field == ris_fields.end() && std::ranges::find(settled, tag) == std::ranges::end(settled))
      ++bibliography.left[std::string(tag)];
    if (field != ris_fields.end() &&
        std::ranges::find(entry_.members, field->csl, &Entry::Member::first) == entry_.members.end())
      entry_.add(field->csl, value);
    return true;
  }

  Entry finish() {
    Entry record = Entry::mapping({});
    record.add("id", Entry::of(id_));
    record.add("type", type_);
    if (!authors_.elements.empty()) record.add("author", std::move(authors_));
    if (!editors_.elements.empty()) record.add("editor", std::move(editors_));
    record.add("issued", issued_);
    record.add("accessed", accessed_);
    bool const has_doi =
        std::ranges::find(entry_.members, "DOI", &Entry::Member::first) != entry_.members.end();
    if (!has_doi) record.add("DOI", plain_doi(linked_));  // some write it as a link to the text
    for (auto& member : entry_.members) record.members.push_back(std::move(member));
    record.add("keyword", keywords_);
    if (!first_page_.empty())
      record.add("page", last_page_.empty() ? first_page_ : fmt::format("{}-{}", first_page_, last_page_));
    return record;
  }

 private:
  // Several names in one line have semicolons between them.
  static void add_names(Entry& names, std::string_view value) {
    while (!value.empty()) {
      auto const end = std::min(value.find(';'), value.size());
      if (auto const one = trimmed(value.substr(0, end)); !one.empty())
        names.elements.push_back(ris_name(one));
      value.remove_prefix(std::min(end + 1, value.size()));
    }
  }

  std::string id_, issued_, accessed_, first_page_, last_page_, linked_, keywords_;
  std::string_view type_;
  Entry authors_ = Entry::list({});
  Entry editors_ = Entry::list({});
  Entry entry_ = Entry::mapping({});
};

bool is_ris_tag(std::string_view line) {
  auto const is_letter = [](char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); };
  return line.size() >= 5 && is_letter(line[0]) && is_letter(line[1]) && line.substr(2, 3) == "  -";
}

}  // namespace

Bibliography read_ris(std::string_view text) {
  Bibliography result;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  std::optional<RisRecord> record;
  std::string tag;
  std::string value;
  std::size_t line_number = 0;
  std::size_t value_line = 0;
  std::size_t record_line = 0;
  auto const flush = [&] {
    if (record && !tag.empty() && !record->take(tag, trimmed(value), result))
      result.complain(value_line, fmt::format("`{}` is no date", trimmed(value).substr(0, 80)));
    tag.clear();
    value.clear();
  };
  while (!text.empty()) {
    auto const end = std::min(text.find('\n'), text.size());
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    ++line_number;
    if (!is_ris_tag(line)) {
      auto const more = trimmed(line);
      if (more.empty()) continue;
      if (tag.empty() && !record) {
        result.complain(line_number, "text outside of a record");
      } else if (!tag.empty()) {
        value += ' ';  // a long value that goes on
        value += more;
      }
      continue;
    }
    flush();
    std::string_view const name = line.substr(0, 2);
    auto const content = trimmed(line.substr(5));
    if (name == "TY") {
      if (record) {
        result.complain(line_number, "the record before has no `ER`");
        result.add(record->finish(), record_line);
      }
      record.emplace(content);
      record_line = line_number;
    } else if (name == "ER") {
      if (record) result.add(record->finish(), record_line);
      record.reset();
    } else if (!record) {
      result.complain(line_number, fmt::format("`{}` outside of a record", name));
    } else {
      tag = name;
      value = content;
      value_line = line_number;
    }
  }
  flush();
  if (record) {
    result.complain(line_number, "the last record has no `ER`");
    result.add(record->finish(), record_line);
  }
  return result;
}

}  // namespace stet::verify
