#include "tests/support/fences.h"

#include <fstream>
#include <iterator>

#include <gtest/gtest.h>

namespace stet::test {
namespace {

std::size_t leading_backquotes(std::string_view line) {
  auto const end = line.find_first_not_of('`');
  return end == std::string_view::npos ? line.size() : end;
}

}  // namespace

std::vector<Fence> fences(std::string_view markdown) {
  std::vector<Fence> result;
  std::string section;
  std::size_t open = 0;  // number of backquotes of the fence we are in
  std::size_t number = 0;
  while (!markdown.empty()) {
    auto const end = std::min(markdown.find('\n'), markdown.size());
    std::string_view const line = markdown.substr(0, end);
    markdown.remove_prefix(std::min(end + 1, markdown.size()));
    ++number;
    std::size_t const marks = leading_backquotes(line);
    if (open > 0) {
      if (marks >= open && marks == line.size()) {
        open = 0;
      } else {
        result.back().body.append(line).push_back('\n');
      }
    } else if (marks >= 3) {
      open = marks;
      std::string_view const info = line.substr(marks);
      auto const blank = info.find(' ');
      Fence fence{.section = section, .language = {}, .argument = {}, .body = {}, .line = number};
      fence.language = info.substr(0, blank);
      if (blank != std::string_view::npos) fence.argument = info.substr(blank + 1);
      result.push_back(std::move(fence));
    } else if (line.starts_with("## ")) {
      section = line.substr(3);
    }
  }
  return result;
}

std::string read_text(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

std::string latin1(std::string_view utf8) {
  std::string result;
  for (std::size_t i = 0; i < utf8.size(); ++i) {
    auto const byte = static_cast<unsigned char>(utf8[i]);
    if (byte < 0x80) {
      result.push_back(utf8[i]);
    } else if ((byte == 0xC2 || byte == 0xC3) && i + 1 < utf8.size()) {
      ++i;
      result.push_back(
          static_cast<char>((byte & 0x03U) << 6U | (static_cast<unsigned char>(utf8[i]) & 0x3FU)));
    }
  }
  return result;
}

}  // namespace stet::test
