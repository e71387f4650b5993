// Markdown (CommonMark with tables, strikethrough and task lists), read by md4c. Its callbacks pass pointers
// into the text that was parsed; that they do is not promised by its interface, so a pointer that leads
// elsewhere or backwards is never believed: the text is then placed on the line that has been reached.
#include <functional>
#include <string>
#include <vector>

#include <md4c.h>

#include "parser/article/footnotes.h"
#include "parser/article/html.h"
#include "parser/article/html_scanner.h"
#include "parser/article/markup.h"
#include "parser/article/readers.h"
#include "parser/article/references.h"
#include "parser/article/text_builder.h"

namespace stet::parser {

namespace {

class MarkdownReader {
 public:
  // `text` is what md4c parses, `bytes` the file.
  MarkdownReader(std::string_view bytes, std::string_view text, Origin const& origin)
      : bytes_(bytes), text_(text), origin_(origin), out_(bytes) {}

  bool run() {
    MD_PARSER parser{};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS;
    parser.enter_block = [](MD_BLOCKTYPE type, void*, void* self) { return as(self).enter(type), 0; };
    parser.leave_block = [](MD_BLOCKTYPE type, void*, void* self) { return as(self).leave(type), 0; };
    parser.enter_span = [](MD_SPANTYPE type, void*, void* self) { return as(self).span(type, 1), 0; };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) { return as(self).span(type, -1), 0; };
    parser.text = [](MD_TEXTTYPE type, MD_CHAR const* text, MD_SIZE size, void* self) {
      return as(self).text(type, {text, size}), 0;
    };
    return md_parse(text_.data(), static_cast<MD_SIZE>(text_.size()), &parser, this) == 0;
  }

  [[nodiscard]] ReadableText finish() && { return std::move(out_).finish(); }

 private:
  static MarkdownReader& as(void* self) { return *static_cast<MarkdownReader*>(self); }

  [[nodiscard]] Block::Kind kind() const { return around_.empty() ? Block::Kind::paragraph : around_.back(); }

  void enter(MD_BLOCKTYPE type) {
    switch (type) {
      case MD_BLOCK_QUOTE: around_.push_back(Block::Kind::quotation); break;
      case MD_BLOCK_LI: around_.push_back(Block::Kind::list_item); break;
      case MD_BLOCK_H: return begin(Block::Kind::heading);
      case MD_BLOCK_TH:
      case MD_BLOCK_TD: return begin(Block::Kind::table_cell);
      case MD_BLOCK_CODE: in_code_ = true; return begin(Block::Kind::code);
      case MD_BLOCK_HTML: in_html_ = true; break;
      default: break;
    }
    begin(kind());
  }

  void begin(Block::Kind kind) {
    out_.begin_block(kind);
    unread_.clear();
  }

  void leave(MD_BLOCKTYPE type) {
    if (type == MD_BLOCK_QUOTE || type == MD_BLOCK_LI) around_.pop_back();
    if (type == MD_BLOCK_HTML) {
      read_html(html_, html_origin_, out_);
      html_.clear();
      html_origin_ = {};
      in_html_ = false;
    }
    in_code_ = in_code_ && type != MD_BLOCK_CODE;
    begin(kind());
  }

  // The description of an image is not among the words of the article, nor is what has been struck out.
  void span(MD_SPANTYPE type, int step) {
    if (type == MD_SPAN_CODE) {
      if (step > 0)
        code_ = out_.text().size();
      else if (out_.text().size() > code_)
        out_.mark_code({static_cast<Offset>(code_), static_cast<Offset>(out_.text().size())});
    }
    if (type == MD_SPAN_IMG || type == MD_SPAN_DEL) unseen_ += step;
  }

  void text(MD_TEXTTYPE type, std::string_view text) {
    if (type == MD_TEXT_HTML) return in_html_ ? html_line(text) : html_tag(text);
    if (unseen_ > 0 || !unread_.empty() || in_html_) return;  // a NUL in HTML is sent again with its line
    switch (type) {
      case MD_TEXT_BR:
      case MD_TEXT_SOFTBR: return out_.space();
      case MD_TEXT_NULLCHAR: return nul();
      case MD_TEXT_ENTITY: return entity(text);
      case MD_TEXT_CODE:
        if (!from_text(text)) return code_space(text);
        break;
      default: break;
    }
    put(text);
  }

  // md4c sends line ends, indentation and empty lines of code as strings of its own.
  void code_space(std::string_view text) {
    if (text.find_first_not_of(" \n") != std::string_view::npos) return put(text);
    for (char const c : text) {
      if (c == '\n' && in_code_)
        out_.line_end();
      else if (in_code_)
        out_.spaces(1);
      else
        out_.space();
    }
  }

