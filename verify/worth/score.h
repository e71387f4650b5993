// How likely a sentence states something that can be checked: a linear score over its cues and, where there
// are weights for the language's words, its words and pairs of words. The weights are data
// (verify/worth/weights/, made by script/fit_weights).
#pragma once

#include <string>
#include <vector>

#include "verify/worth/cues.h"

namespace stet::verify {

// What counted for a sentence (positive) or against it.
struct Counted {
  std::string what;  // a cue in brackets, or words
  double weight = 0;
};

class Scorer {
 public:
  explicit Scorer(std::string_view weights);
  // Above 0 the sentence is more likely than not worth a claim.
  [[nodiscard]] double score(Cues const& cues, std::string_view text,
                             std::span<quote::Token const> own) const;
  // The same, item by item, what counted most first. They add up to the score.
  [[nodiscard]] std::vector<Counted> why(Cues const& cues, std::string_view text,
                                         std::span<quote::Token const> own) const;

 private:
  template <class Visit>
  void each(Cues const& cues, std::string_view text, std::span<quote::Token const> own, Visit&& visit) const;

  std::array<double, cue_count> cue_weights_{};
  std::unordered_map<std::uint32_t, double> word_weights_;  // by the hashes of one or two words
  double bias_ = 0;
};

// The weights for the language (BCP-47), or those for any.
[[nodiscard]] Scorer const& scorer_for(std::string_view language);

// The names of all features of a sentence, as files of weights have them.
[[nodiscard]] std::vector<std::string> features_of(Cues const& cues, std::string_view text,
                                                   std::span<quote::Token const> own);

}  // namespace stet::verify
