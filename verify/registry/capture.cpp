#include "verify/registry/capture.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

#include "base/hash.h"
#include "base/text.h"
#include "base/words.h"
#include "verify/quote/fold.h"
#include "verify/registry/dates.h"

namespace stet::verify {
namespace {

constexpr std::size_t longest_id = 60;
constexpr std::size_t head_size = std::size_t{256} << 10U;
constexpr std::size_t longest_fact = 400;
constexpr std::size_t longest_tag = 4096;

bool is_alphanumeric(char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); }

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; }

bool starts_with_word(std::string_view text, std::string_view word) {
  if (text.size() < word.size()) return false;
  return std::ranges::equal(text.substr(0, word.size()), word, {}, lower);
}

// The few references that titles contain; others stay as they are.
std::string unescaped(std::string_view text) {
  struct Reference {
    std::string_view name, stands_for;
  };
  static constexpr Reference references[] = {{"&amp;", "&"},   {"&lt;", "<"},    {"&gt;", ">"},
                                             {"&quot;", "\""}, {"&#39;", "'"},   {"&apos;", "'"},
                                             {"&nbsp;", " "},  {"&ndash;", "–"}, {"&mdash;", "—"}};
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    auto const* found =
        std::ranges::find_if(references, [&](auto const& r) { return text.substr(i).starts_with(r.name); });
    if (text[i] == '&' && found != std::end(references)) {
      out += found->stands_for;
      i += found->name.size();
    } else {
      out += text[i++];
    }
  }
  return on_one_line(out);
}

// The value of an attribute of one tag.
std::string attribute(std::string_view tag, std::string_view name) {
  for (std::size_t i = 1; i + name.size() < tag.size(); ++i) {
    bool const begins = is_space(tag[i - 1]);
    if (!begins || !starts_with_word(tag.substr(i), name)) continue;
    std::size_t at = i + name.size();
    while (at < tag.size() && tag[at] == ' ') ++at;
    if (at >= tag.size() || tag[at] != '=') continue;
    ++at;
    while (at < tag.size() && tag[at] == ' ') ++at;
    if (at >= tag.size()) return {};
    char const mark = tag[at];
    bool const quoted = mark == '"' || mark == '\'';
    std::size_t const begin = quoted ? at + 1 : at;
    std::size_t const end = quoted ? tag.find(mark, begin) : tag.find_first_of(" />\t\r\n", begin);
    return unescaped(tag.substr(begin, std::min(end, tag.size()) - begin).substr(0, longest_fact));
  }
  return {};
}

void keep(std::string& fact, std::string value) {
  if (fact.empty()) fact = std::move(value);
}

void read_meta(std::string_view tag, PageFacts& facts) {
  std::string name = attribute(tag, "property");
  if (name.empty()) name = attribute(tag, "name");
  std::string const content = attribute(tag, "content");
  name = comparable(name);
  if (name == "og:title" || name == "citation_title") facts.title = content;
  if (name == "author" || name == "citation_author") keep(facts.author, content);
  if (name == "og:site_name" || name == "citation_publisher") keep(facts.site, content);
  if (name == "article:published_time" || name == "citation_publication_date" || name == "date" ||
      name == "dc.date")
    if (std::string const day = content.substr(0, 10); is_date(day)) keep(facts.published, day);
}

}  // namespace

std::string slug(std::string_view words) {
  std::string id;
  for (char const given : words) {
    char const c = lower(given);
    if (is_alphanumeric(c)) {
      id += c;
    } else if (!id.empty() && id.back() != '-' && static_cast<unsigned char>(c) < 0x80) {
      id += '-';
    }
    if (id.size() >= longest_id) break;
  }
  while (id.ends_with('-')) id.pop_back();
  return id.empty() ? "source" : id;
}

std::string free_id(Registry const& registry, std::string_view wanted) {
  std::string id(wanted);
  for (std::size_t n = 2; registry.find(id); ++n) id = fmt::format("{}-{}", wanted, n);
  return id;
}

Entry snapshot_entry(Capture const& capture) {
  Entry entry = Entry::mapping({});
  entry.add("path", capture.path);
  entry.add("sha256", sha256(capture.bytes));
  if (!capture.text.empty()) {
    entry.add("folded-sha256", sha256(quote::folded_text(capture.text)));
    entry.add("folding", Entry::of(fmt::format("{}", quote::folding_version)));
  }
  entry.add("media-type", to_string(capture.type));
  entry.add("encoding", capture.encoding);
  entry.add("captured", capture.captured);
  entry.add("archive-url", capture.archive_url);
  return entry;
}

PageFacts page_facts(std::string_view html) {
  html = html.substr(0, head_size);
  PageFacts facts;
  std::string title;
  for (std::size_t at = html.find('<'); at != std::string_view::npos; at = html.find('<', at + 1)) {
    auto const rest = html.substr(at);
    auto const end = rest.substr(0, longest_tag).find('>');
    if (end == std::string_view::npos) continue;
    auto const tag = rest.substr(0, end + 1);
    if (starts_with_word(tag, "<html")) keep(facts.language, attribute(tag, "lang"));
    if (starts_with_word(tag, "<meta")) read_meta(tag, facts);
    if (starts_with_word(tag, "<title") && title.empty()) {
      auto const content = rest.substr(end + 1);
      title = unescaped(content.substr(0, std::min(content.find('<'), longest_fact)));
    }
    if (starts_with_word(tag, "</head")) break;
  }
  keep(facts.title, std::move(title));
  return facts;
}

}  // namespace stet::verify
