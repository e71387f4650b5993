#include "app/run/plan.h"

#include <algorithm>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "app/report/places.h"
#include "app/run/one_map.h"
#include "argmap/project.h"
#include "parser/rules.h"
#include "verify/config/glob.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr char const* baseline_name = "stet-baseline.jsonl";

verify::ConfigurationOptions configuration_options(Request const& request) {
  auto options = request.configuration;
  options.allow_outside = request.reading.allow_outside;
  return options;
}

// Files that serve several maps, each read once.
template <class T>
class Shared {
 public:
  using Result = std::expected<std::shared_ptr<T const>, Error>;

  template <class Read>
  Result const& get(fs::path const& path, Read read) {
    auto const found = known_.find(path.string());
    if (found != known_.end()) return found->second;
    return known_.emplace(path.string(), read(path)).first->second;
  }

 private:
  std::unordered_map<std::string, Result> known_;
};

class Planner {
 public:
  explicit Planner(Request const& request)
      : request_(request),
        files_(request.reading.files),
        configuration_(configuration_options(request), request.reading.files) {}

  Plan run() {
    auto found = find_inputs(request_.paths, {.ignore = !request_.no_ignore, .force = request_.force_exclude},
                             *files_);
    plan_.problems = std::move(found.problems);
    plan_.notes = std::move(found.notes);
    for (auto& input : found.inputs) add(std::move(input));
    for (auto const& input : found.articles) add_article(input);
    for (auto const& folder : found.without_maps) {
      auto const below = [&](Article const& article) {
        auto const path = files_->absolute(article.path).lexically_relative(files_->absolute(folder));
        return !path.empty() && *path.begin() != "..";
      };
      if (std::ranges::none_of(plan_.articles, below))
        plan_.problems.push_back({folder, no_maps({folder}).message});
    }
    if (has_several_maps())
      for (auto& task : plan_.tasks) task.options.others_cite = true;
    if (plan_.tasks.empty() && plan_.problems.empty() && plan_.articles.empty() && !excluded_ &&
        !request_.force_exclude)
      plan_.problems.push_back(no_maps(request_.paths));
    return std::move(plan_);
  }

 private:
  void problem(std::string const& path, std::string const& message) {
    if (said_.insert(path + "\n" + message).second) plan_.problems.push_back({path, message});
  }

  // Markdown is a map only if it has a fence; articles mostly have none.
  [[nodiscard]] bool has_several_maps() const {
    auto const is_article = [this](Task const& task) {
      if (task.input.path == "-" || !argmap::is_markdown(task.name)) return false;
      auto const map = read_map(task.input.path, *files_);
      return !map || map->holds_no_map;
    };
    std::size_t maps = 0;
    for (auto task = plan_.tasks.begin(); task != plan_.tasks.end() && maps < 2; ++task)
      if (!is_article(*task)) ++maps;
    return maps > 1;
  }

  void add(Input input) {
    bool const is_standard_input = input.path == "-";
    Task task{
        .input = std::move(input), .name = {}, .options = check_options(request_.reading), .baseline = {}};
    task.name = is_standard_input ? request_.given_name : task.input.path.string();
    auto const settings = configuration_.settings_for(task.name);
    if (!settings) {
      problem(task.name, settings.error().message);
      return;
    }
    if (is_excluded(**settings, task)) {
      excluded_ = true;
      return;
    }
    if (!is_standard_input && is_article(**settings, files_->absolute(task.name))) {
      bool const holds_map = argmap::is_markdown(task.name) && has_own_map(task);
      if (!add_article(task, *settings, holds_map)) return;
      if (!holds_map) return;
    } else if (!seen_.insert(files_->resolve(task.name).value_or(task.name).string()).second) {
      return;  // a map that was added for its article
    }
    task.options.settings = *settings;
    // Who sets a level for the notes asks for all of them.
    task.options.strict_argdown =
        request_.strict_argdown ||
        !(*settings)->level_origins[static_cast<std::size_t>(rule_id::not_argdown.rule)].empty();
    if (task.options.project.empty() && !(*settings)->folder.empty())
      task.options.project = (*settings)->folder;
    auto const folder = files_->absolute(task.name).parent_path();
    if (!add_claims_file(folder, task) || !add_baseline(folder, task)) return;
    plan_.tasks.push_back(std::move(task));
  }

  [[nodiscard]] bool is_excluded(verify::Settings const& settings, Task const& task) const {
    if (settings.exclude.empty() || (task.input.named && !request_.force_exclude)) return false;
    auto const relative = files_->absolute(task.name).lexically_relative(settings.folder).generic_string();
    return std::ranges::any_of(settings.exclude, [&](auto const& pattern) {
      return verify::config::glob_covers(pattern, relative);
    });
  }

  bool has_own_map(Task const& task) const {
    auto const map = read_map(task.input.path, *files_);
    return map && !map->holds_no_map;
  }

  // Most files that are no maps are nobody's articles: whether a folder has any is asked once.
  void add_article(Input const& input) {
    auto const [folder, is_new] = has_articles_.try_emplace(input.path.parent_path().string());
    if (is_new) {
      auto const settings = configuration_.settings_for(input.path.parent_path() / "-");
      folder->second = settings && !(*settings)->articles.empty();
    }
    if (!folder->second) return;
    Task const task{.input = input, .name = input.path.string(), .options = {}, .baseline = {}};
    auto const settings = configuration_.settings_for(task.name);
    if (!settings || !is_article(**settings, files_->absolute(task.name)) || is_excluded(**settings, task))
      return;
    if (seen_.insert(files_->resolve(task.name).value_or(task.name).string()).second)
      add_article(task, *settings, false);
  }

