// Any bytes as a transcript (WebVTT, SRT): the readable text keeps every promise of parser/article.h.
#include "fuzz/article_fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  return stet::fuzz_article(data, size, stet::parser::ArticleFormat::transcript);
}
