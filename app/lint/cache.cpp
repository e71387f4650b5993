#include "app/lint/cache.h"

#include <charconv>
#include <cstdio>
#include <cstdlib>
#include <system_error>

#include <fmt/format.h>
#include <unistd.h>

#include "app/report/places.h"
#include "argmap/rules.h"
#include "base/hash.h"
#include "verify/input_rules.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "stet cache 2\n";
constexpr std::uint64_t limit = 64ULL << 20U;

// Fields with their lengths in front: any bytes can be in them.
class Out {
 public:
  void text(std::string_view value) {
    number(value.size());
    out += value;
  }
  void number(std::size_t value) { out += fmt::format("{} ", value); }

  std::string out;
};

class In {
 public:
  explicit In(std::string_view text) : text_(text) {}

  std::size_t number() {
    std::size_t value = 0;
    auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    auto const next = static_cast<std::size_t>(end - text_.data());
    if (error != std::errc() || next >= text_.size() || text_[next] != ' ') {
      sound_ = false;
      return 0;
    }
    at_ = next + 1;
    return value;
  }
  std::string_view text() {
    auto const size = number();
    if (size > text_.size() - at_) {
      sound_ = false;
      return {};
    }
    auto const value = text_.substr(at_, size);
    at_ += size;
    return value;
  }
  // A count that cannot be larger than what is left.
  std::size_t count() {
    auto const value = number();
    if (value > text_.size() - at_) sound_ = false;
    return sound_ ? value : 0;
  }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

void write(Out& out, Checked const& checked) {
  out.number(checked.counts.claims);
  for (auto const n : checked.counts.verdicts) out.number(n);
  for (auto const n : checked.counts.severities) out.number(n);
  out.number(checked.counts.hidden);
  out.number(checked.counts.suppressed);
  out.number(checked.counts.has_article ? 1 : 0);
  out.number(checked.counts.sentences);
  out.number(checked.counts.checkable);
  out.number(checked.counts.mapped);
  out.number(checked.uses.size());
  for (auto const& use : checked.uses) out.number((use.seen ? 1U : 0U) + (use.used ? 2U : 0U));
  out.number(checked.met.size());
  for (auto const n : checked.met) out.number(n);
  out.text(checked.registry);
  out.number(checked.used.size());
  for (auto const source : checked.used) out.number(source.index());
  out.number(checked.fragments.size());
  for (auto const& fragment : checked.fragments) {
    out.text(fragment.path);
    out.text(fragment.head);
    out.text(fragment.tail);
    out.number(fragment.items.size());
    for (auto const& item : fragment.items) {
      out.number(static_cast<std::size_t>(item.rule));
      out.number(static_cast<std::size_t>(item.severity));
      out.text(item.text);
    }
  }
}

bool read(In& in, Checked& checked) {
  checked.counts.claims = in.number();
  for (auto& n : checked.counts.verdicts) n = in.number();
  for (auto& n : checked.counts.severities) n = in.number();
  checked.counts.hidden = in.number();
  checked.counts.suppressed = in.number();
  checked.counts.has_article = in.number() != 0;
  checked.counts.sentences = in.number();
  checked.counts.checkable = in.number();
  checked.counts.mapped = in.number();
  checked.uses.resize(in.count());
  for (auto& use : checked.uses) {
    auto const bits = in.number();
    use = {(bits & 1U) != 0, (bits & 2U) != 0};
  }
  checked.met.resize(in.count());
  for (auto& n : checked.met) n = in.number();
  checked.registry = in.text();
  checked.used.resize(in.count());
  for (auto& source : checked.used) source = verify::SourceId(in.number());
  checked.fragments.resize(in.count());
  for (auto& fragment : checked.fragments) {
    fragment.path = in.text();
    fragment.head = in.text();
    fragment.tail = in.text();
    fragment.items.resize(in.count());
    for (auto& item : fragment.items) {
      auto const rule = in.number();
      auto const severity = in.number();
      if (find_rule(rule) == nullptr || severity > 2) return false;
      item = {static_cast<RuleId>(rule), static_cast<Severity>(severity), std::string(in.text())};
    }
    if (!in.sound()) return false;
  }
  return in.sound();
}

// Through a temporary file, so that nobody reads half of it. Not flushed to the disk: what is lost is made
// again.
void put_file(fs::path const& path, std::string_view content) {
  std::string temporary = path.string() + ".XXXXXX";
  int const fd = ::mkstemp(temporary.data());
  if (fd < 0) return;
  bool const written = ::write(fd, content.data(), content.size()) == static_cast<ssize_t>(content.size());
  bool const closed = ::close(fd) == 0;
  if (!written || !closed || ::rename(temporary.c_str(), path.c_str()) != 0) ::unlink(temporary.c_str());
}

}  // namespace

Cache::Cache(CheckCommand const& command, RunOptions const& options) {
  std::error_code error;
  folder_ = fs::current_path(error) / cache_name;
  if (char const* const named = std::getenv("STET_CACHE_DIR"); named != nullptr && *named != '\0')
    folder_ = named;
  Out salt;
  salt.text(STET_VERSION);
  // A program that was built anew may find something else.
  auto const self = fs::read_symlink("/proc/self/exe", error);
  salt.text(fmt::format("{} {}", fs::file_size(self, error),
                        fs::last_write_time(self, error).time_since_epoch().count()));
  salt.text(fs::current_path(error).string());
  for (auto const format : options.formats) salt.number(static_cast<std::size_t>(format));
  auto const& how = options.format;
  salt.text(fmt::format("{} {} {} {} {} {} {}", how.style.color, how.style.width, how.granted, how.verdicts,
                        how.suppressed, static_cast<int>(how.fail_on), command.strict_argdown));
  auto const& reading = command.reading;
  salt.text(fmt::format("{} {} {} {}", static_cast<int>(reading.dialect), reading.allow_outside,
                        reading.project.value_or("").string(), reading.registry.value_or("").string()));
  salt_ = sha256(salt.out);
}

