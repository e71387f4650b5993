// A first map of an article, to be filled in: a claim for every sentence worth one, in the article's order
// and with its score, each anchored to its words. Nothing is judged; what can be looked up is laid out.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "parser/article.h"
#include "verify/check_result.h"
#include "verify/checkable.h"

namespace stet::verify {

struct FirstMapOptions {
  std::string path;             // how the map names the article
  std::string sources;          // how it names its registry; empty: it names none
  std::string language = "en";  // BCP-47; named in the front matter unless it is English
  float least = worth_a_claim;  // the least score
  std::size_t top = 2'000;      // at most so many claims, those with the highest scores
  bool why = false;             // what made each score, as a comment
};

struct FirstMap {
  std::string text;        // Argdown, formatted
  std::size_t claims = 0;  // 0: there is nothing to check, and `text` is empty
  std::size_t left_out =
      0;  // sentences that stand in the article several times, word for word and in the same place
  std::size_t too_many = 0;  // sentences behind the first `top`
};

[[nodiscard]] FirstMap first_map(parser::ReadableText const& article, FirstMapOptions const& options);

// Claims for the sentences of the article that the map has none for, to stand behind its text.
[[nodiscard]] FirstMap further_claims(CheckResult const& map, FirstMapOptions const& options);

// A YAML scalar in double quotation marks that reads as the text.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace stet::verify
