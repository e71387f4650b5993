#include "verify/config/configuration.h"

#include <algorithm>
#include <set>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/config/glob.h"
#include "verify/rule_table.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using config::Block;
using config::Complaint;
using config::ConfigFile;
using config::RuleLevel;

constexpr std::uint64_t config_limit = 4ULL << 20U;
constexpr std::size_t most_extended = 32;

std::string lines_of(std::vector<Complaint> const& complaints) {
  std::string out;
  for (auto const& complaint : complaints) out += (out.empty() ? "" : "\n") + complaint.text();
  return out;
}

template <class T>
void lay(std::vector<T>& below, std::vector<T> const& above, std::string T::* name) {
  for (T const& one : above) {
    auto const old = std::ranges::find(below, one.*name, name);
    if (old == below.end()) {
      below.push_back(one);
    } else {
      *old = one;
    }
  }
}

void apply(Block const& block, Settings& settings) {
  std::vector<RuleLevel const*> levels;
  for (RuleLevel const& level : block.rules) levels.push_back(&level);
  std::ranges::stable_sort(levels, {}, [](RuleLevel const* level) { return level->breadth; });
  for (RuleLevel const* level : levels) {
    for (RuleId const rule : level->rules) {
      settings.levels[static_cast<std::size_t>(rule)] = level->level;
      settings.level_origins[static_cast<std::size_t>(rule)] = level->origin;
    }
  }
  if (block.standard) {
    settings.standard = block.standard->value;
    settings.standard_origin = block.standard->origin;
  }
  lay(settings.by_tag, block.by_tag, &NamedStandard::name);
  lay(settings.by_section, block.by_section, &NamedStandard::name);
  lay(settings.by_statement, block.by_statement, &NamedStandard::name);
  for (auto const& [parameter, thousandths, origin] : block.thresholds) {
    settings.thresholds.*parameter.value = thousandths;
    settings.threshold_origins[fmt::format("{}.{}", parameter.of, parameter.name)] = origin;
  }
  if (block.policy) {
    settings.policy = block.policy->value;
    settings.policy_origin = block.policy->origin;
  }
  if (block.raters) settings.raters = *block.raters;
  if (block.schemes) settings.schemes = *block.schemes;
  for (auto const& [name, list] : block.words) settings.words[name] = list;
  lay(settings.maximum_ages, block.maximum_ages, &MaximumAge::type);
  if (block.claim_reviews) settings.claim_reviews = *block.claim_reviews;
  if (block.profile) {
    settings.profile = block.profile->value;
    settings.profile_origin = block.profile->origin;
  }
}

bool covers(std::vector<std::string> const& patterns, std::string_view path) {
  return std::ranges::any_of(patterns,
                             [&](auto const& pattern) { return config::glob_covers(pattern, path); });
}

void apply(ConfigFile const& file, fs::path const& map, Settings& settings) {
  apply(file.block, settings);
  if (file.exclude) {
    settings.exclude = file.exclude->value;
    settings.exclude_origin = file.exclude->origin;
  }
  if (file.articles) {
    settings.articles = file.articles->value;
    settings.articles_origin = file.articles->origin;
  }
  if (file.ignore) {
    settings.ignore = file.ignore->value;
    settings.ignore_origin = file.ignore->origin;
  }
  if (file.require_map) {
    settings.require_map = file.require_map->value;
    settings.require_map_origin = file.require_map->origin;
  }
  if (file.baseline) {
    settings.baseline = file.folder / file.baseline->value;
    settings.baseline_origin = file.baseline->origin;
  }
  std::string const relative = map.lexically_relative(file.folder).generic_string();
  for (auto const& entry : file.per_file)
    if (covers(entry.include, relative) && !covers(entry.exclude, relative)) apply(entry.block, settings);
}

}  // namespace

