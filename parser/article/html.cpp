#include "parser/article/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "parser/article/html_scanner.h"
#include "parser/article/readers.h"
#include "parser/article/references.h"

namespace stet::parser {

namespace {

using TokenKind = HtmlToken::Kind;

template <std::size_t n>
bool contains(std::array<std::string_view, n> const& names, std::string_view name) {
  return std::ranges::binary_search(names, name);
}

constexpr std::array<std::string_view, 56> block_names{
    "address",  "article",    "aside",     "blockquote", "body",   "caption",  "center",  "col",
    "colgroup", "dd",         "details",   "dialog",     "dir",    "div",      "dl",      "dt",
    "fieldset", "figcaption", "figure",    "footer",     "form",   "frameset", "h1",      "h2",
    "h3",       "h4",         "h5",        "h6",         "head",   "header",   "hgroup",  "hr",
    "html",     "legend",     "li",        "listing",    "main",   "menu",     "nav",     "ol",
    "optgroup", "p",          "plaintext", "pre",        "search", "section",  "summary", "table",
    "tbody",    "td",         "tfoot",     "th",         "thead",  "tr",       "ul",      "xmp"};
static_assert(std::ranges::is_sorted(block_names));

constexpr std::array<std::string_view, 15> unread_names{
    "audio",  "canvas", "datalist", "iframe", "noembed",  "noframes", "noscript", "object",
    "script", "select", "style",    "svg",    "template", "textarea", "title"};
static_assert(std::ranges::is_sorted(unread_names));

// Elements whose content is not markup; the visible ones among them are xmp and plaintext.
constexpr std::array<std::string_view, 10> raw_names{"iframe", "noembed", "noframes", "noscript", "plaintext",
                                                     "script", "style",   "textarea", "title",    "xmp"};
static_assert(std::ranges::is_sorted(raw_names));

constexpr std::array<std::string_view, 14> void_names{"area",  "base",   "br",    "col",  "embed",
                                                      "hr",    "img",    "input", "link", "meta",
                                                      "param", "source", "track", "wbr"};
static_assert(std::ranges::is_sorted(void_names));

// What the text in an element is; nothing for those that say nothing about it, and `paragraph` for those that
// keep the kinds around them out of the search for an open one.
std::optional<Block::Kind> kind_of(std::string_view name) {
  if (name == "li" || name == "dd" || name == "dt") return Block::Kind::list_item;
  if (name == "blockquote") return Block::Kind::quotation;
  if (name == "td" || name == "th") return Block::Kind::table_cell;
  if (name == "caption" || name == "figcaption") return Block::Kind::caption;
  if (name == "pre" || name == "listing" || name == "xmp" || name == "plaintext") return Block::Kind::code;
  if (name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6') return Block::Kind::heading;
  if (name == "ul" || name == "ol" || name == "dl" || name == "menu" || name == "table")
    return Block::Kind::paragraph;
  return std::nullopt;
}

constexpr std::size_t deepest = 256;  // elements that are told apart; beyond it the outer ones decide

class Reader {
 public:
  Reader(std::string_view html, Origin const& origin, TextBuilder& out)
      : html_(html), origin_(origin), scanner_(html), out_(out) {}

  void run() {
    out_.begin_block(kind());
    for (HtmlToken token = next(); token.kind != TokenKind::end_of_file; token = next()) {
      switch (token.kind) {
        case TokenKind::start: start(token); break;
        case TokenKind::end: end(token); break;
        default: text(token.span, true);
      }
    }
    out_.end_block();
  }

 private:
  struct Open {
    std::string name;
    Block::Kind kind;
  };

  HtmlToken next() { return held_ ? *std::exchange(held_, std::nullopt) : scanner_.next(); }

  [[nodiscard]] Block::Kind kind() const {
    for (auto const& open : std::views::reverse(open_))
      if (open.kind != Block::Kind::paragraph) return open.kind;
    return Block::Kind::paragraph;
  }
  [[nodiscard]] bool preformatted() const { return !open_.empty() && open_.back().kind == Block::Kind::code; }

  void start(HtmlToken const& token) {
    HtmlRole const role = html_role(token.name);
    if (role == HtmlRole::unread || (token.hidden && !contains(void_names, token.name)))
      return pass_over(token.name);
    if (role == HtmlRole::line_end) return preformatted() ? out_.line_end() : out_.space();
    if (role == HtmlRole::quote) return quotation_mark("\u201C", token.span);
    if (role != HtmlRole::block) return;
    if (auto const kind_here = kind_of(token.name)) open(token.name, *kind_here);
    out_.begin_block(kind());
    if (contains(raw_names, token.name)) text(scanner_.raw_text(token.name), false);
    after_pre_ = preformatted();
  }

  void end(HtmlToken const& token) {
    HtmlRole const role = html_role(token.name);
    if (role == HtmlRole::line_end) return out_.space();  // `</br>` is a `<br>`
    if (role == HtmlRole::quote) return quotation_mark("\u201D", token.span);
    if (role != HtmlRole::block) return;
    if (kind_of(token.name)) close(token.name);
    out_.begin_block(kind());
  }

  void open(std::string const& name, Block::Kind kind) {
    // An item ends the one before it, a cell likewise, a heading another heading.
    auto const same = [&](Open const& other) { return other.kind == kind; };
    bool const ends_another = kind == Block::Kind::list_item || kind == Block::Kind::heading;
    if (ends_another && !open_.empty() && same(open_.back())) open_.pop_back();
    if (kind == Block::Kind::table_cell) {
      auto const barrier =
          std::ranges::find(open_.rbegin(), open_.rend(), std::string_view("table"), &Open::name);
      auto const cell = std::find_if(open_.rbegin(), barrier, same);
      if (cell != barrier) open_.erase(std::prev(cell.base()), open_.end());
    }
    if (open_.size() < deepest)
      open_.push_back({name, kind});
    else
      ++deeper_;
  }

  void close(std::string const& name) {
    if (deeper_ > 0) {
      --deeper_;
      return;
    }
    auto const found = std::ranges::find(open_.rbegin(), open_.rend(), name, &Open::name);
    if (found != open_.rend()) open_.erase(std::prev(found.base()), open_.end());
  }

  // Leaves out an element with everything in it.
  void pass_over(std::string const& name) {
    if (contains(raw_names, name)) {
      static_cast<void>(scanner_.raw_text(name));
      return;
    }
    for (std::size_t depth = 1; depth > 0;) {
      HtmlToken const token = scanner_.next();
      if (token.kind == TokenKind::end_of_file) return;
      if (ends_unclosed(name, token)) {
        held_ = token;
        return;
      }
      if (token.kind == TokenKind::start && contains(raw_names, token.name) && name != "svg")
        static_cast<void>(scanner_.raw_text(token.name));
      if (token.name != name) continue;
      if (token.kind == TokenKind::start && !closes_itself(token)) ++depth;
      if (token.kind == TokenKind::end) --depth;
    }
  }
  // True for a tag that no open paragraph or picture outlives.
  [[nodiscard]] static bool ends_unclosed(std::string_view name, HtmlToken const& token) {
    if (name != "p" && name != "svg") return false;
    if (html_role(token.name) != HtmlRole::block) return false;
    return token.kind == TokenKind::start || (name == "p" && token.name != "p");
  }
  [[nodiscard]] bool closes_itself(HtmlToken const& token) const { return html_[token.span.end - 2] == '/'; }

  void quotation_mark(std::string_view mark, Span tag) { out_.resolved(mark, origin_.source_of(tag)); }

  void text(Span span, bool references) {
    bool const keep = preformatted();
    auto const within = html_.substr(0, span.end);
    std::size_t at = span.begin;
    if (keep && after_pre_)
      at += html_.substr(at).starts_with("\r\n") ? 2 : html_.substr(at).starts_with("\n") ? 1 : 0;
    after_pre_ = false;
    while (at < span.end) {
      char const c = html_[at];
      if (c == ' ' || c == '\t' || c == '\n' || c == '\f' || c == '\r') {
        white_space(c, keep, at);
        ++at;
        continue;
      }
      if (c == '&' && references) {
        if (Reference const reference = read_reference(within.substr(at), ReferenceRules::html);
            reference.size > 0) {
          resolve(reference, at, keep);
          at += reference.size;
          continue;
        }
      }
      std::size_t const end = std::min(within.find_first_of(" \t\n\f\r&", at + 1), within.size());
      exact({static_cast<Offset>(at), static_cast<Offset>(end)});
      at = end;
    }
  }

  void white_space(char c, bool keep, std::size_t at) {
    if (!keep) return out_.space();
    if (c == '\n' || (c == '\r' && !html_.substr(at + 1).starts_with('\n'))) return out_.line_end();
    if (c != '\r') out_.spaces(1);
  }

  void resolve(Reference const& reference, std::size_t at, bool keep) {
    std::string_view const stands_for = reference.text();
    if (stands_for == " " || stands_for == "\t" || stands_for == "\n" || stands_for == "\r")
      return white_space(stands_for[0], keep, html_.size());
    auto const begin = static_cast<Offset>(at);
    out_.resolved(stands_for, origin_.source_of({begin, begin + static_cast<Offset>(reference.size)}));
  }

  void exact(Span span) {
    origin_.each(span, [&](Span, Span source) { out_.exact(source); });
  }

  std::string_view html_;
  Origin const& origin_;
  HtmlScanner scanner_;
  std::optional<HtmlToken> held_;  // read but not used yet
  TextBuilder& out_;
  std::vector<Open> open_;
  std::size_t deeper_ = 0;  // elements that are open beyond the deepest
  bool after_pre_ = false;  // a line end here is not part of the text
};

}  // namespace

HtmlRole html_role(std::string_view name) {
  if (contains(block_names, name)) return HtmlRole::block;
  if (contains(unread_names, name)) return HtmlRole::unread;
  if (name == "br") return HtmlRole::line_end;
  if (name == "q") return HtmlRole::quote;
  return HtmlRole::text;
}

void read_html(std::string_view html, Origin const& origin, TextBuilder& out) {
  Reader(html, origin, out).run();
}

ReadableText read_html(std::string_view bytes) {
  Offset const mark = byte_order_mark(bytes);
  TextBuilder out(bytes);
  read_html(bytes.substr(mark), Origin({mark, static_cast<Offset>(bytes.size())}), out);
  return std::move(out).finish();
}

}  // namespace stet::parser
