#include "parser/assembly.h"

#include <algorithm>
#include <string_view>

#include "base/utf8.h"
#include "parser/characters.h"
#include "parser/continuation.h"

namespace stet::parser {

using What = LineStart::What;

// --- the stack of open elements
// --------------------------------------------------------------------------------

NodeIndex Assembly::push(Kind kind, char const* at, std::uint8_t flags, std::uint32_t level,
                         std::uint32_t indent) {
  NodeIndex const node = reader_.out.open(kind, at, flags);
  open_.push_back({kind, node, level, indent});
  reader_.token_end = at;
  if (kind == Kind::reconstruction) ++reconstructions_open_;
  if (kind == Kind::list) ++lists_open_;
  return node;
}

void Assembly::pop() {
  Frame const frame = open_.back();
  open_.pop_back();
  if (frame.kind == Kind::reconstruction) {
    finish_reconstruction();
    --reconstructions_open_;
  }
  if (frame.kind == Kind::list) --lists_open_;
  reader_.out.close(frame.node,
                    std::max(reader_.token_end, reader_.begin + reader_.out[frame.node].span.begin));
}

void Assembly::pop_to_document() {
  while (open_.size() > 1) pop();
  tabs_indent_ = spaces_indent_ = false;
}

void Assembly::pop_to(Kind kind) {
  while (open_.back().kind != kind) pop();
}

Place Assembly::place() const {
  Place place;
  place.reconstruction = reconstructions_open_ > 0;
  place.list = lists_open_ > 0;
  place.expected_number = reconstruction_.last_number + 1;
  return place;
}

// --- the document
// ----------------------------------------------------------------------------------------------

void Assembly::run() {
  open_.push_back({Kind::document, reader_.out.open(Kind::document, reader_.begin)});
  reader_.token_end = reader_.begin;
  begin_document();
  front_matter();
  bool fresh = true;
  bool more = next_line(any_block_ ? Before::empty_line : Before::start);
  any_block_ = false;
  while (more) {
    dispatch(fresh);
    any_block_ = true;
    if (reader_.stop == Stop::end) break;
    fresh = reader_.stop == Stop::empty_line;
    if (fresh) {
      reader_.at = reader_.line.content;
      more = next_line(Before::empty_line);
    }
  }
  pop_to_document();
  reader_.out.flush();
  if (!any_block_) reader_.report(Deviation::empty_document, reader_.begin, reader_.begin);
  reader_.token_end = reader_.end;
  pop();
}

void Assembly::begin_document() {
  if (strict() ||
      !std::string_view(reader_.begin, reader_.left(reader_.begin)).starts_with(utf8::byte_order_mark))
    return;
  reader_.report(Deviation::byte_order_mark, reader_.begin, reader_.begin + utf8::byte_order_mark.size());
  reader_.at += utf8::byte_order_mark.size();
}

// True if the line below the one at `at` begins with a key and a colon.
bool Assembly::settings_follow(char const* at) {
  char const* p = reader_.ahead.line_end(at);
  while (p != reader_.end && is_line_end(*p)) ++p;
  char const* const key = p;
  while (p != reader_.end && (is_word(*p) || *p == '-')) ++p;
  return p != key && reader_.peek(p) == ':' &&
         (is_blank(reader_.peek(p, 1)) || is_line_end(reader_.peek(p, 1)));
}

void Assembly::front_matter() {
  char const* const start = reader_.at;
  Before before = Before::start;
  for (;;) {
    if (reader_.at == reader_.end) break;
    if (char const* const past = skip_comment(reader_, reader_.at, before); past != nullptr) {
      reader_.at = past;
      continue;
    }
    LineEnd const here = line_end(reader_.at, reader_.end, true);
    if (here.end == nullptr && is_blank(*reader_.at)) {
      while (reader_.at != reader_.end && is_blank(*reader_.at)) ++reader_.at;
      continue;
    }
    if (here.end == nullptr) break;
    before = here.empty_line ? Before::empty_line : Before::newline;
    reader_.at = here.end;
  }
  bool const begins = std::string_view(reader_.at, reader_.left(reader_.at)).starts_with("===");
  char const* close = begins ? reader_.ahead.front_matter(reader_.at) : nullptr;
  if (!begins || (close == nullptr && (strict() || !settings_follow(reader_.at)))) {
    reader_.out.set_pending_comments({});
    reader_.at = start;
    return;
  }
  if (close == nullptr) {
    reader_.report(Mistake::unclosed_front_matter, reader_.at, reader_.ahead.line_end(reader_.at), true);
    close = reader_.ahead.blank_line(reader_.at);
  }
  reader_.out.leaf(Kind::front_matter, reader_.at, close);
  reader_.at = reader_.token_end = close;
  read_gap(reader_);
  LineEnd after = reader_.at == reader_.end ? LineEnd{} : line_end(reader_.at, reader_.end, true);
  // Comments may stand between the front matter's line end and the empty line.
  while (after.end != nullptr && !after.empty_line) {
    char const* const behind = reader_.at = after.end;
    while (reader_.at != reader_.end && is_blank(*reader_.at)) ++reader_.at;
    char const* const past = skip_comment(reader_, reader_.at, Before::newline);
    if (past == nullptr) {
      reader_.at = behind;
      break;
    }
    reader_.at = past;
    after = reader_.at == reader_.end ? LineEnd{} : line_end(reader_.at, reader_.end, true);
  }
  if (!after.empty_line && (strict() || reader_.at != reader_.end))
    reader_.report(Deviation::front_matter_unseparated, close, close);
  if (after.end != nullptr) reader_.at = after.end;
  any_block_ = true;  // an empty line is behind us
}

bool Assembly::next_line(Before before) {
  bool first_newline = before == Before::start;
  for (;;) {
    if (reader_.at == reader_.end) return false;
    if (char const* const past = skip_comment(reader_, reader_.at, before); past != nullptr) {
      reader_.at = past;
      continue;
    }
    LineEnd const here = line_end(reader_.at, reader_.end, before != Before::empty_line);
    if (here.end != nullptr) {
      // A line end that Argdown would take for the beginning of a text.
      if (strict() && !here.empty_line && !first_newline) {
        behind_empty_line_ = before == Before::empty_line;
        reader_.line = {};
        reader_.line.marker = reader_.line.content = reader_.at;
        return true;
      }
      first_newline = false;
      before = here.empty_line ? Before::empty_line : before == Before::empty_line ? before : Before::newline;
      reader_.at = here.end;
      continue;
    }
    behind_empty_line_ = before == Before::empty_line;
    reader_.line = classify(reader_.at, reader_.end, before, reader_.dialect);
    if (reader_.line.what == What::end) return false;
    if (reader_.line.what != What::text || reader_.line.content == reader_.at) return true;
    reader_.at = reader_.line.content;  // a comment may follow the blanks
  }
}

void Assembly::dispatch(bool fresh) {
  reader_.stop = Stop::none;
  What const what = reader_.line.what;
  bool const list_goes_on = lists_open_ > 0 && (what == What::ordered_item || what == What::unordered_item);
  bool const structure_goes_on = reconstructions_open_ > 0 && what == What::number;
  if (strict() && !fresh && what != What::relation && what != What::inference && !list_goes_on &&
      !structure_goes_on)
    reader_.report(Deviation::missing_empty_line, reader_.line.marker, reader_.line.content);
  switch (what) {
    case What::text: text_block(fresh); break;
    case What::heading: heading(); break;
    case What::relation: relation(fresh); break;
    case What::number: number(fresh); break;
    case What::inference: inference(fresh); break;
    case What::ordered_item:
    case What::unordered_item: item(fresh); break;
    case What::end:
    case What::empty_line:
    case What::newline: reader_.stop = Stop::end; break;
  }
}

}  // namespace stet::parser
