#include "app/run/articles.h"

#include <algorithm>
#include <utility>

#include "app/run/inputs.h"
#include "base/text.h"
#include "parser/article.h"
#include "verify/config/glob.h"
#include "verify/read.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

// A map up to the end of its front matter.
std::string head_of(std::string text) {
  auto const begin = text.find("===");
  auto const end = begin == std::string::npos ? begin : text.find("\n===", begin);
  if (end != std::string::npos) text.resize(std::min(text.size(), end + 5));
  return text;
}

}  // namespace

bool may_be_article(fs::path const& path) {
  return parser::article_format(path.string()) != parser::ArticleFormat::plain ||
         lower(path.extension().string()) == ".txt";
}

bool is_article(verify::Settings const& settings, fs::path const& absolute) {
  if (settings.articles.empty()) return false;
  auto const relative = absolute.lexically_relative(settings.folder).generic_string();
  return std::ranges::any_of(
      settings.articles, [&](auto const& pattern) { return verify::config::glob_covers(pattern, relative); });
}

MapIndex::MapIndex(fs::path const& folder, Files const& files) {
  for (auto const& input : find_inputs({folder.string()}, {}, files).inputs) {
    auto map = read_map(input.path, files);
    if (!map || map->holds_no_map) continue;
    verify::CheckOptions options;
    options.files = {std::shared_ptr<Files const>(), &files};
    auto const reading = verify::read(input.path, head_of(std::move(map->text)), options);
    auto const& document = reading.map.front_matter;
    if (document.empty() || document[0].type != parser::yaml::Type::mapping) continue;
    auto const named = document.find(0, "article");
    if (!named || document[*named].text.empty()) continue;
    auto const path = files.resolve(input.path.parent_path() / document[*named].text);
    if (path) maps_[path->string()].push_back(input.path);
  }
}

std::vector<fs::path> const& MapIndex::maps_of(std::string const& article) const {
  static std::vector<fs::path> const none;
  auto const found = maps_.find(article);
  return found == maps_.end() ? none : found->second;
}

}  // namespace stet::app
