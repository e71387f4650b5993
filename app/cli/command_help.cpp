#include "app/cli/command_help.h"

#include <algorithm>
#include <string_view>

namespace stet::app {

std::vector<std::string> choices(OptionHelp const& option) {
  std::vector<std::string> words;
  std::string_view rest = option.value;
  bool const of_words =
      rest.contains('|') && std::ranges::none_of(rest, [](char c) { return c >= 'A' && c <= 'Z'; });
  while (of_words && !rest.empty()) {
    auto const end = std::min(rest.find('|'), rest.size());
    words.emplace_back(rest.substr(0, end));
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return words;
}

bool takes_path(OptionHelp const& option) {
  for (std::string_view const word : {"FILE", "DIR", "PATH", "ARTICLE"})
    if (option.value.contains(word)) return true;
  return false;
}

}  // namespace stet::app
