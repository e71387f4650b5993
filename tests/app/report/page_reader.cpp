#include "tests/app/report/page_reader.h"

#include <gumbo.h>

namespace stet::app::test {
namespace {

std::string name_of(GumboElement const& element) {
  if (element.tag != GUMBO_TAG_UNKNOWN) return gumbo_normalized_tagname(element.tag);
  GumboStringPiece piece = element.original_tag;
  gumbo_tag_from_original_text(&piece);
  return {piece.data, piece.length};
}

// Preorder with a stack of its own: pages may be deep.
void read(GumboNode const* root, ReadPage& page) {
  struct Waiting {
    GumboNode const* node;
    std::size_t parent;
    bool in_picture;
  };
  std::vector<Waiting> waiting{{root, 0, false}};
  while (!waiting.empty()) {
    auto const [node, parent, in_picture] = waiting.back();
    waiting.pop_back();
    if (node->type == GUMBO_NODE_COMMENT) ++page.comments;
    if (node->type == GUMBO_NODE_TEXT || node->type == GUMBO_NODE_WHITESPACE ||
        node->type == GUMBO_NODE_CDATA)
      page.elements[parent].text += node->v.text.text;
    if (node->type != GUMBO_NODE_ELEMENT && node->type != GUMBO_NODE_TEMPLATE) continue;
    auto const& element = node->v.element;
    Element out{.name = name_of(element), .attributes = {}, .text = {}, .in_picture = in_picture};
    for (unsigned i = 0; i < element.attributes.length; ++i) {
      auto const* attribute = static_cast<GumboAttribute const*>(element.attributes.data[i]);
      out.attributes.emplace_back(attribute->name, attribute->value);
    }
    bool const picture = in_picture || out.name == "svg";
    page.elements.push_back(std::move(out));
    std::size_t const self = page.elements.size() - 1;
    for (unsigned i = element.children.length; i > 0; --i)
      waiting.push_back({static_cast<GumboNode const*>(element.children.data[i - 1]), self, picture});
  }
}

}  // namespace

std::string_view Element::attribute(std::string_view wanted) const {
  for (auto const& [key, value] : attributes)
    if (key == wanted) return value;
  return {};
}

std::vector<Element const*> ReadPage::named(std::string_view name) const {
  std::vector<Element const*> out;
  for (auto const& element : elements)
    if (element.name == name) out.push_back(&element);
  return out;
}

std::string ReadPage::skeleton() const {
  std::string out;
  for (auto const& element : elements) {
    if (element.in_picture) continue;
    out += element.name;
    for (auto const& [key, value] : element.attributes) out += ' ' + key;
    out += '\n';
  }
  return out;
}

std::string ReadPage::words() const {
  std::string out;
  for (auto const& element : elements)
    if (element.name != "script" && element.name != "style") out += element.text + '\n';
  return out;
}

ReadPage read_page(std::string const& html) {
  ReadPage page;
  GumboOptions options = kGumboDefaultOptions;
  options.max_errors = 0;
  auto* const output = gumbo_parse_with_options(&options, html.data(), html.size());
  read(output->root, page);
  gumbo_destroy_output(&options, output);
  return page;
}

}  // namespace stet::app::test
