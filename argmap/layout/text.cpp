// See text.h.
#include "argmap/layout/text.h"

#include <algorithm>
#include <cstdint>

#include "base/utf8.h"

namespace stet::argmap::layout {

namespace {

using Units = std::int64_t;  // 1/2048 em

constexpr Units em = 2048;
constexpr Units slack_per_cent = 3;

struct AdvanceRange {
  char32_t first;
  char32_t last;
  std::uint32_t offset;
};

#include "argmap/layout/advances.inc"

constexpr Units emoji_advance = em * 13 / 10;
constexpr Units unknown_advance = em * 4 / 5;  // of scripts that are not in the table

bool is_emoji(char32_t c) { return c >= 0x1F000 && c <= 0x1FAFF; }

Units advance(char32_t c, bool bold, std::string_view bytes) {
  if (c >= 0x20 && c < 0x7F) return bold ? bold_advances[c - 0x20] : regular_advances[c - 0x20];
  for (AdvanceRange const& range : advance_ranges) {
    if (c < range.first) break;
    if (c > range.last) continue;
    std::uint32_t const at = range.offset + (c - range.first);
    Units const known = bold ? bold_advances[at] : regular_advances[at];
    if (known != 0) return known;
    break;
  }
  if (c < 0x20 || c == 0x7F) return 0;
  if (c >= 0xFE00 && c <= 0xFE0F) return 0;  // variation selectors
  if (is_emoji(c)) return emoji_advance;
  std::size_t const columns = utf8::display_width(bytes);
  return columns == 0 ? 0 : columns == 2 ? em : unknown_advance;
}

Units line_units(std::string_view text, bool bold) {
  Units sum = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    sum += advance(c, bold, text.substr(at, size));
    at += size;
  }
  return sum;
}

Length pixels(Units units, Length size) {
  Units const scaled = units * size * (100 + slack_per_cent);
  return static_cast<Length>((scaled + em * 100 - 1) / (em * 100));
}

bool is_space(char32_t c) {
  return c == ' ' || c == '\t' || (c >= 0x2000 && c <= 0x200A && c != 0x2007) || c == 0x200B || c == 0x205F ||
         c == 0x3000;
}

// Scripts written without spaces, in which a line may end after any character.
bool is_ideographic(char32_t c) {
  return (c >= 0x2E80 && c <= 0x33FF && c != 0x3000) || (c >= 0x3400 && c <= 0x9FFF) ||
         (c >= 0xA000 && c <= 0xA4CF) || (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFF01 && c <= 0xFF60) ||
         (c >= 0x20000 && c <= 0x3FFFF);
}

// Kinsoku: marks that may not begin a line, and those that may not end one.
bool may_not_begin(char32_t c) {
  constexpr std::u32string_view marks =
      U"!%),.:;?]}"
      U"¢°·’”‐–—†‡•…‰′″℃、。々〉》」』】〕〗〙〛〜〞〟〻ぁぃぅぇぉっゃゅょゎゕゖ゛゜ゝゞ゠ァィゥェォッャュョ"
      U"ヮヵヶ・"
      U"ーヽヾ！＂％＇），．：；？］｝～｠";
  return marks.find(c) != std::u32string_view::npos || (c >= 0x31F0 && c <= 0x31FF);
}
bool may_not_end(char32_t c) {
  constexpr std::u32string_view marks = U"([{£¥‘“〈《「『【〔〖〘〚〝＄（［｛｟￡￥";
  return marks.find(c) != std::u32string_view::npos;
}

// A stretch without a place to break, and the white space after it.
struct Piece {
  std::size_t begin = 0;
  std::size_t end = 0;  // without the white space
  Units width = 0;
  Units space = 0;
  bool line_end = false;  // a line end in the text follows
};

// Where a word that is too long for a line may be broken after all.
bool softly_breaks_after(char32_t c) {
  if (c >= 'a' && c <= 'z') return false;
  return c == '/' || c == '?' || c == '&' || c == '=' || c == '_' || c == '.' || c == ',' || c == ';' ||
         c == '#' || c == '%' || c == '+';
}

class Pieces {
 public:
  Pieces(std::string_view text, Font font, Units limit) : text_(text), bold_(font.bold), limit_(limit) {}

  std::vector<Piece> run() {
    char32_t before = 0;
    for (std::size_t at = 0; at < text_.size();) {
      auto const [c, size] = utf8::decode(text_, at);
      if (c == '\n' || c == 0x2028 || c == 0x2029) {
        close(at, true);
        piece_.begin = at + size;
        before = 0;
      } else if (is_space(c) || c == '\r') {
        Units const space = c == '\r' ? 0 : advance(c == '\t' ? U' ' : c, bold_, text_.substr(at, size));
        if (open_) {
          close(at, false);
          pieces_.back().space = space;
        } else if (!pieces_.empty() && !pieces_.back().line_end) {
          pieces_.back().space += space;
        }
        before = 0;
      } else {
        Units const width = advance(c, bold_, text_.substr(at, size));
        bool const hyphen =
            before == '-' && is_letter(before_hyphen_) && is_letter(c) && at - piece_.begin > 2;
        if (open_ && before != 0 && (hyphen || breaks_between(before, c, width))) close(at, false);
        if (!open_) {
          open_ = true;
          piece_ = {.begin = at, .end = at, .width = 0, .space = 0, .line_end = false};
          soft_ = {};
        }
        // A word wider than a line: broken after a sign if it has one, else right here.
        if (piece_.width > 0 && width > 0 && before != 0x200D && piece_.width + width > limit_) split(at);
        piece_.width += width;
        if (c == '-') before_hyphen_ = before;
        if (softly_breaks_after(c)) soft_ = {at + size, piece_.width};
        before = c;
      }
      at += size;
    }
    close(text_.size(), false);
    return std::move(pieces_);
  }

