#include "parser/article/html.h"

#include <algorithm>
#include <array>
#include <optional>
#include <ranges>
#include <utility>
#include <vector>

#include "base/utf8.h"
#include "parser/article/html_scanner.h"
#include "parser/article/readers.h"
#include "parser/article/references.h"
#include "parser/article/visibility.h"

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

constexpr std::array<std::string_view, 26> unread_names{"annotation",
                                                        "annotation-xml",
                                                        "audio",
                                                        "canvas",
                                                        "datalist",
                                                        "del",
                                                        "iframe",
                                                        "mjx-assistive-mml",
                                                        "noembed",
                                                        "noframes",
                                                        "noscript",
                                                        "object",
                                                        "rp",
                                                        "rt",
                                                        "rtc",
                                                        "s",
                                                        "script",
                                                        "select",
                                                        "singlefile-infobar",
                                                        "strike",
                                                        "style",
                                                        "svg",
                                                        "template",
                                                        "textarea",
                                                        "title",
                                                        "video"};
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

// Elements whose end tags are often left out: what else ends them, and what they stand in.
struct Unclosed {
  std::string_view names;     // each between spaces
  std::string_view siblings;  // whose start ends them
  std::string_view parents;   // whose end does
};
constexpr std::array unclosed_elements{
    Unclosed{" li ", " li ", " ul ol menu "},
    Unclosed{" dt dd ", " dt dd ", " dl "},
    Unclosed{" td th ", " td th tr tbody tfoot thead ", " table tr tbody tfoot thead "},
    Unclosed{" tr ", " tr tbody tfoot thead ", " table tbody tfoot thead "},
    Unclosed{" rt rp rtc ", " rb rt rp rtc ", " ruby "},
};

bool among(std::string_view names, std::string_view name) {
  return names.contains(std::string(" ").append(name).append(" "));
}

constexpr std::size_t deepest = 256;  // elements that are told apart; beyond it the outer ones decide

class HtmlReader {
 public:
  HtmlReader(std::string_view html, Origin const& origin, TextBuilder& out, int frames)
      : html_(html), origin_(origin), scanner_(html), visibility_(html), out_(out), frames_(frames) {}

