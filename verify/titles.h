// Titles for claims: what a person would call the claim that a sentence makes. The first phrases of its main
// clause, with subject and predicate, never cut inside a phrase.
#pragma once

#include <string>
#include <string_view>
#include <unordered_set>

#include "verify/worth/cue_words.h"
#include "verify/worth/cues.h"

namespace stet::verify {

// Gives titles, each one once.
class Titles {
 public:
  // `language`: BCP-47.
  explicit Titles(std::string_view language);
  // What has this title already gets no other claim.
  void take(std::string_view title);
  [[nodiscard]] std::string title_of(std::string_view sentence);

 private:
  CueWords breaks_;  // words that begin a phrase
  CueWords loose_;   // words that end none
  CueList const& cues_;
  std::unordered_set<std::string> taken_;
};

}  // namespace stet::verify
