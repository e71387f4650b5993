// What stands between two words: whether a sentence, a paragraph or somebody's quoted words end there.
#pragma once

#include <string_view>

#include "verify/quote/words.h"

namespace stet::verify::quote {

struct Boundary {
  bool period = false;
  bool question = false;
  bool exclamation = false;
  bool pause = false;  // ; : dash or ellipsis: ends a clause, perhaps a sentence
  bool comma = false;
  bool colon = false;
  bool slash = false;
  bool round = false;      // a round bracket
  bool hyphen = false;     // with no space beside it
  bool paragraph = false;  // an empty line
  bool closing = false;    // a quotation mark with no space before it
  bool opening = false;    // a quotation mark with no space after it
  bool sentence = false;   // a sentence ends here, abbreviations and decimals set aside

  [[nodiscard]] bool plain() const { return !sentence && !pause && !comma && !paragraph; }
};

// `between`: the bytes between two tokens; `previous`, `next`: their folded forms.
[[nodiscard]] Boundary read_boundary(std::string_view between, std::string_view previous,
                                     std::string_view next, Words const& words);

// True if reading one for the other changes what is said: a sentence's end put in or taken out, a question
// made a statement, a range made two numbers, a colon, slash or bracket where there is nothing. Commas,
// dashes and quotation marks are the printer's.
[[nodiscard]] bool contradicts(Boundary const& quoted, Boundary const& source, bool between_numbers);

}  // namespace stet::verify::quote
