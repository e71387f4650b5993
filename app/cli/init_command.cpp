// stet init: what a project begins with. It looks for articles, bibliographies and the host of the
// repository, and writes what is not there yet.
#include <algorithm>
#include <array>
#include <filesystem>
#include <map>
#include <string>
#include <system_error>
#include <vector>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/report/terminal.h"
#include "app/run/articles.h"
#include "app/run/inputs.h"
#include "app/words/words.h"
#include "base/file_writer.h"
#include "base/text.h"
#include "parser/article.h"
#include "verify/first_map.h"

#ifndef STET_HOME
#define STET_HOME ""
#endif

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_looked_at = 4'096;  // files of a folder that are read in search of articles
constexpr std::size_t most_named = 20;         // articles that stet.toml names one by one

// What lies beside the pieces in most repositories and is none.
constexpr std::array<std::string_view, 10> no_articles = {
    "readme",   "changelog", "contributing", "license", "licence",
    "security", "authors",   "history",      "todo",    "code_of_conduct"};
constexpr std::array<std::string_view, 6> no_folders = {"node_modules", "vendor", "snapshots",
                                                        "build",        "_site",  "public"};

struct Found {
  std::vector<fs::path> articles;        // relative to the project
  std::vector<fs::path> bibliographies;  // likewise
};

bool is_passed_over(fs::path const& relative) {
  if (std::ranges::find(no_articles, lower(relative.stem().string())) != no_articles.end()) return true;
  return std::ranges::any_of(relative.parent_path(), [](fs::path const& part) {
    return std::ranges::find(no_folders, lower(part.string())) != no_folders.end();
  });
}

bool states_something(fs::path const& path) {
  auto const bytes = read_file(path);
  if (!bytes || bytes->find('\0') != std::string::npos) return false;
  auto const text = parser::read_article(*bytes, parser::article_format(path.string()));
  verify::FirstMapOptions options;
  options.path = "article";
  return verify::first_map(text, options).claims > 0;
}

std::vector<fs::path> bibliographies_in(fs::path const& folder) {
  std::vector<fs::path> found;
  std::error_code error;
  auto entry = fs::recursive_directory_iterator(folder, fs::directory_options::skip_permission_denied, error);
  for (std::size_t seen = 0; !error && entry != fs::recursive_directory_iterator() && seen < 100'000;
       ++seen) {
    auto const name = entry->path().filename().string();
    auto const extension = lower(entry->path().extension().string());
    bool const is_folder = entry->is_directory(error) && !entry->is_symlink(error);
    if (is_folder && (name.starts_with('.') || std::ranges::find(no_folders, name) != no_folders.end()))
      entry.disable_recursion_pending();
    if (!is_folder && (extension == ".bib" || extension == ".ris" || extension == ".nbib"))
      found.push_back(entry->path().lexically_relative(folder));
    entry.increment(error);
  }
  std::ranges::sort(found);
  return found;
}

Found look(fs::path const& folder) {
  Found found;
  auto const inputs = find_inputs({folder.string()});
  std::size_t looked_at = 0;
  auto const consider = [&](Input const& input) {
    auto const relative = input.path.lexically_normal().lexically_relative(folder.lexically_normal());
    if (is_passed_over(relative) || !may_be_article(input.path) || ++looked_at > most_looked_at) return;
    if (states_something(input.path)) found.articles.push_back(relative);
  };
  for (auto const& input : inputs.inputs) consider(input);
  // Pages in HTML are the articles only where no Markdown is: else they are what it is turned into.
  if (found.articles.empty())
    for (auto const& input : inputs.articles) consider(input);
  found.bibliographies = bibliographies_in(folder);
  return found;
}

// The articles as patterns: those at the top by their names, others by folder and kind.
std::vector<std::string> patterns_of(std::vector<fs::path> const& articles) {
  std::map<std::string, std::size_t> counts;
  for (auto const& article : articles) {
    bool const is_at_top = !article.has_parent_path();
    ++counts[is_at_top ? article.generic_string()
                       : article.begin()->generic_string() + "/**/*" + article.extension().generic_string()];
  }
  std::vector<std::string> patterns;
  for (auto const& [pattern, count] : counts) patterns.push_back(pattern);
  if (patterns.size() > most_named) patterns = {"**/*.md"};
  return patterns;
}

