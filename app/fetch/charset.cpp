#include "app/fetch/charset.h"

#include <algorithm>
#include <array>
#include <utility>

#include <iconv.h>

#include "base/text.h"

namespace stet::fetch {
namespace {

// What servers say, and what browsers take it for. Nothing else is handed to iconv, which loads code by name.
constexpr std::array<std::pair<std::string_view, char const*>, 26> charsets{{
    {"iso-8859-1", "CP1252"},       {"latin1", "CP1252"},
    {"us-ascii", "CP1252"},         {"windows-1252", "CP1252"},
    {"iso-8859-2", "ISO-8859-2"},   {"iso-8859-3", "ISO-8859-3"},
    {"iso-8859-4", "ISO-8859-4"},   {"iso-8859-5", "ISO-8859-5"},
    {"iso-8859-7", "ISO-8859-7"},   {"iso-8859-9", "CP1254"},
    {"iso-8859-13", "ISO-8859-13"}, {"iso-8859-15", "ISO-8859-15"},
    {"windows-1250", "CP1250"},     {"windows-1251", "CP1251"},
    {"windows-1253", "CP1253"},     {"windows-1254", "CP1254"},
    {"windows-1255", "CP1255"},     {"windows-1256", "CP1256"},
    {"windows-1257", "CP1257"},     {"koi8-r", "KOI8-R"},
    {"koi8-u", "KOI8-U"},           {"shift_jis", "CP932"},
    {"euc-jp", "EUC-JP"},           {"gbk", "GB18030"},
    {"gb18030", "GB18030"},         {"euc-kr", "CP949"},
}};

// Its name, without quotation marks.
std::string charset_of(std::string_view media_type) {
  std::string const text = lower(media_type);
  auto const at = text.find("charset=");
  if (at == std::string::npos) return {};
  std::string name = text.substr(at + 8);
  name.erase(std::min(name.find(';'), name.size()));
  std::erase_if(name, [](char c) { return c == '"' || c == '\'' || c == ' '; });
  return name;
}

}  // namespace

std::string as_utf8(std::string body, std::string_view media_type) {
  std::string const name = charset_of(media_type);
  auto const named =
      std::ranges::find(charsets, std::string_view(name), &std::pair<std::string_view, char const*>::first);
  if (named == charsets.end()) return body;
  iconv_t const converter = ::iconv_open("UTF-8", named->second);
  if (converter == reinterpret_cast<iconv_t>(-1)) return body;
  std::string out(4 * body.size(), '\0');
  char* from = body.data();
  char* to = out.data();
  std::size_t left = body.size();
  std::size_t room = out.size();
  bool const whole = ::iconv(converter, &from, &left, &to, &room) != static_cast<std::size_t>(-1);
  ::iconv_close(converter);
  if (!whole) return body;
  out.resize(out.size() - room);
  return out;
}

}  // namespace stet::fetch
