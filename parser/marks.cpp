#include "parser/marks.h"

#include <algorithm>
#include <optional>

#include "parser/characters.h"

namespace stet::parser {
namespace {

using Mark = OpenEmphasis::Mark;

constexpr std::uint16_t can_open = 1;
constexpr std::uint16_t can_close = 2;

std::size_t size_of(Mark mark) {
  return mark == Mark::asterisk_bold || mark == Mark::underscore_bold ? 2 : 1;
}
char sign_of(Mark mark) { return mark == Mark::asterisk_bold || mark == Mark::asterisk_italic ? '*' : '_'; }
Mark mark_of(char sign, std::size_t size) {
  if (size == 2) return sign == '*' ? Mark::asterisk_bold : Mark::underscore_bold;
  return sign == '*' ? Mark::asterisk_italic : Mark::underscore_italic;
}

void begin_emphasis(Reader& reader, char const*& at, Mark mark) {
  std::size_t const size = size_of(mark);
  NodeIndex const node = reader.out.open(size == 2 ? Kind::bold : Kind::italic, at);
  reader.out[node].span.end += static_cast<Offset>(size);
  reader.out[node].reserved = 1;
  reader.emphasis.push_back({mark, node});
  at += size;
  reader.token_end = at;
  reader.in_run = false;
  reader.after_empty_line = false;
}

// Takes one blank after the mark as part of it.
void end_emphasis(Reader& reader, char const*& at, std::size_t size) {
  at += size;
  if (is_blank(reader.peek(at))) ++at;
  NodeIndex const node = reader.emphasis.back().node;
  reader.emphasis.pop_back();
  reader.out.close(node, at);
  reader.out[node].reserved = 0;
  reader.token_end = at;
  reader.in_run = false;
}

// Argdown's rule: only the innermost open emphasis can end, and only before certain characters; else a mark
// that no white space follows begins one, even inside a word.
bool take_strict(Reader& reader, char const*& at) {
  char const sign = *at;
  bool const doubled = reader.peek(at, 1) == sign;
  if (!reader.emphasis.empty()) {
    Mark const open = reader.emphasis.back().mark;
    std::size_t const size = size_of(open);
    if (sign == sign_of(open) && (size == 1 || doubled)) {
      char const* const after = at + size;
      constexpr std::string_view enders = " \t\n\r)}_.,!?;:-*";
      if (after == reader.end || enders.find(*after) != std::string_view::npos) {
        end_emphasis(reader, at, size);
        return true;
      }
    }
  }
  for (std::size_t const size : {std::size_t{2}, std::size_t{1}}) {
    if (size == 2 && !doubled) continue;
    if (white_space(at + size, reader.end) != 0) continue;
    begin_emphasis(reader, at, mark_of(sign, size));
    return true;
  }
  return false;
}

// By the characters around the mark: it begins emphasis before a word and ends it behind one.
bool take_generous(Reader& reader, char const*& at) {
  char const sign = *at;
  std::size_t run = 1;
  while (reader.peek(at, static_cast<std::ptrdiff_t>(run)) == sign && run < 3) ++run;
  char const before = reader.previous(at);
  char const* const behind = at + run;
  bool const space_after = behind == reader.end || white_space(behind, reader.end) != 0;
  bool const space_before = is_blank(before) || is_line_end(before);
  bool const word_after = behind != reader.end && is_word(*behind);
  bool const closes = !space_before && (sign == '*' || space_after || !word_after);
  bool const opens = !space_after && !is_word(before);
  if (closes) {
    constexpr std::ptrdiff_t deepest = 16;
    auto const furthest = reader.emphasis.rend() - reader.emphasis.rbegin() > deepest
                              ? reader.emphasis.rbegin() + deepest
                              : reader.emphasis.rend();
    for (auto open = reader.emphasis.rbegin(); open != furthest; ++open) {
      if (sign_of(open->mark) != sign || size_of(open->mark) > run) continue;
      if (run == 2 && size_of(open->mark) == 1 && opens) continue;
      // What was opened inside and not closed is text.
      while (&reader.emphasis.back() != &*open) {
        Node& inner = reader.out[reader.emphasis.back().node];
        inner.kind = Kind::text;
        inner.next = reader.emphasis.back().node + 1;
        inner.reserved = 0;
        reader.emphasis.pop_back();
      }
      end_emphasis(reader, at, size_of(reader.emphasis.back().mark));
      return true;
    }
  }
  if (opens) {
    begin_emphasis(reader, at, mark_of(sign, run >= 2 ? 2 : 1));
    return true;
  }
  return false;
}

// Quotation marks by their shape; stored in a provisional node's flags.
enum class Shape : std::uint8_t {
  straight,
  straight_single,
  high_66,  // “
  high_99,  // ”
  low_99,   // „
  high_6,   // ‘
  high_9,   // ’
  low_9,    // ‚
  left_guillemet,
  right_guillemet,
  left_single_guillemet,
  right_single_guillemet,
  left_corner,         // 「
  right_corner,        // 」
  left_white_corner,   // 『
  right_white_corner,  // 』
  block_begin,
  block_end,
};

struct Sign {
  Shape shape;
  std::size_t size;
};

std::optional<Sign> quotation_sign(char const* at, char const* end) {
  if (*at == '"') return Sign{Shape::straight, 1};
  if (*at == '\'') return Sign{Shape::straight_single, 1};
  if (*at == '\xC2' && end - at >= 2) {
    if (at[1] == '\xAB') return Sign{Shape::left_guillemet, 2};
    if (at[1] == '\xBB') return Sign{Shape::right_guillemet, 2};
  }
  if (*at == '\xE3' && end - at >= 3 && at[1] == '\x80') {
    auto const corner = static_cast<unsigned char>(at[2]);
    if (corner < 0x8C || corner > 0x8F) return std::nullopt;
    return Sign{static_cast<Shape>(static_cast<unsigned>(Shape::left_corner) + (corner - 0x8CU)), 3};
  }
  if (*at == '\xE2' && end - at >= 3 && at[1] == '\x80') {
    switch (static_cast<unsigned char>(at[2])) {
      case 0x98: return Sign{Shape::high_6, 3};
      case 0x99: return Sign{Shape::high_9, 3};
      case 0x9A: return Sign{Shape::low_9, 3};
      case 0x9C: return Sign{Shape::high_66, 3};
      case 0x9D: return Sign{Shape::high_99, 3};
      case 0x9E: return Sign{Shape::low_99, 3};
      case 0xB9: return Sign{Shape::left_single_guillemet, 3};
      case 0xBA: return Sign{Shape::right_single_guillemet, 3};
      default: break;
    }
  }
  return std::nullopt;
}

// True if a quotation opened by `open` can be closed by `close`.
bool closes(Shape open, Shape close) {
  switch (open) {
    case Shape::straight: return close == Shape::straight;
    case Shape::straight_single: return close == Shape::straight_single;
    // A straight mark ends what was begun with one that no keyboard has: „…" and “…".
    case Shape::high_66: return close == Shape::high_99 || close == Shape::straight;
    case Shape::high_99: return close == Shape::high_99;
    case Shape::low_99: return close == Shape::high_66 || close == Shape::high_99 || close == Shape::straight;
    case Shape::high_6: return close == Shape::high_9;
    case Shape::low_9: return close == Shape::high_6 || close == Shape::high_9;
    case Shape::left_guillemet: return close == Shape::right_guillemet;
    case Shape::right_guillemet: return close == Shape::left_guillemet;
    case Shape::left_single_guillemet: return close == Shape::right_single_guillemet;
    case Shape::right_single_guillemet: return close == Shape::left_single_guillemet;
    case Shape::left_corner: return close == Shape::right_corner;
    case Shape::left_white_corner: return close == Shape::right_white_corner;
    case Shape::block_begin: return close == Shape::block_end;
    case Shape::right_corner:
    case Shape::right_white_corner:
    case Shape::high_9:
    case Shape::block_end: return false;
  }
  return false;
}

QuoteMark mark_name(Shape open) {
  switch (open) {
    case Shape::straight: return QuoteMark::straight;
    case Shape::straight_single:
    case Shape::high_6:
    case Shape::high_9: return QuoteMark::single;
    case Shape::low_99:
    case Shape::low_9: return QuoteMark::german;
    case Shape::left_guillemet:
    case Shape::right_guillemet:
    case Shape::left_single_guillemet:
    case Shape::right_single_guillemet: return QuoteMark::french;
    case Shape::left_corner:
    case Shape::right_corner:
    case Shape::left_white_corner:
    case Shape::right_white_corner: return QuoteMark::corner;
    case Shape::block_begin:
    case Shape::block_end: return QuoteMark::block;
    case Shape::high_66:
    case Shape::high_99: break;
  }
  return QuoteMark::curly;
}

bool is_mark(Node const& node) { return node.kind == Kind::quotation && node.reserved != 0; }

// Pairs the quotation marks of the text. The partner of an opening mark is written into its `next`; marks
// without a partner become text.
void pair_quotation_marks(std::vector<Node>& nodes, NodeIndex first) {
  struct Open {
    NodeIndex mark;
    std::size_t depth;
  };
  constexpr std::size_t deepest = 32;
  std::vector<NodeIndex> containers;  // where the nodes around the current one end
  std::vector<Open> open;
  auto const drop = [&] {
    nodes[open.back().mark].kind = Kind::text;
    open.pop_back();
  };
  for (NodeIndex i = first; i < nodes.size(); ++i) {
    while (!containers.empty() && containers.back() <= i) {
      containers.pop_back();
      while (!open.empty() && open.back().depth > containers.size()) drop();
    }
    Node& node = nodes[i];
    if (!is_mark(node)) {
      if (node.next > i + 1) containers.push_back(node.next);
      continue;
    }
    auto const shape = static_cast<Shape>(node.flags);
    std::size_t const looked_at = std::min(open.size(), deepest);
    bool paired = false;
    for (std::size_t k = 0; (node.reserved & can_close) != 0 && k < looked_at; ++k) {
      Open const& candidate = open[open.size() - 1 - k];
      if (candidate.depth != containers.size()) break;
      if (!closes(static_cast<Shape>(nodes[candidate.mark].flags), shape)) continue;
      NodeIndex const partner = candidate.mark;
      while (open.back().mark != partner) drop();
      open.pop_back();
      paired = true;
      bool const single = shape == Shape::straight_single || shape == Shape::high_9;
      if (single && node.span.begin <= nodes[partner].span.end + 1) {
        // `rock 'n' roll`: two apostrophes around a letter.
        nodes[partner].kind = node.kind = Kind::text;
        break;
      }
      nodes[partner].next = i;
      node.next = partner;
      break;
    }
    if (paired) continue;
    if ((node.reserved & can_open) != 0) {
      open.push_back({i, containers.size()});
    } else {
      node.kind = Kind::text;
    }
  }
  while (!open.empty()) drop();
}

// Writes the text's nodes anew: pairs become quotations around what stands between them, and texts that touch
// become one.
void rebuild(std::vector<Node>& nodes, NodeIndex first, std::vector<Node>& old) {
  old.assign(nodes.begin() + first, nodes.end());
  nodes.resize(first);
  struct Around {
    NodeIndex node;
    NodeIndex old_end;
  };
  std::vector<Around> around;
  bool may_join = false;
  bool was_mark =
      false;  // the last text ends in a quotation mark without a partner: the blanks behind it are text too
  auto const close_until = [&](NodeIndex i) {
    while (!around.empty() && around.back().old_end <= i) {
      nodes[around.back().node].next = static_cast<NodeIndex>(nodes.size());
      around.pop_back();
      may_join = false;
    }
  };
  for (NodeIndex k = 0; k < old.size(); ++k) {
    NodeIndex const i = first + k;
    close_until(i);
    Node node = old[k];
    if (is_mark(node)) {
      if (node.next < i) continue;  // a closing mark: the quotation ends with it
      NodeIndex const partner = node.next;
      node.span.end = old[partner - first].span.end;
      node.flags = static_cast<std::uint8_t>(mark_name(static_cast<Shape>(node.flags)));
      node.reserved = 0;
      around.push_back({static_cast<NodeIndex>(nodes.size()), partner + 1});
      nodes.push_back(node);
      may_join = false;
      continue;
    }
    if (node.kind == Kind::text) {
      bool const is_old_mark = node.reserved != 0;
      node.flags = 0;
      node.reserved = 0;
      if (node.span.empty()) continue;
      if (may_join && (was_mark || nodes.back().span.end == node.span.begin)) {
        nodes.back().span.end = node.span.end;
        was_mark = is_old_mark;
        continue;
      }
      was_mark = is_old_mark;
    }
    bool const leaf = node.next == i + 1;
    if (!leaf) around.push_back({static_cast<NodeIndex>(nodes.size()), node.next});
    may_join = leaf && node.kind == Kind::text;
    nodes.push_back(node);
    if (leaf) nodes.back().next = static_cast<NodeIndex>(nodes.size());
  }
  close_until(first + static_cast<NodeIndex>(old.size()));
}

}  // namespace

bool take_emphasis(Reader& reader, char const*& at) {
  return reader.generous ? take_generous(reader, at) : take_strict(reader, at);
}

bool take_quotation_mark(Reader& reader, char const*& at) {
  auto const sign = quotation_sign(at, reader.end);
  if (!sign) return false;
  char const before = reader.previous(at);
  char const* const behind = at + sign->size;
  bool const space_after = behind == reader.end || white_space(behind, reader.end) != 0;
  bool const space_before = is_blank(before) || is_line_end(before);
  // Other quotation marks are no words, though their bytes look like letters.
  bool const word_after = behind != reader.end && is_word(*behind) && !quotation_sign(behind, reader.end);
  bool const mark_before =
      at - reader.begin >= 3 && quotation_sign(at - 3, reader.end).value_or(Sign{}).size == 3;
  bool const guillemet_before =
      at - reader.begin >= 2 && quotation_sign(at - 2, reader.end).value_or(Sign{}).size == 2;
  bool const dash_before =
      at - reader.begin >= 3 && at[-3] == '\xE2' && at[-2] == '\x80';  // — – … and others
  bool const word_before = is_word(before) && !mark_before && !guillemet_before && !dash_before;
  bool const left = !space_after && !word_before;
  bool const right = !space_before && !word_after;
  std::uint16_t able = 0;
  switch (sign->shape) {
    case Shape::straight_single:
      // `'90s` begins with an apostrophe.
      if (behind != reader.end && is_digit(*behind)) return false;
      [[fallthrough]];
    case Shape::straight: able = (left ? can_open : 0) | (right ? can_close : 0); break;
    case Shape::high_66:
    case Shape::high_6: able = (space_after ? 0 : can_open) | (right ? can_close : 0); break;
    case Shape::high_99: able = can_close | (left ? can_open : 0); break;
    case Shape::high_9: able = right ? can_close : 0; break;
    case Shape::low_99:
    case Shape::low_9: able = space_after ? 0 : can_open; break;
    case Shape::left_corner:
    case Shape::left_white_corner: able = can_open; break;
    case Shape::right_corner:
    case Shape::right_white_corner: able = can_close; break;
    default: able = can_open | can_close; break;  // French marks may stand apart from their words
  }
  if (able == 0) return false;
  NodeIndex const node = reader.out.leaf(Kind::quotation, at, behind, static_cast<std::uint8_t>(sign->shape));
  reader.out[node].reserved = able;
  ++reader.quotation_marks;
  at = behind;
  reader.token_end = at;
  reader.in_run = true;
  return true;
}

void open_block_quotation(Reader& reader, char const* begin, char const* end) {
  NodeIndex const node =
      reader.out.leaf(Kind::quotation, begin, end, static_cast<std::uint8_t>(Shape::block_begin));
  reader.out[node].reserved = can_open;
  ++reader.quotation_marks;
}

void close_block_quotation(Reader& reader) {
  char const* const at = reader.token_end;
  std::vector<Span> const comments = reader.out.pending_comments();
  reader.out.set_pending_comments({});
  NodeIndex const node =
      reader.out.leaf(Kind::quotation, at, at, static_cast<std::uint8_t>(Shape::block_end));
  reader.out[node].reserved = can_close;
  reader.out.set_pending_comments(comments);
  ++reader.quotation_marks;
}

void resolve_marks(Reader& reader, NodeIndex first) {
  for (OpenEmphasis const& open : reader.emphasis) {
    Node& node = reader.out[open.node];
    if (reader.strict()) reader.findings.report(Deviation::unpaired_emphasis, node.span);
    node.kind = Kind::text;
    node.next = open.node + 1;
    node.reserved = 0;
  }
  bool const changed = reader.generous || !reader.emphasis.empty() || reader.quotation_marks > 0;
  reader.emphasis.clear();
  if (!changed) return;
  if (reader.quotation_marks > 0) pair_quotation_marks(reader.out.nodes(), first);
  rebuild(reader.out.nodes(), first, reader.scratch);
}

}  // namespace stet::parser
