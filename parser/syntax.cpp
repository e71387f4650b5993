#include "parser/syntax.h"

#include <utility>

namespace stet::parser {

std::string_view to_string(Kind kind) {
  switch (kind) {
    case Kind::document: return "document";
    case Kind::front_matter: return "front-matter";
    case Kind::heading: return "heading";
    case Kind::statement: return "statement";
    case Kind::argument: return "argument";
    case Kind::relation: return "relation";
    case Kind::reconstruction: return "reconstruction";
    case Kind::numbered: return "numbered";
    case Kind::inference: return "inference";
    case Kind::inference_rule: return "inference-rule";
    case Kind::list: return "list";
    case Kind::list_item: return "list-item";
    case Kind::include: return "include";
    case Kind::path: return "path";
    case Kind::title: return "title";
    case Kind::text: return "text";
    case Kind::line_break: return "line-break";
    case Kind::paragraph_break: return "paragraph-break";
    case Kind::escaped: return "escaped";
    case Kind::shortcode: return "shortcode";
    case Kind::bold: return "bold";
    case Kind::italic: return "italic";
    case Kind::link: return "link";
    case Kind::link_text: return "link-text";
    case Kind::link_url: return "link-url";
    case Kind::tag: return "tag";
    case Kind::statement_mention: return "statement-mention";
    case Kind::argument_mention: return "argument-mention";
    case Kind::citation: return "citation";
    case Kind::citation_item: return "citation-item";
    case Kind::citation_key: return "citation-key";
    case Kind::locator: return "locator";
    case Kind::quotation: return "quotation";
    case Kind::data: return "data";
    case Kind::comment: return "comment";
  }
  std::unreachable();
}

std::string_view to_string(Symbol symbol) {
  switch (symbol) {
    case Symbol::support_up: return "support-up";
    case Symbol::support_down: return "support-down";
    case Symbol::attack_up: return "attack-up";
    case Symbol::attack_down: return "attack-down";
    case Symbol::undercut_up: return "undercut-up";
    case Symbol::undercut_down: return "undercut-down";
    case Symbol::contradiction: return "contradiction";
  }
  std::unreachable();
}

}  // namespace stet::parser
