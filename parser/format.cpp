// The formatter in two passes. The first walks the tree and notes where lines must begin and how far they are
// indented, which bytes are plain words, and which are to be left as they are. The second copies the text gap
// by gap.
#include "parser/format.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/utf8.h"
#include "parser/characters.h"

namespace stet::parser {
namespace {

constexpr std::uint32_t step = 2;  // columns a relation or list item is indented below its parent

// A place where a line begins: a block, a relation, a numbered statement.
struct LineMark {
  Offset at = 0;
  Offset marker_end = 0;      // `+`, `(1)`, `*`: where the marker ends; `at` if there is none
  std::uint32_t indent = 0;   // of the line
  std::uint32_t content = 0;  // of what is wrapped, and where the words after the marker begin
};

struct Plan {
  std::vector<LineMark> marks;
  std::vector<Span> words;     // plain text, whose single spaces and line ends may move
  std::vector<Span> opaque;    // copied byte for byte
  std::vector<Offset> labels;  // where `]:` and `>:` end: one space follows
};

Offset symbol_end(std::string_view text, Offset at) {
  std::string_view const two = text.substr(at, 2);
  for (std::string_view const symbol : {"+>", "->", "<+", "<-", "><", "_>", "<_"}) {
    if (two == symbol) return at + 2;
  }
  return at + 1;
}

// After `(12)`, or `at` if that is not what stands there.
Offset number_end(std::string_view text, Offset at) {
  Offset end = at;
  if (end < text.size() && text[end] == '(') ++end;
  while (end < text.size() && text[end] >= '0' && text[end] <= '9') ++end;
  return end > at && end < text.size() && text[end] == ')' ? end + 1 : at;
}

Offset word_end(std::string_view text, Offset at) {
  while (at < text.size() && !is_gap(text[at])) ++at;
  return at;
}

bool starts_line(std::string_view text, Offset at) {
  while (at > 0 && (text[at - 1] == ' ' || text[at - 1] == '\t')) --at;
  return at == 0 || text[at - 1] == '\n' || text.substr(0, at) == utf8::byte_order_mark;
}

// How wide the markers of a premise-conclusion structure are, so that its statements align.
std::uint32_t number_width(SyntaxTree const& tree, std::string_view text, NodeIndex reconstruction) {
  Offset width = 0;
  for (NodeIndex const child : tree.children(reconstruction)) {
    if (tree[child].kind != Kind::numbered) continue;
    Offset const begin = tree[child].span.begin;
    width = std::max(width, number_end(text, begin) - begin);
  }
  return width + 1;
}

Plan plan(SyntaxTree const& tree, std::string_view text) {
  struct Level {
    NodeIndex end;
    std::uint32_t indent;   // of the element's first line
    std::uint32_t content;  // of its other lines, and of the relations of a numbered statement
    std::uint32_t numbers;  // width of the markers, inside a reconstruction
  };
  Plan result;
  std::vector<Level> levels{{static_cast<NodeIndex>(tree.nodes.size()), 0, 0, 0}};
  for (NodeIndex i = 1; i < tree.nodes.size();) {
    while (levels.size() > 1 && i >= levels.back().end) levels.pop_back();
    Level const parent = levels.back();
    Node const& node = tree[i];
    Offset const at = node.span.begin;
    auto const mark = [&](Offset marker_end, std::uint32_t indent, std::uint32_t content) {
      if (result.marks.empty() || result.marks.back().at != at) {
        result.marks.push_back({at, marker_end, indent, content});
      }
      levels.push_back({node.next, indent, content, parent.numbers});
    };
    bool descend = true;
    switch (node.kind) {
      case Kind::document: break;
      case Kind::front_matter:
      case Kind::include:
      case Kind::comment:
        if (starts_line(text, at)) {
          result.marks.push_back({at, at, parent.content, parent.content});
        }
        result.opaque.push_back(node.span);
        descend = false;
        break;
      case Kind::heading: mark(std::min(at + node.flags, node.span.end), 0, 0); break;
      case Kind::statement:
      case Kind::argument:
        if (levels.size() == 1) mark(at, 0, 0);
        if (static_cast<Form>(node.flags) == Form::definition && i + 1 < node.next) {
          result.labels.push_back(tree[i + 1].span.end + 2);
        }
        break;
      case Kind::relation: {
        // One that stands under nothing stays at the margin.
        std::uint32_t const indent = levels.size() == 1 ? 0 : std::max(parent.indent + step, parent.content);
        mark(symbol_end(text, at), indent, indent + step);
        break;
      }
      case Kind::reconstruction: levels.push_back({node.next, 0, 0, number_width(tree, text, i)}); break;
      case Kind::numbered: mark(number_end(text, at), 0, parent.numbers); break;
      case Kind::inference: mark(at, 0, 0); break;
      case Kind::list_item: {
        Offset const end = word_end(text, at);
        mark(end, step, step + (end - at) + 1);
        break;
      }
      case Kind::text: result.words.push_back(node.span); break;
      case Kind::list:
      case Kind::line_break:
      case Kind::paragraph_break:
      case Kind::bold:
      case Kind::italic:
      case Kind::quotation: break;
      default:
        result.opaque.push_back(node.span);
        descend = false;
        break;
    }
    i = descend ? i + 1 : node.next;
  }
  return result;
}

// A wrapped line must not begin with anything that could be read as the start of a block or relation.
bool may_begin_line(std::string_view word) {
  if (word.empty()) return false;
  auto const first = static_cast<unsigned char>(word.front());
  if (first >= 0x80 || (first >= 'A' && first <= 'Z') || (first >= 'a' && first <= 'z')) return true;
  if (first == '"') return true;
  if (first < '0' || first > '9') return false;
  auto const after = word.find_first_not_of("0123456789");
  return after == std::string_view::npos || (word[after] != '.' && word[after] != ')');
}

class Writer {
 public:
  Writer(std::string_view text, FormatOptions const& options, Plan plan)
      : text_(text), width_(options.width), plan_(std::move(plan)) {
    auto const newline = text.find('\n');
    newline_ = newline != std::string_view::npos && newline > 0 && text[newline - 1] == '\r' ? "\r\n" : "\n";
    out_.reserve(text.size() + text.size() / 8);
    // Without a line end behind it `//` begins no comment; the last line must not be given one.
    auto const last = text.rfind('\n') + 1;
    fixed_from_ = text.substr(last).find("//") == std::string_view::npos ? text.size() : last;
  }

