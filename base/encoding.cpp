#include "base/encoding.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdint>
#include <memory>

#include <iconv.h>

#include "base/utf8.h"

namespace stet {
namespace {

struct Encoding {
  std::string_view name;    // as iconv knows it
  std::string_view labels;  // of the WHATWG's Encoding Standard, each between spaces
  bool of_bytes = true;     // bytes below 0x80 that begin a character are ASCII
  std::size_t unit = 1;     // bytes that are passed over where they make no character
};
constexpr std::array encodings = {
    Encoding{"WINDOWS-1250", " windows-1250 cp1250 x-cp1250 "},
    Encoding{"WINDOWS-1251", " windows-1251 cp1251 x-cp1251 "},
    Encoding{"WINDOWS-1252",
             " windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso_8859-1 latin1 l1 ascii us-ascii "},
    Encoding{"WINDOWS-1253", " windows-1253 cp1253 x-cp1253 "},
    Encoding{"WINDOWS-1254", " windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 latin5 l5 "},
    Encoding{"WINDOWS-1255", " windows-1255 cp1255 x-cp1255 "},
    Encoding{"WINDOWS-1256", " windows-1256 cp1256 x-cp1256 "},
    Encoding{"WINDOWS-1257", " windows-1257 cp1257 x-cp1257 "},
    Encoding{"WINDOWS-1258", " windows-1258 cp1258 x-cp1258 "},
    Encoding{"CP874", " windows-874 iso-8859-11 iso8859-11 tis-620 "},
    Encoding{"ISO-8859-2", " iso-8859-2 iso8859-2 iso_8859-2 latin2 l2 "},
    Encoding{"ISO-8859-3", " iso-8859-3 iso8859-3 latin3 l3 "},
    Encoding{"ISO-8859-4", " iso-8859-4 iso8859-4 latin4 l4 "},
    Encoding{"ISO-8859-5", " iso-8859-5 iso8859-5 iso_8859-5 cyrillic "},
    Encoding{"ISO-8859-6", " iso-8859-6 iso8859-6 arabic asmo-708 "},
    Encoding{"ISO-8859-7", " iso-8859-7 iso8859-7 iso_8859-7 greek greek8 "},
    Encoding{"ISO-8859-8", " iso-8859-8 iso8859-8 iso-8859-8-i logical visual hebrew "},
    Encoding{"ISO-8859-10", " iso-8859-10 iso8859-10 latin6 l6 "},
    Encoding{"ISO-8859-13", " iso-8859-13 iso8859-13 "},
    Encoding{"ISO-8859-14", " iso-8859-14 iso8859-14 "},
    Encoding{"ISO-8859-15", " iso-8859-15 iso8859-15 latin9 latin-9 l9 "},
    Encoding{"ISO-8859-16", " iso-8859-16 "},
    Encoding{"CP866", " ibm866 cp866 866 "},
    Encoding{"KOI8-R", " koi8-r koi8 koi koi8_r "},
    Encoding{"KOI8-U", " koi8-u koi8-ru "},
    Encoding{"MACINTOSH", " macintosh mac x-mac-roman "},
    Encoding{"MAC-CYRILLIC", " x-mac-cyrillic x-mac-ukrainian "},
    Encoding{"GB18030", " gb18030 gbk gb2312 gb_2312-80 chinese x-gbk "},
    Encoding{"BIG5-HKSCS", " big5 big5-hkscs cn-big5 x-x-big5 "},
    Encoding{"CP932", " shift_jis shift-jis sjis x-sjis ms_kanji windows-31j ms932 "},
    Encoding{"EUC-JP", " euc-jp x-euc-jp "},
    Encoding{"UHC", " euc-kr cp949 windows-949 ks_c_5601-1987 ks_c_5601-1989 korean ksc5601 "},
    Encoding{"ISO-2022-JP-2", " iso-2022-jp csiso2022jp ", false},
    Encoding{"UTF-16LE", " utf-16 utf-16le ucs-2 unicode ", false, 2},
    Encoding{"UTF-16BE", " utf-16be ", false, 2},
};

Encoding const* encoding_of(std::string_view label) {
  std::string wanted = " ";
  for (char const c : label)
    if (c != ' ' && c != '"' && c != '\'') wanted += c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  wanted += ' ';
  if (wanted.size() == 2) return nullptr;
  auto const* const found = std::ranges::find_if(
      encodings, [&](Encoding const& encoding) { return encoding.labels.contains(wanted); });
  return found == encodings.end() ? nullptr : found;
}

struct Close {
  void operator()(void* converter) const { iconv_close(converter); }
};

class Decoder {
 public:
  Decoder(std::string_view bytes, Encoding const& encoding, void* converter)
      : bytes_(bytes), encoding_(encoding), converter_(converter) {}

