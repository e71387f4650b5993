// The fenced code blocks of a Markdown page, so that tests can run what the documentation shows.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

struct Fence {
  std::string section;   // the last `## ` heading before it
  std::string language;  // the first word behind the backquotes
  std::string argument;  // the rest of that line
  std::string body;
  std::size_t line = 0;  // of the opening backquotes, 1-based
};

// In the order of the page. A fence that is opened with more backquotes may hold others; they are its text.
[[nodiscard]] std::vector<Fence> fences(std::string_view markdown);

// The whole file; fails the running test if it cannot be read.
[[nodiscard]] std::string read_text(std::filesystem::path const& path);

// UTF-8 text as ISO 8859-1; characters beyond it are dropped.
[[nodiscard]] std::string latin1(std::string_view utf8);

}  // namespace stet::test
