// From a file to the text that is parsed: `@include(path)` expanded, ```` ```argdown ```` fences taken out of
// Markdown. The result is an assembled source whose pieces lead every position back to the file it was
// written in. Reading files is the caller's business, and so is deciding which may be read.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/file.h"
#include "base/source.h"

namespace stet::argmap {

// Reads the file at a path (relative paths have been resolved against the including file's folder).
using ReadFile = std::function<std::expected<std::string, Error>(std::string const& path)>;

struct ProjectOptions {
  // What the file at a path is, however it is named: links lead to one file by any number of paths. None: the
  // path.
  std::function<std::string(std::string const& path)> identity = {};
  // Files below this are not read any deeper: includes nested deeper than this are findings.
  std::size_t max_depth = 64;
  // Bytes of the assembled text; an include that would pass it is a finding.
  std::size_t max_size = 512ULL << 20U;
};

// Expands the includes of a file. Without any, the file itself is returned; else an assembled file, added to
// `sources`. Each file is included once; a second include of it leaves nothing behind. Unreadable files and
// circles are findings at the include (`missing-include`, `include-cycle`).
[[nodiscard]] FileId expand_includes(Sources& sources, FileId file, ReadFile const& read,
                                     Diagnostics& diagnostics, ProjectOptions const& options = {});

// The contents of all fenced code blocks whose info string begins with `argdown` (or `argdown-map`), each
// followed by an empty line, as one assembled file added to `sources`. Fences follow CommonMark 0.31: three
// or more backticks or tildes, indented by at most three spaces, closed by at least as many or by the end;
// their indentation is taken off the content. A file without any gives an empty one.
[[nodiscard]] FileId extract_fences(Sources& sources, FileId file);

// One of these blocks: the lines between its fences, and how many spaces are taken off each.
struct FencedBlock {
  Span content;
  std::size_t indent = 0;
  bool closed = false;
};
[[nodiscard]] std::vector<FencedBlock> find_fences(std::string_view markdown);

// True for names that end in .md, .markdown, .mdx, .rmd or .qmd, in any case.
[[nodiscard]] bool is_markdown(std::string_view path);

}  // namespace stet::argmap
