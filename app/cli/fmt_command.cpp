// stet fmt: maps with their lines, indentation and blank lines in order. What would not read the same is not
// written.
#include <algorithm>
#include <cstdio>
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/input.h"
#include "argmap/project.h"
#include "base/file.h"
#include "base/utf8.h"
#include "parser/format.h"
#include "parser/parse.h"

namespace stet::app {
namespace {

std::expected<std::string, Error> formatted(std::string const& text, FmtCommand const& command) {
  if (utf8::first_invalid(text) || text.contains('\0')) {
    return std::unexpected(Error{"not UTF-8 text; it is left as it is"});
  }
  parser::ParseOptions const options{.dialect = command.dialect};
  auto const before = parser::parse(FileId{0}, text, options);
  auto result = parser::format(before.tree, text, {.dialect = command.dialect, .width = command.width});
  auto const after = parser::parse(FileId{0}, result, options);
  if (!parser::reads_the_same(before.tree, text, after.tree, result)) {
    bool const has_mistakes = std::ranges::any_of(
        before.diagnostics.list(), [](Diagnostic const& found) { return found.severity == Severity::error; });
    return std::unexpected(Error{
        has_mistakes ? "it has mistakes, which `stet check` names; it is left as it is until they are mended"
                     : "formatting would change what it says; it is left as it is (please report this)"});
  }
  return result;
}

std::optional<std::string> standard_input() {
  std::string text;
  char buffer[65536];
  for (;;) {
    std::size_t const got = std::fread(buffer, 1, sizeof buffer, stdin);
    text.append(buffer, got);
    if (text.size() > default_file_limit) return std::nullopt;
    if (got < sizeof buffer) return text;
  }
}

Outcome format_standard_input(FmtCommand const& command) {
  auto const text = standard_input();
  if (!text) return {2, {}, complaint("standard input is larger than 512 MiB")};
  auto result = formatted(*text, command);
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
    if (argmap::is_markdown(input.path.string())) {
      if (input.named) fail(input.path, "fmt formats .argdown and .ad files, not Markdown");
      continue;
    }
    auto const text = read_file(input.path);
    if (!text) {
      outcome.err += complaint(text.error().message);
      outcome.code = 2;
      continue;
    }
    ++files;
    auto const result = formatted(*text, command);
    if (!result) {
      fail(input.path, result.error().message);
      continue;
    }
    if (*result == *text) continue;
    ++changed;
    if (command.check) {
      outcome.out += fmt::format("would format {}\n", input.path.string());
      continue;
    }
    if (auto const written = write_file(input.path, *result); !written) {
      outcome.err += complaint(written.error().message);
      outcome.code = 2;
      continue;
    }
    outcome.out += fmt::format("formatted {}\n", input.path.string());
  }
  outcome.err += fmt::format("{} of {} file{} {}\n", changed, files, files == 1 ? "" : "s",
                             command.check ? "would change" : "changed");
  if (command.check && changed != 0 && outcome.code == 0) outcome.code = 1;
  return outcome;
}

}  // namespace stet::app
