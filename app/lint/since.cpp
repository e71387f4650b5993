#include "app/lint/since.h"

#include <cstdlib>
#include <filesystem>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>
#include <unistd.h>

#include "app/cli/collect.h"
#include "base/process.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_blob = std::size_t{64} << 20U;

// A folder that goes away again.
class Scratch {
 public:
  Scratch() {
    std::error_code error;
    std::string name = (fs::temp_directory_path(error) / "stet-since.XXXXXX").string();
    if (::mkdtemp(name.data()) != nullptr) path_ = name;
  }
  Scratch(Scratch const&) = delete;
  Scratch& operator=(Scratch const&) = delete;
  ~Scratch() {
    std::error_code error;
    if (!path_.empty()) fs::remove_all(path_, error);
  }
  [[nodiscard]] fs::path const& path() const { return path_; }

 private:
  fs::path path_;
};

// Paths of the command are relative to the current folder, which has to be the same place in the copy.
class InFolder {
 public:
  explicit InFolder(fs::path const& folder) : before_(fs::current_path()) { fs::current_path(folder); }
  InFolder(InFolder const&) = delete;
  InFolder& operator=(InFolder const&) = delete;
  ~InFolder() {
    std::error_code error;
    fs::current_path(before_, error);
  }

 private:
  fs::path before_;
};

std::expected<std::string, Error> git(std::vector<std::string> arguments, std::string_view input = {}) {
  arguments.insert(arguments.begin(), "git");
  auto result = run_process(
      arguments, {.input = input, .limit = std::chrono::minutes(5), .most_output = std::size_t{2} << 30U});
  if (!result) return std::unexpected(result.error());
  if (result->status != 0) {
    while (!result->err.empty() && result->err.back() == '\n') result->err.pop_back();
    return std::unexpected(Error{result->timed_out ? "git took too long" : result->err});
  }
  return std::move(result->out);
}

std::string first_line(std::string text) { return text.substr(0, text.find('\n')); }

// Why git does not know a commit: CI fetches the last one only, unless it is told otherwise.
std::string not_here() {
  std::string out = "there is no such commit, branch or tag here";
  auto const shallow = git({"rev-parse", "--is-shallow-repository"});
  if (shallow && first_line(*shallow) == "true")
    out += "; this clone is shallow: fetch more of the history (`git fetch --unshallow`, `fetch-depth: 0`)";
  return out;
}

struct Blob {
  std::string id;
  std::string path;
};

// The regular files of the commit.
std::vector<Blob> blobs_of(std::string_view listing) {
  std::vector<Blob> blobs;
  while (!listing.empty()) {
    auto const end = std::min(listing.find('\0'), listing.size());
    auto const row = listing.substr(0, end);
    listing.remove_prefix(std::min(end + 1, listing.size()));
    auto const tab = row.find('\t');
    if (tab == std::string_view::npos || !row.starts_with("100")) continue;  // no links, no submodules
    auto const head = row.substr(0, tab);
    blobs.push_back({std::string(head.substr(head.rfind(' ') + 1)), std::string(row.substr(tab + 1))});
  }
  return blobs;
}

std::expected<void, Error> write_blobs(std::vector<Blob> const& blobs, std::string_view batch,
                                       fs::path const& folder) {
  for (auto const& blob : blobs) {
    auto const end = batch.find('\n');
    if (end == std::string_view::npos) return std::unexpected(Error{"git cat-file ended early"});
    auto const head = batch.substr(0, end);
    batch.remove_prefix(end + 1);
    if (head.ends_with(" missing")) continue;
    auto const size = std::strtoull(std::string(head.substr(head.rfind(' ') + 1)).c_str(), nullptr, 10);
    if (batch.size() < size + 1) return std::unexpected(Error{"git cat-file ended early"});
    auto const content = batch.substr(0, size);
    batch.remove_prefix(size + 1);
    fs::path const target = (folder / blob.path).lexically_normal();
    if (size > most_blob || !is_inside(folder, target)) continue;
    std::error_code error;
    fs::create_directories(target.parent_path(), error);
    std::FILE* const file = std::fopen(target.c_str(), "wb");
    bool const written = file != nullptr && std::fwrite(content.data(), 1, size, file) == size;
    bool const closed = file != nullptr && std::fclose(file) == 0;
    if (!written || !closed) return std::unexpected(Error{"cannot write below `" + folder.string() + "`"});
  }
  return {};
}

}  // namespace

std::expected<std::shared_ptr<verify::Baseline const>, Error> findings_at(CheckCommand const& command) {
  auto const fail = [&](std::string const& why) {
    return std::unexpected(Error{fmt::format("--since {}: {}", *command.since, why)});
  };
  auto const commit =
      git({"rev-parse", "--verify", "--quiet", "--end-of-options", *command.since + "^{commit}"});
  if (!commit) return fail(commit.error().message.empty() ? not_here() : commit.error().message);
  auto const top = git({"rev-parse", "--show-toplevel"});
  if (!top) return fail(top.error().message);
  auto const prefix = git({"rev-parse", "--show-prefix"});
  if (!prefix) return fail(prefix.error().message);
  fs::path const here = first_line(*prefix);
  auto const listing = git({"ls-tree", "-r", "-z", "--full-tree", first_line(*commit)});
  if (!listing) return fail(listing.error().message);
  auto const blobs = blobs_of(*listing);
  std::string wanted;
  for (auto const& blob : blobs) wanted += blob.id + "\n";
  auto const batch = git({"cat-file", "--batch"}, wanted);
  if (!batch) return fail(batch.error().message);
  Scratch const scratch;
  if (scratch.path().empty()) return fail("cannot make a temporary folder");
  if (auto written = write_blobs(blobs, *batch, scratch.path()); !written)
    return fail(written.error().message);

  auto baseline = std::make_shared<verify::Baseline>();
  std::error_code error;
  baseline->path = first_line(*commit).substr(0, 12);
  baseline->folder = baseline->here = fs::current_path(error);
  baseline->why = fmt::format("already there at {}", *command.since);
  fs::create_directories(scratch.path() / here, error);
  CheckCommand then = command;
  then.since.reset();
  then.targets = {ReportTarget{}};
  Report report;
  {
    InFolder const inside(scratch.path() / here);
    report = collect(then);
  }
  for (auto const& file : report.files) {
    bool const is_gone = !fs::exists(file.path, error);
    auto const path = baseline->relative(file.path);
    auto const add = [&](Finding const& finding) {
      baseline->entries.push_back({.print = finding.fingerprint,
                                   .rule = std::string(rule(finding.diagnostic.rule).id),
                                   .path = path,
                                   .claim = {},
                                   .text = {},
                                   .since = {},
                                   .at = {},
                                   .is_gone = is_gone});
    };
    for (auto const& finding : file.findings) add(finding);
  }
  baseline->index();
  return baseline;
}

}  // namespace stet::app
