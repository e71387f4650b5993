#include "tests/verify/quote/passages.h"

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <sstream>

#include <utf8proc.h>

namespace stet::verify::quote::test {
namespace {

char32_t next_code_point(std::string_view text, std::size_t& at) {
  utf8proc_int32_t c = 0;
  auto const size = utf8proc_iterate(reinterpret_cast<utf8proc_uint8_t const*>(text.data()) + at,
                                     static_cast<utf8proc_ssize_t>(text.size() - at), &c);
  at += size > 0 ? static_cast<std::size_t>(size) : 1;
  return static_cast<char32_t>(c);
}

bool is_word_character(char32_t c) {
  auto const category = utf8proc_category(static_cast<utf8proc_int32_t>(c));
  return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
         category == UTF8PROC_CATEGORY_ND || c == '%' || c == '$';
}

}  // namespace

std::vector<std::string> chunks_of(std::string_view text) {
  std::istringstream in{std::string(text)};
  return {std::istream_iterator<std::string>(in), {}};
}

std::vector<Passage> read_passages() {
  std::vector<Passage> result;
  auto const folder = std::filesystem::path(STET_SOURCE_DIR) / "tests/cases/quote/passages";
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    std::ifstream in(entry.path());
    std::string text{std::istreambuf_iterator<char>(in), {}};
    auto chunks = chunks_of(text);
    result.push_back({entry.path().stem().string(), std::move(text), std::move(chunks)});
  }
  std::ranges::sort(result, {}, &Passage::language);
  return result;
}

std::string join(std::vector<std::string> const& chunks, std::size_t first, std::size_t count) {
  std::string out;
  for (std::size_t i = first; i < first + count && i < chunks.size(); ++i) {
    if (!out.empty()) out += ' ';
    out += chunks[i];
  }
  return out;
}

std::string plain(std::string_view text) {
  std::string out = " ";
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const begin = at;
    char32_t const c = next_code_point(text, at);
    if (is_word_character(c)) {
      utf8proc_uint8_t bytes[4];
      auto const size = utf8proc_encode_char(utf8proc_tolower(static_cast<utf8proc_int32_t>(c)), bytes);
      out.append(reinterpret_cast<char const*>(bytes), static_cast<std::size_t>(size));
    } else if (out.back() != ' ') {
      out += ' ';
    }
    if (at == begin) ++at;
  }
  if (out.back() != ' ') out += ' ';
  return out;
}

bool says(std::string_view source, std::string_view words) {
  return plain(source).find(plain(words)) != std::string::npos;
}

Parts parts_of(std::string_view chunk) {
  std::size_t first = chunk.size();
  std::size_t last = 0;
  for (std::size_t at = 0; at < chunk.size();) {
    std::size_t const begin = at;
    if (is_word_character(next_code_point(chunk, at))) {
      first = std::min(first, begin);
      last = at;
    }
  }
  if (first >= last) return {std::string(chunk), {}, {}};
  return {std::string(chunk.substr(0, first)), std::string(chunk.substr(first, last - first)),
          std::string(chunk.substr(last))};
}

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
  for (std::size_t at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
  return text;
}

}  // namespace stet::verify::quote::test
