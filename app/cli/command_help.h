// What the program's help says of its commands, as values: completions and manual pages are made from it.
#pragma once

#include <string>
#include <vector>

namespace stet::app {

struct OptionHelp {
  std::vector<std::string> names;  // `-o`, `--output`; empty: told by its position
  std::string value;               // what it takes: `FILE`, `svg|png`; empty: nothing
  std::string about;
  bool required = false;
  bool repeated = false;  // by position: any number of them
};

struct CommandHelp {
  std::string name;  // `source add`; of the program itself: `stet`
  std::string about;
  std::vector<OptionHelp> options;  // by name first, then by position
  std::vector<CommandHelp> commands;
  std::string footer;  // paragraphs; a line that ends with a colon is the heading of those below it
};

// Of the program, with all commands in it.
[[nodiscard]] CommandHelp command_help();

// The words to choose from, where a value is one of a few (`svg|png`); else none.
[[nodiscard]] std::vector<std::string> choices(OptionHelp const& option);

// Whether a value is the name of a file or folder.
[[nodiscard]] bool takes_path(OptionHelp const& option);

}  // namespace stet::app
