#include "verify/suppress/directive.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace stet::verify::suppress {
namespace {

bool is_name(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
}

class DirectiveReader {
 public:
  DirectiveReader(std::string_view text, std::size_t begin, std::size_t end)
      : text_(text), at_(begin), end_(end) {}

  void blanks() {
    while (at_ < end_ && is_space(text_[at_])) ++at_;
  }
  bool take(std::string_view word) {
    if (text_.substr(at_, end_ - at_).substr(0, word.size()) != word) return false;
    at_ += word.size();
    return true;
  }
  Span name() {
    auto const begin = at_;
    while (at_ < end_ && is_name(text_[at_])) ++at_;
    return {static_cast<Offset>(begin), static_cast<Offset>(at_)};
  }
  // Up to a blank or a colon.
  Span word() {
    auto const begin = at_;
    while (at_ < end_ && !is_space(text_[at_]) && text_[at_] != ':') ++at_;
    return {static_cast<Offset>(begin), static_cast<Offset>(at_)};
  }
  [[nodiscard]] bool done() const { return at_ >= end_; }
  [[nodiscard]] char peek() const { return done() ? '\0' : text_[at_]; }
  [[nodiscard]] Offset place() const { return static_cast<Offset>(at_); }
  [[nodiscard]] std::string rest() const {
    auto end = end_;
    while (end > at_ && is_space(text_[end - 1])) --end;
    std::string out;
    for (char const c : text_.substr(at_, end - at_)) {
      if (!is_space(c)) {
        out += c;
      } else if (!out.empty() && out.back() != ' ') {
        out += ' ';
      }
    }
    return out;
  }

 private:
  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
};

// Where the comment's words begin and end, without its marks.
Span inside(std::string_view comment) {
  auto end = comment.size();
  std::size_t begin = 0;
  for (std::string_view const mark : {"<!--", "/*", "//", "#"}) {
    if (!comment.starts_with(mark)) continue;
    begin = mark.size();
    std::string_view const closing = mark == "<!--" ? "-->" : mark == "/*" ? "*/" : "";
    if (!closing.empty() && comment.ends_with(closing) && end >= begin + closing.size())
      end -= closing.size();
    break;
  }
  return {static_cast<Offset>(begin), static_cast<Offset>(end)};
}

void read_rules(DirectiveReader& reader, Directive& directive) {
  while (true) {
    reader.blanks();
    auto const begin = reader.place();
    Span const name = reader.name();
    if (name.empty()) {
      directive.mistake = directive.rules.empty() ? "it names no rule" : "a rule is missing after the comma";
      return;
    }
    Span listed{begin, name.end};
    reader.blanks();
    bool const more = reader.take(",");
    // The comma after it goes with a name, for the last one the comma before it.
    if (more) {
      reader.blanks();
      listed.end = reader.place();
    } else if (!directive.rules.empty()) {
      listed.begin = directive.rules.back().at.end;
    }
    directive.rules.push_back({{}, name, listed});
    if (!more) return;
  }
}

}  // namespace

std::optional<Directive> parse_directive(std::string_view comment) {
  Span const words = inside(comment);
  DirectiveReader reader(comment, words.begin, words.end);
  reader.blanks();
  if (!reader.take("stet-ignore")) return std::nullopt;
  Directive directive;
  if (reader.peek() == '-') {
    static constexpr std::array<std::pair<std::string_view, Directive::Kind>, 3> kinds{
        {{"-file", Directive::Kind::file},
         {"-start", Directive::Kind::start},
         {"-end", Directive::Kind::end}}};
    auto const kind = std::ranges::find_if(kinds, [&](auto const& each) { return reader.take(each.first); });
    if (kind == kinds.end()) {
      directive.mistake = "it is none of stet-ignore, stet-ignore-file, stet-ignore-start, stet-ignore-end";
      return directive;
    }
    directive.kind = kind->second;
  }
  if (!reader.done() && !is_space(reader.peek()) && reader.peek() != ':') {
    if (is_name(reader.peek())) return std::nullopt;  // `stet-ignored`: some other word
    directive.mistake = "a rule's name comes after a blank";
    return directive;
  }
  read_rules(reader, directive);
  for (auto& rule : directive.rules) rule.text = rule.at.of(comment);
  if (!directive.mistake.empty()) return directive;
  reader.blanks();
  if (reader.take("until")) {
    reader.blanks();
    directive.until = std::string(reader.word().of(comment));
    reader.blanks();
  }
  if (directive.kind == Directive::Kind::end) {
    if (!reader.done() && reader.peek() != ':')
      directive.mistake = "only rules' names, joined by commas, stand here";
    return directive;
  }
  if (reader.done()) return directive;
  if (!reader.take(":")) {
    directive.mistake = "the reason comes after a colon, and rules are joined by commas";
    return directive;
  }
  reader.blanks();
  directive.reason = reader.rest();
  return directive;
}

}  // namespace stet::verify::suppress
