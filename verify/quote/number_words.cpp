#include "verify/quote/number_words.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "base/text.h"

namespace stet::verify::quote {
namespace {

// "1.234,5": which marks divide thousands and which one the fraction. Folding has taken out what the language
// divides thousands with.
std::optional<Number> read_digits(std::string const& folded, char decimal) {
  std::size_t const end = std::min(folded.find_first_not_of("0123456789.,"), folded.size());
  std::string digits = folded.substr(0, end);
  if (end < folded.size() && (folded[end] == ':' || folded[end] == '/')) return std::nullopt;
  std::size_t const last = digits.find_last_of(".,");
  std::size_t places = 0;
  if (last != std::string::npos) {
    char const mark = digits[last];
    bool const once = digits.find(mark) == last;
    bool const thousands =
        digits.size() - last - 1 == 3 && digits.find_first_of(".,") <= 3 && digits[0] != '0';
    if (once && (mark == decimal || !thousands || digits.find_first_of(".,") != last))
      places = digits.size() - last - 1;
    else if (!once && !thousands)
      return std::nullopt;  // a version, a section, a date
    std::string plain;
    for (std::size_t at = 0; at < digits.size(); ++at)
      if (is_digit(digits[at]))
        plain += digits[at];
      else if (at == last && places > 0)
        plain += '.';
    digits = std::move(plain);
  }
  if (digits.empty()) return std::nullopt;
  Number number;
  std::from_chars(digits.data(), digits.data() + digits.size(), number.value);
  number.half = 0.5 * std::pow(10.0, -static_cast<double>(places));
  number.rest = lower(folded.substr(end));
  if (last == std::string::npos) number.digits = digits.size();
  return number;
}

// ½
std::optional<double> fraction_sign(std::string const& folded) {
  auto const slash = folded.find('/');
  if (slash != 1 || folded.size() != 3 || !is_digit(folded[0]) || folded[2] < '2' || folded[2] > '9' ||
      folded[0] >= folded[2])
    return std::nullopt;
  return static_cast<double>(folded[0] - '0') / (folded[2] - '0');
}

// Adds up the words of a number: twenty-five, two hundred thousand, quatre-vingt-douze, mil millones.
class Adder {
 public:
  explicit Adder(FigureTokens const& tokens, std::size_t at) : tokens_(tokens), at_(at) {}

  // Reads on from a number in digits, which only a magnitude can follow.
  void begin_with(double value) {
    group_ = value;
    any_ = true;
    digits_ = true;
  }

  bool read() {
    while (tokens_.adjacent(at_) || !any_) {
      if (!add_word(at_) && !add_after_joint()) break;
    }
    if (scale_ > 1) add_fraction();
    return any_;
  }
  [[nodiscard]] double value() const { return total_ + group_; }
  [[nodiscard]] double scale() const { return scale_; }
  [[nodiscard]] std::size_t next() const { return at_; }

 private:
  bool add_word(std::size_t i) {
    if (auto const number = digits_ ? std::nullopt : number_word(i)) {
      if (any_ && !fits(number->value)) return false;
      group_ += number->value;
      any_ = true;
      at_ = i + number->words;
      return true;
    }
    auto const scale = tokens_.find(FigureWord::scale, i);
    if (!scale) return false;
    if (scale->value <= 100 && !digits_) {
      // Two hundred; 五十三 adds up what its tens leave.
      double const below = std::fmod(group_, scale->value);
      group_ += std::max(below, 1.0) * scale->value - below;
    } else if (total_ > 0 && scale->value > scale_) {
      total_ = (total_ + group_) * scale->value;
      group_ = 0;
    } else {
      if (total_ > 0 && group_ == 0) return false;
      total_ += (any_ ? group_ : 1) * scale->value;
      group_ = 0;
    }
    if (scale->value > 100 || digits_) scale_ = scale->value;
    any_ = true;
    at_ = i + scale->words;
    return true;
  }

  // A hundred and five, treinta y dos.
  bool add_after_joint() {
    auto const joint = any_ && !digits_ ? tokens_.find(FigureWord::and_, at_) : std::nullopt;
    if (!joint || !tokens_.adjacent(at_ + joint->words)) return false;
    auto const number = number_word(at_ + joint->words);
    return number && value() > number->value && fits(number->value) && add_word(at_ + joint->words);
  }

  // Un million et demi.
  void add_fraction() {
    auto const joint = tokens_.find(FigureWord::and_, at_);
    if (!joint) return;
    std::size_t i = at_ + joint->words;
    if (auto const article = tokens_.find(FigureWord::article, i)) i += article->words;
    auto const half = tokens_.find(FigureWord::fraction, i);
    if (!half) return;
    total_ += half->value * scale_;
    at_ = i + half->words;
  }

