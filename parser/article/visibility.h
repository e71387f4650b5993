// What a page's own style hides: `display: none` and `visibility: hidden`, said by an element or by rules for
// its name, class or id. Rules that need more of the page than the element itself are believed only where
// they show: what may be seen is read.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "parser/article/html_scanner.h"

namespace stet::parser {

class Visibility {
 public:
  Visibility() = default;
  // Reads the style sheets of the page.
  explicit Visibility(std::string_view html);

  // Whether the element that the start tag opens is hidden, for whatever reason.
  [[nodiscard]] bool hides(HtmlToken const& tag) const;

 private:
  // What declarations say of the two properties; nothing if they say nothing.
  struct Shown {
    std::optional<bool> display, visibility;
    bool important = false;
  };
  struct Rule {
    std::string name, id;  // of the element; empty: any
    std::vector<std::string> classes;
    Shown shown;
    std::uint32_t weight = 0;  // the greater wins
  };

  static Shown read_declarations(std::string_view text);
  void read_sheet(std::string_view css);
  void read_rule(std::string_view selectors, std::string_view declarations);
  void add(std::string_view selector, Shown const& shown);
  using Classes = std::vector<std::string_view>;
  [[nodiscard]] static bool fits(Rule const& rule, HtmlToken const& tag, Classes const& classes);

  std::unordered_map<std::string, std::vector<Rule>> rules_;  // by `#id`, `.class` or name
};

}  // namespace stet::parser
