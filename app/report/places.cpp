#include "app/report/places.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "base/signs.h"
#include "base/text.h"
#include "base/utf8.h"

namespace stet::app {

namespace fs = std::filesystem;

Region region(Sources const& sources, Location at, Unit unit, fs::path const& folder) {
  at = sources.origin(at);
  if (!at.file.valid()) return {};
  auto const& file = sources[at.file];
  auto const place = [&](Offset offset, std::uint32_t& line, std::uint32_t& column) {
    offset = std::min(offset, static_cast<Offset>(file.text().size()));
    line = static_cast<std::uint32_t>(file.line_of(offset)) + 1;
    switch (unit) {
      case Unit::code_points: column = file.position(offset).column; break;
      case Unit::utf16: column = file.utf16_column(offset) + 1; break;
      case Unit::bytes: column = offset - file.line_span(line - 1).begin + 1; break;
    }
  };
  Region result{.path = relative_path(file.path(), folder)};
  place(at.span.begin, result.line, result.column);
  place(at.span.end, result.end_line, result.end_column);
  return result;
}

namespace {

// Relative and without anything that normalising would change, as most paths are.
bool is_normal(std::string_view path) {
  for (std::size_t at = 0; at < path.size();) {
    auto const end = std::min(path.find('/', at), path.size());
    auto const part = path.substr(at, end - at);
    if (part.empty() || part == "." || part == "..") return false;
    at = end + 1;
  }
  return !path.empty() && path.back() != '/';
}

}  // namespace

std::string relative_path(std::string_view path, fs::path const& folder) {
  if (is_normal(path)) return std::string(path);
  fs::path normal = fs::path(path).lexically_normal();
  if (normal.is_absolute()) {
    auto const below = normal.lexically_relative(folder);
    if (!below.empty() && *below.begin() != "..") normal = below;
  }
  return normal.generic_string();
}

std::string uri_of(std::string_view path) {
  std::string out;
  for (char const c : path) {
    if (is_alpha(c) || is_digit(c) || std::string_view("-._~/").contains(c)) {
      out += c;
    } else {
      out += fmt::format("%{:02X}", static_cast<unsigned char>(c));
    }
  }
  return out;
}

std::string xml(std::string_view text) {
  std::string out;
  for (std::size_t at = 0; at < text.size();) {
    auto const [code_point, size] = utf8::decode(text, at);
    auto const bytes = text.substr(at, size);
    at += size;
    switch (code_point) {
      case '&': out += "&amp;"; break;
      case '<': out += "&lt;"; break;
      case '>': out += "&gt;"; break;
      case '"': out += "&quot;"; break;
      case '\t': out += "&#9;"; break;
      case '\n': out += "&#10;"; break;
      case '\r': out += "&#13;"; break;
      default:
        if (code_point < 0x20 || code_point == 0xFFFE || code_point == 0xFFFF || code_point == 0xFFFD) {
          out += "\xEF\xBF\xBD";
        } else if (is_control(code_point) || is_reordering(code_point)) {
          out += fmt::format("&#{};", static_cast<std::uint32_t>(code_point));
        } else {
          out += bytes;
        }
    }
  }
  return out;
}

std::string capitalised(std::string_view text) {
  std::string out(text);
  if (!out.empty() && is_lower(out[0])) out[0] = static_cast<char>(out[0] - 32);
  return out;
}

}  // namespace stet::app
