#include "verify/worth/cues.h"

#include <algorithm>
#include <bit>
#include <mutex>
#include <string>
#include <utility>

#include "verify/quote/characters.h"
#include "verify/quote/language.h"
#include "verify/quote/words_data.h"
#include "verify/worth/cue_words.h"

namespace stet::verify {
namespace {

using quote::Token;

constexpr std::array<std::string_view, cue_count> names{
    "attribution", "causal",    "superlative", "comparison",    "change",  "quantity",
    "negation",    "hedge",     "certainty",   "condition",     "modal",   "past",
    "present",     "first",     "we",          "you",           "opinion", "future",
    "ought",       "discourse", "vague",       "demonstrative", "figure",  "figures",
    "measure",     "date",      "numeral",     "quotation",     "name",    "names",
    "full name",   "acronym",   "question",    "exclamation",   "short",   "brief",
    "long",        "longer"};

constexpr std::size_t most_words = 4;  // of an entry

std::optional<Cue> cue_named(std::string_view section) {
  if (section == "reporting" || section == "saying") return Cue::attribution;
  auto const found = std::ranges::find(names, section);
  if (found == names.end()) return {};
  auto const cue = static_cast<Cue>(found - names.begin());
  return cue <= Cue::demonstrative ? std::optional(cue) : std::nullopt;
}

std::uint32_t joined(std::uint32_t hash, std::uint32_t next) { return hash * 31 + next; }

std::string_view quote_words(std::string_view language) {
  auto const files = quote::word_files();
  auto const found =
      std::ranges::find(files, quote::primary_language(language),
                        [](quote::WordsFile const& file) { return quote::primary_language(file.language); });
  return found == files.end() ? std::string_view{} : found->text;
}

bool is_acronym(std::string_view word) {
  return word.size() >= 2 && word.size() <= 6 &&
         std::ranges::all_of(word, [](char c) { return (c >= 'A' && c <= 'Z') || c == '.'; });
}

}  // namespace

std::string_view to_string(Cue cue) { return names[static_cast<std::size_t>(cue)]; }

bool worth_checking(quote::Figure const& figure, std::string_view text) {
  if (figure.alternative || figure.unit == quote::unit_named("ordinal")) return false;
  auto const words = figure.span.of(text);
  bool const digits = std::ranges::any_of(words, [](char c) { return c >= '0' && c <= '9'; });
  if (figure.kind != quote::Figure::Kind::amount) return digits;
  double const factor = figure.unit != nullptr ? figure.unit->factor : 1;
  return digits || figure.high >= 10 * factor || figure.unit == quote::unit_named("percent");
}

std::vector<Token> own_words(SentenceView const& sentence) {
  constexpr std::size_t fewest = 3;  // in a quotation; fewer are words that the sentence uses
  std::vector<Token> out;
  auto next = sentence.tokens.begin();
  for (Span const quotation : sentence.quotations) {
    auto const begin = std::find_if(next, sentence.tokens.end(),
                                    [&](Token const& token) { return token.begin >= quotation.begin; });
    auto const end = std::find_if(begin, sentence.tokens.end(),
                                  [&](Token const& token) { return token.begin >= quotation.end; });
    out.insert(out.end(), next, static_cast<std::size_t>(end - begin) < fewest ? end : begin);
    next = end;
  }
  out.insert(out.end(), next, sentence.tokens.end());
  if (out.empty()) out.assign(sentence.tokens.begin(), sentence.tokens.end());
  return out;
}

CueList::CueList(std::string_view language) {
  auto const folding = quote::folding_for(language);
  read(quote_words(language), folding);
  read(cue_list(language), folding);
  nouns_have_capitals_ = quote::primary_language(language) == quote::primary_language("de");
}

void CueList::read(std::string_view list, quote::Folding folding) {
  each_entry(list, [&](std::string_view section, std::string_view entry) {
    auto const cue = cue_named(section);
    if (!cue) return;
    if (entry.starts_with('-')) {
      endings_.emplace_back(entry.substr(1), *cue);
      return;
    }
    auto const words = quote::tokenize(entry, folding);
    std::uint32_t hash = 0;
    for (std::size_t i = 0; i < std::min(words.size(), most_words); ++i) {
      hash = i == 0 ? words[i].hash : joined(hash, words[i].hash);
      Entry& known = entries_[hash];
      if (i + 1 < words.size())
        known.longer = true;
      else
        known.cues |= 1U << static_cast<unsigned>(*cue);
    }
  });
}

void CueList::find_words(std::string_view text, std::span<Token const> own, Cues& out) const {
  auto const add = [&](Cue cue, std::size_t first, std::size_t count) {
    if (cue == Cue::demonstrative && first > 0) return;
    auto& place = out[static_cast<std::size_t>(cue)];
    if (!place) place = Span{own[first].begin, own[first + count - 1].end};
  };
  for (std::size_t i = 0; i < own.size();) {
    std::uint32_t hash = own[i].hash;
    std::size_t longest = 0;
    std::uint32_t cues = 0;
    for (std::size_t n = 1; i + n <= own.size(); ++n) {
      auto const found = entries_.find(hash);
      if (found == entries_.end()) break;
      if (found->second.cues != 0) {
        longest = n;
        cues = found->second.cues;
      }
      if (!found->second.longer || i + n == own.size()) break;
      hash = joined(hash, own[i + n].hash);
    }
    for (; cues != 0; cues &= cues - 1) add(static_cast<Cue>(std::countr_zero(cues)), i, longest);
    auto const word = text.substr(own[i].begin, own[i].end - own[i].begin);
    for (auto const& [ending, cue] : endings_)
      if (longest == 0 && word.size() >= ending.size() + 3 && word.ends_with(ending)) add(cue, i, 1);
    i += std::max<std::size_t>(longest, 1);  // the longest entry counts, and its words count once
  }
}

bool CueList::is(Cue cue, std::string_view word) const {
  auto const found = entries_.find(quote::caseless_hash(word));
  if (found != entries_.end() && (found->second.cues >> static_cast<unsigned>(cue) & 1U) != 0) return true;
  return std::ranges::any_of(endings_, [&](auto const& each) {
    return each.second == cue && word.size() >= each.first.size() + 3 && word.ends_with(each.first);
  });
}

Cues CueList::find(SentenceView const& sentence, std::span<Token const> own) const {
  Cues out;
  if (own.empty()) return out;
  auto const add = [&](Cue cue, Span place) {
    auto& found = out[static_cast<std::size_t>(cue)];
    if (!found) found = place;
  };
  Span const first{own.front().begin, own.front().end};
  find_words(sentence.text, own, out);

  std::size_t figures = 0;
  for (auto const& figure : sentence.figures) {
    if (!worth_checking(figure, sentence.text)) {
      if (!figure.alternative) add(Cue::numeral, figure.span);
      continue;
    }
    add(Cue::figure, figure.span);
    if (++figures > 1) add(Cue::figures, figure.span);
    if (figure.unit != nullptr) add(Cue::measure, figure.span);
    if (figure.kind == quote::Figure::Kind::date) add(Cue::date, figure.span);
  }
  for (Span const quotation : sentence.quotations) add(Cue::quotation, quotation);

  std::size_t capitals = 0;
  bool before = false;  // the word before has a capital
  for (std::size_t i = 0; i < own.size(); ++i) {
    auto const word = sentence.text.substr(own[i].begin, own[i].end - own[i].begin);
    bool const capital =
        quote::starts_upper(word) && word != "I" && !word.starts_with("I'") && !word.starts_with("I’");
    Span const place{own[i].begin, own[i].end};
    if (capital && is_acronym(word)) add(Cue::acronym, place);
    if (i > 0 && capital && before &&
        sentence.text.substr(own[i - 1].end, own[i].begin - own[i - 1].end) == " ")
      add(Cue::full_name, place);
    if (i > 0 && capital && !nouns_have_capitals_) {
      add(Cue::name, place);
      if (++capitals > 1) add(Cue::names, place);
    }
    before = capital;
  }
  auto const end = sentence.text.substr(own.back().end, sentence.span.end - own.back().end);
  if (end.contains('?')) add(Cue::question, first);
  if (end.contains('!')) add(Cue::exclamation, first);
  if (own.size() < 4) add(Cue::short_, first);
  if (own.size() < 9) add(Cue::brief, first);
  if (own.size() > 15) add(Cue::long_, first);
  if (own.size() > 25) add(Cue::longer, first);
  return out;
}

CueList const& cues_for(std::string_view language) {
  struct Table {
    std::once_flag read;
    std::optional<CueList> list;
  };
  static auto const files = quote::cue_files();
  static std::vector<Table> tables(files.size() + 1);
  auto const primary = quote::primary_language(language);
  auto const file = std::ranges::find(
      files, primary, [](quote::WordsFile const& each) { return quote::primary_language(each.language); });
  Table& table = tables[static_cast<std::size_t>(file - files.begin())];
  std::call_once(table.read,
                 [&] { table.list.emplace(file == files.end() ? std::string_view{} : file->language); });
  return *table.list;
}

}  // namespace stet::verify
