#include "app/report/snippet.h"

#include <algorithm>

#include <fmt/core.h>

#include "base/utf8.h"

namespace stet::app {
namespace {

constexpr std::size_t least_text_width = 40;
constexpr std::size_t most_related = 10;

// The text of one code point as it is printed.
std::string shown(std::string_view text, std::size_t at, std::size_t size) {
  if (text[at] == '\t') return "    ";
  return begins_order(text.substr(at)) ? "# " : visible(text.substr(at, size));
}

std::size_t step_back(std::string_view text, std::size_t at) {
  std::size_t back = at - 1;
  while (back > 0 && at - back < 4 && (static_cast<unsigned char>(text[back]) & 0xC0U) == 0x80U) --back;
  return back + utf8::decode(text, back).size == at ? back : at - 1;
}

// A line cut to what fits, and the columns that carets take below it.
struct Excerpt {
  std::string text;
  std::size_t caret_begin = 0;
  std::size_t caret_end = 0;
};

// `marked` holds offsets into `line`; the excerpt always shows its beginning.
Excerpt excerpt(std::string_view line, Span marked, std::size_t width) {
  std::size_t begin = 0;
  // A code point takes at most four bytes and at least no column: a line this short always fits.
  if (line.size() > width) {
    begin = marked.begin;
    std::size_t const before = width / 3;
    std::size_t columns = 0;
    while (begin > 0 && columns < before && marked.begin - begin < 8 * width) {
      std::size_t const back = step_back(line, begin);
      columns += utf8::display_width(shown(line, back, begin - back));
      begin = back;
    }
    // Nothing is cut at the front when all of it up to the mark's end would fit anyway.
    if (marked.end <= width && utf8::display_width(line.substr(0, marked.end)) + 1 < width) begin = 0;
  }
  Excerpt result;
  std::size_t columns = 0;
  if (begin > 0) {
    result.text = "…";
    columns = 1;
  }
  bool caret_started = false;
  std::size_t at = begin;
  while (at < line.size()) {
    auto const size = utf8::decode(line, at).size;
    if (!caret_started && at >= marked.begin) {
      result.caret_begin = columns;
      caret_started = true;
    }
    std::string const piece = shown(line, at, size);
    std::size_t const taken = utf8::display_width(piece);
    if (columns + taken + 1 > width && at + size < line.size()) {
      result.text += "…";
      ++columns;
      break;
    }
    result.text += piece;
    columns += taken;
    if (at < marked.end) result.caret_end = columns;
    at += size;
  }
  if (!caret_started) result.caret_begin = columns;
  if (at < line.size() && marked.end > at) result.caret_end = columns;  // goes on beyond the cut
  result.caret_end = std::max(result.caret_end, result.caret_begin + 1);
  return result;
}

class SnippetWriter {
 public:
  SnippetWriter(std::string& out, Sources const& sources, Style const& style, std::size_t gutter)
      : out_(out), sources_(sources), style_(style), gutter_(gutter) {}

  void path_line(Location at, bool first) {
    auto const& file = sources_[at.file];
    auto const [line, column] = file.position(at.span.begin);
    out_.append(gutter_, ' ');
    out_ += painted(style_, Paint::blue, first ? "--> " : "::: ");
    out_ += fmt::format("{}:{}:{}\n", visible(file.path()), line, column);
  }

  void bar() {
    out_.append(gutter_ + 1, ' ');
    out_ += painted(style_, Paint::blue, "|");
    out_ += '\n';
  }

  void source(Location at, std::string_view label, char sign, Paint paint) {
    auto const& file = sources_[at.file];
    std::size_t const first = file.line_of(at.span.begin);
    Offset const last_byte = at.span.empty() ? at.span.begin : at.span.end - 1;
    std::size_t const last = file.line_of(last_byte);
    if (first == last) {
      line(file, first, at.span, label, sign, paint);
      return;
    }
    line(file, first, at.span, {}, sign, paint);
    if (last > first + 1) {
      out_ += painted(style_, Paint::blue, "...");
      out_ += '\n';
    }
    // Under the last line the carets leave out the indentation.
    Span tail = at.span;
    Span const whole = file.line_span(last);
    tail.begin = whole.begin;
    std::string_view const text = file.text();
    while (tail.begin < tail.end && (text[tail.begin] == ' ' || text[tail.begin] == '\t')) ++tail.begin;
    line(file, last, tail, label, sign, paint);
  }

 private:
  void line(SourceFile const& file, std::size_t number, Span marked, std::string_view label, char sign,
            Paint paint) {
    Span whole = file.line_span(number);
    // A byte order mark takes no column (base/source.h), so it is not shown either.
    if (number == 0 && file.text(whole).starts_with(utf8::byte_order_mark))
      whole.begin += static_cast<Offset>(utf8::byte_order_mark.size());
    Span const inside{std::clamp(marked.begin, whole.begin, whole.end) - whole.begin,
                      std::clamp(marked.end, whole.begin, whole.end) - whole.begin};
    std::size_t const taken = gutter_ + 3;
    std::size_t const room = style_.width > taken ? style_.width - taken : 0;
    Excerpt const cut = excerpt(file.text(whole), inside, std::max(room, least_text_width));
    out_ += painted(style_, Paint::blue, fmt::format("{:>{}} |", number + 1, gutter_));
    if (!cut.text.empty()) out_ += ' ' + cut.text;
    out_ += '\n';
    out_.append(gutter_ + 1, ' ');
    out_ += painted(style_, Paint::blue, "|");
    std::string carets(cut.caret_end - cut.caret_begin, sign);
    if (!label.empty()) carets += ' ' + visible(label);
    out_ += ' ' + std::string(cut.caret_begin, ' ') + painted(style_, paint, carets) + '\n';
  }

  std::string& out_;
  Sources const& sources_;
  Style const& style_;
  std::size_t gutter_;
};

std::size_t digits(std::size_t n) { return fmt::formatted_size("{}", n); }

}  // namespace

std::size_t gutter_width(Sources const& sources, Location primary, std::span<Label const> related) {
  std::size_t widest = 1;
  auto const see = [&](Location at) {
    at = sources.origin(at);
    if (!at.file.valid()) return;
    Offset const last = at.span.empty() ? at.span.begin : at.span.end - 1;
    widest = std::max(widest, digits(sources[at.file].line_of(last) + 1));
  };
  see(primary);
  for (auto const& label : related.first(std::min(related.size(), most_related))) see(label.location);
  return widest;
}

void append_places(std::string& out, Sources const& sources, Location primary, std::string_view label,
                   std::span<Label const> related, Style const& style, Paint paint) {
  std::size_t const gutter = gutter_width(sources, primary, related);
  SnippetWriter writer(out, sources, style, gutter);
  primary = sources.origin(primary);
  if (primary.file.valid()) {
    writer.path_line(primary, true);
    writer.bar();
    writer.source(primary, label, '^', paint);
  }
  std::size_t shown_places = 0;
  for (auto const& other : related) {
    Location const at = sources.origin(other.location);
    if (!at.file.valid()) continue;
    if (shown_places == most_related) break;
    ++shown_places;
    writer.path_line(at, false);
    writer.bar();
    writer.source(at, other.text, '-', Paint::blue);
  }
  if (shown_places < related.size())
    out += fmt::format("{:>{}} ... and {} more\n", "", gutter, related.size() - shown_places);
}

}  // namespace stet::app