  [[nodiscard]] std::optional<FigureWords::Found> number_word(std::size_t i) const {
    if (auto const found = tokens_.find(FigureWord::number, i)) return found;
    auto const value =
        tokens_.find(FigureWord::scale, i) ? std::nullopt : tokens_.words().compound(tokens_.word(i));
    return value ? std::optional(FigureWords::Found{.value = *value, .unit = nullptr, .words = 1})
                 : std::nullopt;
  }

  // Whether the number goes on with one of this size: twenty-five, soixante-douze, but not five-six.
  [[nodiscard]] bool fits(double value) const {
    if (group_ == 0) return total_ > 0 && value < scale_;
    double place = 1;
    while (std::fmod(group_, place * 10) == 0) place *= 10;
    double const tens = std::fmod(group_, 100);
    return value < place || ((tens == 60 || tens == 80) && value >= 10 && value < 20);
  }

  FigureTokens const& tokens_;
  std::size_t at_;
  double total_ = 0;  // what has its magnitude
  double group_ = 0;  // what may get one
  double scale_ = 1;  // the last magnitude
  bool any_ = false;
  bool digits_ = false;
};

// The place of the last digit that is not zero: what a number in words is taken to be stated to.
double last_place(double value) {
  double place = 1;
  while (place < value && std::fmod(value, place * 10) == 0) place *= 10;
  return place;
}

std::optional<Number> in_digits(FigureTokens const& tokens, std::size_t i) {
  auto number = read_digits(tokens.folded(i), tokens.decimal());
  if (!number) return number;
  number->next = i + 1;
  if (auto const part = tokens.gap(i + 1).empty() ? fraction_sign(tokens.folded(i + 1)) : std::nullopt) {
    number->value += *part;
    ++number->next;
    return number;
  }
  double factor = 1;
  if (!number->rest.empty()) {
    auto scale = tokens.find(FigureWord::suffix, number->rest);
    if (!scale) scale = tokens.find(FigureWord::scale, number->rest);
    if (!scale) return number;
    factor = scale->value;
    number->suffix = std::exchange(number->rest, {});
  }
  Adder adder(tokens, number->next);
  adder.begin_with(number->value);
  if (factor == 1 && adder.read() && adder.next() > number->next) {
    factor = adder.value() / std::max(number->value, 1e-9);
    number->scaled = true;
    number->next = adder.next();
  } else if (auto const scale = tokens.adjacent(number->next) && factor == 1
                                    ? tokens.find(FigureWord::suffix, number->next)
                                    : std::nullopt;
             scale && (!tokens.find(FigureWord::unit, number->next) ||
                       tokens.find(FigureWord::before, number->next + scale->words))) {  // 12 M€
    factor = scale->value;
    number->suffix = tokens.word(number->next);
    number->next += scale->words;
  }
  if (factor != 1) number->digits = 0;
  number->value *= factor;
  number->half *= factor;
  // 1 million 200 thousand
  if (number->scaled && tokens.adjacent(number->next) && tokens.has_digits(number->next))
    if (auto const more = in_digits(tokens, number->next);
        more && more->scaled && more->value < factor && more->value < 2 * number->half) {
      number->value += more->value;
      number->half = more->half;
      number->next = more->next;
    }
  return number;
}

}  // namespace

std::optional<Digits> digits_at(FigureTokens const& tokens, std::size_t i) {
  auto const& folded = tokens.folded(i);
  Digits found;
  auto const end = std::min(folded.find_first_not_of("0123456789"), folded.size());
  if (end == 0 || end > 4 || (end < folded.size() && std::string_view(".,:/").contains(folded[end])))
    return std::nullopt;
  std::from_chars(folded.data(), folded.data() + end, found.value);
  found.digits = end;
  found.rest = lower(folded.substr(end));
  return found;
}

std::optional<Number> number_at(FigureTokens const& tokens, std::size_t i) {
  if (i >= tokens.size()) return std::nullopt;
  if (auto const sign = fraction_sign(tokens.folded(i)); sign && tokens.written(i).size() < 3)
    return Number{.value = *sign, .half = 0.05, .next = i + 1};
  if (tokens.has_digits(i)) return in_digits(tokens, i);
  Number number{.in_words = true};
  if (auto const many = tokens.find(FigureWord::many, i)) {
    number.value = many->value;
    number.many = true;
    number.next = i + many->words;
    return number;
  }
  Adder adder(tokens, i);
  bool const counted = adder.read();
  number.value = counted ? adder.value() : 1;
  number.next = counted ? adder.next() : i;
  number.scaled = adder.scale() > 1;
  for (auto const kind : {FigureWord::collective, FigureWord::about})
    if (auto const dozens = tokens.find(kind, number.next)) {
      number.value *= dozens->value;
      number.about = kind == FigureWord::about;
      number.next += dozens->words;
    }
  if (number.next == i) return std::nullopt;
  number.half = number.value >= 1000 ? 0.5 * last_place(number.value) : 0.5;
  return number;
}

}  // namespace stet::verify::quote
