// The command that a case of tests/cases/check stands for, and the folder that it runs in.
#pragma once

#include <filesystem>

#include "app/run/request.h"
#include "tests/support/case_file.h"

namespace stet::test {

// The current folder, until the end of the scope; findings name files relative to it.
class Inside {
 public:
  explicit Inside(std::filesystem::path const& folder) : before_(std::filesystem::current_path()) {
    std::filesystem::current_path(folder);
  }
  Inside(Inside const&) = delete;
  Inside& operator=(Inside const&) = delete;
  ~Inside() { std::filesystem::current_path(before_); }

 private:
  std::filesystem::path before_;
};

[[nodiscard]] bool holds_map(std::string const& name);

// Its arguments, and its first map unless they name paths.
[[nodiscard]] app::Request request_of(Case const& test);

}  // namespace stet::test
