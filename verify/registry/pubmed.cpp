// PubMed's format (.nbib): lines `TAG - value`, values that go on behind six blanks, records parted by empty
// lines.
#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/registry/import.h"
#include "verify/registry/lists.h"

namespace stet::verify {
namespace {

struct Pair {
  std::string_view tag, csl;
};
constexpr std::array fields = {Pair{"TI", "title"},
                               Pair{"BTI", "container-title"},
                               Pair{"JT", "container-title"},
                               Pair{"TA", "container-title-short"},
                               Pair{"VI", "volume"},
                               Pair{"IP", "issue"},
                               Pair{"PG", "page"},
                               Pair{"AB", "abstract"},
                               Pair{"LA", "language"},
                               Pair{"PB", "publisher"},
                               Pair{"PL", "publisher-place"},
                               Pair{"ISBN", "ISBN"},
                               Pair{"PMID", "PMID"},
                               Pair{"PMC", "PMCID"}};
constexpr std::array languages = {Pair{"eng", "en"}, Pair{"ger", "de"}, Pair{"fre", "fr"}, Pair{"spa", "es"},
                                  Pair{"rus", "ru"}, Pair{"srp", "sr"}, Pair{"ita", "it"}, Pair{"por", "pt"},
                                  Pair{"pol", "pl"}, Pair{"chi", "zh"}, Pair{"jpn", "ja"}, Pair{"dut", "nl"}};

template <class Table>
std::string_view find_in(Table const& table, std::string_view key) {
  auto const found = std::ranges::find(table, key, &Pair::tag);
  return found == table.end() ? std::string_view{} : found->csl;
}

// `Lee, Ann` as FAU has it, `Lee A` as AU has.
Entry name(std::string_view text) {
  auto const comma = text.find(',');
  auto const blank = text.rfind(' ');
  auto const cut = comma != std::string_view::npos ? comma : blank;
  if (cut == std::string_view::npos) return Entry::mapping({{"literal", Entry::of(text)}});
  Entry entry = Entry::mapping({});
  entry.add("family", trimmed(text.substr(0, cut)));
  entry.add("given", trimmed(text.substr(cut + 1)));
  return entry;
}

struct Field {
  std::string tag, value;
  std::size_t line = 1;
};

class Record {
 public:
  Record(std::vector<Field> const& given, Bibliography& bibliography)
      : given_(given), bibliography_(bibliography) {}

  void add() {
    std::string const number = first("PMID");
    record_.add("id", Entry::of(number.empty() ? std::string{} : "pmid" + number));
    bool const is_book = !first("BTI").empty() && first("JT").empty();
    record_.add("type", is_book ? (first("TI").empty() ? "book" : "chapter") : "article-journal");
    add_names("author", {"FAU", "AU"}, "CN");
    add_names("editor", {"FED", "ED"}, "");
    for (auto const& field : given_)
      if (field.tag == "DP")
        add_date(bibliography_, record_, "issued", read_loose_date(field.value), field.value, field.line);
    for (auto const& field : given_) add_field(field);
    bibliography_.add(std::move(record_), given_.front().line);
  }

 private:
  [[nodiscard]] std::string first(std::string_view tag) const {
    auto const found = std::ranges::find(given_, tag, &Field::tag);
    return found == given_.end() ? std::string{} : found->value;
  }
  [[nodiscard]] bool has(std::string_view key) const {
    return std::ranges::find(record_.members, key, &Entry::Member::first) != record_.members.end();
  }

  // Full names where they are given; bodies in any case.
  void add_names(std::string_view role, std::array<std::string_view, 2> tags, std::string_view bodies) {
    auto const used = first(tags[0]).empty() ? tags[1] : tags[0];
    Entry names = Entry::list({});
    for (auto const& field : given_) {
      if (field.tag == used) names.elements.push_back(name(field.value));
      if (field.tag == bodies)
        names.elements.push_back(Entry::mapping({{"literal", Entry::of(field.value)}}));
    }
    if (!names.elements.empty()) record_.add(role, std::move(names));
  }

  void add_field(Field const& field) {
    if ((field.tag == "AID" || field.tag == "LID") && field.value.ends_with("[doi]") && !has("DOI"))
      record_.add("DOI", plain_doi(field.value.substr(0, field.value.find(' '))));
    auto const key = find_in(fields, field.tag);
    if (key.empty() || has(key)) return;
    auto const language = key == "language" ? find_in(languages, field.value) : std::string_view{};
    record_.add(key, language.empty() ? std::string_view(field.value) : language);
  }

  std::vector<Field> const& given_;
  Bibliography& bibliography_;
  Entry record_ = Entry::mapping({});
};

constexpr std::size_t tag_size = 4;

bool is_tag(std::string_view line) {
  return line.size() > tag_size && line[tag_size] == '-' && is_upper(line[0]);
}

}  // namespace

Bibliography read_pubmed(std::string_view text) {
  Bibliography result;
  if (text.starts_with(utf8::byte_order_mark)) text.remove_prefix(utf8::byte_order_mark.size());
  std::vector<Field> fields_read;
  auto const finish = [&] {
    if (!fields_read.empty()) Record(fields_read, result).add();
    fields_read.clear();
  };
  for (std::size_t number = 1; !text.empty(); ++number) {
    auto const line = take_line(text);
    if (is_tag(line)) {
      std::string const tag(trimmed(line.substr(0, tag_size)));
      if (tag == "PMID") finish();
      fields_read.push_back({tag, std::string(trimmed(line.substr(tag_size + 1))), number});
    } else if (auto const more = trimmed(line); !more.empty()) {
      if (fields_read.empty())
        result.complain(number, "text outside of a record");
      else
        (fields_read.back().value += ' ') += more;
    } else {
      finish();
    }
  }
  finish();
  return result;
}

}  // namespace stet::verify
