#include "base/source.h"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <mutex>

#include "base/utf8.h"

namespace stet {

namespace {

constexpr std::size_t stride = 4096;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

}  // namespace

struct SourceFile::Content {
  struct Units {
    std::size_t code_points = 0;
    std::size_t utf16 = 0;
  };
  struct Mark {
    Offset at = 0;  // where a character begins
    Units before;   // from the beginning of the text
  };

  explicit Content(std::string bytes) : text(std::move(bytes)) {}
  // From a place where a character begins to another one. Of a line of megabytes only the ends are counted,
  // and the rest once: it may have a finding in every sentence.
  [[nodiscard]] std::size_t units(Offset begin, Offset end, std::size_t Units::* kind) const {
    auto const count = [&](Offset from, Offset to) {
      auto const part = std::string_view(text).substr(from, to - from);
      return kind == &Units::utf16 ? utf8::utf16_length(part) : utf8::count(part);
    };
    if (end - begin < 3 * stride) return count(begin, end);
    std::call_once(read_marks, [this] { marks = marks_of(text); });
    auto const first = std::ranges::lower_bound(marks, begin, {}, &Mark::at);
    auto const last = std::prev(std::ranges::upper_bound(marks, end, {}, &Mark::at));
    return count(begin, first->at) + (last->before.*kind - first->before.*kind) + count(last->at, end);
  }

  // At least one mark in `stride` bytes and three: further on, no character that began before goes on.
  static std::vector<Mark> marks_of(std::string_view text) {
    std::vector<Mark> out{{}};
    for (std::size_t at = stride; at < text.size(); at += stride) {
      for (int i = 0; i < 3 && at < text.size() && continues_character(text[at]); ++i) ++at;
      Mark const& last = out.back();
      auto const between = text.substr(last.at, at - last.at);
      out.push_back({static_cast<Offset>(at),
                     {last.before.code_points + utf8::count(between),
                      last.before.utf16 + utf8::utf16_length(between)}});
    }
    return out;
  }

  std::string text;
  mutable std::once_flag read_marks;
  mutable std::vector<Mark> marks;  // one in `stride` bytes, for long lines
  mutable std::once_flag read_lines;
  mutable std::vector<Offset> line_starts;  // filled on first use
};

SourceFile::SourceFile(std::string path, std::string text, std::vector<Piece> pieces)
    : path_(std::move(path)),
      content_(std::make_shared<Content const>(std::move(text))),
      pieces_(std::move(pieces)) {}

SourceFile SourceFile::with_pieces(std::vector<Piece> pieces) const {
  SourceFile copy = *this;
  copy.pieces_ = std::move(pieces);
  return copy;
}

std::string_view SourceFile::text() const { return content_->text; }

std::vector<Offset> const& SourceFile::line_starts() const {
  std::call_once(content_->read_lines, [this] {
    auto& starts = content_->line_starts;
    starts.push_back(0);
    char const* const base = content_->text.data();
    char const* at = base;
    char const* const end = base + content_->text.size();
    while (at != end) {
      auto const* newline =
          static_cast<char const*>(std::memchr(at, '\n', static_cast<std::size_t>(end - at)));
      if (newline == nullptr) break;
      at = newline + 1;
      starts.push_back(static_cast<Offset>(at - base));
    }
  });
  return content_->line_starts;
}

std::size_t SourceFile::line_count() const { return line_starts().size(); }

std::size_t SourceFile::line_of(Offset at) const {
  auto const& starts = line_starts();
  return static_cast<std::size_t>(std::distance(starts.begin(), std::ranges::upper_bound(starts, at))) - 1;
}

Span SourceFile::line_span(std::size_t line) const {
  auto const& starts = line_starts();
  Offset const begin = starts[line];
  Offset end = line + 1 < starts.size() ? starts[line + 1] - 1 : static_cast<Offset>(text().size());
  if (end > begin && text()[end - 1] == '\r') --end;
  return {begin, end};
}

Offset SourceFile::column_start(std::size_t line, Offset at) const {
  Offset const begin = line_starts()[line];
  if (begin > 0 || !text().starts_with(utf8::byte_order_mark)) return begin;
  return std::min(at, static_cast<Offset>(utf8::byte_order_mark.size()));
}

LineColumn SourceFile::position(Offset at) const {
  at = std::min(at, static_cast<Offset>(text().size()));
  std::size_t const line = line_of(at);
  Offset const begin = column_start(line, at);
  auto const column = content_->units(begin, at, &Content::Units::code_points);
  return {static_cast<std::uint32_t>(line + 1), static_cast<std::uint32_t>(column + 1)};
}

std::uint32_t SourceFile::utf16_column(Offset at) const {
  at = std::min(at, static_cast<Offset>(text().size()));
  Offset const begin = column_start(line_of(at), at);
  return static_cast<std::uint32_t>(content_->units(begin, at, &Content::Units::utf16));
}

std::uint32_t SourceFile::utf16_offset(Offset at) const {
  at = std::min(at, static_cast<Offset>(text().size()));
  return static_cast<std::uint32_t>(utf8::utf16_length(text().substr(0, at)));
}

FileId Sources::add(std::string path, std::string text, std::vector<Piece> pieces) {
  return files_.add(SourceFile(std::move(path), std::move(text), std::move(pieces)));
}

Location Sources::origin(Location at) const {
  while (at.file.valid()) {
    auto const pieces = files_[at.file].pieces();
    if (pieces.empty()) return at;
    auto next = std::ranges::upper_bound(pieces, at.span.begin, {}, &Piece::begin);
    if (next == pieces.begin()) return at;
    Piece const& piece = *std::prev(next);
    Offset const piece_end =
        next == pieces.end() ? static_cast<Offset>(files_[at.file].text().size()) : next->begin;
    Offset const end = std::max(at.span.begin, std::min(at.span.end, piece_end));
    // Where a sign takes fewer bytes than here, the last one's ends with the file.
    auto const last = static_cast<Offset>(files_[piece.file].text().size());
    at = {piece.file,
          {std::min(last, piece.origin_begin + (at.span.begin - piece.begin)),
           std::min(last, piece.origin_begin + (end - piece.begin))}};
  }
  return at;
}

}  // namespace stet