fs::path find_upward(Files const& files, fs::path const& folder, std::vector<std::string> const& names) {
  for (fs::path here = files.absolute(folder);; here = here.parent_path()) {
    for (auto const& name : names) {
      // What is there and cannot be read, such as a link to nothing, is not passed over.
      auto const kind = files.look(here / name).kind;
      if (kind == FileKind::file || kind == FileKind::other) return here / name;
    }
    if (!here.has_relative_path()) return {};
  }
}

Containment project_around(std::shared_ptr<Files const> files, fs::path const& folder, bool allow_outside) {
  fs::path top = files->absolute(folder);
  for (fs::path here = top; here.has_relative_path(); here = here.parent_path()) {
    bool const is_repository = files->exists(here / ".git");
    if (is_repository || files->is_file(here / "stet.toml") || files->is_file(here / ".stet.toml"))
      top = here;
    if (is_repository) break;
  }
  return {std::move(files), {top}, allow_outside};
}

Configuration::Configuration(ConfigurationOptions options, std::shared_ptr<stet::Files const> files)
    : options_(std::move(options)), world_(std::move(files)), here_(world_->absolute({})) {}

// The path as a reader in the current folder would type it.
std::string Configuration::shown(fs::path const& path) const {
  auto const relative = path.lexically_relative(here_);
  return relative.empty() ? path.string() : relative.string();
}

// The rules that a word of `--select` or `--ignore` stands for.
std::vector<RuleId> Configuration::chosen(std::string_view option, std::string const& word) {
  auto named = rules_named(word);
  if (named.empty()) {
    auto const words = rule_words();
    auto const meant = nearest(word, words);
    failure_ +=
        fmt::format("{}{}: no rule or category `{}`{}", failure_.empty() ? "" : "\n", option, word,
                    meant.empty() ? "; `stet rules` lists them" : fmt::format("; did you mean `{}`?", meant));
  }
  return named;
}

void Configuration::choose(Settings& settings) const {
  auto const set = [&](RuleId id, Level level, Origin origin) {
    settings.levels[static_cast<std::size_t>(id)] = level;
    settings.level_origins[static_cast<std::size_t>(id)] = std::move(origin);
  };
  if (!options_.select.empty()) {
    std::vector<bool> wanted(rule_numbers());
    for (RuleId const id : selected_) wanted[static_cast<std::size_t>(id)] = true;
    for (Rule const& rule : rules()) {
      if (!wanted[static_cast<std::size_t>(rule.rule)]) {
        set(rule.rule, std::nullopt, not_selected);
      } else if (!settings.level(rule.rule)) {
        set(rule.rule, rule.severity, "--select");
      }
    }
  }
  for (RuleId const id : ignored_) set(id, std::nullopt, not_selected);
}

void Configuration::prepare() {
  if (std::exchange(prepared_, true)) return;
  for (auto const& given : options_.overrides) {
    bool const is_value = given.find('=') != std::string::npos && !world_->exists(given);
    if (!is_value) {
      whole_ = world_->absolute(given);
      continue;
    }
    std::vector<Complaint> complaints;
    auto values = config::read_config(given, "--config", complaints);
    values.folder = here_;
    if (!complaints.empty()) failure_ += (failure_.empty() ? "" : "\n") + lines_of(complaints);
    if (!values.extends.empty()) failure_ = "--config: `extends` belongs into a file; name that file instead";
    values_.push_back(std::move(values));
  }
  for (auto const& word : options_.select)
    for (RuleId const id : chosen("--select", word)) selected_.push_back(id);
  for (auto const& word : options_.ignore)
    for (RuleId const id : chosen("--ignore", word)) ignored_.push_back(id);
}

std::expected<std::shared_ptr<ConfigFile const>, Error> Configuration::read(fs::path const& path) {
  auto const text = world_->read(path, config_limit);
  if (!text) return std::unexpected(text.error());
  std::vector<Complaint> complaints;
  auto file = std::make_shared<ConfigFile>(config::read_config(*text, shown(path), complaints));
  if (!complaints.empty()) return std::unexpected(Error{lines_of(complaints)});
  file->path = path;
  file->folder = path.parent_path();
  return file;
}

