#include "verify/quote/words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <mutex>

#include "verify/quote/fold.h"
#include "verify/quote/language.h"
#include "verify/quote/words_data.h"

namespace stet::verify::quote {
namespace {

constexpr std::array<std::pair<std::string_view, WordKind>, word_kinds> sections{{
    {"negation", WordKind::negation},
    {"hedge", WordKind::hedge},
    {"condition", WordKind::condition},
    {"reporting", WordKind::reporting},
    {"saying", WordKind::saying},
    {"clitic", WordKind::clitic},
    {"abbreviation", WordKind::abbreviation},
    {"approximator", WordKind::approximator},
    {"month", WordKind::month},
    {"weekday", WordKind::weekday},
    {"causal", WordKind::causal},
    {"superlative", WordKind::superlative},
    {"certainty", WordKind::certainty},
    {"pronoun", WordKind::pronoun},
    {"denial", WordKind::denial},
    {"quantity", WordKind::quantity},
    {"modal", WordKind::modal},
    {"postposed", WordKind::postposed},
    {"no-negation", WordKind::no_negation},
    {"opening", WordKind::opening},
}};

void split(std::string_view line, std::vector<std::string_view>& words) {
  words.clear();
  auto const is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
  for (auto at = line.begin(); at != line.end();) {
    auto const begin = std::find_if_not(at, line.end(), is_space);
    at = std::find_if(begin, line.end(), is_space);
    if (begin != at) words.emplace_back(begin, at);
  }
}

// ß is ss to the folding, and so in the words that are compared with what it gives.
std::string with_folded_letters(std::string_view text) {
  std::string out(text);
  for (std::size_t at = out.find("ß"); at != std::string::npos; at = out.find("ß", at))
    out.replace(at, 2, "ss");
  return out;
}

}  // namespace

Words::Words(std::string_view written, std::string_view language) : language_(language) {
  std::string const folded = with_folded_letters(written);
  std::string_view text = folded;
  std::string_view section;
  WordKind const* kind = nullptr;
  std::vector<std::string_view> words;
  int month = 0;
  int pair = 0;
  std::uint32_t group = 0;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view const line = text.substr(0, end);
    text.remove_prefix(std::min(end + 1, text.size()));
    split(line.substr(0, line.find('#')), words);
    if (words.empty()) continue;
    if (words.front().front() == '[') {
      section = words.front().substr(1, words.front().size() - 2);
      auto const* const found =
          std::ranges::find(sections, section, &std::pair<std::string_view, WordKind>::first);
      kind = found == sections.end() ? nullptr : &found->second;
      continue;
    }
    if (section == "forms") {
      for (auto const word : words) forms_[std::string(word)].push_back(group);
      ++group;
    } else if (section == "names") {
      names_.emplace_back(words.begin(), words.end());
    } else if (section == "opposites") {
      ++pair;
      int side = pair;
      for (auto const word : words) {
        if (word == "|")
          side = -pair;
        else
          opposites_[std::string(word)].push_back(side);
      }
    } else if (section == "numbers") {
      double value = 0;
      std::from_chars(words.back().data(), words.back().data() + words.back().size(), value);
      numbers_[std::string(words.front())] = value;
      note(hash_of(words.front()), number_bit);
    } else if (section == "month") {
      ++month;
      for (auto const word : words) {
        months_[std::string(word)] = month;
        add(WordKind::month, {&word, 1});
      }
    } else if (kind != nullptr) {
      add(*kind, words);
    }
  }
}

void Words::add(WordKind kind, std::span<std::string_view const> words) {
  listed_ |= bit(kind);
  std::string_view const first = words.front();
  bool const part = kind == WordKind::negation && words.size() == 1 && first.size() > 1;
  if (part && first.front() == '-') {
    negative_endings_.emplace_back(first.substr(1));
    return;
  }
  if (part && first.ends_with("'-")) {
    elided_negations_.emplace_back(first.substr(0, first.size() - 1));
    return;
  }
  if (part && first.back() == '-') {
    negative_beginnings_.emplace_back(first.substr(0, first.size() - 1));
    return;
  }
  note(words.size() == 1 ? hash_of(first) : of_two(hash_of(first), hash_of(words[1])), bit(kind));
  longest_phrase_ = std::max(longest_phrase_, words.size());
  if (words.size() == 1)
    kinds_[std::string(first)] |= bit(kind);
  else
    phrases_[std::string(first)].push_back({{words.begin(), words.end()}, kind});
}

void Words::note(std::uint32_t hash, std::uint32_t bits) { known_[hash % slots] |= bits; }

bool Words::is(WordKind kind, std::string_view folded) const {
  if (kind != WordKind::negation && (known_[caseless_hash(folded) % slots] & bit(kind)) == 0) return false;
  auto const found = kinds_.find(lower(folded));
  return found != kinds_.end() && (found->second & bit(kind)) != 0;
}