 private:
  struct Soft {
    std::size_t at = 0;
    Units width = 0;
  };

  static bool is_letter(char32_t c) { return (c | 0x20U) - 'a' < 26U || c >= 0xC0; }

  static bool breaks_between(char32_t a, char32_t b, Units width_of_b) {
    if (a < 0x80 && b < 0x80) return false;  // spaces and hyphens are seen to elsewhere
    if (width_of_b == 0 || may_not_begin(b) || may_not_end(a)) return false;
    if (is_ideographic(a) || is_ideographic(b)) return true;
    if (a == 0x2010 || a == 0x2013 || a == 0x2014) return true;
    return false;
  }

  void close(std::size_t end, bool line_end) {
    if (open_) {
      piece_.end = end;
      pieces_.push_back(piece_);
    }
    open_ = false;
    if (line_end && !pieces_.empty()) pieces_.back().line_end = true;
  }

  void split(std::size_t at) {
    bool const soft = soft_.width * 3 > limit_;
    std::size_t const end = soft ? soft_.at : at;
    Units const width = soft ? soft_.width : piece_.width;
    pieces_.push_back({.begin = piece_.begin, .end = end, .width = width, .space = 0, .line_end = false});
    piece_.begin = end;
    piece_.width -= width;
    soft_ = {};
  }

  std::string_view text_;
  bool bold_;
  Units limit_;
  bool open_ = false;
  char32_t before_hyphen_ = 0;
  Piece piece_;
  Soft soft_;
  std::vector<Piece> pieces_;
};

// Fills lines one after the other; calls `emit(first, last, width)` for each and returns their number.
template <class Emit>
std::size_t fill(std::vector<Piece> const& pieces, Units limit, Emit emit) {
  std::size_t lines = 0;
  for (std::size_t i = 0; i < pieces.size();) {
    std::size_t const first = i;
    Units width = pieces[i].width;
    while (!pieces[i].line_end && i + 1 < pieces.size()) {
      Units const longer = width + pieces[i].space + pieces[i + 1].width;
      if (longer > limit) break;
      width = longer;
      ++i;
    }
    emit(first, i, width);
    ++lines;
    ++i;
  }
  return lines;
}

}  // namespace

Length text_width(std::string_view text, Font font) { return pixels(line_units(text, font.bold), font.size); }

std::optional<std::int64_t> drawn_tenths(std::string_view text, Font font) {
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    bool const punctuation = c >= 0x2010 && c <= 0x2026;
    if (c >= 0x0530 && !punctuation) return std::nullopt;
    if (c >= 0x0300 && c < 0x0370) return std::nullopt;  // combining
    at += size;
  }
  return std::int64_t{line_units(text, font.bold)} * font.size * 10 / em;
}

std::vector<TextLine> wrap_text(std::string_view text, Font font, Length width) {
  Units const limit =
      Units{std::max<Length>(width, font.size)} * em * 100 / ((100 + slack_per_cent) * font.size);
  std::vector<Piece> const pieces = Pieces{text, font, limit}.run();
  auto const ignore = [](std::size_t, std::size_t, Units) {};
  std::size_t const lines = fill(pieces, limit, ignore);
  Units low = 0;  // the narrowest limit with as few lines
  Units high = limit;
  for (Piece const& piece : pieces) low = std::max(low, piece.width);
  while (lines > 1 && low + em / 8 < high) {
    Units const middle = (low + high) / 2;
    if (fill(pieces, middle, ignore) > lines) {
      low = middle;
    } else {
      high = middle;
    }
  }
  std::vector<TextLine> result;
  result.reserve(lines);
  fill(pieces, high, [&](std::size_t first, std::size_t last, Units units) {
    result.push_back(
        {text.substr(pieces[first].begin, pieces[last].end - pieces[first].begin), pixels(units, font.size)});
  });
  return result;
}

std::string shortened(std::string_view text, Font font, Length width) {
  if (text_width(text, font) <= width) return std::string{text};
  constexpr std::string_view ellipsis = "…";
  Units const room =
      Units{width} * em * 100 / ((100 + slack_per_cent) * font.size) - line_units(ellipsis, font.bold);
  Units sum = 0;
  std::size_t end = 0;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    sum += advance(c, font.bold, text.substr(at, size));
    if (sum > room) break;
    at += size;
    end = at;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string{text.substr(0, end)}.append(ellipsis);
}

}  // namespace stet::argmap::layout
