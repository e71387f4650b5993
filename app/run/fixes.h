// Fixes applied: which of them go together, the new texts, and how they differ from the old.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "app/report/report.h"
#include "app/run/request.h"

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
  std::vector<FileEdits> files;                      // sorted by path
  std::size_t applied = 0;                           // findings that are fixed
  std::vector<std::vector<std::string>> changed_by;  // the files of each of them
};

// All safe fixes of the findings (with `unsafe`, those too); of fixes that touch the same place the first
// wins. Each is applied whole or not at all.
[[nodiscard]] Fixes gather_fixes(std::vector<FileReport> const& files, bool unsafe_too);

// The fixes of what the request's maps say; `problems` are what could not be checked.
struct FoundFixes {
  Fixes fixes;
  std::vector<Problem> problems;
};
[[nodiscard]] FoundFixes find_fixes(Request const& request);

// Writes fixes until none is left, since one may make room for another.
struct AppliedFixes {
  std::size_t findings = 0;
  std::size_t files = 0;
  std::vector<Problem> problems;  // files that could not be written; what is fixed in them does not count
};
[[nodiscard]] AppliedFixes apply_fixes(Request const& request);

// A unified diff with three lines of context, as `diff -u` and Git write it.
[[nodiscard]] std::string unified_diff(FileEdits const& file);

}  // namespace stet::app
