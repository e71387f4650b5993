// The elements that a document consists of: what each needs above and below it.
#include <algorithm>
#include <string_view>

#include "parser/assembly.h"
#include "parser/characters.h"
#include "parser/continuation.h"

namespace stet::parser {
namespace {

using What = LineStart::What;

bool is_element(Kind kind) { return kind == Kind::statement || kind == Kind::argument; }

// Width of the indentation of the line that `at` lies on.
std::uint32_t indent_of(Reader const& reader, char const* at) {
  char const* line = at;
  while (line != reader.begin && is_blank(line[-1])) --line;
  if (line != reader.begin && !is_line_end(line[-1])) return 0;
  return indentation(line, at, reader.dialect);
}

// A sign between brackets: `<-5 degrees>` or `[+1]` could be a title as well as a relation.
bool is_signed_title(Reader const& reader, char const* at, char open, char close) {
  constexpr std::ptrdiff_t longest_title = 100;
  if (*at != open || std::string_view("+-_").find(reader.peek(at, 1)) == std::string_view::npos) return false;
  if (std::string_view(" \t<[\0", 5).find(reader.peek(at, 2)) != std::string_view::npos) return false;
  for (std::ptrdiff_t i = 2; i < longest_title; ++i) {
    char const c = reader.peek(at, i);
    char const next = reader.peek(at, i + 1);
    if (c == close) return next == ':' || next == '\0' || is_blank(next) || is_line_end(next);
    if (c == '\0' || c == open || is_line_end(c)) return false;
  }
  return false;
}

}  // namespace

void Assembly::text_block(bool fresh) {
  reader_.at = reader_.line.content;
  if (is_signed_title(reader_, reader_.at, '[', ']') && !strict())
    reader_.report(Mistake::title_like_relation, reader_.at, reader_.at + 2, true);
  if (!strict() && include_ahead(reader_)) {
    pop_to_document();
    read_include(reader_);
    reader_.token_end = reader_.at;
    if (!next_line(Before::newline))
      reader_.stop = Stop::end;
    else
      reader_.stop = Stop::line;
    return;
  }
  if (fresh && indented_paragraph()) return;
  if (!fresh && reconstructions_open_ > 0 && reconstruction_.after_inference) {
    // A conclusion that lost its number.
    reader_.report(Deviation::text_under_inference, reader_.at, reader_.at + 1);
    pop_to(Kind::reconstruction);
    push(Kind::numbered, reader_.at, 0, 0, 0);
    reconstruction_.after_inference = false;
    element(place(), 0, true);
    return;
  }
  pop_to_document();
  reader_.after_empty_line = strict() && behind_empty_line_;
  element(place(), indent_of(reader_, reader_.at), true);
  reader_.after_empty_line = false;
}

bool Assembly::indented_paragraph() {
  if (strict()) return false;
  std::uint32_t const indent = indent_of(reader_, reader_.at);
  if (indent < 2) return false;
  auto const owner = std::ranges::find_if(open_.rbegin(), open_.rend(), [&](Frame const& frame) {
    return is_element(frame.kind) && frame.indent + 2 <= indent;
  });
  if (owner == open_.rend() || head_at(reader_) != Head::text) return false;
  NodeIndex const node = owner->node;
  // A statement without a title is one paragraph of prose, and what it introduces is another: so in Argdown.
  // A reference has no text to go on.
  auto const form = static_cast<Form>(reader_.out[node].flags);
  bool const on_top = owner + 2 == open_.rend();  // directly under the document
  if (form == Form::reference || (form == Form::untitled && on_top)) return false;
  // Relations under the element come after its text: what stands below it can no longer be continued.
  if (owner->has_relations) return false;
  while (open_.back().node != node) pop();
  reader_.report(Deviation::indented_paragraph, reader_.at, reader_.at + 1);
  reader_.out.leaf(Kind::paragraph_break, reader_.at, reader_.at);
  reader_.stop = Stop::none;
  read_tail(place());
  return true;
}

void Assembly::heading() {
  pop_to_document();
  LineStart const line = reader_.line;
  NodeIndex const node = push(Kind::heading, line.marker, line.level, 0, 0);
  reader_.at = line.content;
  reader_.token_end = line.content;
  Place where = place();
  where.heading = true;
  reader_.place = where;
  read_gap(reader_);
  read_text(reader_);
  if (!has_content(node + 1) && (!strict() || reader_.out.size() == node + 1))
    reader_.report(Mistake::heading_without_title, line.marker, line.content);
  read_tail(where);
  pop();
}

bool Assembly::relation_under_nothing() {
  LineStart const line = reader_.line;
  bool const dash =
      line.content - line.marker == 1 && *line.marker == '-' && is_blank(reader_.peek(line.content));
  if (dash && !strict()) {
    reader_.report(Deviation::dash_item, line.marker, line.content);
    reader_.line.what = What::unordered_item;
    ++reader_.line.width;
    item(true);
    return true;
  }
  reader_.report(Mistake::relation_without_parent, line.marker, line.content);
  pop_to_document();
  return false;
}

void Assembly::relation(bool fresh) {
  LineStart const line = reader_.line;
  check_indentation(line.marker);
  if (is_signed_title(reader_, line.marker, '<', '>') && !strict())
    reader_.report(Mistake::relation_like_title, line.marker, line.content + 1, true);
  if (line.symbol == Symbol::attack_up && reader_.peek(line.marker, 1) == '-' && *line.marker == '-' &&
      fresh && !strict()) {
    // After an empty line dashes can be an inference, a divider or a dash in prose.
    bool const dashes = only_dashes(reader_, line.marker);
    if (dashes && reconstructions_open_ > 0 && reconstruction_.inferences == 0) return inference(true);
    if (dashes) return thematic_break();
    reader_.line.what = What::text;
    reader_.line.content = line.marker;
    return text_block(true);
  }
  auto const level_of_top = [&]() -> Frame const* {
    auto const found = std::ranges::find_if(open_.rbegin(), open_.rend(), [](Frame const& frame) {
      return frame.kind == Kind::relation || frame.kind == Kind::list_item;
    });
    return found == open_.rend() ? nullptr : &*found;
  };
  bool popped = false;
  std::uint32_t level = line.width;
  for (Frame const* top = level_of_top();
       top != nullptr && top->level > line.width && top->kind == Kind::relation; top = level_of_top()) {
    NodeIndex const node = top->node;
    level = top->level;
    while (open_.back().node != node) pop();
    pop();
    popped = true;
  }
  Frame const* const top = level_of_top();
  bool misplaced = false;
  if (top == nullptr) {
    misplaced = popped || line.width == 0;
    if (!popped) level = line.width;
  } else if (top->kind == Kind::relation && (popped || top->level == line.width)) {
    level = top->level;
    NodeIndex const node = top->node;
    while (open_.back().node != node) pop();
    pop();
  } else {
    misplaced = top->kind == Kind::list_item && (popped || line.width <= top->level);
    level = line.width;
  }
  if (open_.back().kind == Kind::list_item ||
      !(is_element(open_.back().kind) || open_.back().kind == Kind::inference)) {
    if (relation_under_nothing()) return;
    misplaced = false;
  } else if (fresh) {
    reader_.report(Deviation::relation_after_empty_line, line.marker, line.content);
  } else if (misplaced) {
    reader_.report(Deviation::relation_at_margin, line.marker, line.content);
  }
  if (open_.back().kind == Kind::inference && line.symbol != Symbol::undercut_up)
    reader_.report(Deviation::inference_relation, line.marker, line.content);
  open_.back().has_relations = true;
  push(Kind::relation, line.marker, static_cast<std::uint8_t>(line.symbol), level, line.width);
  reader_.at = reader_.token_end = line.content;
  NodeIndex const child = reader_.out.size();
  Kind const kind = element(place(), line.width, true);
  if (kind == Kind::argument && line.symbol == Symbol::contradiction)
    reader_.findings.report(Deviation::contradicted_argument, reader_.out[child].span);
}

void Assembly::number(bool fresh) {
  LineStart const line = reader_.line;
  if (reconstructions_open_ > 0 && fresh) {
    bool const counts_anew = line.value == 1 && reconstruction_.last_number >= 1;
    if (strict() || reconstruction_complete() || counts_anew) {
      pop_to_document();
    } else {
      reader_.report(Deviation::empty_line_in_reconstruction, line.marker, line.content);
    }
  }
  if (reconstructions_open_ > 0) {
    pop_to(Kind::reconstruction);
  } else {
    pop_to_document();
    push(Kind::reconstruction, line.marker, 0, 0, 0);
    reconstruction_ = {};
    reconstruction_.first = reader_.out.span(line.marker, line.content);
  }
  if (reconstruction_.after_inference) {
    reconstruction_.after_inference = false;
    reconstruction_.premises = 0;
  } else {
    ++reconstruction_.premises;
  }
  reconstruction_.last_number = line.value;
  reconstruction_.last = reader_.out.span(line.marker, line.content);
  push(Kind::numbered, line.marker, 0, 0, 0);
  reader_.at = reader_.token_end = line.content;
  NodeIndex const child = reader_.out.size();
  if (element(place(), line.width, true) == Kind::argument)
    reader_.findings.report(Deviation::argument_in_reconstruction, reader_.out[child].span);
}

void Assembly::inference(bool fresh) {
  LineStart const line = reader_.line;
  if (reconstructions_open_ == 0) {
    if (only_dashes(reader_, line.marker)) return thematic_break();
    reader_.report(Deviation::sign_in_text, line.marker, line.content);
    reader_.line.what = What::text;
    reader_.line.content = line.marker;
    return text_block(fresh);
  }
  if (fresh) reader_.report(Deviation::empty_line_in_reconstruction, line.marker, line.content);
  pop_to(Kind::reconstruction);
  NodeIndex const node = push(Kind::inference, line.marker, 0, 0, 0);
  reader_.at = line.marker;
  if (reconstruction_.after_inference || (reconstruction_.inferences == 0 && reconstruction_.premises == 0))
    reader_.report(Mistake::reconstruction_without_premise, line.marker, line.content);
  if (!read_inference(reader_)) {
    char const* p = line.marker;
    while (p != reader_.end && *p == '-') ++p;
    reader_.report(p - line.marker == 3 ? Deviation::dashes_in_inference : Deviation::inference_unclosed,
                   line.marker, p);
    reader_.at = p;
  }
  if (reader_.out.size() == node + 1) reader_.out[node].flags = 1;
  reader_.token_end = reader_.at;
  ++reconstruction_.inferences;
  reconstruction_.after_inference = true;
  reconstruction_.last = reader_.out.span(line.marker, line.content);
  read_gap(reader_);
  LineEnd const here = reader_.at == reader_.end ? LineEnd{} : line_end(reader_.at, reader_.end, true);
  if (here.end == nullptr) {
    if (reader_.at == reader_.end) {
      reader_.stop = Stop::end;
      return;
    }
    reader_.line = {};
    reader_.line.marker = reader_.line.content = reader_.at;
    reader_.stop = Stop::line;
    return;
  }
  if (here.empty_line) {
    reader_.line.content = here.end;
    reader_.stop = Stop::empty_line;
    return;
  }
  reader_.at = here.end;
  reader_.stop = next_line(Before::newline) ? Stop::line : Stop::end;
}

void Assembly::item(bool fresh) {
  LineStart const line = reader_.line;
  bool const ordered = line.what == What::ordered_item;
  if (lists_open_ > 0 && !fresh) {
    auto const item = std::ranges::find(open_.rbegin(), open_.rend(), Kind::list_item, &Frame::kind);
    bool const same_kind =
        (reader_.out[std::ranges::find(open_.rbegin(), open_.rend(), Kind::list, &Frame::kind)->node].flags !=
         0) == ordered;
    if (item->level != line.width || !same_kind)
      reader_.report(Deviation::list_in_element, line.marker, line.content);
    pop_to(Kind::list);
  } else {
    pop_to_document();
    push(Kind::list, line.marker, ordered ? 1 : 0, 0, 0);
  }
  push(Kind::list_item, line.marker, 0, line.width, line.width);
  reader_.at = reader_.token_end = line.content;
  element(place(), line.width - 1, true);  // Argdown counts an item one column further in
}

void Assembly::thematic_break() {
  char const* const begin = reader_.line.marker;
  char const* end = begin;
  while (end != reader_.end && *end == '-') ++end;
  reader_.report(Deviation::thematic_break, begin, end);
  pop_to_document();
  reader_.out.leaf(Kind::comment, begin, end);
  reader_.at = reader_.token_end = end;
  bool const more = next_line(Before::newline);
  reader_.stop = more ? Stop::line : Stop::end;
}

void Assembly::check_indentation(char const* marker) {
  if (strict()) return;
  bool const told = tabs_indent_ && spaces_indent_;
  char const* begin = marker;
  for (; begin != reader_.begin && is_blank(begin[-1]); --begin) {
    if (begin[-1] == '\t') tabs_indent_ = true;
    if (begin[-1] == ' ') spaces_indent_ = true;
  }
  if (!told && tabs_indent_ && spaces_indent_) reader_.report(Deviation::tab_indentation, begin, marker);
}

// --- elements
// --------------------------------------------------------------------------------------------------

Kind Assembly::element(Place const& where, std::uint32_t indent, bool text_needed) {
  read_gap(reader_);
  char const* begin = reader_.at;
  // In Argdown the blanks before a line end are part of it. Those of a comment are the comment's.
  std::vector<Span> const& comments = reader_.out.pending_comments();
  char const* const earliest = reader_.begin + (comments.empty() ? 0 : comments.back().end);
  if (begin != reader_.end && is_line_end(*begin))
    while (begin > earliest && is_blank(begin[-1])) --begin;
  Head const head = head_at(reader_);
  bool const argument = head == Head::argument_definition || head == Head::argument_reference;
  Form const form = head == Head::text ? Form::untitled
                    : head == Head::statement_definition || head == Head::argument_definition
                        ? Form::definition
                        : Form::reference;
  Kind const kind = argument ? Kind::argument : Kind::statement;
  push(kind, begin, static_cast<std::uint8_t>(form), 0, indent);
  reader_.place = where;
  if (head != Head::text) read_title(reader_, head);
  if (form == Form::reference) {
    read_tags(reader_);
    reader_.place.reference = true;
  }
  NodeIndex const first = reader_.out.size();
  read_text(reader_);
  if (form == Form::reference) {
    check_bare(first, Deviation::text_after_reference);
  } else if (form == Form::definition) {
    if (!(strict() ? reader_.out.size() > first : has_content(first)))
      reader_.report(Deviation::definition_without_text, begin, reader_.token_end);
  } else if (text_needed && !(strict() ? reader_.out.size() > first : has_content(first))) {
    Frame const& around = open_[open_.size() - 2];
    Span const sign{reader_.out[around.node].span.begin, reader_.out.offset(begin)};
    Mistake const mistake = around.kind == Kind::relation    ? Mistake::relation_without_child
                            : around.kind == Kind::numbered  ? Mistake::number_without_statement
                            : around.kind == Kind::list_item ? Mistake::item_without_statement
                                                             : Mistake::data_alone;
    reader_.findings.report(mistake,
                            sign.empty() || around.kind == Kind::document
                                ? reader_.out.span(begin, std::min(begin + 1, reader_.end))
                                : sign,
                            !strict() && reader_.out.size() > first);
  }
  read_tail(reader_.place);
  return kind;
}

// What follows a data block: more of the same element, which Argdown would not allow.
void Assembly::read_tail(Place const& where) {
  if (reader_.stop == Stop::none) {
    reader_.place = where;
    read_text(reader_);
  }
  int blocks = 0;
  while (reader_.stop == Stop::data) {
    if (++blocks == 2) reader_.report(Deviation::several_data, reader_.at, reader_.data_end);
    take_data();
    NodeIndex const first = reader_.out.size();
    reader_.place = where;
    reader_.place.reference = false;
    read_text(reader_);
    check_bare(first, Deviation::text_after_data);
  }
}

void Assembly::take_data() {
  if (!strict()) {
    std::string_view const data(reader_.at, static_cast<std::size_t>(reader_.data_end - reader_.at));
    if (data.find('\r') != std::string_view::npos)
      reader_.report(Deviation::data_line_ends, reader_.at, reader_.data_end);
  }
  reader_.out.leaf(Kind::data, reader_.at, reader_.data_end);
  reader_.at = reader_.token_end = reader_.data_end;
}

void Assembly::check_bare(NodeIndex first, Deviation deviation) {
  int line_breaks = 0;
  for (NodeIndex i = first; i < reader_.out.size(); i = reader_.out[i].next) {
    Kind const kind = reader_.out[i].kind;
    if (kind == Kind::comment || (kind == Kind::line_break && ++line_breaks == 1)) continue;
    reader_.findings.report(deviation, reader_.out[i].span);
    return;
  }
}

bool Assembly::has_content(NodeIndex from) const {
  for (NodeIndex i = from; i < reader_.out.size(); i = reader_.out[i].next) {
    Kind const kind = reader_.out[i].kind;
    if (kind != Kind::comment && kind != Kind::line_break) return true;
  }
  return false;
}

// --- premise-conclusion structures
// -----------------------------------------------------------------------------

bool Assembly::reconstruction_complete() const {
  return reconstruction_.inferences > 0 && !reconstruction_.after_inference && reconstruction_.premises == 0;
}

void Assembly::finish_reconstruction() {
  if (reconstruction_.inferences == 0) {
    reader_.findings.report(Mistake::reconstruction_without_inference, reconstruction_.first);
  } else if (reconstruction_.after_inference) {
    reader_.findings.report(Mistake::inference_without_conclusion, reconstruction_.last);
  } else if (reconstruction_.premises > 0) {
    reader_.findings.report(Mistake::statement_after_conclusion, reconstruction_.last);
  }
}

}  // namespace stet::parser