  std::string write() && {
    if (text_.starts_with(utf8::byte_order_mark)) copy(utf8::byte_order_mark.size());
    first_ = at_;
    while (at_ < text_.size()) {
      gap();
      if (at_ < text_.size()) word();
    }
    finish();
    return std::move(out_);
  }

 private:
  // The white space before the next word.
  void gap() {
    Offset const begin = at_;
    while (at_ < text_.size() && is_gap(text_[at_])) ++at_;
    std::string_view const blank = text_.substr(begin, at_ - begin);
    if (at_ == text_.size()) {
      had_line_end_ = lines_in(blank) != 0;
      return;
    }
    std::size_t const lines = lines_in(blank);
    if (at_mark()) {
      LineMark const& mark = plan_.marks[mark_];
      indent_ = mark.content;
      if (begin != first_) new_line(lines >= 2, mark.indent);
      return;
    }
    if (blank.empty() || begin == first_) return;
    if (lines == 0) {
      if (begin == marker_end_) return pad();
      if (begin >= fixed_from_) return append(blank);
      if (after_label(begin)) return append(" ");
      if (blank == " " && !open_bracket_ && in_words(begin - 1) && in_words(at_)) return wrap();
      append(blank);
      return;
    }
    if (lines >= 2) {
      // A further paragraph of the same statement: it stays indented under it.
      indent_ = std::max({indent_, step, last_line_width(blank)});
      return new_line(true, indent_);
    }
    // A backslash at a line's end would escape the space that took the line end's place.
    bool const plain = in_words(begin - 1) && in_words(at_) && trailing_spaces(blank) <= 1 &&
                       !open_bracket_ && text_[begin - 1] != '\\' && !in_block_quotation();
    if (plain && width_ != 0 && may_begin_line(peek_word())) return wrap();
    if (trailing_spaces(blank) > 1) append(blank.substr(0, trailing_spaces(blank)));
    if (begin == marker_end_) return pad();
    if (text_[at_] != '{' && !may_begin_line(peek_word())) {
      // What could begin something else is text because of where it stands; there it stays.
      std::string_view const indent = blank.substr(blank.rfind('\n') + 1);
      new_line(false, 0);
      return append(indent);
    }
    new_line(false, text_[at_] == '{' ? std::max(indent_, step) : indent_);
  }

  // What follows a block quotation must not become a part of it.
  [[nodiscard]] bool in_block_quotation() const {
    auto const first = out_.find_first_not_of(" \t", out_.rfind('\n') + 1);
    if (first == std::string::npos || out_[first] != '>') return false;
    return first + 1 == out_.size() || out_[first + 1] != '<';  // that is a contradiction
  }

  // Copies the bytes up to the next white space that is not inside something opaque.
  void word() {
    if (at_mark()) {
      LineMark const& mark = plan_.marks[mark_];
      ++mark_;
      if (mark.marker_end > mark.at) {
        copy(mark.marker_end - mark.at);
        marker_end_ = mark.marker_end;
        if (at_ < text_.size() && !is_gap(text_[at_])) pad();
      }
    }
    std::string_view const word = peek_word();
    if (auto const bracket = word.find_last_of("[]<>"); bracket != std::string_view::npos) {
      open_bracket_ = word[bracket] == '[' || word[bracket] == '<';
    }
    copy(word.size());
  }

