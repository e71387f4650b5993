#include "argmap/project.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <optional>
#include <unordered_set>
#include <vector>

#include <fmt/format.h>

#include "argmap/rules.h"

namespace stet::argmap {
namespace {

// A text put together from stretches of other files.
class Assembly {
 public:
  void copy(Sources const& sources, FileId file, Span span) {
    if (span.empty()) return;
    pieces_.push_back({static_cast<Offset>(text_.size()), file, span.begin});
    text_.append(sources[file].text(span));
  }

  // Bytes that stand in no file count as the place where they were put in.
  void insert(std::string_view bytes, FileId file, Offset at) {
    pieces_.push_back({static_cast<Offset>(text_.size()), file, at});
    text_.append(bytes);
  }

  [[nodiscard]] std::size_t size() const { return text_.size(); }
  [[nodiscard]] FileId add_to(Sources& sources, std::string path) && {
    return sources.add(std::move(path), std::move(text_), std::move(pieces_));
  }

 private:
  std::string text_;
  std::vector<Piece> pieces_;
};

constexpr std::string_view include_open = "@include(";

struct Include {
  Span span;  // all of it
  std::string_view path;
};

// The next `@include(path)` at or after `from`; the path ends at the first bracket on the same line.
std::optional<Include> find_include(std::string_view text, std::size_t from) {
  while (true) {
    std::size_t const begin = text.find(include_open, from);
    if (begin == std::string_view::npos) return std::nullopt;
    std::size_t const path = begin + include_open.size();
    std::size_t const end = text.find_first_of(")\r\n", path);
    if (end == std::string_view::npos) return std::nullopt;
    if (text[end] == ')' && end > path)
      return Include{{static_cast<Offset>(begin), static_cast<Offset>(end + 1)},
                     text.substr(path, end - path)};
    from = end;  // nothing is closed before it
  }
}

std::string resolve(std::string const& including, std::string_view path) {
  std::filesystem::path const relative(path);
  if (relative.is_absolute()) return relative.lexically_normal().string();
  return (std::filesystem::path(including).parent_path() / relative).lexically_normal().string();
}

class Expansion {
 public:
  Expansion(Sources& sources, ReadFile const& read, Diagnostics& diagnostics, ProjectOptions const& options)
      : sources_(sources), read_(read), diagnostics_(diagnostics), options_(options) {}

  FileId run(FileId root) {
    if (!find_include(sources_[root].text(), 0)) return root;
    std::string const path = std::filesystem::path(sources_[root].path()).lexically_normal().string();
    open(root, path, identity_of(path));
    while (!open_.empty()) step();
    return std::move(assembly_).add_to(sources_, sources_[root].path());
  }

 private:
  struct Open {
    FileId file;
    std::string path;
    std::string identity;
    Offset at = 0;  // where to go on
  };

  void open(FileId file, std::string path, std::string identity) {
    seen_.insert(identity);
    open_.push_back({file, std::move(path), std::move(identity), 0});
  }

  [[nodiscard]] std::string identity_of(std::string const& path) const {
    return options_.identity ? options_.identity(path) : path;
  }

  // Copies up to the next include, and opens that.
  void step() {
    FileId const file = open_.back().file;
    Offset const at = open_.back().at;
    std::string_view const text = sources_[file].text();
    auto const include = find_include(text, at);
    Offset const end = include ? include->span.begin : static_cast<Offset>(text.size());
    assembly_.copy(sources_, file, {at, end});
    if (!include) {
      open_.pop_back();
      return;
    }
    open_.back().at = include->span.end;
    std::string const path = resolve(open_.back().path, include->path);
    Location const place{file, include->span};
    std::string identity = identity_of(path);
    if (std::ranges::any_of(open_, [&](Open const& outer) { return outer.identity == identity; })) {
      report_circle(place, path);
      return;
    }
    if (seen_.contains(identity)) return;
    if (open_.size() >= options_.max_depth) {
      auto& diagnostic =
          diagnostics_.report(rule_id::missing_include, place,
                              fmt::format("includes are nested deeper than {}", options_.max_depth));
      diagnostic.help = "include the file from one nearer to the top";
      return;
    }
    auto content = read_(path);
    if (!content || assembly_.size() + content->size() > options_.max_size) {
      auto& diagnostic = diagnostics_.report(
          rule_id::missing_include, place,
          content ? fmt::format("including `{}` makes the document too large", include->path)
                  : fmt::format("`{}` cannot be included: {}", include->path, content.error().message));
      diagnostic.subject = include->path;
      diagnostic.help = content ? "split the project" : "paths are relative to the file that includes them";
      return;
    }
    FileId included = sources_.add(path, std::move(*content));
    if (is_markdown(path)) included = extract_fences(sources_, included);
    open(included, path, std::move(identity));
  }

