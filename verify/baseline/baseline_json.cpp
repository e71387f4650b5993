// Baselines as text: one JSON object a line.
#include <algorithm>
#include <array>
#include <tuple>
#include <unordered_map>

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include "verify/baseline/baseline.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

constexpr std::uint64_t limit = 256ULL << 20U;

// The string under the key; empty if there is none.
std::string text_of(Json const& object, char const* key) {
  auto const found = object.find(key);
  return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
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
    if (row.find_first_not_of(" \t\r") == std::string_view::npos) continue;
    auto const json = Json::parse(row, nullptr, false);
    if (!json.is_object() || text_of(json, "fp").empty())
      return std::unexpected(Error{fmt::format(
          "{}:{}:1: this is no entry of a baseline; `stet baseline create --force` writes it anew",
          path.string(), line)});
    BaselineEntry entry{.print = text_of(json, "fp"),
                        .rule = text_of(json, "rule"),
                        .path = text_of(json, "path"),
                        .claim = text_of(json, "claim"),
                        .text = text_of(json, "text"),
                        .since = text_of(json, "since"),
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
    Json line{{"fp", entry.print}, {"rule", entry.rule}, {"path", entry.path}};
    if (!entry.claim.empty()) line["claim"] = entry.claim;
    if (!entry.text.empty()) line["text"] = entry.text;
    if (!entry.since.empty()) line["since"] = entry.since;
    out += line.dump(-1, ' ', false, Json::error_handler_t::replace) + '\n';
  }
  return out;
}

}  // namespace stet::verify
