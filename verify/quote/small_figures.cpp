#include "verify/quote/small_figures.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "base/utf8.h"
#include "verify/quote/characters.h"

namespace stet::verify::quote {
namespace {

constexpr std::u32string_view above = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻⁺";
constexpr std::u32string_view below = U"₀₁₂₃₄₅₆₇₈₉₋₊";
constexpr std::string_view usual = "0123456789-+";

char usual_of(char32_t c, std::u32string_view small) {
  auto const found = small.find(c);
  return found == std::u32string_view::npos ? '\0' : usual[found];
}

bool counts_as_word(char32_t c) {
  auto const kind = classify(c);
  return kind == CharacterClass::letter || kind == CharacterClass::digit;
}

// Without those that may be magnitudes: 5m, 5t.
constexpr std::array<std::string_view, 50> units{
    "GB",  "GHz", "GW",  "GWh", "Hz",  "MB",  "MHz", "MW",  "MWh",  "TB", "TWh", "cm",  "dl",
    "g",   "h",   "ha",  "kB",  "kHz", "kJ",  "kW",  "kWh", "kcal", "kg", "km",  "kmh", "l",
    "mW",  "mg",  "min", "ml",  "mm",  "mph", "ms",  "nm",  "px",   "µg", "µm",  "г",   "га",
    "кВт", "кг",  "км",  "л",   "м",   "мг",  "мин", "мл",  "мм",   "см", "ч"};
static_assert(std::ranges::is_sorted(units));

}  // namespace

SmallFigure small_figure(std::string_view text, std::size_t at) {
  SmallFigure figure;
  if (text[at] == '^') {
    std::size_t end = at + 1;
    if (end < text.size() && (text[end] == '-' || text[end] == '+')) ++end;
    std::size_t const digits = end;
    while (end < text.size() && is_digit(text[end])) ++end;
    if (end > digits) figure = {std::string(text.substr(at + 1, end - at - 1)), end - at, true, true};
    return figure;
  }
  char32_t const first = utf8::decode(text, at).code_point;
  figure.raised = usual_of(first, above) != '\0';
  for (std::size_t end = at; end < text.size();) {
    auto const [c, size] = utf8::decode(text, end);
    char const digit = usual_of(c, figure.raised ? above : below);
    if (digit == '\0') break;
    figure.text += digit;
    end += size;
    figure.size = end - at;
  }
  figure.size = std::max<std::size_t>(figure.size, utf8::decode(text, at).size);
  return figure;
}

bool belongs_to(SmallFigure const& figure, std::string_view before, std::size_t letters) {
  if (figure.text.empty()) return false;
  if (!figure.raised) return letters > 0;
  bool const negative = figure.text.front() == '-';
  if (figure.written_out || negative) return true;
  if (letters == 0) return before == "10" || before == "2";
  bool const usual_power = figure.text == "2" || figure.text == "3";
  if (letters == 1) return figure.text.size() == 1 && figure.text != "1";
  char const last = before.back();
  return letters == 2 && usual_power && !(last >= 'A' && last <= 'Z');
}

SmallFigure small_fraction(std::string_view text, std::size_t at, SmallFigure const& above_line) {
  std::size_t slash = at + above_line.size;
  if (!above_line.raised || slash >= text.size()) return {};
  auto const [c, size] = utf8::decode(text, slash);
  constexpr char32_t fraction_slash = 0x2044;
  if ((c != '/' && c != fraction_slash) || slash + size >= text.size()) return {};
  SmallFigure const below_line = small_figure(text, slash + size);
  if (below_line.raised || below_line.text.empty()) return {};
  return {above_line.text + "/" + below_line.text, slash + size + below_line.size - at, false, false};
}

std::string_view comparison_at(std::string_view text, std::size_t at) {
  if (text.substr(at).starts_with(">=")) return "≥";
  if (text.substr(at).starts_with("<=")) return "≤";
  return {};
}

bool begins_with_unit(std::string_view text) {
  constexpr std::size_t longest = 8;  // bytes
  std::size_t end = 0;
  while (end < std::min(text.size(), longest)) {
    auto const [c, size] = utf8::decode(text, end);
    if (classify(c) != CharacterClass::letter) break;
    end += size;
  }
  std::string_view const name = text.substr(0, end);
  bool const powered = end < text.size() && (text[end] == '2' || text[end] == '3');  // m2
  if (name == "m" ? !powered : !std::ranges::binary_search(units, name)) return false;
  if (powered) ++end;
  return end >= text.size() || !counts_as_word(utf8::decode(text, end).code_point);
}

bool joins_on(std::string_view text, std::size_t at) {
  return at + 1 < text.size() && counts_as_word(utf8::decode(text, at + 1).code_point);
}

}  // namespace stet::verify::quote
