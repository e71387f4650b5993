#include "verify/registry/office.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <map>
#include <utility>
#include <vector>

#include "argmap/exchange/xml.h"
#include "base/archive.h"

namespace stet::verify {
namespace {

using argmap::exchange::local_name;
using argmap::exchange::parse_xml;

constexpr std::size_t most_bytes = std::size_t{64} << 20U;  // of the parts that are read, unpacked

std::string_view attribute(pugi::xml_node node, std::string_view name) {
  for (auto const& each : node.attributes()) {
    std::string_view const full = each.name();
    if (full.ends_with(name) && (full.size() == name.size() || full[full.size() - name.size() - 1] == ':'))
      return each.value();
  }
  return {};
}

pugi::xml_node child(pugi::xml_node node, std::string_view name) {
  for (auto const& each : node.children())
    if (local_name(each) == name) return each;
  return {};
}

void append_escaped(std::string& out, std::string_view text) {
  for (char const c : text) {
    if (c == '<')
      out += "&lt;";
    else if (c == '&')
      out += "&amp;";
    else
      out += c == '\n' ? ' ' : c;
  }
}

// What an element becomes.
struct Mark {
  std::string open{}, close{};
  bool skip = false;  // with all that is in it
};

// Letters' looks, as the tags that say so.
struct Look {
  bool hidden = false, struck = false, raised = false, lowered = false;

  [[nodiscard]] Mark mark() const {
    Mark mark;
    mark.skip = hidden || struck;
    if (raised || lowered) mark = {raised ? "<sup>" : "<sub>", raised ? "</sup>" : "</sub>", mark.skip};
    return mark;
  }
};

// Walks over all below the node, without recursion; `mark_of` says what each element becomes, `text_of` what
// text stands for.
template <class MarkOf, class TextOf>
void write(pugi::xml_node top, std::string& out, MarkOf const& mark_of, TextOf const& text_of) {
  std::vector<std::string> open;  // the ends of the elements that have been entered
  pugi::xml_node at = top.first_child();
  while (at && at != top) {
    bool entered = false;
    if (at.type() == pugi::node_element) {
      Mark mark = mark_of(at);
      if (!mark.skip) {
        out += mark.open;
        entered = static_cast<bool>(at.first_child());
        if (entered)
          open.push_back(std::move(mark.close));
        else
          out += mark.close;
      }
    } else if (at.type() == pugi::node_pcdata || at.type() == pugi::node_cdata) {
      append_escaped(out, text_of(at));
    }
    if (entered) {
      at = at.first_child();
      continue;
    }
    while (at != top && !at.next_sibling()) {
      at = at.parent();
      if (at == top) break;
      out += open.back();
      open.pop_back();
    }
    if (at != top) at = at.next_sibling();
  }
}

struct Element {
  std::string_view name;
  std::string_view open, close;
  bool skip = false;
};

template <std::size_t Count>
Mark listed(std::array<Element, Count> const& elements, std::string_view name) {
  auto const found = std::ranges::find(elements, name, &Element::name);
  if (found == elements.end()) return {};
  return {std::string(found->open), std::string(found->close), found->skip};
}

// The parts of the document that are wanted, by their names.
std::expected<std::vector<PackedFile>, Error> parts_of(std::string_view bytes,
                                                       bool (*wanted)(std::string_view)) {
  UnpackBudget budget(bytes.size(), most_bytes);
  auto parts = unpack_zip(bytes, wanted, budget);
  if (parts && parts->empty()) return std::unexpected(Error{"it holds no text document"});
  return parts;
}

// --- Word ---

constexpr std::array docx_elements = {Element{"p", "<p>", "</p>\n"},
                                      Element{"tbl", "<table>", "</table>\n"},
                                      Element{"tr", "<tr>", "</tr>"},
                                      Element{"tc", "<td>", "</td>"},
                                      Element{"tab", " ", ""},
                                      Element{"br", "<br>", ""},
                                      Element{"cr", "<br>", ""},
                                      Element{"noBreakHyphen", "\u2011", ""},
                                      Element{"softHyphen", "\u00AD", ""},
                                      Element{"pPr", "", "", true},
                                      Element{"rPr", "", "", true},
                                      Element{"sectPr", "", "", true},
                                      Element{"del", "", "", true},
                                      Element{"moveFrom", "", "", true},
                                      Element{"delText", "", "", true},
                                      Element{"instrText", "", "", true},
                                      Element{"Fallback", "", "", true},
                                      Element{"rt", "", "", true},
                                      Element{"separator", "", "", true},
                                      Element{"sdtPr", "", "", true}};

bool is_on(pugi::xml_node properties, std::string_view name) {
  auto const property = child(properties, name);
  auto const value = attribute(property, "val");
  return property && value != "0" && value != "false" && value != "off";
}

Mark docx_mark(pugi::xml_node element) {
  auto const name = local_name(element);
  if (name != "r") return listed(docx_elements, name);
  auto const properties = child(element, "rPr");
  auto const place = attribute(child(properties, "vertAlign"), "val");
  return Look{.hidden = is_on(properties, "vanish"),
              .struck = is_on(properties, "strike") || is_on(properties, "dstrike"),
              .raised = place == "superscript",
              .lowered = place == "subscript"}
      .mark();
}

// Only what stands in `t` is text; the rest is room between elements.
std::string_view docx_text(pugi::xml_node text) {
  return local_name(text.parent()) == "t" ? text.value() : std::string_view{};
}

bool is_docx_part(std::string_view name) {
  return name.starts_with("word/") && name.ends_with(".xml") && name.find('/', 5) == std::string_view::npos &&
         (name.starts_with("word/document") || name == "word/footnotes.xml" || name == "word/endnotes.xml");
}

// --- OpenDocument ---

constexpr std::array odt_elements = {Element{"p", "<p>", "</p>\n"},
                                     Element{"h", "<p>", "</p>\n"},
                                     Element{"table", "<table>", "</table>\n"},
                                     Element{"table-row", "<tr>", "</tr>"},
                                     Element{"table-cell", "<td>", "</td>"},
                                     Element{"tab", " ", ""},
                                     Element{"s", " ", ""},
                                     Element{"line-break", "<br>", ""},
                                     Element{"annotation", "", "", true},
                                     Element{"tracked-changes", "", "", true},
                                     Element{"ruby-text", "", "", true},
                                     Element{"note", "", "", true},
                                     Element{"forms", "", "", true},
                                     Element{"sequence-decls", "", "", true},
                                     Element{"variable-decls", "", "", true},
                                     Element{"hidden-text", "", "", true},
                                     Element{"hidden-paragraph", "", "", true}};

Look look_of(pugi::xml_node style) {
  auto const letters = child(style, "text-properties");
  auto const position = attribute(letters, "text-position");
  auto const through = attribute(letters, "text-line-through-style");
  return {.hidden = attribute(letters, "display") == "none" ||
                    attribute(child(style, "section-properties"), "display") == "none",
          .struck = !through.empty() && through != "none",
          .raised = position.starts_with("super") ||
                    (!position.empty() && position.front() >= '1' && position.front() <= '9'),
          .lowered = position.starts_with("sub") || position.starts_with('-')};
}

class OdtWriter {
 public:
  explicit OdtWriter(pugi::xml_node content) {
    for (auto const& style : child(content, "automatic-styles").children())
      styles_.emplace(attribute(style, "name"), look_of(style));
  }

