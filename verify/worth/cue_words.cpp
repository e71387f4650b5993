#include "verify/worth/cue_words.h"

#include <algorithm>

#include "verify/quote/fold.h"
#include "verify/quote/language.h"
#include "verify/quote/words_data.h"

namespace stet::verify {

std::string_view cue_list(std::string_view language) {
  auto const files = quote::cue_files();
  auto const found =
      std::ranges::find(files, quote::primary_language(language),
                        [](quote::WordsFile const& file) { return quote::primary_language(file.language); });
  return found == files.end() ? std::string_view{} : found->text;
}

CueWords::CueWords(std::string_view language, std::string_view section) {
  each_entry(cue_list(language), [&](std::string_view of, std::string_view entry) {
    if (of == section) words_.insert(quote::lower(entry));
  });
}

bool CueWords::has(std::string_view word) const { return words_.contains(quote::lower(word)); }

}  // namespace stet::verify
