#include "verify/registry/page_facts.h"

#include <algorithm>
#include <array>
#include <optional>

#include <fmt/format.h>

#include "argmap/exchange/document.h"
#include "base/text.h"
#include "base/words.h"
#include "parser/article/references.h"
#include "verify/registry/address.h"
#include "verify/registry/dates.h"
#include "verify/registry/lists.h"
#include "verify/registry/loose_date.h"
#include "verify/registry/web_archive.h"

namespace stet::verify {
namespace {

constexpr std::size_t head_size = std::size_t{512} << 10U;  // bytes that are read
constexpr std::size_t longest_fact = 400;
constexpr std::size_t longest_tag = 4096;
constexpr std::size_t most_authors = 100;

using argmap::exchange::Cursor;

bool starts_with_word(std::string_view text, std::string_view word) {
  return text.size() >= word.size() && lower(text.substr(0, word.size())) == word;
}

std::string unescaped(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto const reference = text[i] == '&'
                               ? parser::read_reference(text.substr(i), parser::ReferenceRules::html)
                               : parser::Reference{};
    if (reference.size > 0)
      out += reference.text();
    else
      out += text[i];
    i += std::max<std::size_t>(1, reference.size);
  }
  return on_one_line(out);
}

// The value of an attribute of one tag.
std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t i = 1; i + name.size() < tag.size(); ++i) {
    if (!is_space(tag[i - 1]) || !starts_with_word(tag.substr(i), name)) continue;
    std::size_t at = i + name.size();
    while (at < tag.size() && is_space(tag[at])) ++at;
    if (at >= tag.size() || tag[at] != '=') continue;
    ++at;
    while (at < tag.size() && is_space(tag[at])) ++at;
    if (at >= tag.size()) return {};
    char const mark = tag[at];
    bool const quoted = mark == '"' || mark == '\'';
    std::size_t const begin = quoted ? at + 1 : at;
    std::size_t const end = quoted ? tag.find(mark, begin) : tag.find_first_of(" >\t\r\n", begin);
    return unescaped(tag.substr(begin, std::min(end, tag.size()) - begin).substr(0, longest_fact));
  }
  return {};
}

// Facts as they are found, each from the best place that has it: places are asked in order of their worth.
class Collector {
 public:
  enum Fact : std::uint8_t { title, site, published, language, url, doi, license };

  // `worth`: the higher one counts; of equal ones the first.
  void keep(Fact fact, std::string value, int worth) {
    auto& [known, rank] = facts_[fact];
    if (value.empty() || (!known.empty() && rank >= worth)) return;
    known = std::move(value);
    rank = worth;
  }
  void author(std::string name, int worth) {
    if (name.empty() || name.contains("://") || worth < author_rank_) return;
    if (worth > author_rank_) authors_.clear();
    author_rank_ = worth;
    if (authors_.size() < most_authors && std::ranges::find(authors_, name) == authors_.end())
      authors_.push_back(std::move(name));
  }

  PageFacts take(std::string_view today) {
    PageFacts facts;
    std::array const targets{&facts.title, &facts.site, &facts.published, &facts.language,
                             &facts.url,   &facts.doi,  &facts.license};
    for (std::size_t i = 0; i < targets.size(); ++i) *targets[i] = facts_[i].first;
    facts.published = day_of(facts.published, today);
    facts.doi = plain_doi(facts.doi);
    std::ranges::replace(facts.language, '_', '-');
    facts.authors = std::move(authors_);
    return facts;
  }

  // A day, month or year that can have been; without the time of day.
  static std::string day_of(std::string_view written, std::string_view today) {
    constexpr std::size_t day = 10;
    std::string date(written.substr(0, written.find_first_of("Tt", std::min(day, written.size()))));
    std::ranges::replace(date, '/', '-');
    if (!is_date(date)) {
      auto const read = read_loose_date(written);
      bool const in_words = std::ranges::any_of(written, [](char c) { return is_alpha(c); });
      date = read.whole || in_words ? read.date : std::string{};
    }
    auto const first = earliest(date);
    auto const now = latest(today);
    return first && (!now || *first <= *now) ? date : std::string{};
  }

