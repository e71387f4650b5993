#include "app/lint/plan.h"

#include <algorithm>
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <unordered_map>
#include <unordered_set>

#include <fmt/format.h>

#include "app/cli/judge.h"
#include "argmap/project.h"
#include "parser/rules.h"
#include "verify/config/glob.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr char const* baseline_name = "stet-baseline.jsonl";

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
  Planner(CheckCommand const& command, std::shared_ptr<Files const> files)
      : command_(command),
        files_(std::move(files)),
        configuration_(command.configuration, files_),
        today_(today_of(command.today)) {}

  Plan run() {
    auto found = find_inputs(command_.paths, {.ignore = !command_.no_ignore, .force = command_.force_exclude},
                             *files_);
    plan_.problems = std::move(found.problems);
    for (auto& input : found.inputs) add(std::move(input));
    if (has_several_maps())
      for (auto& task : plan_.tasks) task.options.others_cite = true;
    if (plan_.tasks.empty() && plan_.problems.empty() && !excluded_) plan_.problems.push_back(nothing());
    return std::move(plan_);
  }

 private:
  void problem(std::string const& path, std::string const& message) {
    if (said_.insert(message).second) plan_.problems.push_back({path, message});
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
        .input = std::move(input), .name = {}, .options = check_options(command_.reading), .baseline = {}};
    task.name = is_standard_input ? command_.stdin_filename : task.input.path.string();
    auto const settings = configuration_.settings_for(task.name);
    if (!settings) {
      problem(task.name, settings.error().message);
      return;
    }
    if (is_excluded(**settings, task)) {
      excluded_ = true;
      return;
    }
    task.options.house = *settings;
    task.options.today = today_;
    task.options.files = files_;
    // Who sets a level for the notes asks for all of them.
    task.options.strict_argdown =
        command_.strict_argdown ||
        !(*settings)->level_origins[static_cast<std::size_t>(rule_id::not_argdown.rule)].empty();
    if (task.options.project.empty() && !(*settings)->folder.empty())
      task.options.project = (*settings)->folder;
    auto const folder = (here_ / task.name).lexically_normal().parent_path();
    if (!add_claims_file(folder, task) || !add_baseline(folder, task)) return;
    plan_.tasks.push_back(std::move(task));
  }

  [[nodiscard]] bool is_excluded(verify::Settings const& settings, Task const& task) const {
    if (settings.exclude.empty() || (task.input.named && !command_.force_exclude)) return false;
    auto const relative =
        (here_ / task.name).lexically_normal().lexically_relative(settings.folder).generic_string();
    return std::ranges::any_of(settings.exclude, [&](auto const& pattern) {
      return verify::config::glob_covers(pattern, relative);
    });
  }

  bool add_claims_file(fs::path const& folder, Task& task) {
    if (command_.configuration.isolated) return true;
    auto const path = find(folder, "stet.suppress.toml", claims_paths_);
    if (path.empty()) return true;
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
    if (command_.no_baseline) return true;
    auto const& settings = *task.options.house;
    fs::path path;
    if (command_.baseline) {
      path = *command_.baseline;
    } else if (!settings.baseline.empty()) {
      path = settings.baseline;
      if (!files_->exists(path)) return true;  // it has not been created yet
    } else if (!command_.configuration.isolated) {
      path = find(folder, baseline_name, baseline_paths_);
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

  [[nodiscard]] Problem nothing() const {
    std::string names;
    for (auto const& path : command_.paths) names += (names.empty() ? "`" : ", `") + path + "`";
    return {{}, names + (command_.paths.size() == 1 ? " holds" : " hold") + " no maps (" + map_names + ")"};
  }

  CheckCommand const& command_;
  std::shared_ptr<Files const> files_;
  fs::path here_ = files_->absolute({});
  verify::Configuration configuration_;
  std::string today_;
  Plan plan_;
  bool excluded_ = false;
  std::unordered_set<std::string> said_;
  std::unordered_map<std::string, fs::path> claims_paths_, baseline_paths_;
  Shared<verify::suppress::ClaimsFile> claims_;
  Shared<verify::Baseline> baselines_;
};

}  // namespace

Plan make_plan(CheckCommand const& command, std::shared_ptr<Files const> files) {
  return Planner(command, std::move(files)).run();
}

std::string today_of(std::string const& given) {
  if (!given.empty()) return given;
  std::int64_t seconds =
      std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
          .count();
  if (char const* const epoch = std::getenv("SOURCE_DATE_EPOCH"); epoch != nullptr) {
    std::string_view const text(epoch);
    std::int64_t number = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    constexpr std::int64_t year_9999 = 253'402'300'799;
    if (error == std::errc() && end == text.data() + text.size() && number >= 0 && number <= year_9999)
      seconds = number;
  }
  auto const day =
      std::chrono::floor<std::chrono::days>(std::chrono::sys_seconds(std::chrono::seconds(seconds)));
  std::chrono::year_month_day const date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

fs::path baseline_path(CheckCommand const& command, verify::Settings const& settings,
                       fs::path const& folder) {
  if (command.baseline) return *command.baseline;
  if (!settings.baseline.empty()) return settings.baseline;
  if (auto existing = verify::find_upward(Disk(), folder, {baseline_name}); !existing.empty())
    return existing;
  return (settings.folder.empty() ? fs::path() : settings.folder) / baseline_name;
}

}  // namespace stet::app
