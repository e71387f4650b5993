// The word lists of verify/quote/words/ and figure_words/, verify/registry/function_words/,
// verify/worth/cues/ and weights/, built into the program (cmake/embed_words.cmake writes the definitions).
#pragma once

#include <span>
#include <string_view>

namespace stet::verify::quote {

struct WordsFile {
  std::string_view language;  // BCP-47 primary subtag
  std::string_view text;
};
[[nodiscard]] std::span<WordsFile const> word_files();
[[nodiscard]] std::span<WordsFile const> figure_word_files();
[[nodiscard]] std::span<WordsFile const> function_word_files();
[[nodiscard]] std::span<WordsFile const> cue_files();
[[nodiscard]] std::span<WordsFile const> weight_files();

}  // namespace stet::verify::quote
