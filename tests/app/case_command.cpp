#include "tests/app/case_command.h"

#include <algorithm>
#include <stdexcept>
#include <utility>
#include <variant>

#include "app/cli/console.h"
#include "app/cli/options.h"

namespace stet::test {

bool holds_map(std::string const& name) {
  std::string const extension = std::filesystem::path(name).extension().string();
  return extension == ".argdown" || extension == ".ad" || extension == ".case";
}

app::Request request_of(Case const& test) {
  std::vector<std::string> arguments{"stet", "check"};
  arguments.insert(arguments.end(), test.arguments.begin(), test.arguments.end());
  bool const names_path = std::ranges::any_of(test.arguments, [&](std::string const& argument) {
    return std::ranges::any_of(test.files, [&](auto const& file) { return file.name == argument; }) ||
           argument == ".";
  });
  if (!names_path) {
    auto const map = std::ranges::find_if(test.files, [](auto const& file) { return holds_map(file.name); });
    arguments.push_back(map == test.files.end() ? "." : map->name);
  }
  std::vector<char const*> argv;
  for (auto const& argument : arguments) argv.push_back(argument.c_str());
  auto command = app::parse_options(static_cast<int>(argv.size()), argv.data());
  if (!command) throw std::runtime_error(command.error().err);
  if (auto const settled = app::settle(*command, app::surroundings()); !settled)
    throw std::runtime_error(settled.error().message);
  return std::get<app::CheckCommand>(std::move(*command)).request;
}

}  // namespace stet::test