 private:
  std::array<std::pair<std::string, int>, 7> facts_;
  std::vector<std::string> authors_;
  int author_rank_ = 0;
};

using Fact = Collector::Fact;

struct Meta {
  std::string_view name;
  Fact fact;
  int worth;
};
constexpr std::array metas = {Meta{"citation_title", Fact::title, 5},
                              Meta{"og:title", Fact::title, 3},
                              Meta{"dc.title", Fact::title, 4},
                              Meta{"twitter:title", Fact::title, 2},
                              Meta{"citation_publisher", Fact::site, 3},
                              Meta{"citation_journal_title", Fact::site, 4},
                              Meta{"og:site_name", Fact::site, 2},
                              Meta{"dc.publisher", Fact::site, 2},
                              Meta{"citation_publication_date", Fact::published, 5},
                              Meta{"citation_date", Fact::published, 5},
                              Meta{"citation_online_date", Fact::published, 4},
                              Meta{"article:published_time", Fact::published, 4},
                              Meta{"datepublished", Fact::published, 4},
                              Meta{"dc.date", Fact::published, 3},
                              Meta{"dcterms.created", Fact::published, 3},
                              Meta{"dcterms.date", Fact::published, 3},
                              Meta{"date", Fact::published, 2},
                              Meta{"pubdate", Fact::published, 2},
                              Meta{"citation_language", Fact::language, 3},
                              Meta{"dc.language", Fact::language, 2},
                              Meta{"og:locale", Fact::language, 1},
                              Meta{"og:url", Fact::url, 2},
                              Meta{"citation_doi", Fact::doi, 5},
                              Meta{"prism.doi", Fact::doi, 4},
                              Meta{"dc.identifier", Fact::doi, 3},
                              Meta{"dc.rights", Fact::license, 2},
                              Meta{"dcterms.license", Fact::license, 3}};

void read_meta(std::string_view tag, Collector& facts) {
  std::string name = attribute(tag, "property");
  if (name.empty()) name = attribute(tag, "name");
  if (name.empty()) name = attribute(tag, "itemprop");
  std::string content = attribute(tag, "content");
  name = comparable(name);
  if (name == "citation_author") return facts.author(std::move(content), 5);
  if (name == "dc.creator") return facts.author(std::move(content), 4);
  if (name == "author" || name == "article:author" || name == "parsely-author")
    return facts.author(std::move(content), 2);
  auto const* const found = std::ranges::find(metas, std::string_view(name), &Meta::name);
  if (found == metas.end()) return;
  if (found->fact == Fact::doi && plain_doi(content).empty()) return;
  if (found->fact == Fact::published && read_loose_date(content).date.empty() &&
      !is_date(content.substr(0, 10)))
    return;
  facts.keep(found->fact, std::move(content), found->worth);
}

void read_link(std::string_view tag, Collector& facts) {
  std::string const relation = comparable(attribute(tag, "rel"));
  if (relation == "canonical") facts.keep(Fact::url, attribute(tag, "href"), 3);
  if (relation == "license") facts.keep(Fact::license, attribute(tag, "href"), 4);
}

// A name, or the name of a thing, or of the first of several.
std::string named(Cursor value) {
  if (value.is_array()) return value.elements().empty() ? std::string{} : named(value.elements().front());
  return unescaped(value.is_object() ? value["name"].text() : value.text());
}

void read_article_data(Cursor thing, Collector& facts) {
  std::string const type = named(thing["@type"]);
  bool const is_work = type.ends_with("Article") || type.ends_with("Posting") || type == "Report" ||
                       type == "Dataset" || type == "Book" || type == "CreativeWork";
  if (!is_work) return;
  constexpr int worth = 4;
  facts.keep(Fact::title, named(thing["headline"].exists() ? thing["headline"] : thing["name"]), 3);
  facts.keep(Fact::published, std::string(thing["datePublished"].text()), worth);
  facts.keep(Fact::language, named(thing["inLanguage"]), 2);
  facts.keep(Fact::site, named(thing["publisher"]), 2);
  facts.keep(Fact::license, std::string(thing["license"].text()), worth);
  auto const author = thing["author"].exists() ? thing["author"] : thing["creator"];
  if (!author.is_array()) return facts.author(named(author), 3);
  for (auto const one : author.elements()) facts.author(named(one), 3);
}