  // Whoever names an article asks for its maps.
  bool add_article(Task const& task, std::shared_ptr<verify::Settings const> const& settings,
                   bool holds_map) {
    Article article{.path = task.name, .settings = settings, .baseline = {}, .mapped = holds_map};
    Task as_map{.input = task.input, .name = task.name, .options = {}, .baseline = {}};
    as_map.options.settings = settings;
    if (!add_baseline(files_->absolute(task.name).parent_path(), as_map)) return false;
    article.baseline = as_map.baseline;
    if (!holds_map) {
      auto const [known, is_new] = indices_.try_emplace(settings->folder.string());
      auto const here = settings->folder.lexically_relative(files_->absolute({}));
      if (is_new) known->second = std::make_unique<MapIndex>(here.empty() ? settings->folder : here, *files_);
      auto const& maps = known->second->maps_of(files_->resolve(task.name).value_or(task.name).string());
      article.mapped = !maps.empty();
      plan_.articles.push_back(std::move(article));
      if (task.input.named)
        for (auto const& map : maps) add({map, true});
      return true;
    }
    plan_.articles.push_back(std::move(article));
    return true;
  }

  // Whether what nobody named on the command line may be read; a problem if not.
  bool is_in_project(fs::path const& folder, fs::path const& path, std::string_view remedy) {
    if (verify::project_around(files_, folder, request_.reading.allow_outside).permits(path)) return true;
    problem(path.string(), fmt::format("`{}` lies outside of the project; {}, or pass --allow-outside",
                                       relative_path(path.string(), files_->absolute({})), remedy));
    return false;
  }

  bool add_claims_file(fs::path const& folder, Task& task) {
    if (request_.configuration.isolated) return true;
    auto const path = find(folder, "stet.suppress.toml", claims_paths_);
    if (path.empty()) return true;
    if (!is_in_project(path.parent_path(), path, "copy it into it")) return false;
    auto const& file = claims_.get(
        path, [&](fs::path const& named) { return verify::suppress::read_claims_file(*files_, named); });
    if (!file) {
      problem(path.string(), file.error().message);
      return false;
    }
    task.options.claims_file = *file;
    return true;
  }

  bool add_baseline(fs::path const& folder, Task& task) {
    if (request_.no_baseline) return true;
    auto const& settings = *task.options.settings;
    fs::path path;
    if (request_.baseline) {
      path = *request_.baseline;
    } else if (!settings.baseline.empty()) {
      path = settings.baseline;
      if (!files_->exists(path)) {
        problem(path.string(),
                fmt::format("{}: there is no baseline `{}`; `stet baseline create` writes it",
                            settings.baseline_origin, relative_path(path.string(), files_->absolute({}))));
        return false;
      }
      if (!is_in_project(settings.folder, path, "name it with --baseline")) return false;
    } else if (!request_.configuration.isolated) {
      path = find(folder, baseline_name, baseline_paths_);
      if (!path.empty() && !is_in_project(path.parent_path(), path, "name it with --baseline")) return false;
    }
    if (path.empty()) return true;
    auto const& file =
        baselines_.get(path, [&](fs::path const& named) { return verify::read_baseline(*files_, named); });
    if (!file) {
      problem(path.string(), file.error().message);
      return false;
    }
    task.baseline = *file;
    return true;
  }

  fs::path const& find(fs::path const& folder, char const* name,
                       std::unordered_map<std::string, fs::path>& known) {
    auto const [found, is_new] = known.try_emplace(folder.string());
    if (is_new) found->second = verify::find_upward(*files_, folder, {name});
    return found->second;
  }

  Request const& request_;
  std::shared_ptr<Files const> files_;
  verify::Configuration configuration_;
  Plan plan_;
  bool excluded_ = false;
  std::unordered_set<std::string> seen_;                // maps, and articles that are none, resolved
  std::unordered_map<std::string, bool> has_articles_;  // by folder
  std::unordered_map<std::string, std::unique_ptr<MapIndex>> indices_;
  std::unordered_set<std::string> said_;
  std::unordered_map<std::string, fs::path> claims_paths_, baseline_paths_;
  Shared<verify::suppress::ClaimsFile> claims_;
  Shared<verify::Baseline> baselines_;
};

}  // namespace

Plan make_plan(Request const& request) { return Planner(request).run(); }

std::expected<MapText, Error> read_task(Task const& task, Request const& request) {
  if (task.input.path == "-") return map_text(request.given_name, request.given);
  return read_map(task.input.path, *request.reading.files);
}

fs::path baseline_path(Request const& request, verify::Settings const& settings, fs::path const& folder) {
  if (request.baseline) return *request.baseline;
  if (!settings.baseline.empty()) return settings.baseline;
  if (auto existing = verify::find_upward(*request.reading.files, folder, {baseline_name}); !existing.empty())
    return existing;
  return (settings.folder.empty() ? fs::path() : settings.folder) / baseline_name;
}

}  // namespace stet::app