  void nul() {
    std::size_t const found = bytes_.find('\0', out_.position());
    auto const at = static_cast<Offset>(std::min(found, bytes_.size()));
    out_.resolved("\uFFFD", {at, std::min(at + 1, static_cast<Offset>(bytes_.size()))});
  }

  void entity(std::string_view text) {
    Reference const reference = read_reference(text, ReferenceRules::markdown);
    if (reference.size != text.size() || !from_text(text)) return put(text);
    out_.resolved(reference.text(), origin_.source_of(place(text)));
  }

  void put(std::string_view text) {
    if (!from_text(text)) return out_.resolved(text.substr(0, text.find('\0')), rest_of_line());
    if (small_ != HtmlRole::text && text.size() > 1) {
      for (std::size_t i = 0; i < text.size(); ++i) put(text.substr(i, 1));
      return;
    }
    if (auto const small = small_figure(text, 0, small_); !small.empty())
      return out_.resolved(small, origin_.source_of(place(text)));
    origin_.each(place(text), [&](Span, Span source) { out_.exact(source); });
  }

  // A line of an HTML block, or the line end after it.
  void html_line(std::string_view text) {
    html_ += text;
    if (from_text(text)) {
      origin_.each(place(text), [&](Span part, Span source) { html_origin_.add(part.size(), source); });
      html_end_ = place(text).end;
      return;
    }
    bool const own = text == "\n" && text_.substr(html_end_).starts_with(text);
    Span const line_end = origin_.source_of({html_end_, html_end_ + (own ? 1 : 0)});
    html_origin_.add(static_cast<Offset>(text.size()), line_end);
  }

  // A tag or comment inside a line.
  void html_tag(std::string_view text) {
    HtmlScanner scanner(text);
    HtmlToken const token = scanner.next();
    bool const start = token.kind == HtmlToken::Kind::start;
    bool const end = token.kind == HtmlToken::Kind::end;
    if (!unread_.empty()) {
      if (end && token.name == unread_) unread_.clear();
      return;
    }
    if (!start && !end) return;
    switch (html_role(token.name)) {
      case HtmlRole::line_end: return out_.space();
      case HtmlRole::quote:
        if (from_text(text)) out_.resolved(start ? "\u201C" : "\u201D", origin_.source_of(place(text)));
        return;
      case HtmlRole::unread:
        if (start) unread_ = token.name;
        return;
      case HtmlRole::raised:
      case HtmlRole::lowered: small_ = start ? html_role(token.name) : HtmlRole::text; return;
      default: return;
    }
  }

  [[nodiscard]] bool from_text(std::string_view text) const {
    std::less_equal<> const before;
    if (!before(text_.data(), text.data()) || !before(text.data() + text.size(), text_.data() + text_.size()))
      return false;
    Span const source = origin_.source_of(place(text));
    return source.begin >= out_.position() || source.end > out_.position();  // in code, NUL is sent twice
  }
  [[nodiscard]] Span place(std::string_view text) const {
    auto const begin = static_cast<Offset>(text.data() - text_.data());
    return {begin, begin + static_cast<Offset>(text.size())};
  }
  [[nodiscard]] Span rest_of_line() const {
    auto const end = std::min(bytes_.find_first_of("\r\n", out_.position()), bytes_.size());
    return {out_.position(), static_cast<Offset>(end)};
  }

  std::string_view bytes_;
  std::string_view text_;
  Origin const& origin_;
  TextBuilder out_;
  std::vector<Block::Kind> around_;
  bool in_code_ = false;
  bool in_html_ = false;
  std::string html_;  // the lines of an HTML block
  Origin html_origin_;
  Offset html_end_ = 0;              // of the last of them in `text_`
  std::string unread_;               // the element inside a paragraph whose text is left out
  HtmlRole small_ = HtmlRole::text;  // raised or lowered, inside sup or sub
  int unseen_ = 0;
  std::size_t code_ = 0;  // where code inside a line begins in the readable text
};

ReadableText read(std::string_view bytes, std::string_view text, Origin const& origin) {
  MarkdownReader reader(bytes, text, origin);
  if (reader.run()) return std::move(reader).finish();
  return read_plain(bytes);  // md4c ran out of memory
}

}  // namespace

ReadableText read_markdown(std::string_view bytes, std::span<Delimiters const> ignored) {
  std::size_t const begin = after_front_matter(bytes, byte_order_mark(bytes));
  Markup markup = markup_in(bytes, begin, stretches_between(bytes, begin, ignored));
  WithoutFootnotes const rewritten = without_footnotes(bytes, begin, markup.passed_over);
  auto out = rewritten.text.empty()
                 ? read(bytes, bytes.substr(begin),
                        Origin({static_cast<Offset>(begin), static_cast<Offset>(bytes.size())}))
                 : read(bytes, rewritten.text, rewritten.origin);
  out.gaps = std::move(markup.gaps);
  out.citations = std::move(markup.citations);
  return out;
}

}  // namespace stet::parser