  void report_circle(Location place, std::string const& path) {
    auto& diagnostic =
        diagnostics_.report(rule_id::include_cycle, place,
                            fmt::format("`{}` includes itself{}", path,
                                        open_.back().path == path ? "" : " through the files it includes"));
    diagnostic.help = "take one of the includes out";
    diagnostic.subject = path;
  }

  Sources& sources_;
  ReadFile const& read_;
  Diagnostics& diagnostics_;
  ProjectOptions const& options_;
  Assembly assembly_;
  std::vector<Open> open_;
  std::unordered_set<std::string> seen_;  // identities
};

// A fence line: its marks, and where what stands behind them begins.
struct Fence {
  char mark = '`';
  std::size_t indent = 0;
  std::size_t size = 0;
  std::string_view info;
};

std::optional<Fence> read_fence(std::string_view line) {
  Fence fence;
  while (fence.indent < line.size() && line[fence.indent] == ' ') ++fence.indent;
  if (fence.indent > 3 || fence.indent == line.size()) return std::nullopt;
  fence.mark = line[fence.indent];
  if (fence.mark != '`' && fence.mark != '~') return std::nullopt;
  std::size_t end = fence.indent;
  while (end < line.size() && line[end] == fence.mark) ++end;
  fence.size = end - fence.indent;
  if (fence.size < 3) return std::nullopt;
  fence.info = line.substr(end);
  while (fence.info.starts_with(' ') || fence.info.starts_with('\t')) fence.info.remove_prefix(1);
  while (!fence.info.empty() && (fence.info.back() == ' ' || fence.info.back() == '\t'))
    fence.info.remove_suffix(1);
  if (fence.mark == '`' && fence.info.find('`') != std::string_view::npos) return std::nullopt;
  return fence;
}

// `argdown`, `argdown-map`, or among Pandoc's attributes: `{.argdown #fig:one}`.
bool is_argdown(std::string_view info) {
  bool const attributes = info.starts_with('{') && info.ends_with('}');
  if (attributes) info = info.substr(1, info.size() - 2);
  info.remove_prefix(std::min(info.find_first_not_of(" \t"), info.size()));
  if (attributes && !info.starts_with('.')) return false;
  if (attributes) info.remove_prefix(1);
  std::string_view const word = info.substr(0, info.find_first_of(" \t{"));
  return word == "argdown" || word == "argdown-map";
}

}  // namespace

FileId expand_includes(Sources& sources, FileId file, ReadFile const& read, Diagnostics& diagnostics,
                       ProjectOptions const& options) {
  return Expansion(sources, read, diagnostics, options).run(file);
}

std::vector<FencedBlock> find_fences(std::string_view markdown) {
  std::vector<FencedBlock> blocks;
  std::optional<Fence> open;
  bool taken = false;
  for (std::size_t begin = 0; begin < markdown.size();) {
    std::size_t end = markdown.find('\n', begin);
    end = end == std::string_view::npos ? markdown.size() : end + 1;
    std::string_view line = markdown.substr(begin, end - begin);
    while (!line.empty() && (line.back() == '\n' || line.back() == '\r')) line.remove_suffix(1);
    auto const fence = read_fence(line);
    if (!open) {
      if (fence) {
        open = fence;
        taken = is_argdown(fence->info);
        auto const content = static_cast<Offset>(end);
        if (taken) blocks.push_back({{content, content}, fence->indent});
      }
    } else if (fence && fence->mark == open->mark && fence->size >= open->size && fence->info.empty()) {
      if (taken) blocks.back().closed = true;
      open.reset();
    } else if (taken) {
      blocks.back().content.end = static_cast<Offset>(end);
    }
    begin = end;
  }
  return blocks;
}

FileId extract_fences(Sources& sources, FileId file) {
  std::string_view const text = sources[file].text();
  Assembly assembly;
  for (FencedBlock const& block : find_fences(text)) {
    for (std::size_t begin = block.content.begin; begin < block.content.end;) {
      std::size_t end = text.find('\n', begin);
      end = end == std::string_view::npos ? text.size() : end + 1;
      std::size_t indent = 0;
      while (indent < block.indent && begin + indent < end && text[begin + indent] == ' ') ++indent;
      assembly.copy(sources, file, {static_cast<Offset>(begin + indent), static_cast<Offset>(end)});
      begin = end;
    }
    if (block.closed) assembly.insert("\n\n", file, block.content.end);
  }
  return std::move(assembly).add_to(sources, sources[file].path());
}

bool is_markdown(std::string_view path) {
  std::string lower;
  for (char const c : path.substr(path.find_last_of("/\\") + 1))
    lower.push_back(c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c);
  constexpr std::array endings{".md", ".markdown", ".mdx", ".rmd", ".qmd"};
  return std::ranges::any_of(endings, [&](std::string_view ending) { return lower.ends_with(ending); });
}

}  // namespace stet::argmap
