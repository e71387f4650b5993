#include "app/run/fixes.h"

#include <algorithm>
#include <map>
#include <set>

#include <fmt/format.h>

#include "app/run/run.h"

namespace stet::app {
namespace {

constexpr std::size_t context = 3;

bool touch(Span a, Span b) {
  if (a.empty() && b.empty()) return a.begin == b.begin;
  return a.begin < b.end && b.begin < a.end;
}

class Gatherer {
 public:
  // Adds the fix if none of its edits touches one that is there already.
  bool add(Sources const& sources, Fix const& fix) {
    std::vector<std::pair<std::string, TextEdit>> wanted;
    for (Edit const& edit : fix.edits) {
      Location const at = sources.origin(edit.location);
      if (!at.file.valid()) return false;
      auto const& file = sources[at.file];
      auto const [known, is_new] = files_.try_emplace(file.path());
      if (is_new) known->second = {file.path(), std::string(file.text()), {}};
      if (known->second.before != file.text()) return false;
      wanted.emplace_back(file.path(), TextEdit{at.span, edit.text});
    }
    std::size_t known_already = 0;
    for (auto const& [path, edit] : wanted) {
      for (TextEdit const& other : files_.at(path).edits) {
        if (other == edit) {
          ++known_already;  // two maps share the file and found the same
        } else if (touch(other.span, edit.span)) {
          return false;
        }
      }
    }
    if (known_already == wanted.size()) return false;
    for (auto& [path, edit] : wanted) {
      auto& edits = files_.at(path).edits;
      if (std::ranges::find(edits, edit) == edits.end()) edits.push_back(std::move(edit));
    }
    auto& paths = changed_by_.emplace_back();
    for (auto const& [path, edit] : wanted) paths.push_back(path);
    return true;
  }

  Fixes finish(std::size_t applied) {
    Fixes fixes;
    fixes.applied = applied;
    fixes.changed_by = std::move(changed_by_);
    for (auto& [path, file] : files_) {
      if (file.edits.empty()) continue;
      std::ranges::stable_sort(file.edits, {}, &TextEdit::span);
      fixes.files.push_back(std::move(file));
    }
    return fixes;
  }

