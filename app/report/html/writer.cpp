#include "app/report/html/writer.h"

#include <algorithm>
#include <cassert>

#include "argmap/render/markup.h"
#include "base/signs.h"
#include "base/text.h"
#include "base/utf8.h"

namespace stet::app::html {
namespace {

// What reorders; characters that are drawn as nothing and hide words from a reader (tags); and what HTML
// forbids (non-characters).
bool is_deceptive(char32_t c) {
  return is_reordering(c) || (c >= 0x80 && c < 0xA0) || (c >= 0xE0000 && c <= 0xE007F) ||
         (c >= 0xFDD0 && c <= 0xFDEF) || (c & 0xFFFEU) == 0xFFFE;
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

// Values that mean the same without quotation marks.
bool is_bare(std::string_view value) {
  return !value.empty() && std::ranges::all_of(value, [](char c) {
    return is_alpha(c) || is_digit(c) || std::string_view("-_.:#").contains(c);
  });
}

// End tags that the beginning of the next element, or the end of their parent's, says as well; that of a
// paragraph only before these.
constexpr std::string_view implied[] = {"</li>", "</td>", "</th>", "</tr>", "</dd>", "</dt>"};
constexpr std::string_view ends_paragraph[] = {"<p", "<ul", "<ol", "<div", "</div", "</li", "</blockquote"};

bool is_implied(std::string_view rest) {
  auto const begins = [&](std::string_view tag) { return rest.starts_with(tag); };
  if (std::ranges::any_of(implied, begins)) return true;
  if (!begins("</p>")) return false;
  rest.remove_prefix(std::min(rest.find_first_not_of('\n', 4), rest.size()));
  return std::ranges::any_of(ends_paragraph, begins);
}

// Markup in the shortest spelling that HTML has for it. A value before `/>` keeps
// its quotation marks, for the slash would become part of it.
void append_short(std::string& out, std::string_view markup) {
  for (std::size_t at = 0; at < markup.size();) {
    std::string_view const rest = markup.substr(at);
    if (is_implied(rest)) {
      at += rest.find('>') + 1;
      continue;
    }
    if (rest.starts_with("=\"")) {
      std::string_view const value = rest.substr(2, rest.substr(2).find('"'));
      bool const closed = value.size() + 2 < rest.size();
      if (closed && is_bare(value) && !rest.substr(value.size() + 3).starts_with('/')) {
        out.append("=").append(value);
        at += value.size() + 3;
        continue;
      }
    }
    std::size_t const next = rest.find_first_of("<=", 1);
    out += rest.substr(0, next);
    at += std::min(next, rest.size());
  }
}

}  // namespace

Writer& Writer::operator<<(Markup markup) {
  append_short(out_, markup.text());
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
  out_.append(" ").append(name.text()).append("=");
  if (is_bare(value)) {
    out_ += value;
  } else {
    out_ += '"';
    append_escaped(out_, value, false);
    out_ += '"';
  }
  return *this;
}

Writer& Writer::outward(std::string_view url) {
  assert(is_web_link(url));
  attribute("href", is_web_link(url) ? url : std::string_view{"#"});
  return *this;
}

Writer& Writer::to(std::string_view id) { return attribute("href", "#" + std::string(id)); }

Writer& Writer::data(std::string_view id, std::string_view json) {
  *this << "<script type=\"application/json\"";
  attribute("id", id) << ">";
  // By its number, as only strings have it: nothing can end the script element or begin a comment in it.
  for (char const c : json) c == '<' ? out_ += "\\u003c" : out_ += c;
  return *this << "</script>\n";
}

Writer& Writer::picture(std::string_view svg) {
  append_short(out_, svg);
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
