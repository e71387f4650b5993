// stet new: first maps of articles, on standard output or in files that do not exist yet; --update adds
// claims to those that do.
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/report/terminal.h"
#include "app/run/one_map.h"
#include "base/file_writer.h"
#include "parser/article.h"
#include "verify/first_map.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

using verify::FirstMap;
using verify::FirstMapOptions;

fs::path folder_of(fs::path const& file) {
  std::error_code error;
  return fs::absolute(file, error).lexically_normal().parent_path();
}

// How a map at `output` names a file; empty if that lies outside of the map's folder.
std::string path_from(fs::path const& output, fs::path const& file) {
  std::error_code error;
  auto const path =
      fs::absolute(file, error).lexically_normal().lexically_relative(folder_of(output)).generic_string();
  return path.starts_with("..") ? std::string{} : path;
}

// The registry beside the map, or above it in a folder that a configuration makes a project.
std::string registry_for(fs::path const& map) {
  std::error_code error;
  auto const in = [&](fs::path const& folder, char const* name) {
    return fs::is_regular_file(folder / name, error);
  };
  auto folder = folder_of(map);
  auto project = folder;
  while (!in(project, "stet.toml") && !in(project, ".stet.toml") && project.has_relative_path())
    project = project.parent_path();
  bool const configured = project.has_relative_path();
  for (std::string path = "sources.yaml";; path.insert(0, "../"), folder = folder.parent_path()) {
    if (in(folder, "sources.yaml")) return path;
    if (!configured || folder == project) return {};
  }
}

class Writer {
 public:
  explicit Writer(NewCommand const& command) : command_(command) {}

  void write(std::string const& article) {
    auto const output = output_for(article);
    std::error_code error;
    bool const has_file = !is_stream(output);
    bool const exists = has_file && fs::exists(fs::symlink_status(output, error));
    if (exists && !command_.update)
      return fail(fmt::format(
          "`{}` already exists; choose another name, remove it first, or add to it with --update", output));
    FirstMapOptions options;
    if (command_.language) options.language = *command_.language;
    options.why = command_.why;
    if (command_.least) options.least = *command_.least;
    if (command_.top) options.top = std::min(*command_.top, options.top);
    if (exists) return update(output, options);
    options.path = has_file ? path_from(output, article) : fs::path(article).filename().generic_string();
    if (options.path.empty())
      return fail(fmt::format(
          "the article lies outside of the folder of `{}`; write the map beside it or above it", output));
    options.sources = registry_for(has_file ? fs::path(output) : fs::path(article));
    constexpr std::uint64_t article_limit = 64ULL << 20U;  // as for checking
    auto const bytes = read_file(article, article_limit);
    if (!bytes) return fail(bytes.error().message);
    if (bytes->find('\0') != std::string::npos) return fail(fmt::format("`{}` is binary", article));
    auto const settings = settings_of(article, {});
    if (!settings) return fail(settings.error().message);
    auto const map = verify::first_map(
        parser::read_article(*bytes, parser::article_format(article), (*settings)->ignore), options);
    if (map.claims == 0) {
      auto const message = fmt::format("`{}` holds no sentence that seems worth checking", article);
      return command_.articles.size() > 1 ? say(message) : fail(message);
    }
    note(map);
    if (auto const written = write_file(output, map.text); !written) return fail(written.error().message);
    if (!has_file) return;
    say(fmt::format("wrote `{}`: {}", output, claims(map.claims)));
    outcome_.out =
        hint(surroundings(),
             fmt::format("name the sources (stet source add URL), then stet check {}", in_shell(output)));
  }

  [[nodiscard]] Outcome outcome() && { return std::move(outcome_); }

 private:
  static std::string claims(std::size_t n) { return fmt::format("{} claim{}", n, n == 1 ? "" : "s"); }

  [[nodiscard]] std::string output_for(fs::path const& article) const {
    std::error_code error;
    auto const map = fs::path(article).replace_extension(".argdown");
    if (command_.output && fs::is_directory(*command_.output, error))
      return (fs::path(*command_.output) / map.filename()).string();
    if (command_.output) return *command_.output;
    return command_.articles.size() > 1 || command_.update ? map.string() : "-";
  }

  void update(std::string const& output, FirstMapOptions options) {
    auto const text = read_file(output);
    if (!text) return fail(text.error().message);
    auto const map = judge({output, *text, false}, {});
    if (!map) return fail(map.error().message);
    if (!map->article.valid())
      return fail(fmt::format("`{}` names no article that can be read; nothing was added", output));
    if (!command_.language) options.language = map->article_language;
    auto const added = verify::further_claims(*map, options);
    if (added.claims == 0) return say(fmt::format("`{}` has a claim for every sentence", output));
    note(added);
    std::string const parting = text->ends_with('\n') ? "\n" : "\n\n";
    if (auto const written = write_file(output, *text + parting + added.text); !written)
      return fail(written.error().message);
    say(fmt::format("added {} to `{}`", claims(added.claims), output));
  }

  void note(FirstMap const& map) {
    if (map.left_out > 0) say(fmt::format("left out {} that stand in several places alike", map.left_out));
    if (map.too_many > 0)
      say(fmt::format("left out {} with a lower score than the {} that are written", map.too_many,
                      map.claims));
  }
  void say(std::string const& message) { outcome_.err += complaint(message); }
  void fail(std::string const& message) {
    outcome_.code = 2;
    say(message);
  }

  NewCommand const& command_;
  Outcome outcome_;
};

}  // namespace

Outcome run(NewCommand const& command) {
  std::error_code error;
  bool const one_place = command.output && !std::filesystem::is_directory(*command.output, error);
  if (command.articles.size() > 1 && one_place)
    return {2, {}, complaint("several articles need a folder to be written to")};
  Writer writer(command);
  for (auto const& article : command.articles) writer.write(article);
  return std::move(writer).outcome();
}

}  // namespace stet::app
