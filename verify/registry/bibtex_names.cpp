// Names as BibTeX writes them.
#include <algorithm>
#include <array>
#include <optional>

#include "base/text.h"
#include "base/words.h"
#include "verify/registry/bibtex.h"
#include "verify/registry/import.h"

namespace stet::verify {

std::vector<std::string_view> split_bibtex(std::string_view text, std::string_view separator) {
  std::vector<std::string_view> parts;
  std::size_t depth = 0;
  std::size_t begin = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && depth > 0) --depth;
    if (depth == 0 && text.substr(i).starts_with(separator)) {
      parts.push_back(trimmed(text.substr(begin, i - begin)));
      i += separator.size() - 1;
      begin = i + 1;
    }
  }
  parts.push_back(trimmed(text.substr(begin)));
  return parts;
}

namespace {

std::string_view first_words(std::vector<std::string_view> const& words, std::size_t begin, std::size_t end) {
  if (begin >= end) return {};
  auto const* from = words[begin].data();
  return {from, static_cast<std::size_t>(words[end - 1].data() + words[end - 1].size() - from)};
}

bool is_particle(std::string_view word) { return !word.empty() && word[0] >= 'a' && word[0] <= 'z'; }

// True if one pair of braces holds all of it.
bool is_braced(std::string_view text) {
  std::size_t depth = 0;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '{') ++depth;
    if (text[i] == '}' && depth > 0 && --depth == 0) return i + 1 == text.size();
    if (depth == 0) return false;
  }
  return false;
}

// BibLaTeX's other way to write names: `given=Johann, prefix=von, family=Goethe`; none if it is not one.
std::optional<Entry> name_by_parts(std::string_view name) {
  struct Part {
    std::string_view bibtex, csl;
  };
  static constexpr std::array<Part, 4> known{Part{"family", "family"}, Part{"given", "given"},
                                             Part{"prefix", "non-dropping-particle"},
                                             Part{"suffix", "suffix"}};
  Entry entry = Entry::mapping({});
  for (auto part : split_bibtex(name, ",")) {
    while (part.starts_with('"') || part.ends_with('"'))
      part = trimmed(part.starts_with('"') ? part.substr(1) : part.substr(0, part.size() - 1));
    auto const sign = part.find('=');
    auto const value = sign == std::string_view::npos ? std::string_view{} : part.substr(sign + 1);
    auto const* const found =
        std::ranges::find(known, comparable(part.substr(0, std::min(sign, part.size()))), &Part::bibtex);
    if (sign == std::string_view::npos) return std::nullopt;
    if (found != known.end()) entry.add(found->csl, without_tex(trimmed(value)));
  }
  return entry.members.empty() ? std::nullopt : std::optional(std::move(entry));
}

Entry name_of(std::string_view name) {
  if (name.contains('=') && !is_braced(name))
    if (auto entry = name_by_parts(name)) return *std::move(entry);
  if (is_braced(name)) return Entry::mapping({{"literal", Entry::of(without_tex(name))}});
  auto const parts = split_bibtex(name, ",");
  Entry entry = Entry::mapping({});
  std::string_view family = parts[0];
  std::string_view given;
  std::string_view particle;
  std::string_view suffix;
  if (parts.size() > 1) {
    given = parts.back();
    if (parts.size() > 2) suffix = parts[1];
    auto const words = split_bibtex(family, " ");
    std::size_t count = 0;
    while (count + 1 < words.size() && is_particle(words[count])) ++count;
    particle = first_words(words, 0, count);
    family = first_words(words, count, words.size());
  } else {
    auto const words = split_bibtex(name, " ");
    std::size_t begin = 0;
    while (begin + 1 < words.size() && !is_particle(words[begin])) ++begin;
    std::size_t end = begin;
    while (end + 1 < words.size() && is_particle(words[end])) ++end;
    given = first_words(words, 0, begin);
    particle = first_words(words, begin, end);
    family = first_words(words, end, words.size());
  }
  entry.add("family", without_tex(family));
  entry.add("given", without_tex(given));
  entry.add("non-dropping-particle", without_tex(particle));
  entry.add("suffix", without_tex(suffix));
  if (entry.members.empty()) entry.add("literal", Entry::of(without_tex(name)));
  return entry;
}

}  // namespace

Entry names_of_bibtex(std::string_view text) {
  std::string plain(text);
  std::ranges::replace_if(plain, is_space, ' ');
  Entry names = Entry::list({});
  for (auto const part : split_bibtex(plain, " and "))
    if (!part.empty()) names.elements.push_back(name_of(part));
  return names;
}

}  // namespace stet::verify
