#include "verify/quote/pattern.h"

#include <algorithm>
#include <optional>

#include "base/utf8.h"
#include "verify/quote/characters.h"
#include "verify/quote/marks.h"

namespace stet::verify::quote {
namespace {

bool blank(std::string_view text, std::size_t at) {
  return text[at] == ' ' || text[at] == '\t' || text[at] == '\n' || text[at] == '\r';
}

// Length of the space at `at`: ASCII white space or any no-break or thin space.
std::size_t space_at(std::string_view text, std::size_t at) {
  if (at >= text.size()) return 0;
  if (blank(text, at)) return 1;
  auto const [c, size] = utf8::decode(text, at);
  return is_group_space(c) ? size : 0;
}

// Length of the ellipsis that begins at `at` (... or . . . or the one character, and any dots that follow),
// or 0.
std::size_t dots_at(std::string_view text, std::size_t at) {
  std::size_t dots = 0;
  std::size_t end = at;
  for (std::size_t next = at; next < text.size();) {
    auto const [c, size] = utf8::decode(text, next);
    if (c == 0x2026 || c == 0x22EF)
      dots += 3;
    else if (c == '.')
      ++dots;
    else
      break;
    next += size;
    end = next;
    // One space between dots belongs to the ellipsis; what follows it must be a dot again.
    if (auto const space = space_at(text, next); space != 0 && next + space < text.size()) {
      auto const after = utf8::decode(text, next + space).code_point;
      if (after == '.' && dots < 3) next += space;
    }
  }
  return dots >= 3 ? end - at : 0;
}

bool only_dots(std::string_view text) {
  std::size_t at = 0;
  while (at < text.size() && space_at(text, at) != 0) at += space_at(text, at);
  std::size_t const size = dots_at(text, at);
  if (size == 0) return false;
  at += size;
  while (at < text.size() && space_at(text, at) != 0) at += space_at(text, at);
  return at == text.size();
}

// For each opening bracket the place of its closing one, found in one pass.
std::vector<std::pair<std::size_t, std::size_t>> bracket_pairs(std::string_view text, char open, char close) {
  std::vector<std::pair<std::size_t, std::size_t>> pairs;
  std::vector<std::size_t> opened;
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (text[at] == open) {
      opened.push_back(at);
    } else if (text[at] == close && !opened.empty()) {
      // Of nested pairs only the outermost matters.
      if (opened.size() == 1) pairs.emplace_back(opened.front(), at);
      opened.pop_back();
    }
  }
  return pairs;
}

struct Piece {
  enum class Kind : std::uint8_t { text, ellipsis, bracket } kind;
  Span span;  // of a bracket: what is inside
};

std::vector<Piece> cut(std::string_view text, Span edges, Brackets brackets) {
  auto const square = bracket_pairs(text, '[', ']');
  auto const round = bracket_pairs(text, '(', ')');
  auto next_square = square.begin();
  auto next_round = round.begin();
  std::vector<Piece> pieces;
  std::size_t text_begin = edges.begin;
  auto const add = [&](Piece::Kind kind, std::size_t begin, std::size_t end, Span inner) {
    if (begin > text_begin)
      pieces.push_back({Piece::Kind::text, {static_cast<Offset>(text_begin), static_cast<Offset>(begin)}});
    pieces.push_back({kind, inner});
    text_begin = end;
  };
  auto const span = [](std::size_t begin, std::size_t end) {
    return Span{static_cast<Offset>(begin), static_cast<Offset>(end)};
  };
  for (std::size_t at = edges.begin; at < edges.end;) {
    while (next_square != square.end() && next_square->first < at) ++next_square;
    while (next_round != round.end() && next_round->first < at) ++next_round;
    if (next_square != square.end() && next_square->first == at && next_square->second < edges.end) {
      std::size_t const close = next_square->second;
      std::string_view const inside = text.substr(at + 1, close - at - 1);
      bool const note = at > edges.begin && note_mark(text, at) != 0;
      bool const ellipsis = only_dots(inside);
      if (!ellipsis && brackets == Brackets::of_source) {
        ++at;
        continue;
      }
      if (!note) {
        add(ellipsis ? Piece::Kind::ellipsis : Piece::Kind::bracket, at, close + 1, span(at + 1, close));
      }
      at = close + 1;
      continue;
    }
    if (std::string_view const rest = text.substr(at, edges.end - at); rest.starts_with("(sic")) {
      if (std::size_t const size = rest.starts_with("(sic)")    ? 5
                                   : rest.starts_with("(sic!)") ? 6
                                                                : 0;
          size != 0) {
        add(Piece::Kind::bracket, at, at + size, span(at + 1, at + size - 1));
        at += size;
        continue;
      }
    }
    if (next_round != round.end() && next_round->first == at && next_round->second < edges.end) {
      std::string_view const inside = text.substr(at + 1, next_round->second - at - 1);
      if (inside.size() < 16 && only_dots(inside)) {
        add(Piece::Kind::ellipsis, at, next_round->second + 1, span(at, next_round->second + 1));
        at = next_round->second + 1;
        continue;
      }
    }
    if (auto const dots = dots_at(text, at); dots != 0) {
      add(Piece::Kind::ellipsis, at, at + dots, span(at, at + dots));
      at += dots;
      continue;
    }
    ++at;
  }
  if (edges.end > text_begin) pieces.push_back({Piece::Kind::text, span(text_begin, edges.end)});
  return pieces;
}

Span trim(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = text.size();
  while (begin < end) {
    auto const [c, size] = utf8::decode(text, begin);
    if (!blank(text, begin) && !is_quotation_mark(c) && c != 0x2018 && c != 0x2019 && c != 0xA0 &&
        c != 0xFEFF)
      break;
    begin += size;
  }
  while (end > begin) {
    std::size_t at = end - 1;
    while (at > begin && (static_cast<unsigned char>(text[at]) & 0xC0U) == 0x80U) --at;
    char32_t const c = utf8::decode(text, at).code_point;
    if (!blank(text, at) && !is_quotation_mark(c) && c != 0x2019 && c != 0x2018 && c != 0xA0) break;
    end = at;
  }
  return {static_cast<Offset>(begin), static_cast<Offset>(end)};
}

// A mark of the quoting writer that stands for no words of the source.
bool is_sic(std::vector<std::string> const& inserted) {
  return inserted.size() == 1 && lower(inserted[0]) == "sic";
}

class Builder {
 public:
  Builder(std::string_view text, Folding folding, Words const& words)
      : text_(text), folding_(folding), words_(words) {}

