// Fixes applied: which of them go together, the new texts, and how they differ from the old.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/report/report.h"

namespace stet::app {

struct TextEdit {
  Span span;
  std::string text;
  friend bool operator==(TextEdit const&, TextEdit const&) = default;
};

// A file with changes that do not touch each other, in order.
struct FileEdits {
  std::string path;
  std::string before;
  std::vector<TextEdit> edits;

  [[nodiscard]] std::string after() const;
};

struct Fixes {
  std::vector<FileEdits> files;  // sorted by path
  std::size_t applied = 0;       // findings that are fixed
};

// All safe fixes of the findings (with `unsafe`, those too); of fixes that touch the same place the first
// wins. Each is applied whole or not at all.
[[nodiscard]] Fixes gather_fixes(std::vector<FileReport> const& files, bool unsafe_too);

// A unified diff with three lines of context, as `diff -u` and Git write it.
[[nodiscard]] std::string unified_diff(FileEdits const& file);

}  // namespace stet::app