  void run() {
    out_.begin_block(kind());
    for (HtmlToken token = next(); token.kind != TokenKind::end_of_file; token = next()) {
      switch (token.kind) {
        case TokenKind::start: start(token); break;
        case TokenKind::end: end(token); break;
        default:
          if (!is_note_letter(token.span)) text(token.span, true);
      }
      after_end_ = token.kind == TokenKind::end;
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
    bool const is_void = contains(void_names, token.name);
    if (!is_void && (visibility_.hides(token) || is_copy(token))) return pass_over(token.name);
    if (role == HtmlRole::unread) return unread(token);
    if (role == HtmlRole::raised || role == HtmlRole::lowered) {
      small_ = role;
      return;
    }
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
    if (role == HtmlRole::raised || role == HtmlRole::lowered) small_ = HtmlRole::text;
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

  // The words of an element without white space: to its end tag, or as far as is looked.
  static std::string letters_of(std::string_view html, HtmlScanner& scanner, std::string_view name) {
    constexpr std::size_t reach = 1024;
    std::string letters;
    int depth = 1;
    for (auto token = scanner.next(); token.kind != TokenKind::end_of_file; token = scanner.next()) {
      if (token.kind == TokenKind::text) append_letters(letters, token.span.of(html));
      if (token.name == name && token.kind != TokenKind::text &&
          (depth += token.kind == TokenKind::start ? 1 : -1) == 0)
        break;
      if (letters.size() > reach) return {};
    }
    return letters;
  }

  static void append_letters(std::string& out, std::string_view text) {
    constexpr std::string_view zero_width = "\u200B";
    for (std::size_t at = 0; at < text.size(); ++at) {
      if (text.substr(at).starts_with(zero_width))
        at += zero_width.size() - 1;
      else if (!std::string_view(" \t\n\f\r").contains(text[at]))
        out += text[at];
    }
  }

  // Whether the element is hidden from screen readers because they get the same words just before or after.
  [[nodiscard]] bool is_copy(HtmlToken const& token) const {
    constexpr std::size_t reach = 4096;
    if (token[HtmlAttribute::aria_hidden] != "true" || html_role(token.name) != HtmlRole::text) return false;
    auto const rest = html_.substr(token.span.end, reach);
    HtmlScanner ahead(rest);
    std::string const letters = letters_of(rest, ahead, token.name);
    if (letters.empty()) return false;
    std::string before;
    std::string_view const read = out_.text();
    append_letters(before, read.substr(read.size() - std::min(read.size(), 2 * letters.size())));
    if (after_end_ && before.ends_with(letters)) return true;
    auto const next = ahead.next();
    return next.kind == TokenKind::start && letters_of(rest, ahead, next.name) == letters;
  }

  // A letter that marks a note: the bridge<sup>a</sup>; not the ending of 1<sup>a</sup>, XIX<sup>e</sup>.
  [[nodiscard]] bool is_note_letter(Span span) const {
    auto const is_small = [](char c) { return c >= 'a' && c <= 'z'; };
    auto const read = out_.text();
    return small_ == HtmlRole::raised && span.size() == 1 && is_small(html_[span.begin]) && read.size() > 1 &&
           is_small(read.back()) && is_small(read[read.size() - 2]);
  }

  // An element that is not read, but for what a page keeps in one: a declared shadow root, a frame's page.
  void unread(HtmlToken const& token) {
    bool const shadow = token.has(HtmlAttribute::shadowroot) || token.has(HtmlAttribute::shadowrootmode);
    if (token.name == "template" && shadow) return;
    if (token.name == "iframe" && token.has(HtmlAttribute::srcdoc)) frame(token[HtmlAttribute::srcdoc]);
    pass_over(token.name);
  }

  // The page that a frame holds as the value of an attribute.
  void frame(std::string_view written) {
    constexpr int deepest_frame = 3;
    if (frames_ == deepest_frame) return;
    std::string page;
    Origin origin;
    auto const place = static_cast<Offset>(written.data() - html_.data());
    for (std::size_t at = 0; at < written.size();) {
      Reference const reference =
          written[at] == '&' ? read_reference(written.substr(at), ReferenceRules::html) : Reference{};
      std::size_t const end =
          reference.size > 0 ? at + reference.size : std::min(written.find('&', at + 1), written.size());
      std::string_view const text = reference.size > 0 ? reference.text() : written.substr(at, end - at);
      page += text;
      Span const here{place + static_cast<Offset>(at), place + static_cast<Offset>(end)};
      if (reference.size > 0)
        origin.add(static_cast<Offset>(text.size()), origin_.source_of(here));
      else
        origin_.each(here, [&](Span part, Span source) { origin.add(part.size(), source); });
      at = end;
    }
    out_.end_block();
    HtmlReader(page, origin, out_, frames_ + 1).run();
    out_.begin_block(kind());
  }

  // Leaves out an element with everything in it.
  void pass_over(std::string const& name) {
    if (contains(raw_names, name)) {
      static_cast<void>(scanner_.raw_text(name));
      return;
    }
    auto const* const unclosed = std::ranges::find_if(
        unclosed_elements, [&](Unclosed const& element) { return among(element.names, name); });
    std::size_t inner = 0;  // elements of the parents' kinds that are open inside
    for (std::size_t depth = 1; depth > 0;) {
      HtmlToken const token = scanner_.next();
      if (token.kind == TokenKind::end_of_file) return;
      bool const start = token.kind == TokenKind::start;
      bool ends = ends_unclosed(name, token);
      if (unclosed != unclosed_elements.end() && token.kind != TokenKind::text) {
        bool const parent = among(unclosed->parents, token.name);
        ends = inner == 0 && (start ? among(unclosed->siblings, token.name) : parent);
        if (parent && !ends) start ? ++inner : --inner;
      }
      if (ends) {
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
      if (auto const small = small_figure(within, at, small_); !small.empty()) {
        auto const begin = static_cast<Offset>(at);
        out_.resolved(small, origin_.source_of({begin, begin + 1}));
        ++at;
        continue;
      }
      std::size_t const end = small_ == HtmlRole::text
                                  ? std::min(within.find_first_of(" \t\n\f\r&", at + 1), within.size())
                                  : at + utf8::decode(within, at).size;
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
    origin_.each(span, [&](Span part, Span source) {
      if (part.size() == source.size())
        out_.exact(source);
      else
        out_.resolved(part.of(html_), source);  // of a frame's page, which is an attribute's value
    });
  }

  std::string_view html_;
  Origin const& origin_;
  HtmlScanner scanner_;
  Visibility visibility_;
  std::optional<HtmlToken> held_;  // read but not used yet
  TextBuilder& out_;
  std::vector<Open> open_;
  std::size_t deeper_ = 0;           // elements that are open beyond the deepest
  bool after_end_ = false;           // an end tag was the last thing read
  bool after_pre_ = false;           // a line end here is not part of the text
  HtmlRole small_ = HtmlRole::text;  // raised or lowered, inside sup or sub
  int frames_;                       // around this page
};

}  // namespace

HtmlRole html_role(std::string_view name) {
  if (contains(block_names, name)) return HtmlRole::block;
  if (contains(unread_names, name)) return HtmlRole::unread;
  if (name == "br") return HtmlRole::line_end;
  if (name == "q") return HtmlRole::quote;
  if (name == "sup") return HtmlRole::raised;
  if (name == "sub") return HtmlRole::lowered;
  return HtmlRole::text;
}

std::string_view small_figure(std::string_view text, std::size_t at, HtmlRole role) {
  constexpr std::array<std::string_view, 12> raised{"⁰", "¹", "²", "³", "⁴", "⁵",
                                                    "⁶", "⁷", "⁸", "⁹", "⁻", "⁺"};
  constexpr std::array<std::string_view, 12> lowered{"₀", "₁", "₂", "₃", "₄", "₅",
                                                     "₆", "₇", "₈", "₉", "₋", "₊"};
  if (role != HtmlRole::raised && role != HtmlRole::lowered) return {};
  std::size_t const found = std::string_view("0123456789-+").find(text[at]);
  if (found == std::string_view::npos) return {};
  return (role == HtmlRole::raised ? raised : lowered).at(found);
}

std::string_view stated_encoding(std::string_view html) {
  constexpr std::size_t reach = 8192;
  html = html.substr(0, reach);
  auto const value_after = [&](std::string_view text, std::string_view name) {
    std::size_t const at = text.find(name);
    if (at == std::string_view::npos) return std::string_view{};
    std::size_t const begin = text.find_first_not_of(" =\"'", at + name.size());
    if (begin == std::string_view::npos) return std::string_view{};
    return text.substr(begin, text.find_first_of(" ;\"'?>", begin) - begin);
  };
  if (html.starts_with("<?xml")) return value_after(html.substr(0, html.find("?>")), "encoding");
  HtmlScanner scanner(html);
  for (auto token = scanner.next(); token.kind != TokenKind::end_of_file; token = scanner.next()) {
    if (token.kind != TokenKind::start) continue;
    if (token.name != "meta") {
      if (contains(raw_names, token.name)) static_cast<void>(scanner.raw_text(token.name));
      continue;
    }
    auto const content = token[HtmlAttribute::content];
    auto const stated = token.has(HtmlAttribute::charset)      ? token[HtmlAttribute::charset]
                        : token.has(HtmlAttribute::http_equiv) ? value_after(content, "charset")
                                                               : std::string_view{};
    if (!stated.empty() && !stated.starts_with("utf-16") && !stated.starts_with("UTF-16")) return stated;
  }
  return {};
}

void read_html(std::string_view html, Origin const& origin, TextBuilder& out) {
  HtmlReader(html, origin, out, 0).run();
}

ReadableText read_html(std::string_view bytes) {
  Offset const mark = byte_order_mark(bytes);
  TextBuilder out(bytes);
  read_html(bytes.substr(mark), Origin({mark, static_cast<Offset>(bytes.size())}), out);
  return std::move(out).finish();
}

}  // namespace stet::parser