std::string toml_string(std::string_view text) {
  std::string out = "\"";
  for (char const c : text) {
    if (c == '"' || c == '\\') out += '\\';
    out += c;
  }
  return out + "\"";
}

struct Guess {
  std::string profile;
  std::string by;  // what it was told by
};

// What kind of documents the tree holds.
Guess profile_of(fs::path const& folder, Found const& found) {
  constexpr std::array<std::string_view, 12> generators = {
      "_config.yml",      "mkdocs.yml",     "hugo.toml",   ".eleventy.js",         "eleventy.config.js",
      "book.toml",        "antora.yml",     "_quarto.yml", "docusaurus.config.js", "docusaurus.config.ts",
      "astro.config.mjs", "astro.config.ts"};
  constexpr std::array<std::string_view, 6> of_news = {"_posts", "posts",    "news",
                                                       "blog",   "articles", "stories"};
  if (!found.bibliographies.empty()) return {"scholarly", found.bibliographies.front().generic_string()};
  for (auto const& article : found.articles) {
    auto const extension = lower(article.extension().string());
    if (extension == ".rmd" || extension == ".qmd") return {"scholarly", article.generic_string()};
  }
  auto const is_news = [&](fs::path const& article) {
    return std::ranges::any_of(article.parent_path(), [&](fs::path const& part) {
      return std::ranges::find(of_news, lower(part.string())) != of_news.end();
    });
  };
  std::error_code error;
  auto const generator =
      std::ranges::find_if(generators, [&](auto name) { return fs::exists(folder / name, error); });
  auto const news = static_cast<std::size_t>(std::ranges::count_if(found.articles, is_news));
  if (generator != generators.end() && 2 * news < found.articles.size())
    return {"web", std::string(*generator)};
  return {"news", {}};
}

std::string configuration(std::vector<std::string> const& patterns, std::string const& profile) {
  std::string list;
  for (auto const& pattern : patterns) list += (list.empty() ? "" : ", ") + toml_string(pattern);
  return fmt::format(
      "# What stet checks here, and how. docs/configuration.md has every key.\n\n"
      "# The pieces that maps are kept of; `stet check` says how many of them have one.\n"
      "articles = [{}]\n\n"
      "# The kind of documents: news, scholarly or web. It sets rules that [rules] does not name.\n"
      "profile = \"{}\"\n\n"
      "# With this, an article without a map is an error.\n"
      "# require-map = true\n",
      list, profile);
}

constexpr char const* registry =
    "# The sources of the articles here. `stet source add FILE-OR-URL` adds one with a copy of it.\n"
    "references: []\n";

std::string home() { return std::string(STET_HOME).empty() ? "OWNER/stet" : STET_HOME; }

std::string action_file() {
  auto name = home();
  if (auto const at = name.find("://"); at != std::string::npos) {
    name.erase(0, at + 3);
    name.erase(0, name.find('/') + 1);
  }
  return fmt::format(
      "name: stet\n"
      "on: [push, pull_request]\n"
      "jobs:\n"
      "  check:\n"
      "    runs-on: ubuntu-latest\n"
      "    steps:\n"
      "      - uses: actions/checkout@v4\n"
      "      - uses: {}@main{}\n",
      name, name.starts_with("OWNER/") ? " # OWNER: the account that holds your copy of stet" : "");
}

constexpr char const* gitlab_file =
    "stet:\n"
    "  image: \"$STET_IMAGE\" # an image with stet in it (ci/Containerfile)\n"
    "  script:\n"
    "    - stet check --format terminal --format gitlab:gl-code-quality-report.json --format junit:stet.xml\n"
    "  artifacts:\n"
    "    when: always\n"
    "    reports:\n"
    "      codequality: gl-code-quality-report.json\n"
    "      junit: stet.xml\n";

struct HostFile {
  std::string path;
  std::string text;
};