// JSON-LD: one thing, a list of them, or a graph.
void read_linked_data(std::string_view json, Collector& facts) {
  auto const document = argmap::exchange::parse_json(json);
  if (!document) return;
  auto const whole = argmap::exchange::root(*document);
  auto const list = whole.is_array() ? whole : whole["@graph"];
  read_article_data(whole, facts);
  for (auto const thing : list.elements()) read_article_data(thing, facts);
}

std::string after(std::string_view text, std::string_view label) {
  auto const at = text.find(label);
  if (at == std::string_view::npos) return {};
  auto const rest = text.substr(at + label.size());
  return on_one_line(rest.substr(0, std::min(rest.find('\n'), longest_fact)));
}

// What those who stored the page have written into it: SingleFile's comment, an archive's address.
void read_storage(std::string_view page, PageFacts& facts) {
  if (auto const at = page.find("Page saved with SingleFile"); at != std::string_view::npos) {
    auto const comment = page.substr(at, 1000);
    facts.url = after(comment, "url:");
    facts.captured = read_loose_date(after(comment, "saved date:")).date;
  }
  // https://web.archive.org/web/20200301123456/https://example.org/
  constexpr std::string_view archive = "web.archive.org/web/";
  auto const name = facts.url.find(archive);
  if (name == std::string::npos) return;
  auto const stamp = std::string_view(facts.url).substr(name + archive.size());
  auto const slash = stamp.find('/');
  if (slash == std::string_view::npos || slash < 8 || !std::ranges::all_of(stamp.substr(0, 8), is_digit))
    return;
  facts.captured = fmt::format("{}-{}-{}", stamp.substr(0, 4), stamp.substr(4, 2), stamp.substr(6, 2));
  std::string original(stamp.substr(slash + 1));
  facts.archive_url = std::exchange(facts.url, std::move(original));
}

void read_tags(std::string_view page, Collector& facts) {
  for (std::size_t at = page.find('<'); at != std::string_view::npos; at = page.find('<', at + 1)) {
    auto const rest = page.substr(at);
    auto const end = rest.substr(0, longest_tag).find('>');
    if (end == std::string_view::npos) continue;
    auto const tag = rest.substr(0, end + 1);
    auto const content = [&](std::string_view close) {
      auto const from = rest.substr(end + 1);
      return from.substr(0, from.find(close));
    };
    if (starts_with_word(tag, "<html")) facts.keep(Fact::language, attribute(tag, "lang"), 4);
    if (starts_with_word(tag, "<meta")) read_meta(tag, facts);
    if (starts_with_word(tag, "<link")) read_link(tag, facts);
    if (starts_with_word(tag, "<title"))
      facts.keep(Fact::title, unescaped(content("<").substr(0, longest_fact)), 1);
    if (starts_with_word(tag, "<time")) facts.keep(Fact::published, attribute(tag, "datetime"), 1);
    if (starts_with_word(tag, "<script")) {
      auto const script = content("</");
      if (comparable(attribute(tag, "type")) == "application/ld+json") read_linked_data(script, facts);
      at += end + script.size();
    }
  }
}

PageFacts facts_of_page(std::string_view page, std::string_view today) {
  page = page.substr(0, head_size);
  Collector collector;
  read_tags(page, collector);
  PageFacts facts = collector.take(today);
  read_storage(page, facts);
  return facts;
}

