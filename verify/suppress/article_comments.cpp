#include "verify/suppress/article_comments.h"

#include <algorithm>
#include <string_view>

#include "argmap/project.h"
#include "parser/article.h"

namespace stet::verify::suppress {
namespace {

constexpr std::string_view open_mark = "<!--";
constexpr std::string_view close_mark = "-->";

bool is_blank_line(std::string_view line) {
  return line.find_first_not_of(" \t\r") == std::string_view::npos;
}

// A line that opens or closes a fenced code block: its marks, or nothing.
std::string_view fence_of(std::string_view line) {
  auto const begin = line.find_first_not_of(' ');
  if (begin == std::string_view::npos || begin > 3) return {};
  auto const mark = line[begin];
  if (mark != '`' && mark != '~') return {};
  auto const end = line.find_first_not_of(mark, begin);
  auto const marks = line.substr(begin, std::min(end, line.size()) - begin);
  return marks.size() >= 3 ? marks : std::string_view{};
}

struct Line {
  Span span;  // without its end
  bool in_fence = false;
};

// The lines of the text, those of fenced code blocks marked (their delimiters too).
std::vector<Line> lines_of(std::string_view text, bool markdown) {
  std::vector<Line> lines;
  std::string_view open;
  for (std::size_t begin = 0; begin <= text.size();) {
    auto const end = std::min(text.find('\n', begin), text.size());
    auto const line = text.substr(begin, end - begin);
    auto const marks = markdown ? fence_of(line) : std::string_view{};
    bool fenced = !open.empty();
    if (open.empty() && !marks.empty()) {
      open = marks;
      fenced = true;
    } else if (!open.empty() && marks.size() >= open.size() && marks.front() == open.front() &&
               is_blank_line(line.substr(line.find(marks) + marks.size()))) {
      open = {};
    }
    lines.push_back({{static_cast<Offset>(begin), static_cast<Offset>(end)}, fenced});
    begin = end + 1;
  }
  return lines;
}

bool only_comment(std::string_view line) {
  auto const begin = line.find_first_not_of(" \t");
  if (begin == std::string_view::npos || !line.substr(begin).starts_with(open_mark)) return false;
  auto const close = line.find(close_mark, begin);
  return close != std::string_view::npos && is_blank_line(line.substr(close + close_mark.size()));
}

// The lines from `first` on that belong together: a fenced block, or all up to a blank line.
Span block_at(std::string_view text, std::vector<Line> const& lines, std::size_t first) {
  auto last = first;
  bool const fenced = lines[first].in_fence;
  while (last + 1 < lines.size() && lines[last + 1].in_fence == fenced &&
         (fenced || !is_blank_line(lines[last + 1].span.of(text))))
    ++last;
  return {lines[first].span.begin, lines[last].span.end};
}

Span covered(std::string_view text, std::vector<Line> const& lines, Span comment) {
  auto const is_after = [](Offset at, Line const& line) { return at < line.span.begin; };
  auto line = static_cast<std::size_t>(std::upper_bound(lines.begin(), lines.end(), comment.begin, is_after) -
                                       lines.begin()) -
              1;
  Span const here = lines[line].span;
  bool const alone = is_blank_line(text.substr(here.begin, comment.begin - here.begin));
  auto const last = static_cast<std::size_t>(
                        std::upper_bound(lines.begin(), lines.end(), comment.end, is_after) - lines.begin()) -
                    1;
  if (!alone || !is_blank_line(text.substr(comment.end, lines[last].span.end - comment.end))) {
    // Within a paragraph: that paragraph.
    while (line > 0 && !lines[line - 1].in_fence && !is_blank_line(lines[line - 1].span.of(text))) --line;
    return block_at(text, lines, line);
  }
  auto next = last + 1;
  while (next < lines.size() && !lines[next].in_fence &&
         (is_blank_line(lines[next].span.of(text)) || only_comment(lines[next].span.of(text))))
    ++next;
  if (next >= lines.size()) return {comment.end, comment.end};
  return block_at(text, lines, next);
}

// In HTML: the block that the comment stands in, or the next.
Span covered_block(parser::ReadableText const& readable, Span comment) {
  for (auto const& block : readable.blocks) {
    Span const source = readable.source_of(block.text);
    if (source.end > comment.begin) return source;
  }
  return {comment.end, comment.end};
}

// `readable` is what the file reads as, if it is known; words that a reader sees are no comment.
void add_comments(SourceFile const& source, FileId file, parser::ReadableText const* readable,
                  std::vector<Comment>& comments) {
  auto const text = source.text();
  if (text.find("stet-ignore") == std::string_view::npos) return;
  auto const format = parser::article_format(source.path());
  if (format == parser::ArticleFormat::plain) return;
  bool const is_html = format == parser::ArticleFormat::html;
  auto const lines = lines_of(text, !is_html);
  std::size_t line = 0;
  for (std::size_t at = text.find(open_mark); at != std::string_view::npos; at = text.find(open_mark, at)) {
    while (line + 1 < lines.size() && lines[line + 1].span.begin <= at) ++line;
    auto const close = text.find(close_mark, at + open_mark.size());
    if (close == std::string_view::npos) return;
    Span const span{static_cast<Offset>(at), static_cast<Offset>(close + close_mark.size())};
    if (lines[line].in_fence) {
      at += open_mark.size();  // an example of a comment
      continue;
    }
    at = span.end;
    if (readable != nullptr && !readable->readable_of(span).empty()) continue;
    auto directive = parse_directive(span.of(text));
    if (!directive) continue;
    Comment comment{std::move(*directive), {file, span}, {file, {span.end, span.end}}};
    if (comment.directive.kind == Directive::Kind::file)
      comment.covers.span = {0, static_cast<Offset>(text.size())};
    else if (comment.directive.kind == Directive::Kind::next)
      comment.covers.span =
          is_html && readable != nullptr ? covered_block(*readable, span) : covered(text, lines, span);
    comments.push_back(std::move(comment));
  }
}

}  // namespace

void add_article_comments(Sources const& sources, FileId map, FileId article,
                          parser::ReadableText const& readable, std::vector<Comment>& comments) {
  if (article.valid()) add_comments(sources[article], article, &readable, comments);
  if (argmap::is_markdown(sources[map].path())) add_comments(sources[map], map, nullptr, comments);
}

}  // namespace stet::verify::suppress
