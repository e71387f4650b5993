#include "verify/quote/wording.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "base/utf8.h"
#include "verify/quote/figures.h"
#include "verify/quote/haystack.h"
#include "verify/quote/mentions.h"

namespace stet::verify::quote {
namespace {

using Kind = WordingChange::Kind;

std::vector<FigureFinding> unmatched(std::string_view text, std::string_view other,
                                     std::string_view language) {
  std::array const evidence{other};
  return compare_figures(text, evidence, language);
}

class Text {
 public:
  Text(std::string_view text, std::string_view language) : haystack_(text, language), language_(language) {
    for (std::uint32_t i = 0; i < haystack_.size(); ++i) words_.push_back(lower(haystack_.folded(i)));
  }

  [[nodiscard]] Haystack const& haystack() const { return haystack_; }
  [[nodiscard]] Span span(std::size_t i) const { return haystack_.span(i, i + 1); }

  [[nodiscard]] bool has(std::string const& word) const {
    return std::ranges::any_of(words_, [&](std::string const& own) { return alike(own, word); });
  }

  // The word, or one that is listed as another form of it: rose, rises.
  [[nodiscard]] bool has_form(std::string const& word) const {
    return std::ranges::any_of(words_, [&](std::string const& own) {
      return own == word || haystack_.words().same_word(own, word);
    });
  }
  [[nodiscard]] bool has_contrary(std::string const& word) const {
    auto const& words = haystack_.words();
    return words.has_opposite(word) &&
           std::ranges::any_of(words_, [&](std::string const& own) { return words.opposites(own, word); });
  }

  // The part of the telling words that the other text has too, or the contrary of.
  [[nodiscard]] double shared_with(Text const& other) const {
    std::size_t telling = 0;
    std::size_t shared = 0;
    for (std::uint32_t i = 0; i < words_.size(); ++i) {
      if (!tells(i) || starts_upper(haystack_.folded(i))) continue;
      ++telling;
      if (other.has(words_[i]) || other.has_contrary(words_[i])) ++shared;
    }
    return telling == 0 ? 0 : static_cast<double>(shared) / static_cast<double>(telling);
  }

  // Nothing in it is denied or doubted.
  [[nodiscard]] bool affirms() const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (negates(i) || haystack_.words().phrase(WordKind::denial, std::span(words_).subspan(i)) > 0)
        return false;
    return true;
  }
  [[nodiscard]] std::optional<std::size_t> first_negation() const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (negates(i)) return i;
    return std::nullopt;
  }

  // A negation of a word that the other text has without one.
  [[nodiscard]] std::optional<std::size_t> negation_lacking_in(Text const& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!negates(i)) continue;
      auto const denied = denied_by(i, other);
      if (denied && !other.denies(words_[*denied], *this)) return i;
    }
    return std::nullopt;
  }

  // A word, and the contrary one that stands in the other text beside the same word. Neither text has both.
  [[nodiscard]] std::optional<std::pair<std::size_t, std::size_t>> contrary_in(Text const& other) const {
    auto const& words = haystack_.words();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!words.has_opposite(words_[i]) || other.has_form(words_[i])) continue;
      for (std::size_t k = 0; k < other.words_.size(); ++k)
        if (words.opposites(words_[i], other.words_[k]) && !has_form(other.words_[k]) &&
            beside_one(i, other, k))
          return std::pair(i, k);
    }
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Span> hedge() const {
    for (std::size_t i = 0; i < words_.size(); ++i)
      if (auto const n = haystack_.words().phrase(WordKind::hedge, std::span(words_).subspan(i)); n > 0)
        return haystack_.span(i, i + n);
    return std::nullopt;
  }

  [[nodiscard]] std::optional<Name> name_missing_in(Text const& other) const {
    for (auto const name : names_in(haystack_, language_))
      if (!mentions(other.haystack_, haystack_, name, language_)) return name;
    return std::nullopt;
  }

 private:
  // Not "not only".
  [[nodiscard]] bool negates(std::size_t i) const {
    auto const& words = haystack_.words();
    return words.negates(words_[i]) && words.phrase(WordKind::no_negation, std::span(words_).subspan(i)) == 0;
  }
  // What the negation denies: one of the next two telling words of its clause that are no names, or the word
  // before (kostet nicht).
  [[nodiscard]] std::optional<std::size_t> denied_by(std::size_t i, Text const& other) const {
    constexpr std::size_t reach = 7;
    int telling = 2;
    for (std::size_t next = i + 1; next < words_.size() && next < i + reach && telling > 0; ++next) {
      if (!haystack_.boundary_before(next).plain()) break;
      if (!tells(next) || starts_upper(haystack_.folded(next))) continue;
      if (other.has(words_[next])) return next;
      --telling;
    }
    if (i > 0 && tells(i - 1) && other.has(words_[i - 1])) return i - 1;
    return std::nullopt;
  }
  [[nodiscard]] bool denies(std::string const& word, Text const& other) const {
    for (std::size_t i = 0; i < words_.size(); ++i) {
      if (!negates(i)) continue;
      auto const denied = denied_by(i, other);
      if (denied && alike(words_[*denied], word)) return true;
    }
    return false;
  }
  // The telling words nearest to a place in its clause, one on each side.
  [[nodiscard]] std::vector<std::string> beside(std::size_t i) const {
    constexpr std::size_t reach = 3;
    std::vector<std::string> found;
    for (std::size_t k = i; k > 0 && i - k < reach && haystack_.boundary_before(k).plain();)
      if (tells(--k)) {
        found.push_back(words_[k]);
        break;
      }
    for (std::size_t k = i + 1; k < words_.size() && k <= i + reach && haystack_.boundary_before(k).plain();
         ++k)
      if (tells(k)) {
        found.push_back(words_[k]);
        break;
      }
    return found;
  }
  [[nodiscard]] bool beside_one(std::size_t i, Text const& other, std::size_t k) const {
    auto const others = other.beside(k);
    return std::ranges::any_of(beside(i), [&](auto const& word) {
      return std::ranges::any_of(others, [&](auto const& each) { return alike(word, each); });
    });
  }
  [[nodiscard]] bool tells(std::size_t i) const {
    constexpr std::size_t small_word = 3;
    return utf8::count(words_[i]) > small_word && !haystack_.words().negates(words_[i]) &&
           !is_figure(words_[i]);
  }
  [[nodiscard]] bool alike(std::string const& a, std::string const& b) const {
    if (a == b || haystack_.words().same_word(a, b)) return true;
    auto const same = static_cast<std::size_t>(std::ranges::mismatch(a, b).in1 - a.begin());
    std::size_t const common = utf8::count(std::string_view(a).substr(0, same));
    return common >= 4 && std::max(utf8::count(a), utf8::count(b)) - common <= 3;
  }

  Haystack haystack_;
  std::string_view language_;
  std::vector<std::string> words_;
};

