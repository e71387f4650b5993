#include "verify/quote/figure_words.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <deque>
#include <mutex>

#include "base/text.h"
#include "verify/quote/language.h"
#include "verify/quote/words_data.h"

namespace stet::verify::quote {
namespace {

using enum FigureWord;

constexpr std::array<std::string_view, figure_word_kinds> sections{"number",
                                                                   "scale",
                                                                   "many",
                                                                   "collective",
                                                                   "about",
                                                                   "ordinal",
                                                                   "ordinal-ending",
                                                                   "fraction",
                                                                   "article",
                                                                   "multiple",
                                                                   "month",
                                                                   "month-cut",
                                                                   "month-or-not",
                                                                   "unit",
                                                                   "before",
                                                                   "suffix",
                                                                   "around",
                                                                   "near",
                                                                   "above",
                                                                   "at-least",
                                                                   "below",
                                                                   "at-most",
                                                                   "above-after",
                                                                   "at-least-after",
                                                                   "at-most-after",
                                                                   "around-after",
                                                                   "to",
                                                                   "from",
                                                                   "and",
                                                                   "of",
                                                                   "in",
                                                                   "century",
                                                                   "decade-ending",
                                                                   "decade",
                                                                   "am",
                                                                   "pm",
                                                                   "oclock",
                                                                   "minus",
                                                                   "minus-after",
                                                                   "fall",
                                                                   "name-particle",
                                                                   "elision",
                                                                   "decimal",
                                                                   "compound",
                                                                   "ordinal-dot"};

// Kinds whose words a figure may begin with.
constexpr std::array openers{number,   scale, many,   collective, about,  ordinal, fraction,
                             multiple, month, before, century,    decade, minus};

double read_double(std::string_view text) {
  double value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

// 12, 1e6 or 1/3.
double read_value(std::string_view text) {
  auto const slash = text.find('/');
  if (slash == std::string_view::npos) return read_double(text);
  return read_double(text.substr(0, slash)) / read_double(text.substr(slash + 1));
}

// Calls with the section, what stands before a colon, and the rest of every line.
void for_each_line(std::string_view text, auto const& visit) {
  std::string_view section;
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size());
    std::string_view line = trimmed(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
    if (line.empty() || line.front() == '#') continue;
    if (line.front() == '[') {
      section = line.substr(1, line.find(']') - 1);
      continue;
    }
    auto const colon = line.find(": ");
    bool const keyed = colon != std::string_view::npos;
    visit(section, keyed ? line.substr(0, colon) : std::string_view{}, keyed ? line.substr(colon + 2) : line);
  }
}

std::string_view common_text() {
  return std::ranges::find(figure_word_files(), "common", &WordsFile::language)->text;
}

std::deque<Unit> const& units() {
  static std::deque<Unit> const table = [] {
    std::deque<Unit> all;
    for_each_line(common_text(), [&](std::string_view section, std::string_view, std::string_view line) {
      if (section != "units") return;
      auto const first = line.find(' ');
      auto const last = line.rfind(' ');
      all.push_back({std::string(line.substr(0, first)),
                     std::string(line.substr(first + 1, last - first - 1)),
                     read_double(line.substr(last + 1))});
    });
    return all;
  }();
  return table;
}

}  // namespace

Unit const* unit_named(std::string_view name) {
  auto const found = std::ranges::find(units(), name, &Unit::name);
  return found == units().end() ? nullptr : &*found;
}

FigureWords::FigureWords(std::string_view common, std::string_view text, Folding folding) {
  read(common, folding);
  read(text, folding);
}

void FigureWords::read(std::string_view text, Folding folding) {
  std::string_view last;
  auto found = sections.end();
  for_each_line(text, [&](std::string_view section, std::string_view value, std::string_view words) {
    if (section.data() != last.data()) found = std::ranges::find(sections, section);
    last = section;
    if (found == sections.end()) return;
    auto const kind = static_cast<FigureWord>(found - sections.begin());
    switch (kind) {
      case FigureWord::decimal: decimal_ = words.front(); return;
      case FigureWord::compound: joint_ = words; return;
      case FigureWord::ordinal_dot: ordinal_dot_ = true; return;
      default: break;
    }
    bool const measure = kind == unit || kind == before;
    Entry const entry{kind, measure ? 0 : read_value(value), measure ? unit_named(value) : nullptr};
    std::string_view const whole = words.substr(0, words.find(", "));
    while (!words.empty()) {
      std::size_t const end = std::min(words.find(", "), words.size());
      add(entry, words.substr(0, end), folding);
      if (kind == month && end < whole.size() && whole.starts_with(words.substr(0, end)))
        add({FigureWord::month_cut, entry.value, nullptr}, words.substr(0, end), folding);
      words.remove_prefix(std::min(end + 2, words.size()));
    }
  });
}

void FigureWords::add(Entry const& entry, std::string_view words, Folding folding) {
  std::string name;
  std::string first;
  std::size_t count = 0;
  auto const take = [&](std::string_view word) {
    if (count++ == 0) first = word;
    name.append(name.empty() ? "" : " ").append(word);
  };
  // Plain small letters, as most are, fold to themselves.
  if (std::ranges::all_of(words, [](char c) { return (c >= 'a' && c <= 'z') || c == ' '; })) {
    while (!words.empty()) {
      std::size_t const end = std::min(words.find(' '), words.size());
      if (end > 0) take(words.substr(0, end));
      words.remove_prefix(std::min(end + 1, words.size()));
    }
  } else {
    for (auto const& token : tokenize(words, folding)) take(lower(fold_token(words, token.begin, folding)));
  }
  if (name.empty() && !words.empty()) take(words);  // a minus is a word only before a number
  if (name.empty()) return;
  FigureWord const kind = entry.kind;
  entries_[name].push_back(entry);
  auto& beginning = beginnings_[first];
  beginning.longest = std::max(beginning.longest, count);
  beginning.kinds |= std::uint64_t{1} << static_cast<unsigned>(kind);
  if ((kind == number || kind == scale) && first.size() > 1)
    parts_[static_cast<unsigned char>(first[0]) * 256U + static_cast<unsigned char>(first[1])] = true;
  if (std::ranges::find(openers, kind) != openers.end()) begins_[hash_of(first) % begins_.size()] = true;
}

FigureWords::Beginning FigureWords::beginning(std::string_view word) const {
  auto const found = beginnings_.find(std::string(word));
  return found == beginnings_.end() ? Beginning{} : found->second;
}

std::optional<FigureWords::Found> FigureWords::find(FigureWord kind, Beginning beginning,
                                                    WordAt const& word) const {
  if (!beginning.may_be(kind)) return std::nullopt;
  std::string entry;
  std::optional<Found> best;
  for (std::size_t count = 1; count <= beginning.longest; ++count) {
    auto const next = word(count - 1);
    if (next.empty()) break;
    entry.append(count > 1 ? " " : "").append(next);
    auto const found = entries_.find(entry);
    if (found == entries_.end()) continue;
    auto const each = std::ranges::find(found->second, kind, &Entry::kind);
    if (each != found->second.end()) best = Found{each->value, each->unit, count};
  }
  return best;
}

std::optional<FigureWords::Found> FigureWords::find(FigureWord kind, std::string_view word) const {
  return find(kind, beginning(word), [&](std::size_t n) { return n == 0 ? word : std::string_view{}; });
}

std::string_view FigureWords::without_elision(std::string_view word) const {
  auto const at = word.find('\'');
  if (at == std::string_view::npos || at + 1 == word.size()) return word;
  auto const found = entries_.find(std::string(word.substr(0, at)));
  if (found == entries_.end()) return word;
  bool const elided = std::ranges::find(found->second, elision, &Entry::kind) != found->second.end();
  return elided ? word.substr(at + 1) : word;
}

Unit const* FigureWords::other_unit(std::string_view word, Unit const& unit) const {
  auto const found = entries_.find(std::string(word));
  if (found == entries_.end()) return nullptr;
  auto const other = std::ranges::find_if(found->second, [&](Entry const& entry) {
    return entry.kind == FigureWord::unit && entry.unit != &unit;
  });
  return other == found->second.end() ? nullptr : other->unit;
}

std::optional<double> FigureWords::compound(std::string_view word) const {
  if (joint_.empty()) return std::nullopt;
  double total = 0;
  double group = 0;
  double ones = 0;  // before the joint: ein-und-zwanzig
  while (!word.empty()) {
    if (ones == 0 && group > 0 && word.starts_with(joint_) && word.size() > joint_.size()) {
      auto const small = static_cast<double>(static_cast<int>(group) % 100);
      if (small > 0 && small < 10) {
        ones = small;
        group -= small;
      }
      word.remove_prefix(joint_.size());
      continue;
    }
    Entry const* best = nullptr;
    std::size_t size = 0;
    for (std::size_t length = 2; length <= word.size() && length <= 12; ++length) {
      auto const found = entries_.find(std::string(word.substr(0, length)));
      if (found == entries_.end()) continue;
      for (Entry const& entry : found->second)
        if (entry.kind == number || entry.kind == scale) {
          best = &entry;
          size = length;
        }
    }
    if (best == nullptr) return std::nullopt;
    if (best->kind == number) {
      group += best->value + ones;
      ones = 0;
    } else if (best->value <= 100) {
      group = std::max(group, 1.0) * best->value;
    } else {
      total += std::max(group, 1.0) * best->value;
      group = 0;
    }
    word.remove_prefix(size);
  }
  return ones > 0 ? std::nullopt : std::optional(total + group);
}

FigureWords const& figure_words_for(std::string_view language) {
  struct Table {
    Language language = 0;
    std::string_view text;
    std::once_flag read;
    std::optional<FigureWords> words;
  };
  static std::vector<Table> tables = [] {
    auto const files = figure_word_files();
    std::vector<Table> all(files.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
      bool const common = files[i].language == "common";
      all[i].language = common ? 0 : primary_language(files[i].language);
      all[i].text = common ? std::string_view{} : files[i].text;
    }
    return all;
  }();
  constexpr std::array serbian{primary_language("bs"), primary_language("hr"), primary_language("sh")};
  Language primary = primary_language(language);
  if (std::ranges::find(serbian, primary) != serbian.end()) primary = primary_language("sr");
  auto found = std::ranges::find(tables, primary, &Table::language);
  if (found == tables.end()) found = std::ranges::find(tables, Language{0}, &Table::language);
  Table& table = *found;
  std::call_once(table.read, [&] {
    table.words.emplace(common_text(), table.text,
                        folding_for(table.text.empty() ? std::string_view{} : language));
  });
  return *table.words;
}

}  // namespace stet::verify::quote
