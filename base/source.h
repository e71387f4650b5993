// Source files: their bytes, and the translation of byte offsets into the units that people and
// other programs use. A file may be *assembled* from pieces of others (an included document, a
// fenced block inside Markdown); `Sources::origin` leads back to the file the bytes came from.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/id.h"
#include "base/span.h"

namespace stet {

// 1-based line and column; the column counts Unicode code points (a malformed byte counts as one). A byte
// order mark at the start of the file takes no column: editors and code hosts do not show it.
struct LineColumn {
  std::uint32_t line = 1;
  std::uint32_t column = 1;
  friend constexpr auto operator<=>(LineColumn, LineColumn) = default;
};

// A stretch of an assembled file that was copied from another one.
struct Piece {
  Offset begin = 0;         // where it begins here; it ends where the next piece begins
  FileId file;              // where it comes from
  Offset origin_begin = 0;  // and where it begins there
};

// Copies share one text, which never moves; reading it from several threads is safe.
class SourceFile {
 public:
  SourceFile(std::string path, std::string text, std::vector<Piece> pieces = {});
  // The same text, put together from these pieces.
  [[nodiscard]] SourceFile with_pieces(std::vector<Piece> pieces) const;

  [[nodiscard]] std::string const& path() const { return path_; }
  [[nodiscard]] std::string_view text() const;
  [[nodiscard]] std::string_view text(Span span) const { return span.of(text()); }
  [[nodiscard]] std::size_t line_count() const;
  // The line (0-based) that holds the offset, and its bytes without the line end.
  [[nodiscard]] std::size_t line_of(Offset at) const;
  [[nodiscard]] Span line_span(std::size_t line) const;

  // Offsets past the end are taken as the end.
  [[nodiscard]] LineColumn position(Offset at) const;
  // UTF-16 code units from the start of the line (LSP, SARIF), 0-based.
  [[nodiscard]] std::uint32_t utf16_column(Offset at) const;
  // UTF-16 code units from the start of the file, 0-based. Linear in the offset.
  [[nodiscard]] std::uint32_t utf16_offset(Offset at) const;

  [[nodiscard]] std::span<Piece const> pieces() const { return pieces_; }

 private:
  struct Content;
  [[nodiscard]] std::vector<Offset> const& line_starts() const;
  // Where counting of columns begins for an offset on the line.
  Offset column_start(std::size_t line, Offset at) const;

  std::string path_;
  std::shared_ptr<Content const> content_;
  std::vector<Piece> pieces_;
};

class Sources {
 public:
  FileId add(std::string path, std::string text, std::vector<Piece> pieces = {});
  FileId add(SourceFile file) { return files_.add(std::move(file)); }
  [[nodiscard]] SourceFile const& operator[](FileId file) const { return files_[file]; }
  [[nodiscard]] std::size_t size() const { return files_.size(); }
  [[nodiscard]] std::string_view text(Location at) const { return files_[at.file].text(at.span); }

  // Follows pieces to the file in which the bytes were written. A span that crosses a seam is cut at it.
  [[nodiscard]] Location origin(Location at) const;

 private:
  Table<SourceFile, FileId> files_;
};

}  // namespace stet
