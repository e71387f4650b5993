// What reading one document needs at hand: the text, the growing tree, the findings, memoised searches, and
// the state of the paragraph being read. The grammar works on it, the block assembly drives it.
#pragma once

#include <string_view>
#include <vector>

#include "parser/emitter.h"
#include "parser/findings.h"
#include "parser/lines.h"
#include "parser/lookahead.h"

namespace stet::parser {

// Why a text ended.
enum class Stop : std::uint8_t {
  none,
  end,         // of the input
  empty_line,  // `Reader::line.content` is after it
  data,        // at a data block; `Reader::data_end` is its end
  line,        // at a line that begins something else: `Reader::line`
};

// Where a text stands, as far as it decides what a wrapped line may begin with.
struct Place {
  bool heading = false;
  bool reconstruction = false;        // premises and conclusions: numbers and inferences end a text
  bool list = false;                  // in a list: items end a text
  bool reference = false;             // after a title alone: no text belongs to it
  std::uint32_t indent = 0;           // of the element's first line
  std::uint64_t expected_number = 0;  // the next number of the reconstruction
};

struct OpenEmphasis {
  enum class Mark : std::uint8_t { asterisk_bold, underscore_bold, asterisk_italic, underscore_italic };
  Mark mark;
  NodeIndex node;
};

struct Reader {
  Reader(FileId file_, std::string_view text, Dialect dialect_, std::vector<Node>& nodes)
      : file(file_),
        dialect(dialect_),
        begin(text.data()),
        end(text.data() + text.size()),
        at(begin),
        out(nodes, begin),
        ahead(end) {}

  [[nodiscard]] bool strict() const { return dialect == Dialect::argdown; }
  [[nodiscard]] std::size_t left(char const* from) const { return static_cast<std::size_t>(end - from); }
  [[nodiscard]] char peek(char const* p, std::ptrdiff_t i = 0) const {
    return p + i >= begin && p + i < end ? p[i] : '\0';
  }
  [[nodiscard]] char previous(char const* p) const { return p == begin ? '\n' : p[-1]; }
  void report(Deviation deviation, char const* from, char const* to) {
    findings.report(deviation, out.span(from, to));
  }
  void report(Mistake mistake, char const* from, char const* to, bool harmless = false) {
    findings.report(mistake, out.span(from, to), harmless);
  }

  FileId file;
  Dialect dialect;
  char const* begin;
  char const* end;
  char const* at;  // where reading stands
  Emitter out;
  Lookahead ahead;
  Findings findings;

  // The text being read.
  Place place;
  Stop stop = Stop::none;
  LineStart line;  // of the line that ended it
  char const* data_end = nullptr;
  char const* token_end = nullptr;     // end of the last token that counts
  bool generous = false;               // emphasis by the words around it, not by Argdown's rules
  std::vector<OpenEmphasis> emphasis;  // not closed yet
  std::vector<Node> scratch;           // for rewriting a text's nodes
  std::size_t quotation_marks = 0;     // seen in this text
  char const* text_begin = nullptr;    // where it begins
  bool in_block_quotation = false;
  bool in_run = false;                  // blanks that follow belong to the text, as in Argdown's runs
  bool after_empty_line = false;        // no token has followed one: Argdown reads no second one there
  char const* no_data_until = nullptr;  // braces before this hold no keys
};

}  // namespace stet::parser