 private:
  std::map<std::string, FileEdits> files_;
  std::vector<std::vector<std::string>> changed_by_;
};

// Lines with their ends.
std::vector<std::string_view> lines_of(std::string_view text) {
  std::vector<std::string_view> lines;
  while (!text.empty()) {
    auto const end = text.find('\n');
    auto const size = end == std::string_view::npos ? text.size() : end + 1;
    lines.push_back(text.substr(0, size));
    text.remove_prefix(size);
  }
  return lines;
}

// Old lines [begin, end) become `now`.
struct Change {
  std::size_t begin = 0, end = 0;
  std::vector<std::string> now;
};

std::vector<Change> changes_of(FileEdits const& file) {
  SourceFile const source(file.path, file.before);
  std::string_view const text = file.before;
  auto const count = lines_of(text).size();
  std::vector<Change> changes;
  for (std::size_t i = 0; i < file.edits.size();) {
    auto const first = source.line_of(file.edits[i].span.begin);
    std::string now;
    Offset at = source.line_span(first).begin;
    std::size_t last = first;
    std::size_t next = i;
    // All edits that lie on these lines.
    while (next < file.edits.size() && (next == i || source.line_of(file.edits[next].span.begin) <= last)) {
      auto const& edit = file.edits[next];
      now += text.substr(at, edit.span.begin - at);
      now += edit.text;
      at = edit.span.end;
      last = std::max(last, source.line_of(edit.span.end));
      ++next;
    }
    Offset const end =
        last + 1 < source.line_count() ? source.line_span(last + 1).begin : static_cast<Offset>(text.size());
    now += text.substr(at, end - at);
    Change change{first, std::min(last + 1, count), {}};
    for (auto const line : lines_of(now)) change.now.emplace_back(line);
    auto const old =
        lines_of(text.substr(source.line_span(first).begin, end - source.line_span(first).begin));
    // What is the same at both ends is context.
    std::size_t same = 0;
    while (same < old.size() && same < change.now.size() && old[same] == change.now[same]) ++same;
    change.begin += same;
    change.now.erase(change.now.begin(), change.now.begin() + static_cast<std::ptrdiff_t>(same));
    std::size_t tail = 0;
    while (tail + same < old.size() && tail < change.now.size() &&
           old[old.size() - 1 - tail] == change.now[change.now.size() - 1 - tail])
      ++tail;
    change.end -= tail;
    change.now.resize(change.now.size() - tail);
    if (change.begin < change.end || !change.now.empty()) changes.push_back(std::move(change));
    i = next;
  }
  return changes;
}

void put(std::string& out, char sign, std::string_view line) {
  out += sign;
  out += line;
  if (!line.ends_with('\n')) out += "\n\\ No newline at end of file\n";
}

std::string range_text(std::size_t begin, std::size_t count) {
  if (count == 1) return fmt::format("{}", begin + 1);
  return fmt::format("{},{}", count == 0 ? begin : begin + 1, count);
}

}  // namespace

std::string FileEdits::after() const {
  std::string out;
  Offset at = 0;
  for (TextEdit const& edit : edits) {
    out += std::string_view(before).substr(at, edit.span.begin - at);
    out += edit.text;
    at = edit.span.end;
  }
  return out + before.substr(at);
}

Fixes gather_fixes(std::vector<FileReport> const& files, bool unsafe_too) {
  Gatherer gatherer;
  std::size_t applied = 0;
  for (auto const& file : files) {
    for (auto const& finding : file.findings) {
      for (Fix const& fix : finding.diagnostic.fixes) {
        bool const wanted = fix.applicability == Applicability::safe ||
                            (unsafe_too && fix.applicability == Applicability::unsafe_);
        if (!wanted || fix.edits.empty()) continue;
        if (gatherer.add(file.sources, fix)) ++applied;
        break;  // the first fix of a finding is the one to apply
      }
    }
  }
  return gatherer.finish(applied);
}

std::string unified_diff(FileEdits const& file) {
  auto const changes = changes_of(file);
  if (changes.empty()) return {};
  auto const lines = lines_of(file.before);
  std::string out = fmt::format("--- a/{0}\n+++ b/{0}\n", file.path);
  std::ptrdiff_t moved = 0;
  for (std::size_t i = 0; i < changes.size();) {
    std::size_t next = i + 1;
    while (next < changes.size() && changes[next].begin <= changes[next - 1].end + 2 * context) ++next;
    std::size_t const begin = changes[i].begin - std::min(changes[i].begin, context);
    std::size_t const end = std::min(changes[next - 1].end + context, lines.size());
    std::string body;
    std::size_t now_count = 0;
    std::size_t at = begin;
    for (std::size_t c = i; c < next; ++c) {
      for (; at < changes[c].begin; ++at, ++now_count) put(body, ' ', lines[at]);
      for (; at < changes[c].end; ++at) put(body, '-', lines[at]);
      for (auto const& line : changes[c].now) put(body, '+', line);
      now_count += changes[c].now.size();
    }
    for (; at < end; ++at, ++now_count) put(body, ' ', lines[at]);
    auto const now_begin = static_cast<std::size_t>(static_cast<std::ptrdiff_t>(begin) + moved);
    out += fmt::format("@@ -{} +{} @@\n", range_text(begin, end - begin), range_text(now_begin, now_count)) +
           body;
    moved += static_cast<std::ptrdiff_t>(now_count) - static_cast<std::ptrdiff_t>(end - begin);
    i = next;
  }
  return out;
}

FoundFixes find_fixes(Request const& request) {
  auto report = collect(request);
  return {gather_fixes(report.files, request.unsafe_fixes), std::move(report.problems)};
}

AppliedFixes apply_fixes(Request const& request) {
  constexpr int most_rounds = 10;
  AppliedFixes applied;
  std::set<std::string> changed;
  for (int round = 0; round < most_rounds && applied.problems.empty(); ++round) {
    auto const fixes = find_fixes(request).fixes;
    if (fixes.files.empty()) break;
    std::set<std::string> failed;
    for (auto const& file : fixes.files) {
      if (auto const written = write_file(file.path, file.after()); !written) {
        applied.problems.push_back({file.path, written.error().message});
        failed.insert(file.path);
      } else {
        changed.insert(file.path);
      }
    }
    applied.findings +=
        static_cast<std::size_t>(std::ranges::count_if(fixes.changed_by, [&](auto const& paths) {
          return std::ranges::none_of(paths, [&](auto const& path) { return failed.contains(path); });
        }));
  }
  applied.files = changed.size();
  return applied;
}

}  // namespace stet::app
