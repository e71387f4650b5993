#include "verify/registry/index_terms.h"

#include <memory>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include <libstemmer.h>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/fold.h"
#include "verify/quote/words_data.h"

namespace stet::verify {
namespace {

std::string_view primary(std::string_view language) { return language.substr(0, language.find('-')); }

// Han, Kana and Hangul, which are written without spaces or whose words carry endings.
bool is_cjk(char32_t c) {
  return (c >= 0x3040 && c <= 0x30FF) || (c >= 0x3400 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) ||
         (c >= 0xF900 && c <= 0xFAFF) || (c >= 0x20000 && c <= 0x3FFFF) || c == 0x3005;
}

bool is_letter(char32_t c) {
  if (c < 0x80) return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  return c >= 0xC0 && c != 0xD7 && c != 0xF7 && !(c >= 0x2000 && c <= 0x2BFF) &&
         !(c >= 0x3000 && c <= 0x3004) && !(c >= 0x3008 && c <= 0x3020) && c != 0x30FB &&
         !(c >= 0xD800 && c <= 0xF8FF) && c < 0xFF00;
}

using WordSet = std::unordered_set<std::string>;

WordSet words_in(std::string_view list) {
  WordSet words;
  while (!list.empty()) {
    auto const line = take_line(list);
    if (line.starts_with('#')) continue;
    std::string word;
    for (char const c : line) {
      if (c != ' ') {
        word += c;
        continue;
      }
      words.insert(std::exchange(word, {}));
    }
    words.insert(std::move(word));
  }
  return words;
}

std::unordered_map<std::string, WordSet> const& function_words() {
  static std::unordered_map<std::string, WordSet> const words = [] {
    std::unordered_map<std::string, WordSet> read;
    for (auto const& file : quote::function_word_files())
      read.emplace(std::string(file.language), words_in(file.text));
    return read;
  }();
  return words;
}

struct CloseStemmer {
  void operator()(sb_stemmer* stemmer) const { sb_stemmer_delete(stemmer); }
};

// Calls `take` with each word in lower case, or with a run of characters that are written without spaces.
template <class Take>
void for_each_word(std::string_view text, Take const& take) {
  std::size_t begin = 0;
  bool inside = false;
  bool cjk = false;
  for (std::size_t at = 0; at <= text.size();) {
    auto const [c, size] = at < text.size() ? utf8::decode(text, at) : utf8::Decoded{U' ', 1};
    bool const now = is_letter(c);
    if (inside && (!now || is_cjk(c) != cjk)) {
      take(quote::lower(text.substr(begin, at - begin)), cjk);
      inside = false;
    }
    if (now && !inside) {
      begin = at;
      inside = true;
      cjk = is_cjk(c);
    }
    at += size;
  }
}

void append_pairs(std::string& out, std::string_view run) {
  std::size_t previous = run.size();
  std::size_t count = 0;
  for (std::size_t at = 0; at < run.size(); ++count) {
    auto const size = utf8::decode(run, at).size;
    if (previous < at) (out += run.substr(previous, at + size - previous)) += ' ';
    previous = at;
    at += size;
  }
  if (count == 1) (out += run) += ' ';
}

bool has_cjk(std::string_view text) {
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    if (is_cjk(c)) return true;
    at += size;
  }
  return false;
}

}  // namespace

std::string language_by_words(std::string_view text) {
  constexpr std::size_t looked_at = std::size_t{16} << 10U;
  std::unordered_map<std::string_view, std::size_t> found;
  for_each_word(text.substr(0, looked_at), [&](std::string const& word, bool) {
    for (auto const& [language, words] : function_words())
      if (words.contains(word)) ++found[language];
  });
  std::string best;
  std::size_t most = 0;
  for (auto const& [language, count] : found)
    if (count > most || (count == most && language < best)) {
      best = language;
      most = count;
    }
  return best;
}

std::string index_terms(std::string_view text, std::string_view language) {
  language = primary(language);
  bool const english = language.empty() || language == "en";
  if (english && !has_cjk(text)) return std::string(text);
  static WordSet const none;
  auto const list = function_words().find(std::string(language));
  WordSet const& little = english || list == function_words().end() ? none : list->second;
  std::unique_ptr<sb_stemmer, CloseStemmer> const stemmer(
      english ? nullptr : sb_stemmer_new(std::string(language).c_str(), "UTF_8"));
  std::string out;
  for_each_word(text, [&](std::string const& word, bool cjk) {
    if (cjk) return append_pairs(out, word);
    if (little.contains(word)) return;
    if (stemmer == nullptr) {
      (out += word) += ' ';
      return;
    }
    auto const* const stem = sb_stemmer_stem(stemmer.get(), reinterpret_cast<sb_symbol const*>(word.data()),
                                             static_cast<int>(word.size()));
    out.append(reinterpret_cast<char const*>(stem),
               static_cast<std::size_t>(sb_stemmer_length(stemmer.get())));
    out += ' ';
  });
  return out;
}

}  // namespace stet::verify
