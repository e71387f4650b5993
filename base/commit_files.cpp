#include "base/commit_files.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include <fmt/format.h>

#include "base/process.h"
#include "base/text.h"

namespace stet {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t most_said = std::size_t{640} << 20U;    // bytes: a file and what is small beside it
constexpr std::size_t most_listed = std::size_t{256} << 20U;  // of names of files
constexpr std::chrono::minutes a_while(5);

std::expected<std::string, Error> git(std::vector<std::string> arguments, std::string_view input = {},
                                      fs::path const& folder = ".", std::chrono::seconds limit = a_while,
                                      std::size_t most = most_said) {
  arguments.insert(arguments.begin(), {"git", "-C", folder.string()});
  // What is not here is not fetched: a repository's settings may say how, and that is any program.
  auto result = run_process(arguments, {.input = input,
                                        .limit = limit,
                                        .most_output = most,
                                        .stop_at_most = true,
                                        .environment = {"GIT_ALLOW_PROTOCOL=", "GIT_NO_LAZY_FETCH=1"}});
  if (!result) return std::unexpected(result.error());
  if (result->out.size() >= most)
    return std::unexpected(Error{fmt::format("git {} says more than {} MiB", arguments.at(3), most >> 20U)});
  if (result->timed_out)
    return std::unexpected(
        Error{fmt::format("git {} took longer than {} s", arguments.at(3), limit.count())});
  if (result->status != 0) {
    while (result->err.ends_with('\n')) result->err.pop_back();
    return std::unexpected(Error{result->err});
  }
  return std::move(result->out);
}

std::string first_line(std::string const& text) { return text.substr(0, text.find('\n')); }

// Why git does not know a commit: CI fetches the last one only, unless it is told otherwise.
std::string not_here() {
  std::string out = "there is no such commit, branch or tag here";
  auto const shallow = git({"rev-parse", "--is-shallow-repository"});
  if (shallow && first_line(*shallow) == "true")
    out += "; this clone is shallow: fetch more of the history (`git fetch --unshallow`, `fetch-depth: 0`)";
  return out;
}

// What a tree of Git's holds: no links.
struct Tree {
  std::map<std::string, std::string> blobs;                     // ids of regular files by path
  std::vector<std::pair<std::string, std::string>> submodules;  // folders, and ids of their commits
};

// Adds a listing, of which all paths lie in `folder`.
void add_listing(Tree& tree, std::string const& folder, std::string_view listing) {
  while (!listing.empty()) {
    auto const end = std::min(listing.find('\0'), listing.size());
    auto const row = listing.substr(0, end);
    listing.remove_prefix(std::min(end + 1, listing.size()));
    auto const tab = row.find('\t');
    if (tab == std::string_view::npos) continue;
    auto const head = row.substr(0, tab);
    auto path = folder + std::string(row.substr(tab + 1));
    std::string id(head.substr(head.rfind(' ') + 1));
    if (row.starts_with("100")) tree.blobs.emplace(std::move(path), std::move(id));
    if (row.starts_with("160000")) tree.submodules.emplace_back(path + '/', std::move(id));
  }
}

std::string folder_of(std::string const& path) {
  auto const slash = path.rfind('/');
  return slash == std::string::npos ? std::string{} : path.substr(0, slash + 1);
}

// The size in a line `ID blob SIZE` of git cat-file's; none in `ID missing`.
std::optional<std::size_t> size_in(std::string_view line) {
  std::size_t size = 0;
  auto const digits = line.substr(line.rfind(' ') + 1);
  auto const [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), size);
  return error == std::errc{} && end == digits.data() + digits.size() ? std::optional(size) : std::nullopt;
}

// What a commit holds, by `git ls-tree`. Few objects can make a tree without end.
std::expected<std::string, Error> list_of(std::string const& commit, fs::path const& folder = ".") {
  return git({"ls-tree", "-r", "-z", "--full-tree", commit}, {}, folder, a_while, most_listed);
}

}  // namespace

