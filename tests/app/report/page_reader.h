// Reads a page back as a browser would (gumbo follows the HTML5 algorithm), as a flat list of elements.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet::app::test {

struct Element {
  std::string name;
  std::vector<std::pair<std::string, std::string>> attributes;
  std::string text;         // of itself, without its children's
  bool in_picture = false;  // inside an <svg>

  [[nodiscard]] std::string_view attribute(std::string_view wanted) const;
};

struct ReadPage {
  std::vector<Element> elements;  // in the order of their start tags
  std::size_t comments = 0;

  [[nodiscard]] std::vector<Element const*> named(std::string_view name) const;
  // Names and attribute names, without the inside of pictures: what markup there is.
  [[nodiscard]] std::string skeleton() const;
  // The words of the page, in order.
  [[nodiscard]] std::string words() const;
};

[[nodiscard]] ReadPage read_page(std::string const& html);

}  // namespace stet::app::test
