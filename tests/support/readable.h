// What every readable text must keep: checked for the corpus, for random bytes, and by the fuzzer.
#pragma once

#include <string>
#include <string_view>

#include "parser/article.h"

namespace stet::test {

// The first promise of parser/article.h that the text breaks, in words; empty if it keeps them all.
[[nodiscard]] std::string broken_promise(parser::ReadableText const& article, std::string_view bytes);

// The text as a person can check it: every block with its kind, every run with its bytes and what it became.
[[nodiscard]] std::string described(parser::ReadableText const& article, std::string_view bytes);

}  // namespace stet::test
