#include "app/cli/completions.h"

#include <string_view>
#include <vector>

#include <fmt/format.h>

namespace stet::app {
namespace {

// In single quotes, for the three shells alike where there is none inside; they differ in how one is written.
std::string quoted(std::string_view text, std::string_view for_quote) {
  std::string out = "'";
  for (char const c : text) {
    if (c == '\'')
      out += for_quote;
    else
      out += c;
  }
  return out + "'";
}

std::string in_shell(std::string_view text) { return quoted(text, "'\\''"); }

std::string in_fish(std::string_view text) {
  std::string escaped;
  for (char const c : text) {
    if (c == '\\') escaped += '\\';
    escaped += c;
  }
  return quoted(escaped, "\\'");
}

std::string joined(std::vector<std::string> const& words, std::string_view between) {
  return fmt::format("{}", fmt::join(words, between));
}

// `stet source add`: by which a script knows where it is.
std::string path_of(CommandHelp const& command) {
  return command.name == "stet" ? command.name : "stet " + command.name;
}

std::string_view last_word(CommandHelp const& command) {
  std::string_view const name = command.name;
  return name.substr(name.rfind(' ') + 1);  // npos + 1 is 0
}

template <class Use>
void each(CommandHelp const& command, Use const& use) {
  use(command);
  for (auto const& inner : command.commands) each(inner, use);
}

// `'stet new'|'stet source'|...`: every path but the program's own.
std::vector<std::string> quoted_paths(CommandHelp const& program) {
  std::vector<std::string> paths;
  each(program, [&](CommandHelp const& command) {
    if (&command != &program) paths.push_back(in_shell(path_of(command)));
  });
  return paths;
}

std::string for_bash(CommandHelp const& program) {
  std::string values, words;
  each(program, [&](CommandHelp const& command) {
    std::vector<std::string> offered;
    bool files = false;
    for (auto const& inner : command.commands) offered.emplace_back(last_word(inner));
    for (auto const& option : command.options) {
      for (auto const& name : option.names) offered.push_back(name);
      auto const among = choices(option);
      if (option.names.empty()) {
        files = files || takes_path(option);
        offered.insert(offered.end(), among.begin(), among.end());
      }
      if (option.names.empty() || option.value.empty()) continue;
      std::vector<std::string> places;
      for (auto const& name : option.names) places.push_back(in_shell(path_of(command) + " " + name));
      values += fmt::format("    {})\n      words={} files={} ;;\n", joined(places, "|"),
                            in_shell(joined(among, " ")), takes_path(option) ? "yes" : "");
    }
    words += fmt::format("      {}) words={} files={} ;;\n", in_shell(path_of(command)),
                         in_shell(joined(offered, " ")), files ? "yes" : "");
  });
  return fmt::format(
      "# bash completion for stet, by `stet completions bash`\n"
      "_stet() {{\n"
      "  local current=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}} path=stet word "
      "words= files=\n"
      "  for word in \"${{COMP_WORDS[@]:1:COMP_CWORD-1}}\"; do\n"
      "    case \"$path $word\" in\n"
      "      {})\n"
      "        path=\"$path $word\" ;;\n"
      "    esac\n"
      "  done\n"
      "  case \"$path $before\" in\n"
      "{}"
      "    *)\n"
      "      case \"$path\" in\n"
      "{}"
      "      esac ;;\n"
      "  esac\n"
      "  COMPREPLY=($(compgen -W \"$words\" -- \"$current\"))\n"
      "  [ -z \"$files\" ] || COMPREPLY+=($(compgen -f -- \"$current\"))\n"
      "}}\n"
      "complete -o filenames -o bashdefault -F _stet stet\n",
      joined(quoted_paths(program), "|"), values, words);
}

// What stands behind an option or at a place in an _arguments specification: `:FILE:_files`.
std::string zsh_action(OptionHelp const& option) {
  auto const among = choices(option);
  std::string label = option.value.empty() ? std::string("VALUE") : option.value;
  for (char& c : label)
    if (c == ':') c = ' ';
  if (!among.empty()) return ":" + label + ":(" + joined(among, " ") + ")";
  return ":" + label + ":" + (takes_path(option) ? "_files" : "");
}

// Text inside the brackets of an _arguments specification.
std::string zsh_about(std::string_view text) {
  std::string out;
  for (char const c : text) {
    if (c == '[' || c == ']' || c == ':' || c == '\\') out += '\\';
    out += c;
  }
  return out;
}

std::string for_zsh(CommandHelp const& program) {
  std::string cases;
  each(program, [&](CommandHelp const& command) {
    cases += fmt::format("    ({})\n", in_shell(path_of(command)));
    if (!command.commands.empty()) {
      cases += "      if [[ $words[CURRENT] != -* ]]; then\n        commands=(\n";
      for (auto const& inner : command.commands)
        cases += fmt::format("          {}\n",
                             in_shell(fmt::format("{}:{}", last_word(inner), zsh_about(inner.about))));
      cases += "        )\n        _describe command commands\n        return\n      fi\n";
    }
    cases += "      _arguments -S";
    for (auto const& option : command.options) {
      std::string const action = option.value.empty() ? "" : zsh_action(option);
      if (option.names.empty())
        cases += " \\\n        " +
                 in_shell((option.repeated ? "*" : "") + (option.value.empty() ? ":VALUE:" : action));
      for (auto const& name : option.names) {
        std::string const only_once = option.repeated ? "*" : "(" + joined(option.names, " ") + ")";
        cases += " \\\n        " + in_shell(only_once + name + "[" + zsh_about(option.about) + "]" + action);
      }
    }
    cases += " ;;\n";
  });
  return fmt::format(
      "#compdef stet\n"
      "# zsh completion for stet, by `stet completions zsh`\n"
      "_stet() {{\n"
      "  local place=stet\n"
      "  local -a commands\n"
      "  while (( CURRENT > 2 )); do\n"
      "    case \"$place $words[2]\" in\n"
      "      ({})\n"
      "        place=\"$place $words[2]\"; shift words; (( CURRENT-- )) ;;\n"
      "      (*) break ;;\n"
      "    esac\n"
      "  done\n"
      "  case $place in\n"
      "{}"
      "  esac\n"
      "}}\n"
      "if [ \"$funcstack[1]\" = _stet ]; then _stet \"$@\"; else compdef _stet stet; fi\n",
      joined(quoted_paths(program), "|"), cases);
}

std::string for_fish(CommandHelp const& program) {
  std::string lines;
  each(program, [&](CommandHelp const& command) {
    auto const here =
        fmt::format("complete -c stet -n {}", in_fish("test (__stet_path) = \"" + path_of(command) + "\""));
    bool files = false;
    for (auto const& inner : command.commands)
      lines += fmt::format("{} -f -a {} -d {}\n", here, last_word(inner), in_fish(inner.about));
    for (auto const& option : command.options) {
      auto const among = choices(option);
      if (option.names.empty()) {
        files = files || takes_path(option);
        if (!among.empty()) lines += fmt::format("{} -f -a {}\n", here, in_fish(joined(among, " ")));
        continue;
      }
      std::string line = here;
      for (auto const& name : option.names)
        line += name.starts_with("--") ? " -l " + name.substr(2)
                                       : (name.size() == 2 ? " -s " : " -o ") + name.substr(1);
      if (!option.value.empty()) line += takes_path(option) ? " -r -F" : " -x";
      if (!among.empty()) line += " -a " + in_fish(joined(among, " "));
      lines += line + " -d " + in_fish(option.about) + "\n";
    }
    if (!files) lines += here + " -f\n";
  });
  return fmt::format(
      "# fish completion for stet, by `stet completions fish`\n"
      "function __stet_path\n"
      "  set -l path stet\n"
      "  for word in (commandline -opc)[2..-1]\n"
      "    switch \"$path $word\"\n"
      "      case {}\n"
      "        set path \"$path $word\"\n"
      "    end\n"
      "  end\n"
      "  echo $path\n"
      "end\n"
      "{}",
      joined(quoted_paths(program), " "), lines);
}

}  // namespace

std::string completions(CommandHelp const& program, Shell shell) {
  switch (shell) {
    case Shell::bash: return for_bash(program);
    case Shell::zsh: return for_zsh(program);
    case Shell::fish: return for_fish(program);
  }
  return {};
}

}  // namespace stet::app
