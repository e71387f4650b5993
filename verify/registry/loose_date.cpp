#include "verify/registry/loose_date.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <utility>
#include <vector>

#include "base/text.h"
#include "base/words.h"
#include "verify/quote/words.h"
#include "verify/registry/dates.h"

namespace stet::verify {
namespace {

bool is_year(std::string_view text) { return text.size() == 4 && std::ranges::all_of(text, is_digit); }

int number(std::string_view digits) {
  int value = 0;
  for (char const c : digits.substr(0, 4)) value = 10 * value + (c - '0');
  return value;
}

// -- and – as one hyphen, brackets and braces away.
std::string plain(std::string_view written) {
  std::string text = comparable(written);
  for (auto const* dash : {"---", "--", "–", "—"})
    for (auto at = text.find(dash); at != std::string::npos; at = text.find(dash))
      text.replace(at, std::string_view(dash).size(), "-");
  std::erase_if(text, [](char c) { return c == '{' || c == '}'; });
  return text;
}

// EDTF's digits that are not known: 199X, 19uu, 2004-uu. The years that they leave open, or the date without
// them.
std::string known_digits(std::string_view text) {
  auto const year = text.substr(0, 4);
  if (text.size() == 4 && is_digit(year[0]) &&
      year.find_first_not_of("0123456789xu") == std::string_view::npos) {
    std::string first(year);
    std::string last(year);
    std::ranges::replace_if(first, [](char c) { return !is_digit(c); }, '0');
    std::ranges::replace_if(last, [](char c) { return !is_digit(c); }, '9');
    return first == last ? first : first + '/' + last;
  }
  for (auto const* open : {"-xx-xx", "-uu-uu", "-00-00", "-xx", "-uu", "-00"})
    if (text.ends_with(open)) return std::string(text.substr(0, text.size() - std::string_view(open).size()));
  return std::string(text);
}

enum class WordKind : std::uint8_t { number, word };
struct Word {
  WordKind kind;
  std::string_view text;
};

std::vector<Word> words_of(std::string_view text) {
  std::vector<Word> words;
  for (std::size_t at = 0; at < text.size();) {
    auto const is_letter = [](char c) { return is_alpha(c) || static_cast<unsigned char>(c) >= 0x80; };
    bool const digits = is_digit(text[at]);
    if (!digits && !is_letter(text[at])) {
      ++at;
      continue;
    }
    std::size_t end = at;
    while (end < text.size() && (digits ? is_digit(text[end]) : is_letter(text[end]))) ++end;
    words.push_back({digits ? WordKind::number : WordKind::word, text.substr(at, end - at)});
    at = end;
  }
  return words;
}

int season_named(std::string_view word) {
  constexpr std::array<std::string_view, 5> seasons{"spring", "summer", "autumn", "winter", "fall"};
  auto const* const found = std::ranges::find(seasons, word);
  if (found == seasons.end()) return 0;
  return *found == "fall" ? 3 : static_cast<int>(found - seasons.begin()) + 1;
}

// A date in words: 3 March 2018, 2018 Mar-Apr, Winter 2003; else the year alone.
LooseDate in_words(std::string_view text) {
  std::string year;
  std::string day;
  std::vector<int> months;
  LooseDate read;
  for (auto const& [kind, word] : words_of(text)) {
    if (kind == WordKind::number && is_year(word) && year.empty()) {
      year = word;
    } else if (kind == WordKind::number && word.size() <= 2 && day.empty()) {
      day = word;
    } else if (auto const month = month_named(word); kind == WordKind::word && month) {
      months.push_back(*month);
    } else if (int const season = season_named(word); season > 0 && read.season == 0) {
      read.season = season;
    } else {
      read.whole = false;
    }
  }
  if (year.empty()) return {{}, 0, false};
  read.date = year;
  if (months.size() > 2 || (!day.empty() && months.size() != 1)) {
    read.whole = false;
  } else if (!months.empty()) {
    std::string const date = iso_date(number(year), months[0], day.empty() ? 0 : number(day));
    read.whole = read.whole && !date.empty();
    if (!date.empty()) read.date = date;
    if (months.size() == 2) read.date += '/' + iso_date(number(year), months[1], 0);
  }
  return read;
}

// One end of a range, in lower case.
LooseDate one_date(std::string_view text) {
  std::string mark;
  text = trimmed(text);
  if (text.starts_with('[') && text.ends_with(']')) {  // not printed, but known
    text = text.substr(1, text.size() - 2);
    mark = "?";
  }
  for (std::string_view const about : {"circa", "ca.", "ca", "c.", "c", "©"})
    if (text.starts_with(about) && is_year(trimmed(text.substr(about.size())))) {
      text = trimmed(text.substr(about.size()));
      mark = "~";
    }
  if (text.ends_with("?~") || text.ends_with("~?")) {
    mark = "%";
    text.remove_suffix(2);
  } else if (!text.empty() && std::string_view("?~%").contains(text.back())) {
    mark = text.back();
    text.remove_suffix(1);
  }
  if (is_date(text)) {
    std::string date = std::string(text) + mark;
    if (is_date(date)) return {std::move(date), 0, true};
  }
  constexpr std::size_t with_month = 7;
  if (text.size() == with_month && is_year(text.substr(0, 4)) && text[4] == '-') {
    int const month = number(text.substr(5));
    if (month >= 21 && month <= 24) return {std::string(text.substr(0, 4)) + mark, month - 20, true};
  }
  if (text.size() >= 4 && text.find_first_not_of("0123456789xu-") == std::string_view::npos)
    if (auto const known = known_digits(text); known != text) {
      auto read = one_date(known);
      if (!read.date.contains('/')) read.date += mark;
      return read;
    }
  // 1991-92
  if (text.size() == with_month && is_year(text.substr(0, 4)) && text[4] == '-' && is_digit(text[5]) &&
      is_digit(text[6]) && number(text.substr(5)) > number(text.substr(2, 2)))
    return {
        std::string(text.substr(0, 4)) + '/' + std::string(text.substr(0, 2)) + std::string(text.substr(5)),
        0, true};
  return in_words(text);
}

LooseDate range(std::string_view first, std::string_view last) {
  constexpr std::array<std::string_view, 4> open{"", "..", "open", "unknown"};
  auto const is_open = [&](std::string_view end) {
    return std::ranges::find(open, trimmed(end)) != open.end();
  };
  if (is_open(first) || is_open(last)) {
    auto read = one_date(is_open(first) ? last : first);
    read.whole = false;
    return read;
  }
  auto const begin = one_date(first);
  auto const end = one_date(last);
  if (begin.date.empty() || end.date.empty()) return {begin.date + end.date, 0, false};
  return {begin.date.substr(0, begin.date.find('/')) + '/' + end.date.substr(end.date.find('/') + 1), 0,
          begin.whole && end.whole && begin.season == 0 && end.season == 0};
}

}  // namespace

std::optional<int> month_named(std::string_view word) {
  for (auto const* language : {"en", "de", "fr", "es", "it", "nl", "pt", "pl", "sr", "ru"})
    if (auto const month = quote::words_for(language).month(word)) return month;
  return std::nullopt;
}

LooseDate read_loose_date(std::string_view written) {
  if (is_date(trimmed(written))) return {std::string(trimmed(written)), 0, true};
  std::string const text = plain(written);
  if (auto const slash = text.find('/'); slash != std::string::npos)
    return range(std::string_view(text).substr(0, slash), std::string_view(text).substr(slash + 1));
  // 1991-1992
  constexpr std::size_t two_years = 9;
  if (text.size() == two_years && is_year(std::string_view(text).substr(0, 4)) && text[4] == '-' &&
      is_year(std::string_view(text).substr(5)))
    return range(std::string_view(text).substr(0, 4), std::string_view(text).substr(5));
  return one_date(text);
}

LooseDate read_loose_date(std::string_view year, std::string_view month, std::string_view day) {
  auto read = read_loose_date(year);
  if (trimmed(month).empty() || !is_year(read.date)) return read;
  std::string const text = plain(month) + ' ' + plain(day);
  std::vector<int> months;
  std::vector<int> numbers;
  for (auto const& [kind, word] : words_of(text)) {
    if (kind == WordKind::number && word.size() <= 2)
      numbers.push_back(number(word));
    else if (auto const named = month_named(word))
      months.push_back(*named);
    else if (int const season = season_named(word); season > 0)
      read.season = season;
    else
      read.whole = false;
  }
  if (months.empty() && !numbers.empty()) {
    months.push_back(numbers.front());
    numbers.erase(numbers.begin());
  }
  if (months.empty()) return read;
  std::string date = iso_date(number(read.date), months[0], numbers.empty() ? 0 : numbers[0]);
  if (date.empty()) date = iso_date(number(read.date), months[0], 0);
  read.whole = read.whole && !date.empty() && months.size() <= 2 && numbers.size() <= 1;
  if (months.size() == 2) {
    auto const last = iso_date(number(read.date), months[1], 0);
    if (!last.empty()) date += '/' + last;
  }
  if (!date.empty()) read.date = date;
  return read;
}

}  // namespace stet::verify
