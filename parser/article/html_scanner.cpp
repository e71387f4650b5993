#include "parser/article/html_scanner.h"

#include <algorithm>

#include "parser/characters.h"

namespace stet::parser {

namespace {

constexpr std::string_view white_space_bytes = " \t\n\f\r";
constexpr std::size_t longest_tag_name = 31;

bool is_white(char c) { return white_space_bytes.find(c) != std::string_view::npos; }
char lower(char c) { return is_upper(c) ? static_cast<char>(c - 'A' + 'a') : c; }

Offset offset_of(std::size_t value) { return static_cast<Offset>(value); }

bool equal_folded(std::string_view text, std::string_view name) {
  return text.size() == name.size() && std::ranges::equal(text, name, {}, [](char c) { return lower(c); });
}

}  // namespace

std::size_t HtmlScanner::past(char c, std::size_t offset) const {
  std::size_t const found = html_.find(c, offset);
  return found == std::string_view::npos ? html_.size() : found + 1;
}

// `offset` stands after `<!--`.
std::size_t HtmlScanner::past_comment(std::size_t offset) const {
  if (at(">", offset)) return offset + 1;
  if (at("->", offset)) return offset + 2;
  for (std::size_t dashes = html_.find("--", offset); dashes != std::string_view::npos;
       dashes = html_.find("--", dashes + 1)) {
    if (at(">", dashes + 2)) return dashes + 3;
    if (at("!>", dashes + 2)) return dashes + 4;
  }
  return html_.size();
}

// A comment ends at `offset`: past what stands up to its fellow if it opens an archive's bar, else there.
std::size_t HtmlScanner::past_archive_bar(std::size_t comment, std::size_t offset) const {
  constexpr std::string_view opening = "<!-- BEGIN WAYBACK TOOLBAR INSERT";
  constexpr std::string_view closing = "<!-- END WAYBACK TOOLBAR INSERT";
  if (!at(opening, comment)) return offset;
  std::size_t const end = html_.find(closing, offset);
  return end == std::string_view::npos ? offset : past_comment(end + closing.size());
}

// One attribute, from its name to the end of its value.
void HtmlScanner::attribute(HtmlToken& token, std::size_t& offset) const {
  std::size_t const name = offset;
  if (html_[offset] == '=') ++offset;  // a stray `=` begins a name
  while (offset < html_.size() && !is_white(html_[offset]) && html_[offset] != '/' && html_[offset] != '>' &&
         html_[offset] != '=')
    ++offset;
  std::string_view const named = html_.substr(name, offset - name);
  std::size_t value = std::min(html_.find_first_not_of(white_space_bytes, offset), html_.size());
  std::string_view written = html_.substr(offset, 0);
  if (at("=", value)) {
    value = std::min(html_.find_first_not_of(white_space_bytes, value + 1), html_.size());
    char const quote = value < html_.size() ? html_[value] : '\0';
    if (quote == '"' || quote == '\'') {
      offset = past(quote, value + 1);
      written = html_.substr(value + 1, offset - value - 2);
    } else {
      offset = std::min(html_.find_first_of(" \t\n\f\r>", value), html_.size());
      written = html_.substr(value, offset - value);
    }
  }
  auto const* const known = std::ranges::find_if(
      html_attributes, [&](std::string_view attribute) { return equal_folded(named, attribute); });
  if (known == html_attributes.end()) return;
  auto& kept = token.values[static_cast<std::size_t>(known - html_attributes.begin())];
  if (kept.data() == nullptr) kept = written;  // of two the first counts
}

// Reads the tag whose name begins at `offset`; false if the file ends in it.
bool HtmlScanner::tag(HtmlToken& token, std::size_t offset) {
  for (; offset < html_.size() && !is_white(html_[offset]) && html_[offset] != '/' && html_[offset] != '>';
       ++offset)
    if (token.name.size() < longest_tag_name) token.name += lower(html_[offset]);
  for (;;) {
    while (offset < html_.size() && (is_white(html_[offset]) || html_[offset] == '/')) ++offset;
    if (offset >= html_.size()) return false;
    if (html_[offset] == '>') break;
    attribute(token, offset);
  }
  at_ = offset + 1;
  return true;
}

HtmlToken HtmlScanner::next() {
  HtmlToken token;
  while (at_ < html_.size()) {
    std::size_t const begin = at_;
    std::size_t const less = html_.find('<', begin);
    if (less != begin) {
      at_ = std::min(less, html_.size());
      token.kind = HtmlToken::Kind::text;
      token.span = {offset_of(begin), offset_of(at_)};
      return token;
    }
    char const c = begin + 1 < html_.size() ? html_[begin + 1] : '\0';
    char const after = begin + 2 < html_.size() ? html_[begin + 2] : '\0';
    if (is_alpha(c) || (c == '/' && is_alpha(after))) {
      bool const start = c != '/';
      if (!tag(token, begin + (start ? 1 : 2))) {
        at_ = html_.size();
        break;
      }
      token.kind = start ? HtmlToken::Kind::start : HtmlToken::Kind::end;
      token.span = {offset_of(begin), offset_of(at_)};
      return token;
    }
    if (at("<!--", begin)) {
      at_ = past_archive_bar(begin, past_comment(begin + 4));
    } else if (c == '!' || c == '?' || (c == '/' && begin + 2 < html_.size())) {
      at_ = past('>', begin + 2);
    } else {
      at_ = std::min(html_.find('<', begin + 1), html_.size());
      token.kind = HtmlToken::Kind::text;
      token.span = {offset_of(begin), offset_of(at_)};
      return token;
    }
  }
  token.kind = HtmlToken::Kind::end_of_file;
  token.span = {offset_of(html_.size()), offset_of(html_.size())};
  return token;
}

// True if `offset` begins a name that is this one, as the end of a tag's name would make it.
bool HtmlScanner::tag_named(std::string_view name, std::size_t offset) const {
  if (!equal_folded(html_.substr(std::min(offset, html_.size()), name.size()), name)) return false;
  std::size_t const end = offset + name.size();
  return end < html_.size() && (is_white(html_[end]) || html_[end] == '/' || html_[end] == '>');
}

// Where the script that begins at `offset` ends. Inside `<!--` a nested `<script>` hides one end tag (script
// data double escaped state).
std::size_t HtmlScanner::script_end(std::size_t offset) const {
  bool escaped = false;
  bool nested = false;
  for (std::size_t i = html_.find_first_of("<-", offset); i != std::string_view::npos;
       i = html_.find_first_of("<-", i + 1)) {
    if (escaped && at("-->", i)) {
      escaped = nested = false;
    } else if (!escaped && at("<!--", i)) {
      escaped = true;
      i += 1;  // its dashes may be those of `-->`
    } else if (escaped && !nested && at("<", i) && tag_named("script", i + 1)) {
      nested = true;
    } else if (at("</", i) && tag_named("script", i + 2)) {
      if (!nested) return i;
      nested = false;
    }
  }
  return html_.size();
}

Span HtmlScanner::raw_text(std::string_view name) {
  std::size_t const begin = at_;
  if (name == "plaintext") {
    at_ = html_.size();
  } else if (name == "script") {
    at_ = script_end(begin);
  } else {
    std::size_t end = html_.find("</", begin);
    while (end != std::string_view::npos && !tag_named(name, end + 2)) end = html_.find("</", end + 1);
    at_ = std::min(end, html_.size());
  }
  return {offset_of(begin), offset_of(at_)};
}

}  // namespace stet::parser