  void write_all(pugi::xml_node body) {
    notes_.push_back(body);
    for (std::size_t i = 0; i < notes_.size(); ++i)  // notes of notes are added meanwhile
      write(
          notes_[i], out_, [&](pugi::xml_node element) { return mark_of(element); },
          [](pugi::xml_node text) { return std::string_view(text.value()); });
  }
  [[nodiscard]] std::string take() && { return std::move(out_); }

 private:
  Mark mark_of(pugi::xml_node element) {
    auto const name = local_name(element);
    if (name == "note") notes_.push_back(child(element, "note-body"));
    Mark mark = listed(odt_elements, name);
    mark.skip = mark.skip || std::string_view(element.name()).starts_with("svg:");  // what a picture shows
    auto const style = styles_.find(attribute(element, "style-name"));
    if (style == styles_.end()) return mark;
    if (name == "span") return style->second.mark();
    mark.skip = mark.skip || style->second.hidden;
    return mark;
  }

  std::map<std::string_view, Look> styles_;
  std::vector<pugi::xml_node> notes_;
  std::string out_;
};

}  // namespace

std::expected<std::string, Error> page_of_docx(std::string_view bytes) {
  auto parts = parts_of(bytes, is_docx_part);
  if (!parts) return std::unexpected(std::move(parts.error()));
  std::ranges::stable_partition(*parts,
                                [](auto const& part) { return part.name.starts_with("word/document"); });
  std::string page;
  for (auto const& part : *parts) {
    auto const document = parse_xml(part.bytes);
    if (!document) return std::unexpected(Error{part.name + ": " + document.error().message});
    write(**document, page, docx_mark, docx_text);
  }
  return page;
}

std::expected<std::string, Error> page_of_odt(std::string_view bytes) {
  auto parts = parts_of(bytes, [](std::string_view name) { return name == "content.xml"; });
  if (!parts) return std::unexpected(std::move(parts.error()));
  auto const document = parse_xml(parts->front().bytes);
  if (!document) return std::unexpected(Error{"content.xml: " + document.error().message});
  auto const content = (*document)->document_element();
  OdtWriter writer(content);
  writer.write_all(child(content, "body"));
  return std::move(writer).take();
}

}  // namespace stet::verify