// The host, by its folders in the project, else by the addresses that Git knows. No path: none is seen.
HostFile host_file(fs::path const& folder) {
  std::error_code error;
  auto const has = [&](char const* name) { return fs::exists(folder / name, error); };
  auto const git = read_file(folder / ".git/config").value_or("");
  auto const names = [&](char const* host) { return git.find(host) != std::string::npos; };
  if (has(".forgejo") || names("codeberg.org")) return {".forgejo/workflows/stet.yml", action_file()};
  if (has(".github") || names("github.com")) return {".github/workflows/stet.yml", action_file()};
  if (has(".gitlab-ci.yml") || names("gitlab")) return {".gitlab-ci.yml", gitlab_file};
  return {};
}

class Init {
 public:
  explicit Init(fs::path folder) : folder_(std::move(folder)) {}

  Outcome run() && {
    auto const found = look(folder_);
    auto const patterns = patterns_of(found.articles);
    std::string listed;
    for (auto const& pattern : patterns) listed += (listed.empty() ? "" : ", ") + pattern;
    auto const guess = profile_of(folder_, found);
    std::string what = found.articles.empty()
                           ? std::string("no articles found")
                           : counted(found.articles.size(), "article", "articles") + " in " + listed;
    what += fmt::format("; profile {}", guess.profile);
    if (!guess.by.empty()) what += fmt::format(", as there is {}", guess.by);
    write("stet.toml", configuration(patterns, guess.profile), what);
    write("sources.yaml", registry, "an empty registry");
    if (auto const host = host_file(folder_); !host.path.empty()) {
      if (!make_folders(host.path)) {
        fail(fmt::format("`{}` leads over a link, so nothing is written there", host.path));
      } else if (!write(host.path, host.text, "checks every push") && host.path == ".gitlab-ci.yml")
        outcome_.out += "  add to it:\n\n" + host.text + '\n';
    }
    if (!found.bibliographies.empty()) next("stet source import", found.bibliographies.front());
    if (!found.articles.empty()) {
      auto map = found.articles.front();
      next("stet new", found.articles.front(), " -o " + in_shell(shown(map.replace_extension(".argdown"))));
    } else {
      outcome_.out += "next: write an article, then `stet new ARTICLE -o MAP.argdown`\n";
    }
    return std::move(outcome_);
  }

 private:
  [[nodiscard]] std::string shown(fs::path const& relative) const {
    return (folder_ == "." ? relative : folder_ / relative).generic_string();
  }

  void next(std::string_view command, fs::path const& file, std::string const& rest = {}) {
    outcome_.out += fmt::format("next: {} {}{}\n", command, in_shell(shown(file)), rest);
  }

  // Whoever laid a link in the project does not choose where folders are made.
  [[nodiscard]] bool make_folders(fs::path const& relative) const {
    std::error_code error;
    fs::path at = folder_;
    for (auto const& part : relative.parent_path()) {
      at /= part;
      if (fs::is_symlink(at, error)) return false;
      fs::create_directory(at, error);
    }
    return true;
  }

  void fail(std::string const& message) {
    outcome_.err += complaint(message);
    outcome_.code = 2;
  }

  // False if it was there already.
  bool write(fs::path const& relative, std::string_view text, std::string const& what) {
    std::error_code error;
    auto const path = folder_ / relative;
    auto const name = visible(shown(relative));
    if (fs::exists(fs::symlink_status(path, error))) {
      outcome_.out += fmt::format("left {} as it is\n", name);
      return false;
    }
    if (auto const written = write_file(path, text); !written) {
      fail(written.error().message);
      return true;
    }
    outcome_.out += fmt::format("wrote {}: {}\n", name, visible(what));
    return true;
  }

  fs::path folder_;
  Outcome outcome_;
};

}  // namespace

Outcome run(InitCommand const& command) {
  std::error_code error;
  if (!fs::is_directory(command.folder, error))
    return {2, {}, complaint(fmt::format("`{}` is no folder", command.folder))};
  return Init(fs::path(command.folder).lexically_normal()).run();
}

}  // namespace stet::app
