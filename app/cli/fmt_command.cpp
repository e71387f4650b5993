// stet fmt: maps with their lines, indentation and blank lines in order. What would not read the same is not
// written.
#include <algorithm>
#include <expected>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/map_file.h"
#include "argmap/project.h"
#include "base/file.h"
#include "base/utf8.h"
#include "parser/format.h"
#include "parser/parse.h"

namespace stet::app {
namespace {

std::expected<std::string, Error> formatted_map(std::string_view text, FmtCommand const& command) {
  auto const parsed = parser::parse(FileId{0}, text, {.dialect = command.dialect});
  auto result =
      parser::format_stably(parsed.tree, text, {.dialect = command.dialect, .width = command.width});
  if (result) return std::move(*result);
  bool const has_mistakes = std::ranges::any_of(
      parsed.diagnostics.list(), [](Diagnostic const& found) { return found.severity == Severity::error; });
  return std::unexpected(Error{
      has_mistakes ? "it has mistakes, which `stet check` names; it is left as it is until they are mended"
                   : "formatting would change what it says; it is left as it is (please report this)"});
}

// Calls `take` with each line, its line end included.
template <class Take>
void for_each_line(std::string_view text, Take take) {
  while (!text.empty()) {
    std::size_t const end = std::min(text.find('\n'), text.size() - 1) + 1;
    take(text.substr(0, end));
    text.remove_prefix(end);
  }
}

// Markdown with the maps in its fences formatted, each by itself; everything else stays as it is.
std::expected<std::string, Error> formatted_markdown(std::string_view text, FmtCommand const& command) {
  std::string result;
  Offset copied = 0;
  for (argmap::FencedBlock const& block : argmap::find_fences(text)) {
    std::string map;
    for_each_line(block.content.of(text), [&](std::string_view line) {
      std::size_t indent = 0;
      while (indent < block.indent && indent < line.size() && line[indent] == ' ') ++indent;
      map += line.substr(indent);
    });
    auto const done = formatted_map(map, command);
    if (!done) return std::unexpected(done.error());
    result += text.substr(copied, block.content.begin - copied);
    for_each_line(*done, [&](std::string_view line) {
      bool const blank = line.find_first_not_of("\r\n") == std::string_view::npos;
      if (!blank) result.append(block.indent, ' ');
      result += line;
    });
    // The last line may have none where `//` would become a comment; the closing fence needs it.
    if (block.closed && !done->empty() && done->back() != '\n') result += '\n';
    copied = block.content.end;
  }
  result += text.substr(copied);
  return result;
}

std::expected<std::string, Error> formatted(std::string const& text, bool markdown,
                                            FmtCommand const& command) {
  if (utf8::first_invalid(text) || text.contains('\0')) {
    return std::unexpected(Error{"not UTF-8 text; it is left as it is"});
  }
  return markdown ? formatted_markdown(text, command) : formatted_map(text, command);
}

Outcome format_standard_input(FmtCommand const& command) {
  auto const text = read_standard_input();
  if (!text) return {2, {}, complaint(text.error().message)};
  auto result = formatted(*text, false, command);
  if (!result) return {2, {}, complaint("standard input: " + result.error().message)};
  if (command.check) return {*result == *text ? 0 : 1, {}, {}};
  return {0, std::move(*result), {}};
}

}  // namespace

Outcome run(FmtCommand const& command) {
  if (command.standard_input) return format_standard_input(command);
  Outcome outcome;
  auto const found = find_inputs(command.paths);
  for (Problem const& problem : found.problems) {
    outcome.err += complaint(problem.message);
    outcome.code = 2;
  }
  std::size_t files = 0;
  std::size_t changed = 0;
  auto const fail = [&](std::filesystem::path const& path, std::string const& message) {
    outcome.err += complaint("`" + path.string() + "`: " + message);
    outcome.code = 2;
  };
  for (Input const& input : found.inputs) {
    bool const markdown = argmap::is_markdown(input.path.string());
    auto const text = read_file(input.path);
    if (!text) {
      outcome.err += complaint(text.error().message);
      outcome.code = 2;
      continue;
    }
    // Markdown that holds no map is nobody's business here, unless it was named.
    if (markdown && !input.named && argmap::find_fences(*text).empty()) continue;
    ++files;
    auto const result = formatted(*text, markdown, command);
    if (!result) {
      fail(input.path, result.error().message);
      continue;
    }
    if (*result == *text) continue;
    if (command.check) {
      ++changed;
      outcome.out += fmt::format("would format {}\n", input.path.string());
      continue;
    }
    if (auto const written = write_file(input.path, *result); !written) {
      outcome.err += complaint(written.error().message);
      outcome.code = 2;
      continue;
    }
    ++changed;
    outcome.out += fmt::format("formatted {}\n", input.path.string());
  }
  outcome.err += fmt::format("{} of {} file{} {}\n", changed, files, files == 1 ? "" : "s",
                             command.check ? "would change" : "changed");
  if (command.check && changed != 0 && outcome.code == 0) outcome.code = 1;
  return outcome;
}

}  // namespace stet::app
