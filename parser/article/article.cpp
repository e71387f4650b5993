// Which reader reads a file, and the way between the readable text and the file's bytes.
#include "parser/article.h"

#include <algorithm>
#include <array>

#include "parser/article/markup.h"
#include "parser/article/readers.h"

namespace stet::parser {

namespace {

std::string extension_of(std::string_view path) {
  auto const slash = path.find_last_of("/\\");
  auto const name = slash == std::string_view::npos ? path : path.substr(slash + 1);
  auto const dot = name.rfind('.');
  std::string out(dot == std::string_view::npos ? std::string_view{} : name.substr(dot));
  for (char& c : out)
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  return out;
}

}  // namespace

std::string_view to_string(ArticleFormat format) {
  switch (format) {
    case ArticleFormat::plain: return "plain";
    case ArticleFormat::markdown: return "markdown";
    case ArticleFormat::html: return "html";
    case ArticleFormat::transcript: return "transcript";
  }
  return {};
}

ArticleFormat article_format(std::string_view path) {
  std::string const extension = extension_of(path);
  auto const one_of = [&](auto... names) { return ((extension == names) || ...); };
  if (one_of(".md", ".markdown", ".mdown", ".mkd", ".mdx", ".rmd", ".qmd")) return ArticleFormat::markdown;
  if (one_of(".html", ".htm", ".xhtml")) return ArticleFormat::html;
  if (one_of(".vtt", ".srt")) return ArticleFormat::transcript;
  return ArticleFormat::plain;
}

Span ReadableText::source_of(Span readable) const {
  if (runs.empty()) return {};
  auto const limit = static_cast<Offset>(text.size());
  Offset const begin = std::min(readable.begin, limit);
  Offset const end = std::clamp(readable.end, begin, limit);
  // The run that holds the first byte; past the end, the last one.
  auto first = std::ranges::upper_bound(runs, begin, {}, [](Run const& run) { return run.text.end; });
  if (first == runs.end()) return {runs.back().source.end, runs.back().source.end};
  bool const exact = first->kind == Run::Kind::exact;
  Offset const from = first->source.begin + (exact ? begin - first->text.begin : 0);
  if (begin == end) return {from, from};
  auto const last =
      std::ranges::lower_bound(first, runs.end(), end, {}, [](Run const& run) { return run.text.end; });
  Offset const to =
      last->kind == Run::Kind::exact ? last->source.begin + (end - last->text.begin) : last->source.end;
  return {from, to};
}

Span ReadableText::readable_of(Span source) const {
  auto const end_of_source = [](Run const& run) { return run.source.end; };
  auto const first = std::ranges::upper_bound(runs, source.begin, {}, end_of_source);
  auto const limit = static_cast<Offset>(text.size());
  if (first == runs.end()) return {limit, limit};
  bool const inside = first->kind == Run::Kind::exact && source.begin > first->source.begin;
  Offset const from = first->text.begin + (inside ? source.begin - first->source.begin : 0);
  // The last run that begins before the end.
  auto const past = std::ranges::lower_bound(first, runs.end(), source.end, {},
                                             [](Run const& run) { return run.source.begin; });
  if (past == first || source.empty()) return {from, from};
  Run const& last = *std::prev(past);
  bool const cut = last.kind == Run::Kind::exact && source.end < last.source.end;
  Offset const to = last.text.end - (cut ? last.source.end - source.end : 0);
  return {from, std::max(from, to)};
}

ReadableText read_article(std::string_view bytes, ArticleFormat format, std::span<Delimiters const> ignored) {
  if (format == ArticleFormat::markdown) return read_markdown(bytes, ignored);
  std::string blanked;  // in other formats blanks stand for what is ignored
  if (auto const stretches = stretches_between(bytes, 0, ignored); !stretches.empty()) {
    blanked = bytes;
    for (Span const each : stretches)
      std::replace_if(
          blanked.begin() + each.begin, blanked.begin() + each.end, [](char c) { return c != '\n'; }, ' ');
    bytes = blanked;
  }
  switch (format) {
    case ArticleFormat::html: return read_html(bytes);
    case ArticleFormat::transcript: return read_transcript(bytes);
    default: break;
  }
  return read_plain(bytes);
}

}  // namespace stet::parser
