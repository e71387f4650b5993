#include "verify/first_map.h"

#include <algorithm>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "base/words.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "verify/checkable.h"
#include "verify/quote/characters.h"
#include "verify/quote/fold.h"

namespace stet::verify {
namespace {

using parser::Block;
using parser::ReadableText;

struct Entry {
  Span sentence;
  std::vector<CheckableKind> kinds;  // most to check first
};

// The sentences with something to check: by what there is most to check in them, then in the order of the
// article.
std::vector<Entry> entries_of(ReadableText const& article, std::string_view language) {
  auto const [sentences, checkables] = checkable_in(article, language);
  std::vector<Entry> out;
  std::size_t last = sentences.size();
  for (auto const& each : checkables) {
    if (each.sentence != last) out.push_back({sentences[each.sentence], {}});
    last = each.sentence;
    auto& kinds = out.back().kinds;
    if (kinds.empty() || kinds.back() != each.kind) kinds.push_back(each.kind);
  }
  std::ranges::stable_sort(out, {}, [](Entry const& entry) { return entry.kinds.front(); });
  return out;
}

std::string one_line(std::string_view text) {
  std::string out;
  for (char const c : text) {
    bool const blank = c == '\n' || c == '\t' || c == '\r' || c == ' ';
    if (!blank)
      out += c;
    else if (!out.empty() && out.back() != ' ')
      out += ' ';
  }
  return out;
}

// The sentence as a text of the map: with the marks of its quotations, so that a citation checks their words,
// without other marks, and what means something in Argdown escaped.
std::string map_text(std::string_view sentence) {
  constexpr std::string_view meaningful = "\\[]{}<>#@*_/~`|:=";
  std::string const line = one_line(sentence);
  auto const quotations = quotations_in(line, {0, static_cast<Offset>(line.size())});
  auto const of_quotation = [&](std::size_t at, std::size_t size) {
    return std::ranges::any_of(quotations,
                               [&](Span each) { return at == each.begin || at + size == each.end; });
  };
  std::string out;
  for (std::size_t at = 0; at < line.size();) {
    auto const [c, size] = utf8::decode(line, at);
    bool const control =
        c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    bool const apostrophe = c == '\'' || c == 0x2019;
    bool const mark = quote::is_quotation_mark(c) || c == '"' || c == 0x2018 || c == 0x201A;
    if (!control && (!mark || apostrophe || of_quotation(at, size))) {
      if (size == 1 && meaningful.find(line[at]) != std::string_view::npos) out += '\\';
      out.append(line, at, size);
    }
    at += size;
  }
  // A sign at the beginning would make another element of the line.
  if (!out.empty() && std::string_view("+-=(.0123456789").find(out.front()) != std::string_view::npos)
    out.insert(0, "… ");
  return out;
}

// The first words of the sentence.
std::string title_of(std::string_view sentence) {
  constexpr std::size_t most_words = 6;
  constexpr std::size_t most_bytes = 60;
  std::string out;
  std::size_t words = 0;
  for (auto const& token : quote::tokenize(sentence, {})) {
    std::string word;
    for (std::size_t at = token.begin; at < token.end;) {
      auto const [c, size] = utf8::decode(sentence, at);
      auto const kind = quote::classify(c);
      using enum quote::CharacterClass;
      if (kind == letter || kind == digit || kind == ideograph || c == '\'' || c == 0x2019)
        word += sentence.substr(at, size);
      at += size;
    }
    if (word.empty() || out.size() + word.size() > most_bytes) continue;
    out += (out.empty() ? "" : " ") + word;
    if (++words == most_words) break;
  }
  return out.empty() ? "Claim" : out;
}

class Titles {
 public:
  std::string unique(std::string title) {
    std::string const stem = title;
    for (int n = 2; !taken_.insert(comparable(title)).second; ++n) title = fmt::format("{} {}", stem, n);
    return title;
  }

 private:
  std::unordered_set<std::string> taken_;
};

std::size_t occurrences(std::string_view text, std::string_view words) {
  std::size_t n = 0;
  for (std::size_t at = text.find(words); at != std::string_view::npos && n < 2;
       at = text.find(words, at + 1))
    ++n;
  return n;
}

// The anchor of the sentence; nothing if no words around tell its place from another.
std::optional<std::string> anchor_of(std::string_view text, Span sentence) {
  auto const words = sentence.of(text);
  if (occurrences(text, words) == 1) return yaml_scalar(words);
  for (std::size_t const width : {40U, 160U}) {
    std::size_t begin = sentence.begin > width ? sentence.begin - width : 0;
    begin = begin == 0 ? 0 : std::min<std::size_t>(text.find(' ', begin), sentence.begin);
    std::size_t const reach = std::min<std::size_t>(sentence.end + width, text.size());
    std::size_t const blank = reach == text.size() ? reach : text.rfind(' ', reach);
    std::size_t const end = blank == std::string_view::npos || blank < sentence.end ? sentence.end : blank;
    if (occurrences(text, text.substr(begin, end - begin)) != 1) continue;
    return fmt::format("{{exact: {}, prefix: {}, suffix: {}}}", yaml_scalar(words),
                       yaml_scalar(text.substr(begin, sentence.begin - begin)),
                       yaml_scalar(text.substr(sentence.end, end - sentence.end)));
  }
  return {};
}

std::string headline(ReadableText const& article) {
  auto const heading = std::ranges::find(article.blocks, Block::Kind::heading, &Block::kind);
  return heading == article.blocks.end() ? std::string{} : one_line(heading->text.of(article.text));
}

std::string formatted(std::string const& text) {
  auto const parsed = parser::parse(FileId{0}, text);
  return parser::format(parsed.tree, text);
}

}  // namespace

std::string yaml_scalar(std::string_view text) {
  std::string out = "\"";
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    bool const control = c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    if (c == '"' || c == '\\') out += '\\';
    if (control)
      out += fmt::format("\\u{:04X}", static_cast<unsigned>(c));
    else
      out += text.substr(at, size);
    at += size;
  }
  return out + '"';
}

FirstMap first_map(ReadableText const& article, std::string_view path, std::string_view language) {
  FirstMap out;
  std::string claims;
  Titles titles;
  constexpr std::size_t most_claims = 2'000;  // whose places are looked for in all of the text
  for (Entry const& entry : entries_of(article, language)) {
    if (out.claims == most_claims) {
      ++out.too_many;
      continue;
    }
    auto const sentence = entry.sentence.of(article.text);
    auto const anchor = anchor_of(article.text, entry.sentence);
    if (!anchor) {
      ++out.left_out;
      continue;
    }
    ++out.claims;
    std::string kinds;
    for (auto const kind : entry.kinds)
      kinds += fmt::format("{}{}", kinds.empty() ? "" : ", ", to_string(kind));
    claims += fmt::format("\n// {}\n[{}]: {}\n  {{anchor: {}}}\n", kinds, titles.unique(title_of(sentence)),
                          map_text(sentence), *anchor);
  }
  if (out.claims == 0) return out;
  std::string text = "===\n";
  if (auto const title = headline(article); !title.empty())
    text += fmt::format("title: {}\n", yaml_scalar(title));
  text += fmt::format("article: {}\n", yaml_scalar(path));
  if (!language.empty() && !language.starts_with("en"))
    text += fmt::format("language: {}\n", yaml_scalar(language));
  text +=
      "===\n\n// The sentences with something to check, those with the most to check first. Say in your own "
      "words what each\n"
      "// claims, cite a source for it as in [@key], and strike what needs no checking.\n";
  out.text = formatted(text + claims);
  return out;
}

}  // namespace stet::verify