// Front matter of Markdown, by the keys that programs of the trade give it.
PageFacts facts_of_markdown(std::string_view page, std::string_view today) {
  PageFacts facts;
  if (!page.starts_with("---\n") && !page.starts_with("---\r\n")) return facts;
  auto const begin = page.find('\n') + 1;
  auto const end = std::min(page.find("\n---", begin), page.find("\n...", begin));
  if (end == std::string_view::npos) return facts;
  auto const document = argmap::exchange::parse_yaml(page.substr(begin, end + 1 - begin));
  if (!document) return facts;
  auto const matter = argmap::exchange::root(*document);
  auto const first_of = [&](std::initializer_list<std::string_view> keys) {
    for (auto const key : keys)
      if (std::string value = named(matter[key]); !value.empty()) return value;
    return std::string{};
  };
  facts.title = first_of({"title"});
  facts.site = first_of({"publisher", "site", "publication"});
  facts.published = Collector::day_of(first_of({"date", "published", "issued"}), today);
  facts.language = first_of({"lang", "language"});
  facts.url = first_of({"url", "URL", "canonical", "canonical_url", "source"});
  if (!facts.url.contains("://")) facts.url.clear();
  facts.doi = plain_doi(first_of({"doi", "DOI"}));
  facts.license = first_of({"license", "licence", "rights"});
  auto const authors = matter[matter["author"].exists() ? "author" : "authors"];
  if (!authors.is_array()) {
    if (std::string author = named(authors); !author.empty()) facts.authors.push_back(std::move(author));
    return facts;
  }
  for (auto const author : authors.elements())
    if (std::string name = named(author); !name.empty() && facts.authors.size() < most_authors)
      facts.authors.push_back(std::move(name));
  return facts;
}

// The value of a header line of mail or MHTML, before the empty line.
std::string header(std::string_view file, std::string_view name) {
  for (auto rest = file.substr(0, head_size); !rest.empty();) {
    auto const line = take_line(rest);
    if (trimmed(line).empty()) return {};
    if (starts_with_word(line, name) && line.size() > name.size() && line[name.size()] == ':') {
      std::string value(trimmed(line.substr(name.size() + 1)));
      while (rest.starts_with(' ') || rest.starts_with('\t')) (value += ' ') += trimmed(take_line(rest));
      return value.contains("=?") ? std::string{} : value;  // words in another encoding
    }
  }
  return {};
}

void add_headers(std::string_view file, std::string_view today, PageFacts& facts) {
  if (auto const url = header(file, "snapshot-content-location"); !url.empty()) facts.url = url;
  auto const date = header(file, "date");
  std::string const day = Collector::day_of(std::string_view(date).substr(0, date.find(':')), today);
  bool const is_page = !header(file, "snapshot-content-location").empty();
  if (is_page) {
    facts.captured = day;
    return;
  }
  if (facts.title.empty()) facts.title = header(file, "subject");
  if (facts.published.empty()) facts.published = day;
  auto const from = header(file, "from");
  auto name = trimmed(std::string_view(from).substr(0, from.find('<')));
  if (name.size() > 1 && name.starts_with('"') && name.ends_with('"')) name = name.substr(1, name.size() - 2);
  if (facts.authors.empty() && !name.empty()) facts.authors.emplace_back(name);
}

// The address that was captured is the one by which the page is found again.
PageFacts facts_of_archived(std::string_view page, std::expected<MessagePart, Error> const& part,
                            std::string_view today) {
  auto facts = facts_of_page(page, today);
  if (!part) return facts;
  facts.url = part->url;
  facts.captured = part->captured;
  return facts;
}

}  // namespace

PageFacts page_facts(std::string_view page, std::string_view file, MediaType type, std::string_view today) {
  switch (type) {
    case MediaType::markdown: return facts_of_markdown(page, today);
    case MediaType::html: return facts_of_page(page, today);
    case MediaType::warc: return facts_of_archived(page, page_of_warc(file, {}), today);
    case MediaType::wacz: return facts_of_archived(page, page_of_wacz(file, {}), today);
    case MediaType::message: {
      auto facts = facts_of_page(page, today);
      add_headers(file, today, facts);
      return facts;
    }
    default: return {};
  }
}

}  // namespace stet::verify
