// The plain reading of inlines: what a text says once markup, escapes and line breaks are resolved, with
// the ranges, tags, citations and quotations found on the way. Fed node by node in document order; knows one
// text at a time and no map.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "argmap/map.h"
#include "parser/dialect.h"
#include "parser/syntax.h"

namespace stet::argmap {

// One citation item of a text: `[@key, locator]`.
struct CitedKey {
  std::string key;
  std::string locator;
  Span span;         // of the key
  Offset group = 0;  // where the brackets begin that it shares with others
  std::vector<std::pair<Span, std::string>> quotations;  // within the brackets: `[@key "words"]`
};

struct Reading {
  std::string text;
  std::vector<Range> ranges;
  std::vector<std::string> tags;  // in order, repetitions included
  std::vector<CitedKey> citations;
  std::vector<std::pair<Span, std::string>> quotations;  // span with the marks; words without
  struct Mention {
    Span span;
    std::string title;
    bool argument = false;
  };
  std::vector<Mention> mentions;
  std::vector<Span> unread;        // words in a citation that mean nothing
  std::vector<Span> no_addresses;  // of links, with blanks in them: swallowed words
  std::vector<Span> unpaired;      // quotation marks without a partner (stet only)
  Span source;                     // from the first inline to the last, without white space at the end
  bool empty = true;
};

struct ReadingOptions {
  parser::Dialect dialect = parser::Dialect::stet;
  bool remove_tags = false;
  // `model.shortcodes`: code with its marks, and what it stands for.
  std::vector<std::pair<std::string, std::string>> shortcodes;
};

class InlineReader {
 public:
  InlineReader(parser::SyntaxTree const& tree, std::string_view source, ReadingOptions const& options)
      : tree_(tree), source_(source), options_(options) {}

  // Starts a new text at this offset. In Argdown the text of a statement is not even empty until something is
  // read, and an emphasis with nothing in it then reads as the word `undefined`.
  void begin(Offset at, bool is_statement = false);
  // An inline node is entered. Returns true if its children are to be fed too (and `leave` called after).
  bool enter(parser::NodeIndex node);
  void leave(parser::NodeIndex node);
  // The finished text. The reader is then empty.
  [[nodiscard]] Reading take();

 private:
  void read_text(Span span);
  [[nodiscard]] std::size_t run_begin(std::size_t at) const;
  void note_unpaired(Span span);
  void read_escape(Span span);
  void read_shortcode(Span span);
  void read_link(parser::NodeIndex node);
  void read_tag(Span span);
  void read_mention(parser::NodeIndex node, bool argument);
  void read_citation(parser::NodeIndex node);
  void read_words_of_citation(Span words, CitedKey& cited, bool locates);
  void read_line_break();
  void read_paragraph_break();
  void open_emphasis(Range::Kind kind);
  void close_emphasis(Span span);
  void open_quotation(Span span);
  void close_quotation(Span span);
  // Takes one space or tab behind a token that owns it; returns it (empty if there is none).
  std::string_view take_space(Offset at);
  // `span` without spaces and tabs at its end.
  [[nodiscard]] Span trimmed(Span span) const;
  void add_range(Range::Kind kind, std::size_t begin, std::size_t end, std::string value);

  parser::SyntaxTree const& tree_;
  std::string_view source_;
  ReadingOptions const& options_;
  Reading reading_;
  Offset cursor_ = 0;           // everything before it has been read
  bool token_start_ = true;     // spaces here separate and are not read
  bool break_pending_ = false;  // a line break is read once something follows it
  bool undefined_ = false;      // of a statement, in Argdown, and nothing has been read yet
  struct Emphasis {
    std::size_t range;  // index into ranges; none for a shortcode's (see read_shortcode)
  };
  std::vector<Emphasis> emphases_;
  struct OpenQuotation {
    std::size_t words_begin;  // offset into the text
  };
  std::vector<OpenQuotation> quotations_;
};

// The text without white space at its ends, as JavaScript trims it.
[[nodiscard]] std::string_view without_white_space_around(std::string_view text);

// The plain reading of an inference rule's name, where only escapes and shortcodes mean anything.
[[nodiscard]] std::string read_rule_name(std::string_view name, ReadingOptions const& options);

// True for the kinds that a InlineReader reads.
[[nodiscard]] bool is_inline(parser::Kind kind);

}  // namespace stet::argmap