std::string Cache::key_of(Task const& task, std::string_view text) {
  Out key;
  key.text(salt_);
  key.text(task.name);
  key.number(task.input.named ? 1 : 0);
  key.number(task.options.others_cite ? 1 : 0);
  key.text(task.options.today);
  key.text(task.options.project.string());
  {
    std::scoped_lock const lock(guard_);
    auto const shared = [&](void const* object, auto make) {
      if (object == nullptr) return std::string();
      auto const [known, is_new] = shared_.try_emplace(object);
      if (is_new) known->second = sha256(make());
      return known->second;
    };
    key.text(shared(task.options.house.get(), [&] { return verify::show(*task.options.house); }));
    key.text(shared(task.options.claims_file.get(), [&] { return task.options.claims_file->text; }));
    key.text(shared(task.baseline.get(), [&] {
      // Whether a map is gone decides what an entry is worth.
      std::string gone;
      for (auto const& entry : task.baseline->entries) gone += entry.is_gone ? '1' : '0';
      return task.baseline->path.string() + "\n" + task.baseline->text + "\n" + gone;
    }));
  }
  key.text(text);
  return sha256(key.out);
}

std::string Cache::hash_of(std::string const& path) {
  {
    std::scoped_lock const lock(guard_);
    if (auto const known = hashes_.find(path); known != hashes_.end()) return known->second;
  }
  auto const text = read_file(path);
  std::string hash = text ? sha256(*text) : "unreadable";
  std::scoped_lock const lock(guard_);
  return hashes_.emplace(path, std::move(hash)).first->second;
}

bool Cache::load(std::string const& key, Checked& checked) {
  auto const stored = read_file(folder_ / key.substr(0, 2) / key.substr(2), limit);
  if (!stored || !stored->starts_with(magic)) return false;
  // A damaged entry is no entry.
  auto const body = std::string_view(*stored).substr(magic.size());
  if (body.size() < 64 || sha256(body.substr(64)) != body.substr(0, 64)) return false;
  In in(body.substr(64));
  auto const inputs = in.count();
  for (std::size_t i = 0; i < inputs; ++i) {
    std::string const path(in.text());
    auto const hash = in.text();
    if (!in.sound() || hash_of(path) != hash) return false;
  }
  Checked found;
  found.name = checked.name;
  found.holds_map = true;
  if (!read(in, found)) return false;
  checked = std::move(found);
  return true;
}

std::vector<std::string> Cache::inputs_of(verify::CheckResult const& result) {
  std::vector<std::string> paths;
  for (Diagnostic const& finding : result.findings) {
    switch (finding.rule) {
      case rule_id::missing_file:
      case rule_id::missing_include:
      case rule_id::outside_project:
      case rule_id::snapshot_changed: return {};  // what is not there cannot be hashed
      default: break;
    }
  }
  for (auto const& suppressed : result.suppressed) {
    auto const rule = suppressed.finding.rule;
    if (rule == rule_id::missing_file || rule == rule_id::missing_include ||
        rule == rule_id::snapshot_changed)
      return {};
  }
  for (std::size_t i = 0; i < result.sources.size(); ++i) {
    auto const& file = result.sources[FileId(i)];
    if (file.pieces().empty() && FileId(i) != result.file && FileId(i) != result.assembled)
      paths.push_back(file.path());
  }
  auto const& registry = *result.registry;
  for (auto const source : result.snapshots.sources())
    for (auto const& snapshot : registry[source].snapshots)
      paths.push_back((registry.folder() / snapshot.path).string());
  // A registry or settings that appear beside the map would be read.
  auto const folder = fs::path(result.sources[result.file].path()).parent_path();
  for (fs::path const& absent :
       {folder / "sources.yaml", folder / "argdown.config.json", fs::path("argdown.config.json")})
    paths.push_back(absent.string());
  return paths;
}

void Cache::prepare() {
  std::scoped_lock const lock(guard_);
  if (std::exchange(prepared_, true)) return;
  std::error_code error;
  fs::create_directories(folder_, error);
  auto const put = [&](char const* name, std::string_view text) {
    if (!fs::exists(folder_ / name, error)) put_file(folder_ / name, text);
  };
  put("CACHEDIR.TAG",
      "Signature: 8a477f597d28d172789f06886806bc55\n"
      "# This folder holds results of stet that can be made again. See https://bford.info/cachedir/\n");
  put(".gitignore", "*\n");
}

void Cache::store(std::string const& key, Checked const& checked, std::vector<std::string> const& inputs) {
  prepare();
  Out out;
  out.number(inputs.size());
  for (auto const& path : inputs) {
    out.text(path);
    out.text(hash_of(path));
  }
  write(out, checked);
  std::error_code error;
  fs::path const folder = folder_ / key.substr(0, 2);
  fs::create_directory(folder, error);
  // A cache that cannot be written is no reason to fail.
  put_file(folder / key.substr(2), std::string(magic) + sha256(out.out) + out.out);
}

}  // namespace stet::app
