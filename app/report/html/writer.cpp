#include "app/report/html/writer.h"

#include <algorithm>
#include <cassert>

#include "argmap/render/markup.h"
#include "base/utf8.h"

namespace stet::app::html {
namespace {

// Embeddings, overrides and isolates; the byte order mark; characters that are drawn as nothing and hide
// words from a reader (tags); and what HTML forbids (non-characters).
bool is_deceptive(char32_t c) {
  return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069) || c == 0xFEFF ||
         (c >= 0xE0000 && c <= 0xE007F) || (c >= 0x80 && c < 0xA0) || (c >= 0xFDD0 && c <= 0xFDEF) ||
         (c & 0xFFFEU) == 0xFFFE;
}

void append_shown(std::string& out, std::string_view words, std::size_t& at) {
  auto const [c, size] = utf8::decode(words, at);
  if (c < 0x20 && c != '\n' && c != '\t') {
    if (c != '\r') utf8::append(out, 0x2400 + c);  // the control pictures
  } else if (c == 0x7F) {
    utf8::append(out, 0x2421);
  } else if (is_deceptive(c) || (size == 1 && c == 0xFFFD)) {
    utf8::append(out, 0xFFFD);
  } else {
    out += words.substr(at, size);
  }
  at += size;
}

// The bytes that need no look: printable ASCII without the five special ones.
bool is_plain(char c) {
  return c >= 0x20 && c < 0x7F && c != '<' && c != '>' && c != '&' && c != '"' && c != '\'' && c != '\\';
}

std::string_view reference(char c) {
  switch (c) {
    case '<': return "&lt;";
    case '>': return "&gt;";
    case '&': return "&amp;";
    case '"': return "&quot;";
    case '\'': return "&#39;";
    default: return {};
  }
}

// Quotation marks need no escaping between tags.
void append_escaped(std::string& out, std::string_view words, bool between_tags) {
  for (std::size_t at = 0; at < words.size();) {
    auto const run = std::ranges::find_if_not(words.substr(at), is_plain);
    auto const length = static_cast<std::size_t>(run - words.substr(at).begin());
    out += words.substr(at, length);
    at += length;
    if (at == words.size()) return;
    bool const as_it_is = words[at] == '\\' || (between_tags && (words[at] == '"' || words[at] == '\''));
    if (auto const escaped = reference(words[at]); !escaped.empty() && !as_it_is) {
      out += escaped;
      ++at;
    } else if (as_it_is) {
      out += words[at++];
    } else {
      append_shown(out, words, at);
    }
  }
}

}  // namespace

Writer& Writer::operator<<(Markup markup) {
  out_ += markup.text();
  return *this;
}

Writer& Writer::operator<<(std::size_t number) {
  out_ += std::to_string(number);
  return *this;
}

Writer& Writer::text(std::string_view words) {
  append_escaped(out_, words, true);
  return *this;
}

Writer& Writer::attribute(Markup name, std::string_view value) {
  out_.append(" ").append(name.text()).append("=\"");
  append_escaped(out_, value, false);
  out_ += '"';
  return *this;
}

Writer& Writer::outward(std::string_view url) {
  assert(is_web_link(url));
  attribute("href", is_web_link(url) ? url : std::string_view{"#"});
  return *this;
}

Writer& Writer::to(std::string_view id) {
  out_ += " href=\"#";
  append_escaped(out_, id, false);
  out_ += '"';
  return *this;
}

Writer& Writer::json(std::string_view words) {
  static constexpr std::string_view digits = "0123456789abcdef";
  out_ += '"';
  for (std::size_t at = 0; at < words.size();) {
    auto const run = std::ranges::find_if_not(words.substr(at), is_plain);
    auto const length = static_cast<std::size_t>(run - words.substr(at).begin());
    out_ += words.substr(at, length);
    at += length;
    if (at == words.size()) break;
    auto const byte = static_cast<unsigned char>(words[at]);
    if (byte == '\n') {
      out_ += "\\n";
      ++at;
    } else if (byte == '"' || byte == '\\') {
      out_ += '\\';
      out_ += words[at++];
    } else if (byte == '\'') {
      out_ += words[at++];
    } else if (byte < 0x80) {
      // By its number: nothing can end the script element or begin a comment in it.
      out_ += "\\u00";
      out_ += digits[byte >> 4U];
      out_ += digits[byte & 15U];
      ++at;
    } else {
      append_shown(out_, words, at);
    }
  }
  out_ += '"';
  return *this;
}

Writer& Writer::finished(std::string_view page_part) {
  out_ += page_part;
  return *this;
}

std::string shown(std::string_view words) {
  std::string out;
  out.reserve(words.size());
  for (std::size_t at = 0; at < words.size();) append_shown(out, words, at);
  return out;
}

bool is_web_link(std::string_view url) {
  if (!argmap::render::is_safe_link(url) || url.starts_with('#')) return false;
  auto const host = url.find("//");
  return host != std::string_view::npos && host + 2 < url.size() && url[host + 2] != '/' &&
         url.find_first_of("\"'<>\\`{}|^") == std::string_view::npos && shown(url) == url;
}

}  // namespace stet::app::html