std::expected<std::shared_ptr<CommitFiles const>, Error> CommitFiles::open(std::string const& revision) {
  Disk const disk;
  fs::path here = disk.absolute({});
  while (here.has_relative_path() && !disk.exists(here / ".git")) here = here.parent_path();
  for (auto const* const name : {"HEAD", "config", "packed-refs"})
    if (auto const file = here / ".git" / name; disk.look(file).kind == FileKind::other)
      return std::unexpected(Error{fmt::format("`{}` is not a regular file", file.string())});
  constexpr std::chrono::seconds soon(20);  // for what reads a few small files, of which one may be a pipe
  auto const commit =
      git({"rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}"}, {}, ".", soon);
  if (!commit) return std::unexpected(commit.error().message.empty() ? Error{not_here()} : commit.error());
  auto const top = git({"rev-parse", "--show-toplevel"});
  if (!top) return std::unexpected(top.error());
  auto const id = first_line(*commit);
  auto const listing = list_of(id);
  if (!listing) return std::unexpected(listing.error());
  std::shared_ptr<CommitFiles> const files(new CommitFiles);
  files->top_ = first_line(*top);
  files->id_ = id;
  Tree tree;
  add_listing(tree, {}, *listing);
  // Submodules as the commit has them, and theirs; what is not checked out here is not there.
  for (std::size_t i = 0; i < tree.submodules.size(); ++i) {
    auto const [folder, head] = tree.submodules[i];
    if (!files->disk_.exists(files->top_ / folder / ".git")) continue;
    auto const inside = list_of(head, files->top_ / folder);
    if (!inside) continue;
    add_listing(tree, folder, *inside);
    files->submodules_.push_back(folder);
  }
  files->blobs_ = std::move(tree.blobs);
  return files;
}

std::optional<std::string> CommitFiles::within(fs::path const& path) const {
  auto whole = absolute(path);
  if (!is_below(top_, whole)) {
    // Perhaps a link leads into it.
    auto const way = disk_.resolve(path);
    if (!way || !is_below(top_, *way)) return {};
    whole = *way;
  }
  auto inside = whole.lexically_relative(top_).generic_string();
  if (inside == ".git" || inside.starts_with(".git/")) return {};
  return inside == "." ? std::string{} : std::move(inside);
}

// The paths' contents in what `git cat-file --batch` answers: a line `ID blob SIZE` and so many bytes, or
// `ID missing`.
std::expected<void, Error> CommitFiles::fetch(std::vector<std::string> const& paths) const {
  std::string wanted;
  for (auto const& path : paths) wanted += blobs_.at(path) + '\n';
  auto const answer = git({"cat-file", "--batch"}, wanted, repository_of(paths.front()));
  if (!answer) return std::unexpected(answer.error());
  std::string_view rest = *answer;
  for (auto const& path : paths) {
    auto const end = rest.find('\n');
    if (end == std::string_view::npos) return std::unexpected(Error{"git cat-file ended early"});
    auto const size = size_in(rest.substr(0, end));
    rest.remove_prefix(end + 1);
    if (!size) continue;
    if (rest.size() < *size + 1) return std::unexpected(Error{"git cat-file ended early"});
    texts_.emplace(path, rest.substr(0, *size));
    rest.remove_prefix(*size + 1);
  }
  return {};
}

// Fetches the file, and with it what is small beside it: whoever reads one of a folder reads others. A tree
// of a few bytes can name one large blob a million times.
std::expected<void, Error> CommitFiles::fetch_folder_of(std::string const& file, std::uint64_t limit) const {
  constexpr std::size_t small = std::size_t{1} << 20U;
  constexpr std::size_t most_together = std::size_t{64} << 20U;
  auto const folder = folder_of(file);
  std::vector<std::string> paths{file};
  std::string wanted = blobs_.at(file) + '\n';
  if (!std::exchange(folders_asked_[folder], true)) {
    for (auto at = blobs_.lower_bound(folder); at != blobs_.end() && at->first.starts_with(folder); ++at) {
      if (folder_of(at->first) != folder || at->first == file) continue;
      paths.push_back(at->first);
      wanted += at->second + '\n';
    }
  }
  auto const answer = git({"cat-file", "--batch-check"}, wanted, repository_of(file));
  if (!answer) return std::unexpected(answer.error());
  std::string_view rest = *answer;
  std::vector<std::string> together;
  std::size_t all = 0;
  for (auto& path : paths) {
    auto const size = size_in(take_line(rest));
    bool const is_file = path == file;
    if (!size || (is_file ? *size > limit : *size > small || all + *size > most_together)) {
      if (is_file) return {};
      continue;
    }
    all += *size;
    together.push_back(std::move(path));
  }
  return fetch(together);
}

