#include "app/picture/pdf_metadata.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <iterator>
#include <optional>

#include <fmt/format.h>

#include "base/utf8.h"

namespace stet::app {
namespace {

// The number after the last `key`.
std::optional<std::size_t> number_after(std::string_view text, std::string_view key) {
  std::size_t at = text.rfind(key);
  if (at == std::string_view::npos) return std::nullopt;
  at += key.size();
  while (at < text.size() && (text[at] == ' ' || text[at] == '\n' || text[at] == '\r')) ++at;
  std::size_t value = 0;
  auto const [end, error] = std::from_chars(text.data() + at, text.data() + text.size(), value);
  return error == std::errc{} && end != text.data() + at ? std::optional(value) : std::nullopt;
}

// The object's bytes, from after `<<` to its end.
std::optional<std::string_view> dictionary(std::string_view pdf, std::size_t object) {
  std::string const begin = fmt::format("\n{} 0 obj\n<<", object);
  std::size_t const at = pdf.rfind(begin);
  if (at == std::string_view::npos) return std::nullopt;
  std::size_t const end = pdf.find("endobj", at);
  if (end == std::string_view::npos) return std::nullopt;
  return pdf.substr(at + begin.size(), end - at - begin.size());
}

// As UTF-16 in hexadecimal digits.
std::string text_string(std::string_view text) {
  std::string result = "<FEFF";
  auto const unit = [&](std::uint32_t value) { fmt::format_to(std::back_inserter(result), "{:04X}", value); };
  for (std::size_t i = 0; i < text.size();) {
    auto const decoded = utf8::decode(text, i);
    i += decoded.size;
    auto const c = static_cast<std::uint32_t>(decoded.code_point);
    if (c < 0x10000) {
      unit(c);
    } else {
      unit(0xD800 + ((c - 0x10000) >> 10U));
      unit(0xDC00 + ((c - 0x10000) & 0x3FFU));
    }
  }
  return result + ">";
}

bool is_language(std::string_view tag) {
  return !tag.empty() && tag.size() <= 35 && std::ranges::all_of(tag, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  });
}

}  // namespace

std::string with_metadata(std::string pdf, std::string_view title, std::string_view language) {
  std::string_view const whole = pdf;
  std::size_t const trailer = whole.rfind("\ntrailer");
  if (trailer == std::string_view::npos) return pdf;
  std::string_view const end = whole.substr(trailer);
  auto const size = number_after(end, "/Size");
  auto const root = number_after(end, "/Root");
  auto const info = number_after(end, "/Info");
  auto const before = number_after(end, "startxref");
  if (!size || !root || !info || !before || *root == *info) return pdf;
  auto const catalog = dictionary(whole, *root);
  auto const about = dictionary(whole, *info);
  if (!catalog || !about) return pdf;

  std::string update;
  std::size_t const root_at = pdf.size();
  update += fmt::format("{} 0 obj\n<< /ViewerPreferences << /DisplayDocTitle true >>", *root);
  if (is_language(language)) update += fmt::format(" /Lang ({})", language);
  update.append(*catalog).append("endobj\n");
  std::size_t const info_at = pdf.size() + update.size();
  update += fmt::format("{} 0 obj\n<< /Title {}", *info, text_string(title));
  update.append(*about).append("endobj\n");
  std::size_t const table_at = pdf.size() + update.size();
  update += fmt::format(
      "xref\n{} 1\n{:010} 00000 n \n{} 1\n{:010} 00000 n \ntrailer\n<< /Size {} /Root {} 0 R /Info {} 0 R "
      "/Prev "
      "{} >>\nstartxref\n{}\n%%EOF\n",
      *root, root_at, *info, info_at, *size, *root, *info, *before, table_at);
  return std::move(pdf) + update;
}

}  // namespace stet::app
