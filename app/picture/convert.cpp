#include "app/picture/convert.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <system_error>

#include <fmt/core.h>

#include "base/process.h"

namespace stet::app {
namespace {

constexpr std::chrono::seconds time_limit{300};

// A folder that goes away with everything in it.
class TemporaryFolder {
 public:
  TemporaryFolder() {
    std::error_code error;
    auto const parent = std::filesystem::temp_directory_path(error);
    std::string name = ((error ? std::filesystem::path("/tmp") : parent) / "stet-XXXXXX").string();
    if (mkdtemp(name.data()) != nullptr) path_ = name;
  }
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder() {
    std::error_code error;
    if (!path_.empty()) std::filesystem::remove_all(path_, error);
  }
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }  // empty if there is none

 private:
  std::filesystem::path path_;
};

std::expected<std::string, Error> convert(std::vector<std::string> const& arguments, std::string_view input) {
  auto result = run_process(arguments, {.input = input, .limit = time_limit});
  if (!result)
    return std::unexpected(Error{"PNG and PDF need the program rsvg-convert, which could not be run (" +
                                 result.error().message +
                                 "); install it (Debian: librsvg2-bin), or write SVG"});
  if (result->timed_out)
    return std::unexpected(Error{fmt::format(
        "rsvg-convert did not finish within {} seconds; write SVG, or less with --focus, --depth or --only",
        time_limit.count())});
  if (result->status != 0)
    return std::unexpected(Error{"rsvg-convert failed: " + result->err.substr(0, result->err.find('\n'))});
  return std::move(result->out);
}

}  // namespace

std::expected<std::string, Error> svg_to_png(std::string const& svg, argmap::layout::Size size) {
  return convert({"rsvg-convert", "--unlimited", "--format=png", fmt::format("--width={}", size.width),
                  fmt::format("--height={}", size.height)},
                 svg);
}

std::expected<std::string, Error> svg_to_pdf(std::vector<std::string> const& pictures) {
  std::vector<std::string> arguments{"rsvg-convert", "--unlimited", "--format=pdf"};
  if (pictures.size() == 1) return convert(arguments, pictures.front());
  TemporaryFolder const folder;
  if (folder.path().empty())
    return std::unexpected(Error{fmt::format("cannot make a temporary folder: {}", std::strerror(errno))});
  for (std::size_t i = 0; i < pictures.size(); ++i) {
    auto const path = folder.path() / fmt::format("{}.svg", i);
    if (auto const written = write_file(path, pictures[i]); !written) return std::unexpected(written.error());
    arguments.push_back(path.string());
  }
  return convert(arguments, {});
}

}  // namespace stet::app
