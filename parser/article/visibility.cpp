#include "parser/article/visibility.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"
#include "parser/characters.h"

namespace stet::parser {

namespace {

constexpr std::string_view blanks = " \t\n\f\r";

// Calls `use` for each part between the separators.
template <class Use>
void split(std::string_view text, std::string_view separators, Use&& use) {
  while (!text.empty()) {
    std::size_t const end = std::min(text.find_first_of(separators), text.size());
    if (end > 0) use(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
}

std::string without_comments(std::string_view css) {
  std::string out;
  for (std::size_t at = 0; at < css.size();) {
    std::size_t const begin = std::min(css.find("/*", at), css.size());
    out += css.substr(at, begin - at);
    std::size_t const end = css.find("*/", std::min(begin + 2, css.size()));
    at = end == std::string_view::npos ? css.size() : end + 2;
  }
  return out;
}

// Whether a screen as wide as a desk's fits the media query.
bool fits_screen(std::string_view query) {
  constexpr int width = 1280;
  std::string const text = lower(query);
  if (text.contains("not") || text.contains("print") || text.contains("prefers-")) return false;
  for (std::string_view const bound : {"min-width:", "max-width:"}) {
    auto const at = text.find(bound);
    if (at == std::string::npos) continue;
    auto const number = trimmed(std::string_view(text).substr(at + bound.size()));
    double value = 0;
    auto const end = std::from_chars(number.data(), number.data() + number.size(), value).ptr;
    if (std::string_view(end, number.data() + number.size()).substr(0, 2).contains("em")) value *= 16;
    if (bound == "min-width:" ? value > width : value < width) return false;
  }
  return text.contains("screen") || text.contains("all") || text.contains("width") || trimmed(text).empty();
}

bool fits_any(std::string_view queries) {
  bool fits = trimmed(queries).empty();
  split(queries, ",", [&](std::string_view query) { fits = fits || fits_screen(query); });
  return fits;
}

// Where the block that begins after `{` at `at` ends: its `}`, or the end of the text.
std::size_t block_end(std::string_view css, std::size_t at) {
  for (std::size_t depth = 1; (at = css.find_first_of("{}", at)) != std::string_view::npos; ++at) {
    if (css[at] == '{')
      ++depth;
    else if (--depth == 0)
      return at;
  }
  return css.size();
}

// Classes around an element where scripts are off or the browser is long gone.
constexpr std::array<std::string_view, 4> other_readers{".no-js", ".nojs", ".lt-ie", ".ie"};

// Bars that archives and savers put on pages.
constexpr std::array<std::string_view, 4> bar_ids{"wm-ipp", "wm-ipp-base", "wm-ipp-inside", "wm-ipp-print"};

}  // namespace

Visibility::Shown Visibility::read_declarations(std::string_view text) {
  Shown shown;
  if (text.empty()) return shown;
  split(text, ";", [&](std::string_view declaration) {
    std::size_t const colon = declaration.find(':');
    if (colon == std::string_view::npos) return;
    std::string const property = lower(trimmed(declaration.substr(0, colon)));
    if (property != "display" && property != "visibility") return;
    std::string const value = lower(trimmed(declaration.substr(colon + 1)));
    shown.important = shown.important || value.contains("!important");
    if (property == "display")
      shown.display = !value.starts_with("none");
    else
      shown.visibility = !value.starts_with("hidden") && !value.starts_with("collapse");
  });
  return shown;
}

Visibility::Visibility(std::string_view html) {
  constexpr std::array<std::string_view, 5> raw{"script", "textarea", "title", "iframe", "noscript"};
  if (!html.contains("<style") && !html.contains("<STYLE")) return;
  HtmlScanner scanner(html);
  for (auto token = scanner.next(); token.kind != HtmlToken::Kind::end_of_file; token = scanner.next()) {
    if (token.kind != HtmlToken::Kind::start) continue;
    if (token.name == "style") {
      std::string_view const css = scanner.raw_text(token.name).of(html);
      if (fits_any(token[HtmlAttribute::media]) && (css.contains("display") || css.contains("visibility")))
        read_sheet(without_comments(css));
    } else if (std::ranges::find(raw, token.name) != raw.end()) {
      static_cast<void>(scanner.raw_text(token.name));
    }
  }
}

void Visibility::read_sheet(std::string_view css) {
  for (std::size_t at = 0; at < css.size();) {
    std::size_t const open = css.find_first_of("{;}", at);
    if (open == std::string_view::npos) return;
    std::string_view const head = trimmed(css.substr(at, open - at));
    at = open + 1;
    if (css[open] != '{') continue;  // a declaration for the whole sheet, or the end of a group
    bool const group = head.starts_with("@media")
                           ? fits_any(head.substr(6))
                           : head.starts_with("@layer") || head.starts_with("@supports");
    if (group) continue;  // its rules are read as the sheet's
    std::size_t const end = block_end(css, at);
    if (!head.starts_with('@')) read_rule(head, css.substr(at, end - at));
    at = std::min(end + 1, css.size());
  }
}

void Visibility::read_rule(std::string_view selectors, std::string_view declarations) {
  Shown const shown = read_declarations(declarations);
  if (!shown.display && !shown.visibility) return;
  split(selectors, ",", [&](std::string_view selector) { add(trimmed(selector), shown); });
}

void Visibility::add(std::string_view selector, Shown const& shown) {
  constexpr std::size_t most_of_one_key = 64;
  // Only the last part of a selector is about the element.
  std::size_t const last = selector.find_last_of(" >+~\t\n");
  bool doubtful = last != std::string_view::npos;
  std::string_view const around = selector.substr(0, doubtful ? last : 0);
  if (doubtful) selector.remove_prefix(last + 1);
  if (std::size_t const more = selector.find_first_of(":[*"); more != std::string_view::npos) {
    doubtful = true;
    selector = selector.substr(0, more);
  }
  // What stands around it is never there for a reader with a browser of this century.
  if (std::ranges::any_of(other_readers, [&](auto name) { return around.contains(name); })) return;
  if (selector.empty() || (doubtful && (!shown.display.value_or(true) || !shown.visibility.value_or(true))))
    return;
  Rule rule;
  rule.shown = shown;
  std::size_t at = std::min(selector.find_first_of(".#"), selector.size());
  rule.name = lower(selector.substr(0, at));
  while (at < selector.size()) {
    std::size_t const end = std::min(selector.find_first_of(".#", at + 1), selector.size());
    std::string part(selector.substr(at + 1, end - at - 1));
    if (selector[at] == '#')
      rule.id = std::move(part);
    else
      rule.classes.push_back(std::move(part));
    at = end;
  }
  constexpr std::size_t most_classes = 8;  // of one rule
  if (rule.classes.size() > most_classes) return;
  rule.weight = (rule.id.empty() ? 0U : 100U) + 10U * static_cast<std::uint32_t>(rule.classes.size()) +
                (rule.name.empty() ? 0U : 1U) + (doubtful ? 20U : 0U) + (shown.important ? 10'000U : 0U);
  std::string const key = !rule.id.empty()        ? '#' + rule.id
                          : !rule.classes.empty() ? '.' + rule.classes.back()
                                                  : rule.name;
  auto& kept = rules_[key];
  if (kept.size() < most_of_one_key) kept.push_back(std::move(rule));
}

bool Visibility::fits(Rule const& rule, HtmlToken const& tag, Classes const& classes) {
  if (!rule.name.empty() && rule.name != tag.name) return false;
  if (!rule.id.empty() && rule.id != tag[HtmlAttribute::id]) return false;
  return std::ranges::all_of(rule.classes, [&](std::string const& wanted) {
    return std::ranges::find(classes, wanted) != classes.end();
  });
}

bool Visibility::hides(HtmlToken const& tag) const {
  // A page that hides all of itself is shown by a script, once it is complete.
  if (tag.name == "body" || tag.name == "html") return false;
  if (std::ranges::binary_search(bar_ids, tag[HtmlAttribute::id])) return true;
  Shown shown = read_declarations(tag[HtmlAttribute::style]);
  constexpr std::uint32_t inline_weight = 1000;
  // `until-found` is text that the reader's search finds.
  bool const attribute = tag.has(HtmlAttribute::hidden) && lower(tag[HtmlAttribute::hidden]) != "until-found";
  constexpr std::size_t most_classes = 32;  // of one element that are looked at
  Classes classes;
  split(tag[HtmlAttribute::class_], blanks, [&](auto name) {
    if (classes.size() < most_classes) classes.push_back(name);
  });
  std::uint32_t const own = shown.important ? 20'000 : inline_weight;
  std::uint32_t display_weight = shown.display ? own : 0;
  std::uint32_t visibility_weight = shown.visibility ? own : 0;
  if (attribute && !shown.display) shown.display = false;
  if (rules_.empty()) return !shown.display.value_or(true) || !shown.visibility.value_or(true);
  auto const apply = [&](std::string const& key) {
    auto const found = rules_.find(key);
    if (found == rules_.end()) return;
    for (Rule const& rule : found->second) {
      if (!fits(rule, tag, classes)) continue;
      if (rule.shown.display && rule.weight >= display_weight) {
        shown.display = rule.shown.display;
        display_weight = rule.weight;
      }
      if (rule.shown.visibility && rule.weight >= visibility_weight) {
        shown.visibility = rule.shown.visibility;
        visibility_weight = rule.weight;
      }
    }
  };
  apply(tag.name);
  for (auto const name : classes) apply('.' + std::string(name));
  if (tag.has(HtmlAttribute::id)) apply('#' + std::string(tag[HtmlAttribute::id]));
  return !shown.display.value_or(true) || !shown.visibility.value_or(true);
}

}  // namespace stet::parser