std::expected<Configuration::Chain, Error> Configuration::load(fs::path const& path, bool is_named) {
  if (auto const known = loaded_.find(path.string()); known != loaded_.end()) return known->second;
  // Depth first, what is extended before what extends it; `open` are the files whose bases are being read.
  struct Open {
    std::shared_ptr<ConfigFile const> file;
    std::size_t next = 0;
  };
  Chain done;
  std::set<fs::path> seen{path};
  std::vector<Open> open;
  auto const project = project_around(world_, path.parent_path(), options_.allow_outside);
  if (!is_named && !project.permits(path))
    return std::unexpected(Error{fmt::format(
        "`{}` is a link that leads out of the project; name it with --config, or pass --allow-outside",
        shown(path))});
  auto first = read(path);
  if (!first) return std::unexpected(first.error());
  open.push_back({std::move(*first), 0});
  while (!open.empty()) {
    auto& top = open.back();
    if (top.next == top.file->extends.size()) {
      done.push_back(top.file);
      open.pop_back();
      continue;
    }
    auto const& base = top.file->extends[top.next++];
    fs::path const target = (top.file->folder / base.value).lexically_normal();
    if (std::ranges::any_of(open, [&](Open const& outer) { return outer.file->path == target; }))
      return std::unexpected(Error{fmt::format("{}: `{}` extends itself", base.origin, base.value)});
    if (!seen.insert(target).second) continue;
    if (seen.size() > most_extended)
      return std::unexpected(
          Error{fmt::format("{}: more than {} files extend each other", base.origin, most_extended)});
    if (!project.permits(target))
      return std::unexpected(
          Error{fmt::format("{}: `{}` lies outside of the project; move it into it, or pass --allow-outside",
                            base.origin, base.value)});
    auto file = read(target);
    if (!file) {
      bool const is_unreadable =
          file.error().message.starts_with("cannot read") || file.error().message.starts_with('`');
      return std::unexpected(is_unreadable ? Error{base.origin + ": " + file.error().message} : file.error());
    }
    open.push_back({std::move(*file), 0});
  }
  return loaded_.emplace(path.string(), std::move(done)).first->second;
}

std::expected<Configuration::Chain, Error> Configuration::files_for(fs::path const& folder) {
  if (!whole_.empty()) return load(whole_, true);
  if (options_.isolated) return Chain{};
  auto const [known, is_new] = closest_.try_emplace(folder.string());
  if (is_new) known->second = find_upward(*world_, folder, {".stet.toml", "stet.toml"});
  if (known->second.empty()) return Chain{};
  return load(known->second, false);
}

std::expected<std::shared_ptr<Settings const>, Error> Configuration::settings_for(fs::path const& path) {
  prepare();
  if (!failure_.empty()) return std::unexpected(Error{failure_});
  fs::path const map = world_->absolute(path);
  auto const files = files_for(map.parent_path());
  if (!files) return std::unexpected(files.error());
  bool const per_file =
      std::ranges::any_of(*files, [](auto const& file) { return !file->per_file.empty(); }) ||
      std::ranges::any_of(values_, [](auto const& file) { return !file.per_file.empty(); });
  std::string const key = files->empty() ? std::string() : files->back()->path.string();
  if (!per_file) {
    if (auto const known = settled_.find(key); known != settled_.end()) return known->second;
  }
  auto settings = std::make_shared<Settings>();
  for (auto const& file : *files) apply(*file, map, *settings);
  for (auto const& values : values_) apply(values, map, *settings);
  choose(*settings);
  if (!files->empty()) settings->folder = files->back()->folder;
  if (!per_file) settled_.emplace(key, settings);
  return settings;
}

}  // namespace stet::verify