  void add_text(Span span) {
    // What a sign is may hang on what comes a little later: P = [sic] 5.
    constexpr std::size_t ahead = 64;
    Scanner scanner(text_.substr(0, span.end + ahead), folding_, span.begin);
    for (Token token; scanner.next(token) && token.begin < span.end;) {
      PatternWord word;
      word.folded = scanner.folded();
      word.hash = token.hash;
      word.span = {token.begin, token.end};
      word.broken = token.broken;
      word.bare_capital = folding_.bare_capitals && starts_upper(word.folded) &&
                          std::string_view("AEIOUC").contains(without_initial_accent(word.folded)[0]);
      if (bracket_end_ == token.begin && bracket_end_ != 0 && complete_bracketed(word)) continue;
      if (bracket_end_ != 0 && token.begin > bracket_end_ &&
          token.begin == bracket_end_ + apostrophe_size(bracket_end_)) {
        word.folded.insert(0, "'");
        // A clitic goes with the bracket: [Trump]'s. Other letters make one word with it: [O]'clock.
        constexpr std::size_t longest_clitic = 3;
        bool const one_letter = bracket_words_ == 1 && utf8::count(pending_.inserted.back()) == 1;
        if (words_.is(WordKind::clitic, word.folded) ||
            (!one_letter && word.folded.size() <= longest_clitic)) {
          bracket_end_ = 0;
          continue;
        }
        if (one_letter && complete_bracketed(word)) continue;
        word.folded.erase(0, 1);
      }
      place(std::move(word));
    }
  }

  void add_ellipsis() {
    bracket_end_ = 0;
    pending_.ellipsis = true;
    ++gaps_;
  }

  void add_bracket(Span inside) {
    std::vector<std::string> inserted;
    Scanner scanner(text_.substr(0, inside.end), folding_, inside.begin);
    bool negates = false;
    for (Token token; scanner.next(token);) {
      inserted.push_back(scanner.folded());
      negates = negates || words_.negates(inserted.back());
    }
    Offset const open = inside.begin - 1;
    Offset const close = inside.end + 1;
    if (is_sic(inserted)) {
      sic_ = {open, close};
      return;
    }
    bool const letter_before = !result_.stretches.empty() && pending_is_closed() &&
                               !result_.stretches.back().words.empty() &&
                               result_.stretches.back().words.back().span.end == open;
    bool const letters = inserted.size() == 1 && !words_.is(WordKind::negation, inserted.front());
    if (letters && letter_before && !is_figure(inserted.front())) {  // walk[ed], not may[not], not P=[5]
      auto& word = result_.stretches.back().words.back();
      if (!word.partly_bracketed) word.outside = word.folded;
      word.partly_bracketed = true;
      word.folded += inserted.front();
      word.hash = caseless_hash(word.folded);
      word.span.end = close;
      return;
    }
    pending_.bracket = true;
    pending_.negates = pending_.negates || negates;
    inserted_at_ = pending_.inserted.size();
    pending_.inserted.insert(pending_.inserted.end(), inserted.begin(), inserted.end());
    bracket_begin_ = open;
    bracket_end_ = close;
    bracket_words_ = inserted.size();
    ++gaps_;
  }