  // Where the run of bytes that begins at `from` ends.
  [[nodiscard]] Offset peek_end(Offset from) {
    // The same place may be asked for again, so only what lies before it is passed for good.
    while (opaque_ < plan_.opaque.size() && plan_.opaque[opaque_].end <= from) ++opaque_;
    std::size_t opaque = opaque_;
    while (from < text_.size()) {
      while (opaque < plan_.opaque.size() && plan_.opaque[opaque].end <= from) ++opaque;
      if (opaque < plan_.opaque.size() && plan_.opaque[opaque].contains(from)) {
        from = plan_.opaque[opaque].end;
        continue;
      }
      if (is_gap(text_[from])) break;
      if (mark_ < plan_.marks.size() && from == plan_.marks[mark_].at && from != at_) break;
      ++from;
    }
    return from;
  }
  [[nodiscard]] std::string_view peek_word() { return text_.substr(at_, peek_end(at_) - at_); }

  [[nodiscard]] bool at_mark() {
    while (mark_ < plan_.marks.size() && plan_.marks[mark_].at < at_) ++mark_;
    return mark_ < plan_.marks.size() && plan_.marks[mark_].at == at_;
  }

  [[nodiscard]] bool after_label(Offset at) {
    while (label_ < plan_.labels.size() && plan_.labels[label_] < at) ++label_;
    return label_ < plan_.labels.size() && plan_.labels[label_] == at;
  }

  [[nodiscard]] bool in_words(Offset at) {
    // Asked for rising offsets, except that the byte before a gap may lie in the span before the current one.
    while (word_ < plan_.words.size() && plan_.words[word_].end <= at) ++word_;
    return word_ < plan_.words.size() && plan_.words[word_].contains(at);
  }

  // A space, or a line end where the next word would not fit.
  void wrap() {
    std::string_view const next = peek_word();
    std::size_t const first_line = next.find('\n');
    std::size_t const needed = utf8::display_width(next.substr(0, first_line));
    if (width_ != 0 && column_ + 1 + needed > width_ && column_ > indent_ && may_begin_line(next)) {
      return new_line(false, indent_);
    }
    append(" ");
  }

  // Fills the line after a marker up to the column where its words stand: at least one space.
  void pad() {
    append(" ");
    while (column_ < indent_) append(" ");
  }

  void new_line(bool empty_line, std::uint32_t indent) {
    out_ += newline_;
    if (empty_line) out_ += newline_;
    out_.append(indent, ' ');
    column_ = indent;
    open_bracket_ = false;
  }

  // The end of the file: one line end. A last line with `//` gets none it did not have, since that would make
  // a comment of it.
  void finish() {
    if (out_.size() == first_) return;
    if (had_line_end_ || fixed_from_ == text_.size()) out_ += newline_;
  }

  void copy(std::size_t size) {
    append(text_.substr(at_, size));
    at_ += static_cast<Offset>(size);
  }

  void append(std::string_view bytes) {
    out_ += bytes;
    auto const line = bytes.rfind('\n');
    column_ = line == std::string_view::npos ? column_ + utf8::display_width(bytes)
                                             : utf8::display_width(bytes.substr(line + 1));
  }

  static std::size_t lines_in(std::string_view blank) {
    return static_cast<std::size_t>(std::ranges::count(blank, '\n'));
  }
  static std::size_t trailing_spaces(std::string_view blank) {
    return std::min(blank.find_first_of("\r\n"), blank.size());
  }
  static std::uint32_t last_line_width(std::string_view blank) {
    return static_cast<std::uint32_t>(blank.size() - blank.rfind('\n') - 1);
  }

  std::string_view text_;
  std::uint32_t width_;
  Plan plan_;
  std::string_view newline_;
  std::string out_;
  std::size_t column_ = 0;
  std::uint32_t indent_ = 0;
  // A bracket is open on this line. It is text as long as it is not closed on the same line, so the line
  // stays as it is.
  bool open_bracket_ = false;
  std::size_t fixed_from_ = 0;
  bool had_line_end_ = false;
  Offset first_ = 0;  // where the text begins, after a byte order mark
  Offset at_ = 0;
  Offset marker_end_ = ~Offset{0};
  std::size_t mark_ = 0;
  std::size_t opaque_ = 0;
  std::size_t word_ = 0;
  std::size_t label_ = 0;
};

}  // namespace

std::string format(SyntaxTree const& tree, std::string_view text, FormatOptions const& options) {
  return Writer(text, options, plan(tree, text)).write();
}

}  // namespace stet::parser
