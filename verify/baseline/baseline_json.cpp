// Baselines as text: one JSON object a line.
#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>

#include "argmap/exchange/document.h"
#include "base/json.h"
#include "base/text.h"
#include "verify/baseline/baseline.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t limit = 256ULL << 20U;

// The string under the key of the root; empty if there is none.
std::string text_of(parser::yaml::Document const& json, std::string_view key) {
  auto const found = json.find(0, key);
  return found && json[*found].type == parser::yaml::Type::string ? json[*found].text : std::string();
}

}  // namespace

std::expected<std::shared_ptr<Baseline const>, Error> read_baseline(Files const& files,
                                                                    fs::path const& path) {
  auto text = files.read(path, limit);
  if (!text) return std::unexpected(std::move(text.error()));
  auto baseline = std::make_shared<Baseline>();
  baseline->path = path;
  baseline->folder = files.absolute(path).parent_path();
  baseline->here = files.absolute({});
  baseline->text = std::move(*text);
  std::unordered_map<std::string, bool> exists;
  std::size_t line = 0;
  for (std::size_t begin = 0; begin < baseline->text.size();) {
    ++line;
    auto const end = std::min(baseline->text.find('\n', begin), baseline->text.size());
    auto const row = std::string_view(baseline->text).substr(begin, end - begin);
    Span const at{static_cast<Offset>(begin), static_cast<Offset>(end)};
    begin = end + 1;
    if (is_blank(row)) continue;
    auto const parsed = argmap::exchange::parse_json(row);
    if (!parsed || !argmap::exchange::root(*parsed).is_object() || text_of(*parsed, "fp").empty())
      return std::unexpected(Error{fmt::format(
          "{}:{}:1: this is no entry of a baseline; `stet baseline create --force` writes it anew",
          path.string(), line)});
    BaselineEntry entry{.print = text_of(*parsed, "fp"),
                        .rule = text_of(*parsed, "rule"),
                        .path = text_of(*parsed, "path"),
                        .claim = text_of(*parsed, "claim"),
                        .text = text_of(*parsed, "text"),
                        .since = text_of(*parsed, "since"),
                        .at = at,
                        .is_gone = false};
    auto const [known, is_new] = exists.try_emplace(entry.path);
    if (is_new) known->second = files.exists(baseline->folder / entry.path);
    entry.is_gone = !known->second;
    baseline->entries.push_back(std::move(entry));
  }
  baseline->index();
  return baseline;
}

std::string write_baseline(std::vector<BaselineEntry> entries) {
  auto const key = [](BaselineEntry const& entry) {
    return std::tuple(std::string_view(entry.path), std::string_view(entry.rule),
                      std::string_view(entry.print));
  };
  std::ranges::stable_sort(entries, [&](auto const& a, auto const& b) { return key(a) < key(b); });
  std::string out;
  for (auto const& entry : entries) {
    auto const write = [&](JsonWriter& line) {
      line.member("fp", entry.print).member("rule", entry.rule).member("path", entry.path);
      line.member_if_any("claim", entry.claim).member_if_any("text", entry.text);
      line.member_if_any("since", entry.since);
    };
    out += json_text(0, [&](JsonWriter& line) { line.object([&] { write(line); }); }) + '\n';
  }
  return out;
}

}  // namespace stet::verify