  Decoded run() {
    result_.text.reserve(bytes_.size() + bytes_.size() / 2);
    for (std::size_t at = encoding_by_mark(bytes_).empty() ? 0 : 2; at < bytes_.size();) {
      std::size_t const begin = at;
      if (encoding_.of_bytes && static_cast<unsigned char>(bytes_[at]) < 0x80)
        append(static_cast<unsigned char>(bytes_[at++]), begin);
      else if (auto const character = next(at))
        append(*character, begin);
    }
    return std::move(result_);
  }

 private:
  // The character at `at`, which goes to the one after it; U+FFFD for a byte that makes none, nothing for a
  // shift at the end. Room for one character is all that iconv gets, so that it says where that one ends.
  std::optional<char32_t> next(std::size_t& at) {
    char32_t character = 0;
    char* in = const_cast<char*>(bytes_.data()) + at;  // iconv's interface; it does not write
    // Given more, it converts pages of text for each character.
    std::size_t const given = std::min(bytes_.size() - at, longest_character);
    std::size_t left = given;
    auto* out = reinterpret_cast<char*>(&character);
    std::size_t room = sizeof character;
    std::size_t const result = iconv(converter_, &in, &left, &out, &room);
    at += given - left;
    if (room == 0) return character;
    if (result != static_cast<std::size_t>(-1)) return std::nullopt;
    at = errno == EILSEQ ? std::min(at + encoding_.unit, bytes_.size()) : bytes_.size();
    return replacement;
  }

  void append(char32_t character, std::size_t begin) {
    auto const to = static_cast<Offset>(result_.text.size());
    if (result_.pieces.empty() ||
        begin - result_.pieces.back().origin_begin != to - result_.pieces.back().begin)
      result_.pieces.push_back({to, {}, static_cast<Offset>(begin)});
    utf8::append(result_.text, character);
  }

  static constexpr char32_t replacement = 0xFFFD;
  static constexpr std::size_t longest_character = 16;  // bytes, with what shifts to its set
  std::string_view bytes_;
  Encoding const& encoding_;
  void* converter_;
  Decoded result_;
};

}  // namespace

std::optional<Decoded> decode(std::string_view bytes, std::string_view label) {
  auto const* const encoding = encoding_of(label);
  if (encoding == nullptr) return std::nullopt;
  void* const opened = iconv_open("UTF-32LE", std::string(encoding->name).c_str());
  if (opened == reinterpret_cast<void*>(-1)) return std::nullopt;
  std::unique_ptr<void, Close> const converter(opened);
  return Decoder(bytes, *encoding, converter.get()).run();
}

std::string_view encoding_by_mark(std::string_view bytes) {
  if (bytes.starts_with("\xFF\xFE")) return "utf-16le";
  if (bytes.starts_with("\xFE\xFF")) return "utf-16be";
  return {};
}

std::string_view encoding_for(std::string_view bytes, std::string_view label) {
  if (auto const marked = encoding_by_mark(bytes); !marked.empty()) return marked;
  auto const* const encoding = encoding_of(label);
  if (encoding == nullptr) return {};
  bool const ascii = std::ranges::all_of(bytes, [](char c) { return static_cast<unsigned char>(c) < 0x80; });
  return encoding->of_bytes && (ascii || !utf8::first_invalid(bytes)) ? std::string_view{} : label;
}

}  // namespace stet
