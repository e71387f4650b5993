// stet new: a first map of an article, on standard output or in a file that does not exist yet.
#include <filesystem>
#include <string>
#include <system_error>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "base/file_writer.h"
#include "parser/article.h"
#include "verify/first_map.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

// How a map at `output` names the article; empty if it lies outside of the map's folder.
std::string path_from(fs::path const& output, fs::path const& article) {
  std::error_code error;
  auto const folder = fs::absolute(output, error).lexically_normal().parent_path();
  auto const path =
      fs::absolute(article, error).lexically_normal().lexically_relative(folder).generic_string();
  return path.starts_with("..") ? std::string{} : path;
}

}  // namespace

Outcome run(NewCommand const& command) {
  auto const fail = [](std::string const& message) { return Outcome{2, {}, complaint(message)}; };
  std::error_code error;
  std::string const output = command.output.value_or("-");
  bool const has_file = !is_stream(output);
  if (has_file && fs::exists(fs::symlink_status(output, error)))
    return fail(fmt::format("`{}` exists already; name another file, or take it away first", output));
  std::string name = fs::path(command.article).filename().generic_string();
  if (has_file) {
    name = path_from(output, command.article);
    if (name.empty())
      return fail(fmt::format(
          "the article lies outside of the folder of `{}`; write the map beside it or above it", output));
  }
  constexpr std::uint64_t article_limit = 64ULL << 20U;  // as for checking
  auto const bytes = read_file(command.article, article_limit);
  if (!bytes) return fail(bytes.error().message);
  if (bytes->find('\0') != std::string::npos) return fail(fmt::format("`{}` is binary", command.article));
  auto const article = parser::read_article(*bytes, parser::article_format(command.article));
  auto const map = verify::first_map(article, name, command.language);
  if (map.claims == 0)
    return fail(
        fmt::format("`{}` holds no sentence with a quotation, a figure, an attribution, a cause or a "
                    "superlative to check",
                    command.article));
  std::string note;
  if (map.left_out > 0)
    note += complaint(fmt::format("left out {} that stand in several places alike", map.left_out));
  if (map.too_many > 0)
    note +=
        complaint(fmt::format("left out {} with less to check than the first {}", map.too_many, map.claims));
  if (auto const written = write_file(output, map.text); !written) return fail(written.error().message);
  return {0, {}, note};
}

}  // namespace stet::app