fs::path CommitFiles::repository_of(std::string const& path) const {
  fs::path repository = top_;
  for (auto const& submodule : submodules_)  // the inner ones come later
    if (path.starts_with(submodule)) repository = top_ / submodule;
  return repository;
}

std::expected<std::string, Error> CommitFiles::read(fs::path const& path, std::uint64_t limit) const {
  auto const inside = within(path);
  if (!inside) return disk_.read(path, limit);
  auto const kind = look(path).kind;
  if (kind == FileKind::folder)
    return std::unexpected(Error{"`" + path.string() + "` is a folder, not a file"});
  if (kind == FileKind::absent)
    return std::unexpected(Error{"cannot read `" + path.string() + "`: it is not in the commit"});
  std::scoped_lock const lock(guard_);
  auto found = texts_.find(*inside);
  if (found == texts_.end()) {
    if (auto fetched = fetch_folder_of(*inside, limit); !fetched)
      return std::unexpected(std::move(fetched.error()));
    found = texts_.find(*inside);
  }
  if (found == texts_.end())
    return std::unexpected(Error{"cannot read `" + path.string() +
                                 "`: git does not have it, or it is larger than " +
                                 std::to_string(limit >> 20U) + " MiB"});
  if (found->second.size() > limit)
    return std::unexpected(Error{"`" + path.string() + "` is larger than the limit of " +
                                 std::to_string(limit >> 20U) + " MiB"});
  return found->second;
}

FileFacts CommitFiles::look(fs::path const& path) const {
  auto const inside = within(path);
  if (!inside) return disk_.look(path);
  if (auto const blob = blobs_.find(*inside); blob != blobs_.end()) return {FileKind::file, blob->second};
  if (inside->empty()) return {FileKind::folder, id_};
  auto const folder = *inside + '/';
  auto const below = blobs_.lower_bound(folder);
  bool const is_folder = below != blobs_.end() && below->first.starts_with(folder);
  return is_folder ? FileFacts{FileKind::folder, id_} : FileFacts{};
}

std::expected<std::vector<FolderEntry>, Error> CommitFiles::list(fs::path const& folder) const {
  auto const inside = within(folder);
  if (!inside) return disk_.list(folder);
  if (look(folder).kind != FileKind::folder)
    return std::unexpected(Error{"cannot read folder `" + folder.string() + "`: it is not in the commit"});
  auto const head = inside->empty() ? std::string{} : *inside + '/';
  std::vector<FolderEntry> entries;
  for (auto at = blobs_.lower_bound(head); at != blobs_.end() && at->first.starts_with(head); ++at) {
    auto const rest = std::string_view(at->first).substr(head.size());
    auto const slash = rest.find('/');
    auto const name = rest.substr(0, slash);
    if (!entries.empty() && entries.back().name == name) continue;
    entries.push_back(
        {std::string(name), slash == std::string_view::npos ? FileKind::file : FileKind::folder});
  }
  return entries;
}

fs::path CommitFiles::absolute(fs::path const& path) const { return disk_.absolute(path); }

std::optional<fs::path> CommitFiles::resolve(fs::path const& path) const {
  auto const inside = within(path);
  if (!inside) return disk_.resolve(path);
  return inside->empty() ? top_ : top_ / *inside;
}

}  // namespace stet
