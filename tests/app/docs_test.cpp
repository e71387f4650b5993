// What the documentation says of commands, options, keys and rules exists, nothing that exists is missing
// from its references, and every page is two clicks from README. docs/cli.md and docs/rules.md are written by
// UPDATE=1.
#include <algorithm>
#include <deque>
#include <filesystem>
#include <fstream>
#include <map>
#include <regex>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "app/cli/options.h"
#include "tests/support/case_file.h"
#include "tests/support/fences.h"
#include "verify/config/file.h"
#include "verify/data_keys.h"
#include "verify/registry/keys.h"
#include "verify/rule_table.h"

namespace stet::test {
namespace {

namespace fs = std::filesystem;
fs::path const root = STET_SOURCE_DIR;

std::string help_of(std::vector<std::string> words) {
  words.insert(words.begin(), "stet");
  words.emplace_back("--help");
  std::vector<char const*> arguments;
  for (auto const& word : words) arguments.push_back(word.c_str());
  auto const parsed = app::parse_options(static_cast<int>(arguments.size()), arguments.data());
  return parsed ? std::string() : parsed.error().out;
}

// The names under "Subcommands:".
std::vector<std::string> subcommands(std::string const& help) {
  std::vector<std::string> names;
  std::istringstream lines(help);
  bool inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line == "Subcommands:") {
      inside = true;
    } else if (inside && line.empty()) {
      inside = false;
    } else if (inside && line.starts_with("  ") && line[2] != ' ') {
      names.push_back(line.substr(2, line.find(' ', 2) - 2));
    }
  }
  return names;
}

// Every command with its help: `check`, `source add`, ...
std::map<std::string, std::string> const& commands() {
  static auto const all = [] {
    std::map<std::string, std::string> found{{"", help_of({})}};
    for (auto const& name : subcommands(found[""])) {
      auto const& help = found[name] = help_of({name});
      for (auto const& verb : subcommands(help)) found[name + " " + verb] = help_of({name, verb});
    }
    return found;
  }();
  return all;
}

std::string cli_page() {
  std::string out =
      "# The command line\n\n"
      "The help of every command, as `stet COMMAND --help` prints it. This page is made from it; a test "
      "compares the two.\n"
      "`stet` without a path checks the current folder in `check` and `baseline`; `-` stands for standard "
      "input and output.\n\n"
      "Exit status of every command that judges: 0 clean, 1 findings, 2 could not run. Where a command uses "
      "1 for\n"
      "something else, its help says so.\n\n";
  auto const section = [&](std::string const& name) {
    out += "## stet" + (name.empty() ? "" : " " + name) + "\n\n```text\n" + commands().at(name) + "```\n\n";
  };
  section("");
  for (auto const& name : subcommands(commands().at(""))) {
    section(name);
    for (auto const& verb : subcommands(commands().at(name))) section(name + " " + verb);
  }
  out.pop_back();
  return out;
}

std::string rules_page() {
  std::string out =
      "# Rules\n\n"
      "Every rule, by what it looks at and how loud it is unless `stet.toml` says otherwise\n"
      "([how](configuration.md#rules)). Single findings are let pass by [suppressions](suppressions.md). "
      "`stet explain RULE`\n"
      "prints a rule's page.\n";
  static constexpr std::pair<Category, std::string_view> groups[] = {
      {Category::quote, "Quotations, figures and dates"},
      {Category::argument, "Claims and arguments"},
      {Category::sourcing, "Sources"},
      {Category::coverage, "The article"},
      {Category::reference, "Names and files"},
      {Category::syntax, "Reading"},
      {Category::process, "Suppressions and baselines"}};
  for (auto const& [category, title] : groups) {
    out += "\n## " + std::string(title) + "\n\nCategory `" + std::string(to_string(category)) +
           "`.\n\n| rule | severity | reports |\n|---|---|---|\n";
    for (auto const severity : {Severity::error, Severity::warning, Severity::info})
      for (Rule const& rule : rules())
        if (rule.category == category && rule.severity == severity)
          out += "| [" + std::string(rule.id) + "](rules/" + std::string(rule.id) + ".md) | " +
                 std::string(to_string(severity)) + (rule.recommended ? "" : ", off by default") + " | " +
                 std::string(rule.summary) + " |\n";
  }
  return out;
}