  Pattern finish(Span edges) {
    result_.after = pending_;
    result_.end = sentence_end(edges);
    result_.edges = edges;
    result_.too_many_gaps = gaps_ > max_gaps;
    return std::move(result_);
  }

 private:
  [[nodiscard]] SentenceEnd sentence_end(Span edges) const {
    if (result_.after.open() || result_.stretches.empty()) return SentenceEnd::open;
    Offset const from = result_.stretches.back().words.back().span.end;
    if (from >= edges.end) return SentenceEnd::open;
    auto const tail = read_boundary(text_.substr(from, edges.end - from), {}, {}, words_);
    if (tail.question) return SentenceEnd::question;
    return tail.period || tail.exclamation ? SentenceEnd::stop : SentenceEnd::open;
  }

  [[nodiscard]] bool pending_is_closed() const { return !pending_.open(); }

  [[nodiscard]] Offset apostrophe_size(Offset at) const {
    if (at >= text_.size()) return 0;
    auto const [c, size] = utf8::decode(text_, at);
    return classify(c) == CharacterClass::apostrophe ? size : 0;
  }

  // Letters straight after a bracket: [t]he is one word, [is]n't keeps its negation.
  bool complete_bracketed(PatternWord& word) {
    bracket_end_ = 0;
    if (bracket_words_ != 1) return false;
    if (words_.negates("x" + word.folded)) {
      pending_.must_negate = true;
      return true;
    }
    word.outside = word.folded;
    word.folded = pending_.inserted.back() + word.folded;
    word.hash = caseless_hash(word.folded);
    word.partly_bracketed = true;
    word.bracket_first = true;
    word.span.begin = bracket_begin_;
    pending_.inserted.resize(inserted_at_);
    pending_.bracket = !pending_.inserted.empty();
    if (!pending_.bracket) pending_.negates = false;
    place(std::move(word));
    return true;
  }

  void place(PatternWord word) {
    bracket_end_ = 0;
    bool const new_stretch = result_.stretches.empty() || pending_.open();
    if (new_stretch) {
      word.any_initial = result_.stretches.empty() || pending_.ellipsis;
      result_.stretches.push_back({{}, pending_});
      pending_ = {};
    } else {
      auto const& previous = result_.stretches.back().words.back();
      std::string between(text_.substr(previous.span.end, word.span.begin - previous.span.end));
      if (!sic_.empty() && sic_.begin >= previous.span.end)
        between.erase(sic_.begin - previous.span.end, sic_.size());
      word.before = read_boundary(between, previous.folded, word.folded, words_);
      word.second_half = previous.broken;
    }
    result_.stretches.back().words.push_back(std::move(word));
  }

  std::string_view text_;
  Folding folding_;
  Words const& words_;
  Pattern result_;
  Joint pending_;
  std::size_t gaps_ = 0;
  std::size_t inserted_at_ = 0;
  std::size_t bracket_words_ = 0;
  Offset bracket_begin_ = 0;
  Span sic_;                // the last [sic]
  Offset bracket_end_ = 0;  // just after the last piece, if that was a bracket
};

}  // namespace

std::size_t Pattern::word_count() const {
  std::size_t count = 0;
  for (auto const& stretch : stretches) count += stretch.words.size();
  return count;
}

bool Pattern::anchored() const {
  if (stretches.empty() || too_many_gaps) return false;
  bool const gaps = stretches.size() > 1 || stretches.front().before.open() || after.open();
  if (!gaps) return true;
  constexpr std::size_t telling_letters = 4;  // a word as long as that is seldom mere grammar
  std::size_t weight = 0;                     // in half words
  for (auto const& stretch : stretches)
    for (auto const& word : stretch.words) weight += utf8::count(word.folded) >= telling_letters ? 2U : 1U;
  return weight >= 2 && word_count() + 1 >= stretches.size();
}

Pattern parse_pattern(std::string_view quotation, Folding folding, Words const& words, Brackets brackets) {
  Span const edges = trim(quotation);
  Builder builder(quotation, folding, words);
  for (auto const& piece : cut(quotation, edges, brackets)) {
    switch (piece.kind) {
      case Piece::Kind::text: builder.add_text(piece.span); break;
      case Piece::Kind::ellipsis: builder.add_ellipsis(); break;
      case Piece::Kind::bracket: builder.add_bracket(piece.span); break;
    }
  }
  return builder.finish(edges);
}

}  // namespace stet::verify::quote
