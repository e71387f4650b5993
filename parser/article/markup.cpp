#include "parser/article/markup.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "parser/article/markdown_lines.h"

namespace stet::parser {
namespace {

constexpr auto none = std::string_view::npos;
constexpr std::size_t longest_tag = 2'000;
constexpr std::size_t longest_block = 100'000;

bool is_key_character(char c) { return is_alpha(c) || is_digit(c) || c == '_' || (c & 0x80) != 0; }

// The key of a citation at its `@`, without it: letters and digits, with signs in between.
std::string_view key_at(std::string_view text, std::size_t at) {
  constexpr std::string_view within = ":.#$%&-+?<>~/";
  std::size_t end = at + 1;
  while (end < text.size() && (is_key_character(text[end]) || within.contains(text[end]))) ++end;
  while (end > at + 1 && !is_key_character(text[end - 1])) --end;
  bool const begins = at + 1 < text.size() && is_key_character(text[at + 1]);
  return begins ? text.substr(at + 1, end - at - 1) : std::string_view{};
}

// `fig:one`, `sec-two`: places in the text itself.
bool is_cross_reference(std::string_view key) {
  constexpr std::array kinds{"fig", "tbl", "tab", "eq",  "sec", "lst", "thm",
                             "lem", "def", "exm", "exr", "nte", "tip"};
  return std::ranges::any_of(kinds, [&](std::string_view kind) {
    return key.starts_with(kind) && key.size() > kind.size() &&
           (key[kind.size()] == ':' || key[kind.size()] == '-');
  });
}

class MarkupReader {
 public:
  MarkupReader(std::string_view bytes, std::size_t begin, std::span<Span const> ignored)
      : bytes_(bytes), ignored_(ignored), at_(begin) {}

  Markup run() && {
    Fence fence;
    while (at_ < bytes_.size()) {
      if (ignores()) continue;
      Line const line = line_at(bytes_, at_);
      auto const text = content(bytes_, line);
      if (fence.holds(text)) {
        at_ = line.next;
      } else if (is_no_prose(text)) {
        pass_over(line.begin, line.end);
        at_ = line.next;
      } else {
        std::size_t const end =
            ignored_.empty() ? line.end : std::min<std::size_t>(line.end, ignored_.front().begin);
        while (at_ < end) step(end);
        if (end == line.end) at_ = std::max(at_, line.next);
      }
    }
    return std::move(out_);
  }

 private:
  // Passes over what is ignored and begins here.
  bool ignores() {
    while (!ignored_.empty() && ignored_.front().begin < at_) ignored_ = ignored_.subspan(1);
    if (ignored_.empty() || ignored_.front().begin != at_) return false;
    pass_over(at_, ignored_.front().end);
    at_ = ignored_.front().end;
    return true;
  }

  void pass_over(std::size_t begin, std::size_t end) {
    out_.passed_over.push_back({static_cast<Offset>(begin), static_cast<Offset>(end)});
  }

  // Lines of MDX and Astro that import and export, directives, commands of TeX that stand alone.
  static bool is_no_prose(std::string_view line) {
    auto const text = trimmed(line);
    if (text.starts_with(":::")) return true;
    if (text.starts_with("import ") &&
        (text.ends_with("'") || text.ends_with("\"") || text.ends_with("';") || text.ends_with("\";")))
      return true;
    if (text.starts_with("export const ") || text.starts_with("export default ")) return true;
    if (!text.starts_with('\\') || text.size() < 3 || !is_alpha(text[1])) return false;
    std::size_t const end = std::min(
        text.find_first_not_of("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ", 1), text.size());
    return end == text.size() || (text[end] == '{' && text.ends_with('}'));
  }

  // Passes over what begins at `at_`, or goes one byte on.
  void step(std::size_t line_end) {
    std::size_t const found = bytes_.substr(0, line_end).find_first_of("{`$[@\\~^", at_);
    at_ = std::min(found, line_end);
    if (at_ == line_end) return;
    std::size_t const begin = at_;
    switch (bytes_[begin]) {
      case '`': return code(line_end);
      case '{': return brace();
      case '$': return dollar();
      case '[': return bracket(line_end);
      case '@': return running_citation();
      case '~':
      case '^': return small_letters();
      default: break;
    }
    // \( … \), \[ … \] of TeX; else an escaped sign means nothing.
    char const next = begin + 1 < bytes_.size() ? bytes_[begin + 1] : '\0';
    // Something stands between them.
    if ((next == '(' && pass_to("\\)", 3)) || (next == '[' && pass_to("\\]", 3))) {
      out_.gaps.push_back(out_.passed_over.back());
      return;
    }
    at_ = begin + 2;
  }

