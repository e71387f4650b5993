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

// What belongs together: a fenced block, or lines up to a blank one. Of every line, once.
struct Blocks {
  std::vector<std::size_t> first, last;  // of the block that the line is in
  std::vector<std::size_t> words;        // the first line at or behind it with more than comments

  Blocks(std::string_view text, std::vector<Line> const& lines)
      : first(lines.size()), last(lines.size()), words(lines.size() + 1, lines.size()) {
    auto const of = [&](std::size_t i) { return lines[i].span.of(text); };
    auto const goes_on = [&](std::size_t i) {  // from the line before
      return lines[i].in_fence == lines[i - 1].in_fence && (lines[i].in_fence || !is_blank_line(of(i)));
    };
    for (std::size_t i = 0; i < lines.size(); ++i) {
      bool const begins = i == 0 || lines[i - 1].in_fence || is_blank_line(of(i - 1));
      first[i] = begins ? i : first[i - 1];
    }
    for (std::size_t i = lines.size(); i-- > 0;) {
      last[i] = i + 1 < lines.size() && goes_on(i + 1) ? last[i + 1] : i;
      bool const passed = !lines[i].in_fence && (is_blank_line(of(i)) || only_comment(of(i)));
      words[i] = passed ? words[i + 1] : i;
    }
  }
};

Span covered(std::string_view text, std::vector<Line> const& lines, Blocks const& blocks, Span comment) {
  auto const line_at = [&](Offset at) {
    auto const is_after = [](Offset place, Line const& line) { return place < line.span.begin; };
    return static_cast<std::size_t>(std::upper_bound(lines.begin(), lines.end(), at, is_after) -
                                    lines.begin()) -
           1;
  };
  auto const line = line_at(comment.begin);
  auto const last = line_at(comment.end);
  auto const block_from = [&](std::size_t from) {
    return Span{lines[from].span.begin, lines[blocks.last[from]].span.end};
  };
  Span const here = lines[line].span;
  bool const alone = is_blank_line(text.substr(here.begin, comment.begin - here.begin)) &&
                     is_blank_line(text.substr(comment.end, lines[last].span.end - comment.end));
  if (!alone) return block_from(blocks.first[line]);  // within a paragraph: that paragraph
  auto const next = blocks.words[last + 1];
  return next < lines.size() ? block_from(next) : Span{comment.end, comment.end};
}

// In HTML: the block that the comment stands in, or the next.
Span covered_block(parser::ReadableText const& readable, Span comment) {
  auto const end_of = [&](parser::Block const& block) { return readable.source_of(block.text).end; };
  auto const found = std::ranges::upper_bound(readable.blocks, comment.begin, {}, end_of);
  return found != readable.blocks.end() ? readable.source_of(found->text) : Span{comment.end, comment.end};
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
  Blocks const blocks(text, lines);
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
      comment.covers.span = is_html && readable != nullptr ? covered_block(*readable, span)
                                                           : covered(text, lines, blocks, span);
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
