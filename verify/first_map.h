// A first map of an article, to be filled in: a claim for every sentence worth checking, those with the most
// to check first, each anchored to its words. Nothing is judged; what can be looked up is laid out.
#pragma once

#include <string>
#include <string_view>

#include "parser/article.h"

namespace stet::verify {

struct FirstMap {
  std::string text;        // Argdown, formatted
  std::size_t claims = 0;  // 0: there is nothing to check, and `text` is empty
  std::size_t left_out =
      0;  // sentences that stand in the article several times, word for word and in the same place
  std::size_t too_many = 0;  // sentences behind the first 2,000 claims
};

// `path`: how the map names the article. `language`: BCP-47; named in the front matter unless it is English.
[[nodiscard]] FirstMap first_map(parser::ReadableText const& article, std::string_view path,
                                 std::string_view language);

// A YAML scalar in double quotation marks that reads as the text.
[[nodiscard]] std::string yaml_scalar(std::string_view text);

}  // namespace stet::verify
