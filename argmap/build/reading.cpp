#include "argmap/build/reading.h"

#include <algorithm>
#include <array>

#include "argmap/build/quoted_words.h"
#include "base/utf8.h"
#include "parser/characters.h"
#include "parser/link.h"
#include "parser/shortcodes.h"

namespace stet::argmap {
namespace {

using parser::Kind;
using parser::Node;
using parser::NodeIndex;

constexpr std::size_t no_range = static_cast<std::size_t>(-1);
// The value of an emphasis that has not ended; titles, tags and addresses are never a line break.
constexpr std::string_view unfinished = "\n";

// Characters that Argdown reads one by one, each with one space behind it; what further spaces follow
// separates tokens and is not read.
constexpr auto control = [] {
  std::array<bool, 256> set{};
  for (char const c : std::string_view("\\@#*_[],.:;</>-(){}")) set[static_cast<unsigned char>(c)] = true;
  return set;
}();

bool is_control(char c) { return control[static_cast<unsigned char>(c)]; }
bool is_blank(char c) { return c == ' ' || c == '\t'; }
bool is_break(char c) { return c == '\n' || c == '\r'; }

Offset to_offset(std::size_t value) { return static_cast<Offset>(value); }

}  // namespace

bool is_inline(Kind kind) {
  switch (kind) {
    case Kind::text:
    case Kind::line_break:
    case Kind::paragraph_break:
    case Kind::escaped:
    case Kind::shortcode:
    case Kind::bold:
    case Kind::italic:
    case Kind::link:
    case Kind::tag:
    case Kind::statement_mention:
    case Kind::argument_mention:
    case Kind::citation:
    case Kind::quotation:
    case Kind::comment: return true;
    default: return false;
  }
}

namespace {

// What a shortcode stands for, the document's own ones before Argdown's; empty if it is none.
std::string_view character_of(std::string_view code, ReadingOptions const& options) {
  for (auto const& [name, value] : options.shortcodes) {
    if (name == code) return value;
  }
  return parser::shortcode(code).value_or(std::string_view());
}

// `.x.` or `:x:` at the start: its size without the space behind it, or 0.
std::size_t shortcode_size(std::string_view text) {
  char const mark = text.front();
  if (mark != '.' && mark != ':') return 0;
  for (std::size_t i = 1; i < text.size() && !is_blank(text[i]) && !is_break(text[i]); ++i) {
    if (text[i] == mark && i > 1) return i + 1;
  }
  return 0;
}

}  // namespace

std::string_view without_white_space_around(std::string_view text) {
  char const* begin = text.data();
  char const* const end = begin + text.size();
  while (std::size_t const size = parser::white_space(begin, end)) begin += size;
  char const* last = begin;  // behind what is no white space
  for (char const* p = begin; p != end;) {
    std::size_t const size = parser::white_space(p, end);
    p += size == 0 ? 1 : size;
    if (size == 0) last = p;
  }
  return {begin, static_cast<std::size_t>(last - begin)};
}

std::string read_rule_name(std::string_view name, ReadingOptions const& options) {
  std::string result;
  bool token_start = true;
  for (std::size_t i = 0; i < name.size();) {
    if (token_start && is_blank(name[i])) {
      ++i;
      continue;
    }
    if (name[i] == '\\' && i + 1 < name.size()) {
      ++i;
      std::size_t const size = utf8::decode(name, i).size;
      result.append(name, i, size);
      for (i += size; i < name.size() && name[i] == ' '; ++i) result.push_back(' ');
      token_start = true;
      continue;
    }
    std::size_t size = shortcode_size(name.substr(i));
    std::string_view const character =
        size > 0 ? character_of(name.substr(i, size), options) : std::string_view{};
    if (size == 0 && is_control(name[i])) size = 1;
    if (size == 0) {
      result.push_back(name[i++]);
      token_start = false;
      continue;
    }
    result.append(character.empty() ? name.substr(i, size) : character);
    i += size;
    if (i < name.size() && is_blank(name[i])) {
      if (character.empty() || name[i] == ' ') result.push_back(name[i]);
      ++i;
    }
    token_start = true;
  }
  return std::string(without_white_space_around(result));
}

void InlineReader::begin(Offset at, bool is_statement) {
  reading_ = {};
  undefined_ = is_statement && options_.dialect == parser::Dialect::argdown;
  cursor_ = at;
  token_start_ = true;
  break_pending_ = false;
  quotations_.clear();
  // In Argdown a shortcode's range stays behind for ever; here each text starts afresh, which reads the same:
  // a range left over from before is never the innermost one when an emphasis of this text ends.
  emphases_.clear();
}

bool InlineReader::enter(NodeIndex index) {
  Node const& node = tree_[index];
  if (node.kind == Kind::comment) {
    cursor_ = std::max(cursor_, node.span.end);
    token_start_ = true;
    return false;
  }
  if (node.kind != Kind::line_break && node.kind != Kind::paragraph_break) {
    if (break_pending_) read_line_break();
    Span const span = trimmed(node.span);
    reading_.source = reading_.empty ? span : reading_.source.joined(span);
    reading_.empty = false;
  }
  switch (node.kind) {
    case Kind::text: read_text(node.span); return false;
    case Kind::line_break: break_pending_ = true; return false;
    case Kind::paragraph_break: read_paragraph_break(); return false;
    case Kind::escaped: read_escape(node.span); return false;
    case Kind::shortcode: read_shortcode(node.span); return false;
    case Kind::link: read_link(index); return false;
    case Kind::tag: read_tag(node.span); return false;
    case Kind::statement_mention: read_mention(index, false); return false;
    case Kind::argument_mention: read_mention(index, true); return false;
    case Kind::citation: read_citation(index); return false;
    case Kind::bold: open_emphasis(Range::Kind::bold); return true;
    case Kind::italic: open_emphasis(Range::Kind::italic); return true;
    case Kind::quotation: open_quotation(node.span); return true;
    default: return false;
  }
}

void InlineReader::leave(NodeIndex index) {
  Node const& node = tree_[index];
  if (node.kind == Kind::quotation) {
    close_quotation(node.span);
  } else {
    close_emphasis(node.span);
  }
}

Reading InlineReader::take() {
  // What a shortcode kept from ending covers the one character it began at.
  for (Range& range : reading_.ranges) {
    if (range.value != unfinished) continue;
    range.value.clear();
    std::size_t const at = range.span.begin;
    range.span.end = to_offset(at < reading_.text.size() ? at + utf8::decode(reading_.text, at).size : at);
  }
  Reading result = std::move(reading_);
  reading_ = {};
  return result;
}

void InlineReader::read_text(Span span) {
  if (options_.dialect == parser::Dialect::stet) note_unpaired(span);
  std::size_t at = std::max(span.begin, cursor_);
  std::size_t const end = span.end;
  at = run_begin(at);
  std::string& text = reading_.text;
  while (at < end) {
    if (token_start_ && is_blank(source_[at])) {
      ++at;
      continue;
    }
    if (is_break(source_[at])) {
      ++at;
      continue;
    }
    if (is_control(source_[at])) {
      text.push_back(source_[at++]);
      if (at < source_.size() && is_blank(source_[at])) text.push_back(source_[at++]);
      token_start_ = true;
      continue;
    }
    std::size_t const start = at;
    while (at < end && !is_control(source_[at]) && !is_break(source_[at])) ++at;
    text.append(source_, start, at - start);
    token_start_ = false;
  }
  cursor_ = std::max(cursor_, to_offset(at));
}

// Marks with a partner are no text.
void InlineReader::note_unpaired(Span span) {
  auto const text = source_.substr(0, span.end);
  for (std::size_t at = std::max(span.begin, cursor_); at < span.end; ++at) {
    char const c = text[at];
    if (c != '"' && c != '\xC2' && c != '\xE2') continue;
    if (auto const size = quotation_mark(text, at); size > 0)
      reading_.unpaired.push_back({to_offset(at), to_offset(at + size)});
  }
}

void InlineReader::read_escape(Span span) {
  std::size_t at = span.begin + 1U;
  if (at >= source_.size()) return;
  std::size_t const size = utf8::decode(source_, at).size;
  reading_.text.append(source_, at, size);
  at += size;
  while (at < source_.size() && source_[at] == ' ') {
    reading_.text.push_back(' ');
    ++at;
  }
  cursor_ = std::max(span.end, to_offset(at));
  token_start_ = true;
}

void InlineReader::read_shortcode(Span span) {
  Span const code_span = trimmed(span);
  std::string_view const code = code_span.of(source_);
  std::string_view const character = character_of(code, options_);
  std::string_view const space = take_space(code_span.end);
  if (character.empty()) {
    reading_.text.append(code).append(space);
    return;
  }
  reading_.text.append(character);
  if (space == " ") reading_.text.push_back(' ');
  // Argdown takes the shortcode for the innermost open emphasis, so that an emphasis around it keeps the
  // range it began with.
  if (options_.dialect == parser::Dialect::argdown) emphases_.push_back({no_range});
}

void InlineReader::read_link(NodeIndex index) {
  std::string_view url;
  std::string_view label;
  for (NodeIndex const child : tree_.children(index)) {
    if (tree_[child].kind == Kind::link_text) label = tree_[child].span.of(source_);
    if (tree_[child].kind == Kind::link_url) url = tree_[child].span.of(source_);
    if (tree_[child].kind == Kind::link_url &&
        without_white_space_around(url).find_first_of(" \n") != std::string_view::npos)
      reading_.no_addresses.push_back(tree_[child].span);
  }
  if (options_.dialect == parser::Dialect::argdown) {
    char const* const begin = label.data() - 1;
    auto const size = static_cast<std::size_t>(url.data() + url.size() - begin);
    if (auto const parts = parser::argdown_link({begin, size})) {
      label = parts->words;
      url = parts->address;
    }
  }
  std::size_t const begin = reading_.text.size();
  reading_.text.append(label);
  add_range(Range::Kind::link, begin, reading_.text.size(), std::string(url));
  if (take_space(trimmed(tree_[index].span).end) == " ") reading_.text.push_back(' ');
}

void InlineReader::read_tag(Span span) {
  Span const tag_span = trimmed(span);
  std::string_view const image = tag_span.of(source_);
  std::string_view name = image.substr(std::min<std::size_t>(1, image.size()));
  if (name.starts_with('(')) name.remove_prefix(1);
  if (name.ends_with(')')) name.remove_suffix(1);
  std::string_view const space = take_space(tag_span.end);
  if (!options_.remove_tags) {
    std::size_t const begin = reading_.text.size();
    reading_.text.append(image).append(space);
    add_range(Range::Kind::tag, begin, reading_.text.size(), std::string(name));
  }
  reading_.tags.emplace_back(name);
}

void InlineReader::read_mention(NodeIndex index, bool argument) {
  Span const span = trimmed(tree_[index].span);
  std::string title;
  for (NodeIndex const child : tree_.children(index)) {
    if (tree_[child].kind == Kind::title) title = tree_[child].span.of(source_);
  }
  std::size_t const begin = reading_.text.size();
  reading_.text.append(span.of(source_)).append(take_space(span.end));
  add_range(argument ? Range::Kind::argument_mention : Range::Kind::statement_mention, begin,
            reading_.text.size(), title);
  reading_.mentions.push_back({span, std::move(title), argument});
}

// A citation is no part of what the text says: it is taken out together with the space before it.
void InlineReader::read_citation(NodeIndex index) {
  for (NodeIndex const item : tree_.children(index)) {
    if (tree_[item].kind != Kind::citation_item) continue;
    CitedKey cited;
    cited.group = tree_[index].span.begin;
    Span const whole = tree_[item].span;
    Offset read = whole.begin;
    for (NodeIndex const child : tree_.children(item)) {
      Span const span = tree_[child].span;
      if (tree_[child].kind == Kind::citation_key) {
        cited.key = span.of(source_);
        cited.span = span;
        read_words_of_citation({whole.begin, span.begin - 1U}, cited, false);
      } else if (tree_[child].kind == Kind::locator) {
        read_words_of_citation(trimmed(span), cited, true);
      }
      read = span.end;
    }
    if (read < whole.end && source_[read] == '}') ++read;  // @{key}
    // [@key p. 4]
    bool const place = cited.locator.empty() && Span{read, whole.end}.of(source_).find_first_of(
                                                    "0123456789") != std::string_view::npos;
    read_words_of_citation({read, whole.end}, cited, place);
    if (!cited.key.empty()) reading_.citations.push_back(std::move(cited));
  }
  while (!reading_.text.empty() && is_blank(reading_.text.back())) reading_.text.pop_back();
  cursor_ = trimmed(tree_[index].span).end;
  token_start_ = reading_.text.empty();
}

// Words beside a key: quotations, the place in the source, a signal (see, cf.). What is none of them is
// noted.
void InlineReader::read_words_of_citation(Span words, CitedKey& cited, bool locates) {
  constexpr std::size_t longest_signal = 2;  // words
  std::string rest;
  for (std::size_t at = words.begin; at < words.end;) {
    auto const quoted = quoted_words(source_.substr(0, words.end), at);
    if (quoted) {
      cited.quotations.emplace_back(Span{to_offset(at), to_offset(at) + to_offset(quoted->size)},
                                    on_one_line(quoted->words));
      at += quoted->size;
    } else {
      rest.push_back(source_[at++]);
    }
  }
  rest = on_one_line(rest);
  while (rest.ends_with(',') || rest.ends_with(' ')) rest.pop_back();
  if (rest.empty()) return;
  if (locates) {
    cited.locator = std::move(rest);
    return;
  }
  auto const blanks = static_cast<std::size_t>(std::ranges::count(rest, ' '));
  bool const before_key = words.end < cited.span.end;
  if (!before_key || blanks >= longest_signal || rest.find_first_of("\"0123456789") != std::string::npos)
    reading_.unread.push_back(words);
}

void InlineReader::read_line_break() {
  break_pending_ = false;
  if (!reading_.text.ends_with(' ')) reading_.text.push_back(' ');
  token_start_ = true;
}

void InlineReader::read_paragraph_break() {
  break_pending_ = false;
  while (!reading_.text.empty() && is_blank(reading_.text.back())) reading_.text.pop_back();
  reading_.text.append("\n\n");
  token_start_ = true;
}

void InlineReader::open_emphasis(Range::Kind kind) {
  emphases_.push_back({reading_.ranges.size()});
  std::size_t const at = reading_.text.size();
  add_range(kind, at, at, std::string(unfinished));
  token_start_ = true;
}

void InlineReader::close_emphasis(Span span) {
  std::string& text = reading_.text;
  break_pending_ = false;  // nothing followed it
  if (!emphases_.empty()) {
    std::size_t const range = emphases_.back().range;
    emphases_.pop_back();
    if (range != no_range) {
      reading_.ranges[range].span.end = to_offset(text.size());
      reading_.ranges[range].value.clear();
    }
  }
  if (take_space(trimmed(span).end) != " ") return;
  text += undefined_ && text.empty() ? "undefined " : " ";
}

void InlineReader::open_quotation(Span span) {
  Offset const begin = std::max(span.begin, cursor_);
  std::size_t const run = run_begin(begin);
  reading_.text.append(source_, run, begin - run);
  std::size_t const mark = utf8::decode(source_, begin).size;
  reading_.text.append(source_, begin, mark);
  cursor_ = begin + to_offset(mark);
  token_start_ = false;
  quotations_.push_back({reading_.text.size()});
}

void InlineReader::close_quotation(Span span) {
  OpenQuotation const open = quotations_.back();
  quotations_.pop_back();
  std::string words = reading_.text.substr(open.words_begin);
  Offset mark = span.end;
  if (mark > cursor_) --mark;
  while (mark > cursor_ && (static_cast<unsigned char>(source_[mark]) & 0xC0U) == 0x80U) --mark;
  reading_.text.append(source_, mark, span.end - mark);
  cursor_ = span.end;
  token_start_ = false;
  if (!quotations_.empty()) return;  // nested: part of the outer one's words
  auto const is_space = [](std::string_view at) {
    return at.starts_with(' ') || at.starts_with('\t') || at.starts_with('\n');
  };
  std::string_view trimmed_words = words;
  for (bool changed = true; changed && !trimmed_words.empty();) {
    changed = false;
    // French marks keep their distance with a no-break space (U+00A0, U+202F).
    for (std::string_view const space : {"\u00A0", "\u202F"}) {
      if (trimmed_words.starts_with(space)) {
        trimmed_words.remove_prefix(space.size());
        changed = true;
      }
      if (trimmed_words.ends_with(space)) {
        trimmed_words.remove_suffix(space.size());
        changed = true;
      }
    }
    if (is_space(trimmed_words)) {
      trimmed_words.remove_prefix(1);
      changed = true;
    } else if (!trimmed_words.empty() && is_space(trimmed_words.substr(trimmed_words.size() - 1))) {
      trimmed_words.remove_suffix(1);
      changed = true;
    }
  }
  if (!trimmed_words.empty()) reading_.quotations.emplace_back(span, std::string(trimmed_words));
}

// Spaces inside a run of words are read, whichever node they were left out of.
std::size_t InlineReader::run_begin(std::size_t at) const {
  while (!token_start_ && at > cursor_ && is_blank(source_[at - 1])) --at;
  return at;
}

std::string_view InlineReader::take_space(Offset at) {
  cursor_ = std::max(cursor_, at);
  token_start_ = true;
  if (at >= source_.size() || !is_blank(source_[at])) return {};
  cursor_ = std::max(cursor_, at + 1);
  return source_.substr(at, 1);
}

Span InlineReader::trimmed(Span span) const {
  while (span.end > span.begin && is_blank(source_[span.end - 1])) --span.end;
  return span;
}

void InlineReader::add_range(Range::Kind kind, std::size_t begin, std::size_t end, std::string value) {
  reading_.ranges.push_back({kind, {to_offset(begin), to_offset(end)}, std::move(value)});
}

}  // namespace stet::argmap
