#include "verify/first_map.h"

#include <algorithm>
#include <functional>
#include <optional>
#include <vector>

#include <fmt/format.h>

#include "base/utf8.h"
#include "parser/format.h"
#include "parser/parse.h"
#include "verify/checkable.h"
#include "verify/quote/characters.h"
#include "verify/titles.h"

namespace stet::verify {
namespace {

using parser::Block;
using parser::ReadableText;

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

// Whether the text reads in a map as nothing but text.
bool reads_plainly(std::string_view text) {
  auto const read = parser::parse(FileId{0}, fmt::format("[T]: {}\n", text));
  auto const plain = parser::parse(FileId{0}, "[T]: text\n");
  return read.diagnostics.list().empty() &&
         std::ranges::equal(read.tree.nodes, plain.tree.nodes, {}, &parser::Node::kind, &parser::Node::kind);
}

// The sentence as a text of the map: with the marks of its quotations, so that a citation checks their words,
// without other marks, and what means something in Argdown escaped if it would mean it there.
std::string map_text(std::string_view sentence) {
  constexpr std::string_view meaningful = "\\[]{}<>#@*_/~`|:=";
  std::string const line = one_line(sentence);
  auto const quotations = quotations_in(line, {0, static_cast<Offset>(line.size())});
  auto const of_quotation = [&](std::size_t at, std::size_t size) {
    return std::ranges::any_of(quotations,
                               [&](Span each) { return at == each.begin || at + size == each.end; });
  };
  std::string plain;
  std::string escaped;
  for (std::size_t at = 0; at < line.size();) {
    auto const [c, size] = utf8::decode(line, at);
    bool const control =
        c < 0x20 || c == 0x7F || (c >= 0x80 && c < 0xA0) || c == 0x2028 || c == 0x2029 || c == 0xFEFF;
    bool const apostrophe = c == '\'' || c == 0x2019;
    bool const mark = quote::is_quotation_mark(c) || c == '"' || c == 0x2018 || c == 0x201A;
    if (!control && (!mark || apostrophe || of_quotation(at, size))) {
      if (size == 1 && meaningful.find(line[at]) != std::string_view::npos) escaped += '\\';
      escaped.append(line, at, size);
      plain.append(line, at, size);
    }
    at += size;
  }
  // A sign at the beginning would make another element of the line.
  bool const sign = !plain.empty() && std::string_view("+-=(.0123456789").contains(plain.front());
  bool const opens = plain.find_first_of("\\[]{}<>#@*_`") != std::string::npos;
  bool const safe = plain.size() == escaped.size() || (!opens && reads_plainly(plain));
  return (sign ? "… " : "") + (safe ? plain : escaped);
}

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

std::string listed_kinds(std::vector<Checkable> const& checkables, std::size_t sentence) {
  std::string out;
  auto last = CheckableKind::statement;
  auto at = std::ranges::lower_bound(checkables, sentence, {}, &Checkable::sentence);
  for (; at != checkables.end() && at->sentence == sentence; ++at) {
    if (at->kind == last) continue;
    last = at->kind;
    out += fmt::format("{} {}", out.empty() ? "" : ",", to_string(at->kind));
  }
  return out;
}

std::string reasons(std::vector<Counted> const& counted) {
  constexpr std::size_t most = 12;
  std::string out;
  for (std::size_t i = 0; i < std::min(most, counted.size()); ++i)
    out += fmt::format("{}{} {:+.2f}", i == 0 ? "" : ", ", counted[i].what, counted[i].weight);
  if (counted.size() > most) out += fmt::format(", and {} more", counted.size() - most);
  return out;
}

// The sentences that are worth a claim and not `mapped`, in the article's order.
FirstMap claims_of(ReadableText const& article, CheckableText const& text, std::vector<bool> const& mapped,
                   Titles& titles, FirstMapOptions const& options) {
  FirstMap out;
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < text.sentences.size(); ++i)
    if (text.scores[i] >= options.least && (mapped.empty() || !mapped[i])) chosen.push_back(i);
  if (chosen.size() > options.top) {
    out.too_many = chosen.size() - options.top;
    std::ranges::stable_sort(chosen, std::greater{}, [&](std::size_t i) { return text.scores[i]; });
    chosen.resize(options.top);
    std::ranges::sort(chosen);
  }
  for (std::size_t const i : chosen) {
    Span const place = text.sentences[i];
    auto const sentence = place.of(article.text);
    auto const anchor = anchor_of(article.text, place);
    if (!anchor) {
      ++out.left_out;
      continue;
    }
    ++out.claims;
    out.text += fmt::format("\n// {:.2f}{}\n", text.scores[i], listed_kinds(text.checkables, i));
    if (options.why)
      out.text += fmt::format("// {}\n", reasons(what_counted(article.text, place, options.language)));
    out.text +=
        fmt::format("[{}]: {}\n  {{anchor: {}}}\n", titles.title_of(sentence), map_text(sentence), *anchor);
  }
  return out;
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

FirstMap first_map(ReadableText const& article, FirstMapOptions const& options) {
  Titles titles(options.language);
  FirstMap out =
      claims_of(article, checkable_in(article, options.language, options.least), {}, titles, options);
  if (out.claims == 0) return out;
  std::string front = "===\n";
  if (auto const title = headline(article); !title.empty())
    front += fmt::format("title: {}\n", yaml_scalar(title));
  front += fmt::format("article: {}\n", yaml_scalar(options.path));
  if (!options.sources.empty()) front += fmt::format("sources: {}\n", yaml_scalar(options.sources));
  front += "stet: {standard: compared}\n";
  if (!options.language.empty() && !options.language.starts_with("en"))
    front += fmt::format("language: {}\n", yaml_scalar(options.language));
  front += fmt::format(
      "===\n\n// The sentences that seem worth checking, with how likely that is. Say in your own words what "
      "each\n// claims, cite a source for it as in [@key], and strike what needs no checking.{}\n",
      options.sources.empty() ? "\n// A line `sources: sources.yaml` above names the registry." : "");
  out.text = formatted(front + out.text);
  return out;
}

FirstMap further_claims(CheckResult const& map, FirstMapOptions const& options) {
  Titles titles(options.language);
  for (auto const id : map.map.statements.ids()) titles.take(map.map.statements[id].title);
  for (auto const id : map.map.arguments.ids()) titles.take(map.map.arguments[id].title);
  auto const text = checkable_in(map.article_text, options.language, options.least);
  FirstMap out = claims_of(map.article_text, text, map.coverage.mapped, titles, options);
  if (out.claims > 0) out.text = formatted(out.text);
  return out;
}

}  // namespace stet::verify
