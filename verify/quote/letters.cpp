#include "verify/quote/letters.h"

#include <cstdlib>
#include <string_view>
#include <utility>

#include <utf8proc.h>

#include "base/utf8.h"

namespace stet::verify::quote {
namespace {

// Serbian Cyrillic in the order of its alphabet; empty for any other letter.
std::string_view serbian_latin(char32_t c) {
  switch (c) {
    case U'А': return "A";
    case U'Б': return "B";
    case U'В': return "V";
    case U'Г': return "G";
    case U'Д': return "D";
    case U'Ђ': return "Đ";
    case U'Е': return "E";
    case U'Ж': return "Ž";
    case U'З': return "Z";
    case U'И': return "I";
    case U'Ј': return "J";
    case U'К': return "K";
    case U'Л': return "L";
    case U'Љ': return "Lj";
    case U'М': return "M";
    case U'Н': return "N";
    case U'Њ': return "Nj";
    case U'О': return "O";
    case U'П': return "P";
    case U'Р': return "R";
    case U'С': return "S";
    case U'Т': return "T";
    case U'Ћ': return "Ć";
    case U'У': return "U";
    case U'Ф': return "F";
    case U'Х': return "H";
    case U'Ц': return "C";
    case U'Ч': return "Č";
    case U'Џ': return "Dž";
    case U'Ш': return "Š";
    case U'а': return "a";
    case U'б': return "b";
    case U'в': return "v";
    case U'г': return "g";
    case U'д': return "d";
    case U'ђ': return "đ";
    case U'е': return "e";
    case U'ж': return "ž";
    case U'з': return "z";
    case U'и': return "i";
    case U'ј': return "j";
    case U'к': return "k";
    case U'л': return "l";
    case U'љ': return "lj";
    case U'м': return "m";
    case U'н': return "n";
    case U'њ': return "nj";
    case U'о': return "o";
    case U'п': return "p";
    case U'р': return "r";
    case U'с': return "s";
    case U'т': return "t";
    case U'ћ': return "ć";
    case U'у': return "u";
    case U'ф': return "f";
    case U'х': return "h";
    case U'ц': return "c";
    case U'ч': return "č";
    case U'џ': return "dž";
    case U'ш': return "š";
    default: return {};
  }
}

}  // namespace

std::string compose(std::string const& text) {
  utf8proc_uint8_t* mapped = nullptr;
  auto const length = utf8proc_map(
      reinterpret_cast<utf8proc_uint8_t const*>(text.data()), static_cast<utf8proc_ssize_t>(text.size()),
      &mapped,
      static_cast<utf8proc_option_t>(UTF8PROC_STABLE | UTF8PROC_COMPAT | UTF8PROC_COMPOSE | UTF8PROC_IGNORE));
  if (length < 0) return text;
  std::string result(reinterpret_cast<char const*>(mapped), static_cast<std::size_t>(length));
  std::free(mapped);  // NOLINT: utf8proc allocates with malloc
  return result;
}

std::string without_accents(std::string const& text) {
  if (std::ranges::all_of(text, [](char c) { return static_cast<unsigned char>(c) < 0x80; })) return text;
  utf8proc_uint8_t* plain = nullptr;
  auto const size = utf8proc_map(reinterpret_cast<utf8proc_uint8_t const*>(text.data()),
                                 static_cast<utf8proc_ssize_t>(text.size()), &plain,
                                 static_cast<utf8proc_option_t>(UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK));
  std::string out =
      size < 0 ? text : std::string(reinterpret_cast<char const*>(plain), static_cast<std::size_t>(size));
  std::free(plain);
  return out;
}

void without_yo(std::string& text) {
  for (auto const& [yo, ye] : {std::pair<std::string_view, std::string_view>{"ё", "е"}, {"Ё", "Е"}})
    for (auto at = text.find(yo); at != std::string::npos; at = text.find(yo, at))
      text.replace(at, yo.size(), ye);
}

void append_letter(std::string& out, char32_t c, Folding const& folding) {
  switch (c) {
    case 0x152: out += "OE"; return;
    case 0x153: out += "oe"; return;
    case 0xC6: out += "AE"; return;
    case 0xE6: out += "ae"; return;
    case 0xDF: out += "ss"; return;
    case 0x1E9E: out += "SS"; return;
    default: break;
  }
  if (folding.russian && c == U'ё') c = U'е';
  if (folding.russian && c == U'Ё') c = U'Е';
  if (folding.serbian) {
    if (auto const latin = serbian_latin(c); !latin.empty()) {
      out += latin;
      return;
    }
  }
  utf8::append(out, c);
}

}  // namespace stet::verify::quote