std::optional<WordingChange> negation_of_one(Text const& a, Text const& b) {
  if (auto const here = a.negation_lacking_in(b)) return WordingChange{Kind::negation, a.span(*here), {}};
  if (auto const there = b.negation_lacking_in(a)) return WordingChange{Kind::negation, {}, b.span(*there)};
  return std::nullopt;
}

std::optional<WordingChange> contrary_words(Text const& a, Text const& b) {
  auto const words = a.contrary_in(b);
  if (!words) return std::nullopt;
  return WordingChange{Kind::contrary, a.span(words->first), b.span(words->second)};
}

}  // namespace

std::optional<WordingChange> changed_sense(std::string_view first, std::string_view second,
                                           std::string_view language) {
  Text const a(first, language);
  Text const b(second, language);
  if (auto const change = negation_of_one(a, b)) return change;
  auto const negation = a.first_negation();
  if (negation && b.affirms()) return WordingChange{Kind::negation, a.span(*negation), {}};
  return contrary_words(a, b);
}

double shared_words(std::string_view first, std::string_view second, std::string_view language) {
  return Text(first, language).shared_with(Text(second, language));
}

std::vector<WordingChange> changed_figures(std::string_view first, std::string_view second,
                                           std::string_view language) {
  std::vector<WordingChange> changes;
  auto const others = unmatched(second, first, language);
  for (auto const& one : unmatched(first, second, language)) {
    auto const other = std::ranges::find(others, one.date, &FigureFinding::date);
    if (other != others.end()) changes.push_back({Kind::figure, one.claim, other->claim});
  }
  return changes;
}

std::vector<WordingChange> changed_words(std::string_view first, std::string_view second,
                                         std::string_view language) {
  std::vector<WordingChange> changes;
  Text const a(first, language);
  Text const b(second, language);
  constexpr double near = 0.6;
  if (a.shared_with(b) < near || b.shared_with(a) < near) return changes;
  if (auto const negation = negation_of_one(a, b))
    changes.push_back(*negation);
  else if (auto const contrary = contrary_words(a, b))
    changes.push_back(*contrary);
  auto const name = a.name_missing_in(b);
  auto const other = b.name_missing_in(a);
  if (name && other)
    changes.push_back({Kind::name, a.haystack().span(name->first, name->last),
                       b.haystack().span(other->first, other->last)});
  if (auto const hedge = a.hedge(); hedge && !b.hedge()) changes.push_back({Kind::hedge, *hedge, {}});
  return changes;
}

}  // namespace stet::verify::quote