  // CO~2~ and 10^9^ as Pandoc has them: CO2, 10^9.
  void small_letters() {
    constexpr std::size_t longest = 20;
    char const mark = bytes_[at_];
    auto const rest = bytes_.substr(at_, longest);
    std::size_t const end = rest.find(mark, 1);
    bool const joined =
        at_ > 0 && (is_alpha(bytes_[at_ - 1]) || is_digit(bytes_[at_ - 1]) || bytes_[at_ - 1] == ')');
    if (!joined || end == none || end == 1 || rest.substr(1, end - 1).find_first_of(" \t\n[]") != none) {
      at_ = std::min(bytes_.find_first_not_of(mark, at_), bytes_.size());
      return;
    }
    if (mark == '~') pass_over(at_, at_ + 1);
    pass_over(at_ + end, at_ + end + 1);
    at_ += end + 1;
  }

  // Passes over everything up to and with `close`; false if that does not follow in the paragraph.
  bool pass_to(std::string_view close, std::size_t after) {
    auto const reach = bytes_.substr(at_, longest_tag);
    std::size_t const end = reach.find(close, after);
    if (end == none || reach.substr(0, end).contains("\n\n")) return false;
    pass_over(at_, at_ + end + close.size());
    at_ += end + close.size();
    return true;
  }

  // Code is code, but for that which is run and prints something: `r nrow(x)`.
  void code(std::size_t line_end) {
    std::size_t const first = std::min(bytes_.find_first_not_of('`', at_), bytes_.size());
    auto const marks = bytes_.substr(at_, first - at_);
    std::size_t const close = bytes_.substr(0, line_end).find(marks, first);
    if (close == none) {
      at_ = first;
      return;
    }
    auto const inside = bytes_.substr(first, close - first);
    if (inside.starts_with("r ") || inside.starts_with("{r}") || inside.starts_with("{python}"))
      pass_over(at_, close + marks.size());
    at_ = close + marks.size();
  }

  void brace() {
    auto const rest = bytes_.substr(at_);
    // {{ value }} stands for words; {{< tag >}} and {{% tag %}} of Hugo do not.
    bool const tag = rest.starts_with("{{<") || rest.starts_with("{{%");
    if (rest.starts_with("{{") && pass_to("}}", 2)) {
      if (!tag) out_.gaps.push_back(out_.passed_over.back());
      if (bytes_.substr(at_).starts_with('}')) out_.passed_over.back().end = static_cast<Offset>(++at_);
      return;
    }
    if (rest.starts_with("{%") && liquid()) return;
    if (rest.starts_with("{/*") && pass_to("*/}", 3)) return;
    // {#id}, {.class}, {: .class}, {=html}, {# comment #}: attributes end on their line.
    bool const attributes = rest.size() > 2 && std::string_view("#.:=-").contains(rest[1]) && rest[2] != '\n';
    std::size_t const end = attributes ? rest.substr(0, longest_tag).find_first_of("}\n", 2) : none;
    if (end != none && rest[end] == '}') {
      pass_over(at_, at_ + end + 1);
      at_ += end + 1;
      return;
    }
    ++at_;
  }

  // {% tag %}, with what stands between the tags where that is a comment or code.
  bool liquid() {
    std::size_t const begin = at_;
    if (!pass_to("%}", 2)) return false;
    auto const tag = trimmed(bytes_.substr(begin + 2, at_ - begin - 4));
    auto const named = trimmed(tag.starts_with('-') ? tag.substr(1) : tag);
    auto const name = named.substr(0, named.find_first_of(" \t\n-"));
    for (std::string_view const quiet :
         {"comment", "highlight", "code", "math", "style", "script", "schema"}) {
      if (name != quiet) continue;
      auto const rest = bytes_.substr(at_, longest_block);
      std::size_t end = rest.find("end" + std::string(quiet));
      end = end == none ? none : rest.find("%}", end);
      if (end == none) break;
      at_ += end + 2;
      out_.passed_over.back().end = static_cast<Offset>(at_);
    }
    return true;
  }

