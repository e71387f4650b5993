#include "tests/support/anchored_words.h"

#include <algorithm>
#include <regex>
#include <set>
#include <utility>

#include <fmt/format.h>

#include "parser/article.h"
#include "parser/article/references.h"
#include "verify/anchor.h"
#include "verify/first_map.h"
#include "verify/read.h"

namespace stet::test {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; }
bool is_markup(char c) { return std::string_view("*_`~#>|-+=:[]()<!\\\"'^.").contains(c); }

class Matcher {
 public:
  Matcher(std::string_view markdown, std::string_view words) : markdown_(markdown), words_(words) {}

  // From the two places on; `tight`: nothing may be passed over before the next word.
  bool match(std::size_t at, std::size_t word, bool tight) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{at, word}};
    while (!open.empty()) {
      auto const [i, k] = open.back();
      open.pop_back();
      if (k == words_.size()) {
        if (i == markdown_.size()) return true;
        continue;
      }
      if (!seen_.emplace(i, k).second) continue;
      if (is_blank(words_[k])) {
        open.emplace_back(i, k + 1);
        continue;
      }
      if (i == markdown_.size()) continue;
      auto const rest = markdown_.substr(i);
      if (rest[0] == words_[k]) open.emplace_back(i + 1, k + 1);
      if (rest.size() > 1 && rest[0] == '\\' && rest[1] == words_[k]) open.emplace_back(i + 2, k + 1);
      if (rest[0] == '&') {
        auto const reference = parser::read_reference(rest, parser::ReferenceRules::markdown);
        if (reference.size > 0 && words_.substr(k).starts_with(reference.text()))
          open.emplace_back(i + reference.size, k + reference.length);
      }
      if (!tight || i > at) pass_over(i, k, open);
    }
    return false;
  }

 private:
  void pass_over(std::size_t i, std::size_t k, std::vector<std::pair<std::size_t, std::size_t>>& open) const {
    char const c = markdown_[i];
    if (is_blank(c) || is_markup(c)) open.emplace_back(i + 1, k);
    if (c == '&') {  // a line end or space as a reference
      auto const reference = parser::read_reference(markdown_.substr(i), parser::ReferenceRules::markdown);
      if (reference.size > 0 && std::ranges::all_of(reference.text(), is_blank))
        open.emplace_back(i + reference.size, k);
    }
    // A tag, a link's target or label, a numbered item: whatever they hold.
    auto const to_each = [&](char close) {
      for (std::size_t j = markdown_.find(close, i + 1); j != std::string_view::npos;
           j = markdown_.find(close, j + 1))
        open.emplace_back(j + 1, k);
    };
    if (c == '<') to_each('>');
    if (c == ']' && markdown_.substr(i).starts_with("](")) to_each(')');
    if (c == ']' && markdown_.substr(i).starts_with("][")) to_each(']');
    if (markdown_.substr(i).starts_with("[^")) to_each(']');  // a footnote's mark
    if (c == '!') to_each(')'), to_each(']');
    bool const begins_line = i > 0 && is_blank(markdown_[i - 1]);
    std::size_t j = i;
    while (begins_line && j < markdown_.size() && markdown_[j] >= '0' && markdown_[j] <= '9') ++j;
    if (j > i && j < markdown_.size() && (markdown_[j] == '.' || markdown_[j] == ')'))
      open.emplace_back(j + 1, k);
  }

  std::string_view markdown_;
  std::string_view words_;
  std::set<std::pair<std::size_t, std::size_t>> seen_;
};

}  // namespace

bool written_as(std::string_view markdown, std::string_view words) {
  static std::regex const struck("~~[^~]*~~");  // is no part of the words
  std::string const standing = std::regex_replace(std::string(markdown), struck, "");
  return !words.empty() && Matcher(standing, words).match(0, 0, true);
}

std::vector<std::string> stretches_of(std::string_view text) {
  std::vector<std::string> words;
  for (std::size_t at = 0; at < text.size();) {
    while (at < text.size() && is_blank(text[at])) ++at;
    std::size_t const begin = at;
    while (at < text.size() && !is_blank(text[at])) ++at;
    if (at > begin) words.emplace_back(text.substr(begin, at - begin));
  }
  constexpr std::size_t size = 3;
  std::vector<std::string> out;
  for (std::size_t i = 0; i < words.size(); i += 2) {
    std::string stretch = words[i];
    for (std::size_t k = i + 1; k < std::min(i + size, words.size()); ++k) stretch += " " + words[k];
    out.push_back(std::move(stretch));
  }
  return out;
}

std::vector<std::string> misplaced_anchors(std::string_view markdown,
                                           std::vector<std::string> const& stretches) {
  std::string map;
  for (auto const& stretch : stretches)
    map += fmt::format("[A]: a {{anchor: {}}}\n\n", verify::yaml_scalar(stretch));
  auto const reading = verify::read("map.argdown", map);
  auto const article = parser::read_article(markdown, parser::ArticleFormat::markdown);
  Diagnostics diagnostics;
  auto const anchors = verify::locate_anchors(reading.map, reading.file, article, "en", diagnostics);
  std::vector<std::string> out;
  if (anchors.size() != stretches.size())
    out.push_back(fmt::format("{} anchors were read of {}", anchors.size(), stretches.size()));
  for (auto const& anchor : anchors) {
    bool const found = anchor.outcome == verify::AnchorOutcome::exact ||
                       anchor.outcome == verify::AnchorOutcome::folded ||
                       anchor.outcome == verify::AnchorOutcome::ambiguous;
    auto const bytes = found ? anchor.place.span.of(markdown) : std::string_view{};
    if (!found || !written_as(bytes, anchor.readable.of(article.text)))
      out.push_back(fmt::format("`{}` is {}: `{}`", anchor.exact, to_string(anchor.outcome), bytes));
  }
  return out;
}

}  // namespace stet::test