void expect_page(std::string const& name, std::string const& text) {
  if (updating()) {
    std::ofstream(root / "docs" / name, std::ios::binary) << text;
    return;
  }
  EXPECT_EQ(read_text(root / "docs" / name), text) << "UPDATE=1 writes it";
}

TEST(Docs, CommandLineReferenceIsTheHelp) { expect_page("cli.md", cli_page()); }
TEST(Docs, RulesIndexHasEveryRule) { expect_page("rules.md", rules_page()); }

std::vector<fs::path> pages() {
  std::vector<fs::path> found{root / "README.md", root / "CONTRIBUTING.md"};
  for (auto const& entry : fs::recursive_directory_iterator(root / "docs"))
    if (entry.path().extension() == ".md") found.push_back(entry.path());
  std::ranges::sort(found);
  return found;
}

// Commands as the pages write them: lines of code blocks, and code in the text.
std::vector<std::string> commands_in(std::string const& page) {
  std::vector<std::string> found;
  auto const add = [&](std::string_view line) {
    while (line.starts_with(' ') || line.starts_with('$')) line.remove_prefix(1);
    if (line.starts_with("stet ")) found.emplace_back(line);
  };
  std::istringstream lines(page);
  bool inside = false;
  static std::regex const code("`([^`]+)`");
  std::string text;
  for (std::string line; std::getline(lines, line);) {
    if (line.find("```") != std::string::npos && line.find_first_not_of(" `>") != 0) {
      inside = !inside;
    } else if (inside) {
      add(line);
    } else {
      text += line + " ";
    }
  }
  for (std::sregex_iterator at(text.begin(), text.end(), code), end; at != end; ++at) add((*at)[1].str());
  return found;
}

TEST(Docs, CommandsAndOptionsExist) {
  static std::regex const option("(^|[ |(\\[])(--?[a-z][a-z-]*)");
  std::size_t seen = 0;
  for (auto const& path : pages()) {
    if (path.filename() == "cli.md") continue;
    for (auto const& command : commands_in(read_text(path))) {
      std::istringstream words(command);
      std::string stet;
      std::string first;
      std::string second;
      words >> stet >> first >> second;
      bool const is_placeholder = first.empty() || first[0] == '-' ||
                                  first.find_first_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ.…") != std::string::npos;
      if (is_placeholder) continue;
      while (!first.empty() && (first.back() == ',' || first.back() == ':')) first.pop_back();
      ASSERT_TRUE(commands().contains(first)) << path << ": " << command;
      ++seen;
      std::string const help = commands().contains(first + " " + second) ? commands().at(first + " " + second)
                                                                         : commands().at(first);
      // What stands behind a comment or a pipe is somebody else's.
      auto const own = command.substr(0, command.find_first_of("#|"));
      for (std::sregex_iterator at(own.begin(), own.end(), option), end; at != end; ++at) {
        auto const name = (*at)[2].str();
        bool const known = help.find(name + " ") != std::string::npos ||
                           help.find(name + ",") != std::string::npos ||
                           help.find(name + "\n") != std::string::npos;
        EXPECT_TRUE(known) << path << ": " << command << ": " << name;
      }
    }
  }
  EXPECT_GT(seen, 100U);
}

// Blocks of TOML are files that stet reads: stet.toml, or suppressions by claim.
TEST(Docs, ConfigurationsAreRead) {
  std::size_t seen = 0;
  for (auto const& path : pages())
    for (auto const& fence : fences(read_text(path))) {
      if (fence.language != "toml" || fence.body.find("[[suppress]]") != std::string::npos) continue;
      ++seen;
      std::vector<verify::config::Complaint> complaints;
      (void)verify::config::read_config(fence.body, path.filename().string(), complaints);
      for (auto const& complaint : complaints) ADD_FAILURE() << complaint.text();
    }
  EXPECT_GT(seen, 3U);
}