  // $$ … $$, and $ … $ by Pandoc's rule, but not between two amounts of money.
  void dollar() {
    if (bytes_.substr(at_).starts_with("$$")) {
      if (!pass_to("$$", 2)) at_ += 2;
      return;
    }
    constexpr std::size_t longest = 300;
    auto const rest = bytes_.substr(at_, longest);
    if (rest.size() < 3 || is_space(rest[1])) {
      ++at_;
      return;
    }
    for (std::size_t end = rest.find('$', 2); end != none; end = rest.find('$', end + 1)) {
      if (rest[end - 1] == '\\') continue;
      auto const inside = rest.substr(1, end - 1);
      char const after = end + 1 < rest.size() ? rest[end + 1] : ' ';
      bool const formula = !is_digit(inside[0]) || inside.find_first_of("\\^_={}<>") != none;
      if (is_space(rest[end - 1]) || is_digit(after) || !formula || inside.contains("\n\n")) break;
      pass_over(at_, at_ + end + 1);
      out_.gaps.push_back(out_.passed_over.back());
      at_ += end + 1;
      return;
    }
    ++at_;
  }

  // [@key, p. 3; see @other]
  void bracket(std::size_t line_end) {
    constexpr std::size_t longest = 500;
    auto const rest = bytes_.substr(at_, longest);
    std::size_t end = 1;
    int depth = 1;
    for (; end < rest.size() && depth > 0; ++end) {
      if (rest[end] == '[') ++depth;
      if (rest[end] == ']') --depth;
      if (rest[end] == '\n' && end + 1 < rest.size() && rest[end + 1] == '\n') break;
    }
    bool cites = false;
    bool refers = false;
    if (depth == 0 && !rest.substr(end).starts_with('(')) {
      for (std::size_t at = rest.find('@'); at < end; at = rest.find('@', at + 1)) {
        char const before = rest[at - 1];
        auto const key = key_at(rest, at);
        if (key.empty() || !std::string_view(" [;-\n").contains(before)) continue;
        (is_cross_reference(key) ? refers : cites) = true;
      }
    }
    if (!cites && !refers) {
      at_ = std::min(at_ + 1, line_end);
      return;
    }
    std::size_t begin = at_;
    while (begin > 0 && bytes_[begin - 1] == ' ') --begin;  // the space before it goes with it
    if (!out_.passed_over.empty()) begin = std::max<std::size_t>(begin, out_.passed_over.back().end);
    pass_over(begin, at_ + end);
    if (cites) out_.citations.push_back({static_cast<Offset>(at_), static_cast<Offset>(at_ + end)});
    at_ += end;
  }

  // @key in running text.
  void running_citation() {
    char const before = at_ == 0 ? '\n' : bytes_[at_ - 1];
    auto const key = key_at(bytes_, at_);
    std::size_t const end = at_ + 1 + key.size();
    if (!key.empty() && std::string_view(" \t\n(—–").contains(before) && !is_cross_reference(key))
      out_.citations.push_back({static_cast<Offset>(at_), static_cast<Offset>(end)});
    at_ = end;
  }

  std::string_view bytes_;
  std::span<Span const> ignored_;  // from `at_` on
  std::size_t at_;
  Markup out_;
};

}  // namespace

std::vector<Span> stretches_between(std::string_view bytes, std::size_t begin,
                                    std::span<Delimiters const> pairs) {
  std::vector<Span> found;
  for (auto const& [open, close] : pairs) {
    for (std::size_t at = bytes.find(open, begin); at != none; at = bytes.find(open, at)) {
      std::size_t const end = bytes.find(close, at + open.size());
      if (end == none) break;
      found.push_back({static_cast<Offset>(at), static_cast<Offset>(end + close.size())});
      at = end + close.size();
    }
  }
  std::ranges::sort(found, {}, &Span::begin);
  std::vector<Span> apart;
  for (Span const each : found)
    if (apart.empty() || each.begin >= apart.back().end) apart.push_back(each);
  return apart;
}

Markup markup_in(std::string_view bytes, std::size_t begin, std::span<Span const> ignored) {
  if (ignored.empty() && bytes.find_first_of("{`$@\\:~^", begin) == none &&
      bytes.find("port ", begin) == none)
    return {};
  return MarkupReader(bytes, begin, ignored).run();
}

}  // namespace stet::parser
