// The words of one section of a language's cues (verify/worth/cues/).
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "base/text.h"

namespace stet::verify {

// The list of cues for the language (BCP-47); empty if it has none.
[[nodiscard]] std::string_view cue_list(std::string_view language);

// Calls `visit` with the section and the entry of each line of a word list. `#` begins a comment.
template <class Visit>
void each_entry(std::string_view list, Visit&& visit) {
  std::string_view section;
  while (!list.empty()) {
    std::string_view line = take_line(list);
    line = trimmed(line.substr(0, line.find('#')));
    if (line.starts_with('['))
      section = line.substr(1, line.find(']') - 1);
    else if (!line.empty())
      visit(section, line);
  }
}

class CueWords {
 public:
  CueWords(std::string_view language, std::string_view section);
  [[nodiscard]] bool has(std::string_view word) const;  // in any case

 private:
  std::unordered_set<std::string> words_;
};

}  // namespace stet::verify