TEST(Docs, EveryPageIsTwoClicksAway) {
  static std::regex const link(R"(\]\(([^)#\s]+)[^)]*\))");
  std::map<fs::path, int> depth{{root / "README.md", 0}};
  std::deque<fs::path> waiting{root / "README.md"};
  while (!waiting.empty()) {
    auto const path = waiting.front();
    waiting.pop_front();
    std::string const page = read_text(path);
    for (std::sregex_iterator at(page.begin(), page.end(), link), end; at != end; ++at) {
      std::string const target = (*at)[1];
      if (!target.ends_with(".md") || target.find("://") != std::string::npos) continue;
      auto const to = (path.parent_path() / target).lexically_normal();
      if (fs::exists(to) && depth.try_emplace(to, depth.at(path) + 1).second) waiting.push_back(to);
    }
  }
  for (auto const& page : pages()) {
    ASSERT_TRUE(depth.contains(page)) << page << " is linked from nowhere";
    EXPECT_LE(depth.at(page), 2) << page;
  }
}

// The first cells of the table below a heading of docs/keys.md, without backquotes; several in one cell are
// parted by commas.
std::set<std::string> listed(std::string_view heading) {
  std::istringstream lines(read_text(root / "docs/keys.md"));
  std::set<std::string> keys;
  bool inside = false;
  static std::regex const code("`([^`]+)`");
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("## ")) inside = line.substr(3) == heading;
    if (!inside || !line.starts_with("| `")) continue;
    auto const cell = line.substr(2, line.find(" |", 2) - 2);
    for (std::sregex_iterator at(cell.begin(), cell.end(), code), end; at != end; ++at)
      keys.insert((*at)[1].str());
  }
  return keys;
}

template <class Range>
std::set<std::string> set_of(Range const& range) {
  std::set<std::string> keys;
  for (auto const& key : range) keys.emplace(key);
  return keys;
}

TEST(Docs, KeysOfTheConfiguration) { EXPECT_EQ(listed("stet.toml"), set_of(verify::config::key_paths())); }
TEST(Docs, KeysOfDataBlocks) { EXPECT_EQ(listed("Data blocks"), set_of(verify::data_block_keys())); }
TEST(Docs, KeysOfFrontMatter) {
  auto keys = set_of(verify::front_matter_keys());
  for (auto const key : verify::stet_keys) keys.insert("stet." + std::string(key));
  keys.erase("stet");
  EXPECT_EQ(listed("Front matter"), keys);
}
TEST(Docs, KeysOfRegistries) {
  std::set<std::string> keys;
  auto const add = [&](std::string const& prefix, auto const& list) {
    for (auto const key : list) keys.insert(prefix + std::string(key));
  };
  add("", verify::keys::record);
  add("custom.", verify::keys::custom);
  add("custom.ratings.", verify::keys::rating);
  add("custom.lineage.", verify::keys::lineage);
  add("custom.status.", verify::keys::status);
  add("custom.snapshots.", verify::keys::snapshot);
  for (auto const* whole :
       {"custom", "custom.ratings", "custom.lineage", "custom.status", "custom.snapshots"})
    keys.erase(whole);
  EXPECT_EQ(listed("The registry"), keys);
}
TEST(Docs, EnvironmentVariables) {
  std::set<std::string> read;
  static std::regex const name("(?:environment|getenv|secure_getenv|set|forced)\\(\"([A-Z_]{2,})\"\\)");
  for (auto const* room : {"app", "base", "verify"})
    for (auto const& entry : fs::recursive_directory_iterator(root / room)) {
      if (entry.path().extension() != ".cpp" && entry.path().extension() != ".h") continue;
      std::string const text = read_text(entry.path());
      for (std::sregex_iterator at(text.begin(), text.end(), name), end; at != end; ++at)
        read.insert((*at)[1].str());
    }
  EXPECT_EQ(listed("Environment"), read);
}

}  // namespace
}  // namespace stet::test