std::size_t Words::phrase(WordKind kind, std::span<std::string const> folded) const {
  if (folded.empty()) return 0;
  std::uint32_t const next = folded.size() > 1 ? caseless_hash(folded[1]) : 0;
  if (kind != WordKind::negation && !may_begin(kind, caseless_hash(folded[0]), next)) return 0;
  std::size_t best = 0;
  if (kind == WordKind::negation ? negates(folded.front()) : is(kind, folded.front())) best = 1;
  auto const found = phrases_.find(lower(folded.front()));
  if (found == phrases_.end()) return best;
  for (auto const& phrase : found->second) {
    if (phrase.kind != kind || phrase.words.size() > folded.size()) continue;
    if (std::ranges::equal(phrase.words, folded.first(phrase.words.size()),
                           [](std::string const& a, std::string const& b) { return a == lower(b); }))
      best = std::max(best, phrase.words.size());
  }
  return best;
}

bool Words::negates(std::string_view folded) const {
  std::string const word = lower(folded);
  auto const found = kinds_.find(word);
  if (found != kinds_.end() && (found->second & bit(WordKind::negation)) != 0) return true;
  return std::ranges::any_of(negative_endings_,
                             [&](std::string const& ending) { return word.ends_with(ending); }) ||
         std::ranges::any_of(elided_negations_,
                             [&](std::string const& elided) { return word.starts_with(elided); });
}

bool Words::opposed_by_prefix(std::string_view a, std::string_view b) const {
  std::string const first = lower(a);
  std::string const second = lower(b);
  auto const& shorter = first.size() < second.size() ? first : second;
  auto const& longer = first.size() < second.size() ? second : first;
  return shorter.size() >= 2 && std::ranges::any_of(negative_beginnings_, [&](std::string const& beginning) {
           return longer.size() == shorter.size() + beginning.size() && longer.starts_with(beginning) &&
                  longer.ends_with(shorter);
         });
}

bool Words::listed_as_opposites(std::string const& a, std::string const& b) const {
  auto const first = opposites_.find(a);
  auto const second = opposites_.find(b);
  if (first == opposites_.end() || second == opposites_.end()) return false;
  return std::ranges::any_of(first->second, [&](int side) {
    return std::ranges::find(second->second, -side) != second->second.end();
  });
}

bool Words::opposites(std::string_view a, std::string_view b) const {
  std::string const first = lower(a);
  std::string const second = lower(b);
  if (listed_as_opposites(first, second)) return true;
  constexpr std::size_t shortest_stem = 3;
  auto const stem = static_cast<std::size_t>(std::ranges::mismatch(first, second).in1 - first.begin());
  for (std::size_t at = shortest_stem; at <= stem; ++at)
    if (listed_as_opposites('-' + first.substr(at), '-' + second.substr(at))) return true;
  return false;
}

bool Words::same_word(std::string_view a, std::string_view b) const {
  auto const first = forms_.find(lower(a));
  auto const second = forms_.find(lower(b));
  if (first == forms_.end() || second == forms_.end()) return false;
  return std::ranges::any_of(first->second, [&](std::uint32_t group) {
    return std::ranges::find(second->second, group) != second->second.end();
  });
}

bool Words::has_forms(std::string_view word) const { return forms_.contains(lower(word)); }

std::vector<std::string> Words::other_names(std::string_view name) const {
  std::string const word = lower(name);
  std::vector<std::string> others;
  for (auto const& names : names_)
    if (std::ranges::find(names, word) != names.end())
      std::ranges::remove_copy(names, std::back_inserter(others), word);
  return others;
}

std::optional<double> Words::number(std::string_view folded) const {
  if (!may_be_number(caseless_hash(folded))) return std::nullopt;
  auto const found = numbers_.find(lower(folded));
  return found == numbers_.end() ? std::nullopt : std::optional(found->second);
}

std::optional<int> Words::month(std::string_view folded) const {
  if ((known_[caseless_hash(folded) % slots] & bit(WordKind::month)) == 0) return std::nullopt;
  auto const found = months_.find(lower(folded));
  return found == months_.end() ? std::nullopt : std::optional(found->second);
}

void Words::merge_negations(Words const& other) {
  merged_ = true;
  for (auto const& [word, kinds] : other.kinds_)
    if ((kinds & bit(WordKind::negation)) != 0) kinds_[word] |= bit(WordKind::negation);
  negative_endings_.insert(negative_endings_.end(), other.negative_endings_.begin(),
                           other.negative_endings_.end());
  elided_negations_.insert(elided_negations_.end(), other.elided_negations_.begin(),
                           other.elided_negations_.end());
}

Words const& words_for(std::string_view language) {
  // Each list is read when it is first asked for: a small map asks for one, and reading all of them was a
  // quarter of checking it.
  struct Table {
    std::once_flag read;
    std::optional<Words> words;
  };
  static auto const files = word_files();
  static std::vector<Table> tables(files.size() + 1);  // the last is for languages without a list
  Language primary = primary_language(language);
  if (primary == primary_language("bs") || primary == primary_language("hr") ||
      primary == primary_language("sh"))
    primary = primary_language("sr");
  auto const file =
      std::ranges::find(files, primary, [](WordsFile const& f) { return primary_language(f.language); });
  Table& table = tables[static_cast<std::size_t>(file - files.begin())];
  std::call_once(table.read, [&] {
    if (file != files.end()) {
      table.words.emplace(file->text, file->language);
    } else {
      table.words.emplace();
      for (WordsFile const& known : files) table.words->merge_negations(words_for(known.language));
    }
  });
  return *table.words;
}

}  // namespace stet::verify::quote
