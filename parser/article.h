// Articles: Markdown, HTML and plain text to the words that a reader sees, with the way back to the bytes
// they were written as. Knows text and no claims. The same readers serve articles and snapshots.
#pragma once

#include <cstdint>
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::parser {

enum class ArticleFormat : std::uint8_t { plain, markdown, html, transcript };
[[nodiscard]] std::string_view to_string(ArticleFormat format);

// By the file's name: .md, .markdown, .mdx, .rmd and .qmd, .htm, .html and .xhtml, .vtt and .srt; everything
// else is plain text.
[[nodiscard]] ArticleFormat article_format(std::string_view path);

// A stretch of the readable text and where it was written. Runs follow each other without gaps in the
// readable text; in the source they never go backwards.
struct Run {
  enum class Kind : std::uint8_t {
    exact,   // the same bytes
    entity,  // made from one reference such as `&ldquo;`, from a `<q>` tag, from malformed bytes
    blank,   // a space or blank line made from line ends, indentation, markers or tags between two runs
  };
  Kind kind = Kind::exact;
  Span text;    // in ReadableText::text
  Span source;  // in the file; as long as `text` if exact
};

// What a stretch of the text is. Blocks do not overlap and are in order; containers are not kept.
struct Block {
  enum class Kind : std::uint8_t { paragraph, heading, list_item, quotation, code, table_cell, caption };
  Kind kind = Kind::paragraph;
  Span text;
};

struct ReadableText {
  // UTF-8; NUL and malformed bytes have become U+FFFD. Entities and escapes are resolved, markup is left out,
  // line ends inside a block are one space (in code they stay), blocks are parted by "\n\n". HTML's white
  // space is collapsed; nothing is normalised otherwise.
  std::string text;
  std::vector<Run> runs;
  std::vector<Block> blocks;
  std::vector<Span> code;  // code inside a line, as readable spans
  std::vector<Span> gaps;  // of the file, in order: what stands for words and is left out (math, templates)
  std::vector<Span>
      citations;  // Pandoc's, `[@key, p. 3]` and `@key`, as spans of the file; the former are no text

  // The bytes that stand for the readable span, markup in between included. O(log n).
  [[nodiscard]] Span source_of(Span readable) const;
  // The readable text that stands for the bytes; empty at the next readable place if they hold none.
  [[nodiscard]] Span readable_of(Span source) const;
};

// What begins and what ends a stretch that is to be passed over; neither is empty.
struct Delimiters {
  std::string open;
  std::string close;
};

// Total and linear: there is no input that it refuses, and no nesting costs stack. Scripts, styles, comments,
// hidden elements, pictures' descriptions, front matter and (in Markdown) link targets are no readable text.
// Footnotes are blocks of their own where they are defined; the marks that refer to them are left out, and so
// are the tags of templates, math, attributes and citations in brackets. What stands between `ignored` pairs
// is left out as a tag is; one that is not closed begins nothing.
[[nodiscard]] ReadableText read_article(std::string_view bytes, ArticleFormat format,
                                        std::span<Delimiters const> ignored = {});

}  // namespace stet::parser
