// A text that was put together from pieces of a file, and the way back: what a reader of articles needs where
// it has to leave something out (a footnote's marker) before the Markdown parser sees the text, or to join
// something (the lines of an HTML block inside a quotation).
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet::parser {

class Origin {
 public:
  Origin() = default;
  // A text that is one piece of the file.
  explicit Origin(Span source) { add(source.size(), source); }

  // Appends `size` bytes that stand for `source`: its own bytes if as long, else something made from them.
  void add(Offset size, Span source) {
    if (size == 0) return;
    if (!pieces_.empty()) {
      Piece& last = pieces_.back();
      if (last.size() == last.source.size() && size == source.size() && last.source.end == source.begin) {
        last.source.end = source.end;
        last.end += size;
        return;
      }
    }
    Offset const begin = pieces_.empty() ? 0 : pieces_.back().end;
    pieces_.push_back({begin, begin + size, source});
  }

  // Calls `use(part, source)` for each piece that the span of the text touches, in order. The two are equally
  // long where the bytes are the file's own.
  template <class Use>
  void each(Span text, Use&& use) const {
    for (auto piece = at(text.begin); piece != pieces_.end() && piece->begin < text.end; ++piece) {
      Span const part{std::max(piece->begin, text.begin), std::min(piece->end, text.end)};
      bool const own = piece->size() == piece->source.size();
      use(part, own ? Span{piece->source.begin + (part.begin - piece->begin),
                           piece->source.begin + (part.end - piece->begin)}
                    : piece->source);
    }
  }

  // The stretch of the file from the first to the last byte of the span.
  [[nodiscard]] Span source_of(Span text) const {
    Span out{};
    bool first = true;
    each(text, [&](Span, Span source) {
      out = first ? source : Span{out.begin, source.end};
      first = false;
    });
    return out;
  }

 private:
  struct Piece {
    Offset begin = 0;
    Offset end = 0;
    Span source;
    [[nodiscard]] Offset size() const { return end - begin; }
  };

  [[nodiscard]] std::vector<Piece>::const_iterator at(Offset offset) const {
    return std::ranges::upper_bound(pieces_, offset, {}, &Piece::end);
  }

  std::vector<Piece> pieces_;
};

}  // namespace stet::parser
