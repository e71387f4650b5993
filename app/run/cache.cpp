#include "app/run/cache.h"

#include <charconv>
#include <system_error>
#include <type_traits>

#include <fmt/format.h>

#include "app/report/places.h"
#include "argmap/rules.h"
#include "base/file_writer.h"
#include "base/hash.h"
#include "verify/input_rules.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view magic = "stet cache 5\n";
constexpr std::uint64_t largest = 64ULL << 20U;

// Fields with their lengths in front: any bytes can be in them.
class Out {
 public:
  void operator()(std::string_view value) {
    (*this)(value.size());
    out += value;
  }
  void operator()(std::size_t value) { out += fmt::format("{} ", value); }
  void operator()(verify::SourceId value) { (*this)(value.index()); }
  template <class T>
    requires std::is_enum_v<T>
  void operator()(T value) {
    (*this)(static_cast<std::size_t>(value));
  }
  template <class T, class Each>
  void list(std::vector<T> const& values, Each const& each) {
    (*this)(values.size());
    for (T const& value : values) each(value);
  }

  std::string out;
};

class In {
 public:
  explicit In(std::string_view text) : text_(text) {}

  void operator()(std::size_t& value) {
    auto const [end, error] = std::from_chars(text_.data() + at_, text_.data() + text_.size(), value);
    auto const next = static_cast<std::size_t>(end - text_.data());
    sound_ = sound_ && error == std::errc() && next < text_.size() && text_[next] == ' ';
    sound_ ? at_ = next + 1 : value = 0;
  }
  void operator()(std::string& value) {
    auto const size = count();
    value = text_.substr(at_, size);
    at_ += size;
  }
  void operator()(verify::SourceId& value) {
    std::size_t number = 0;
    (*this)(number);
    value = verify::SourceId(number);
  }
  void operator()(bool& value) { value = below(2) != 0; }
  void operator()(RuleId& value) {
    value = static_cast<RuleId>(below(rule_numbers()));
    sound_ = sound_ && find_rule(static_cast<std::size_t>(value)) != nullptr;
  }
  void operator()(Severity& value) { value = static_cast<Severity>(below(3)); }
  template <class T, class Each>
  void list(std::vector<T>& values, Each const& each) {
    values.resize(count());
    for (std::size_t i = 0; i < values.size() && sound_; ++i) each(values[i]);
  }
  // A count that cannot be larger than what is left.
  std::size_t count() { return below(text_.size() - at_ + 1); }
  [[nodiscard]] bool sound() const { return sound_; }

 private:
  std::size_t below(std::size_t bound) {
    std::size_t value = 0;
    (*this)(value);
    sound_ = sound_ && value < bound;
    return sound_ ? value : 0;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  bool sound_ = true;
};

// What is kept of a result, to be written or to be read.
template <class Archive, class Result>
void pass(Archive& archive, Result& checked) {
  auto& counts = checked.counts;
  archive(counts.claims);
  for (auto& n : counts.verdicts) archive(n);
  for (auto& n : counts.grades) archive(n);
  for (auto& n : counts.severities) archive(n);
  archive(counts.hidden);
  archive(counts.suppressed);
  archive(counts.has_article);
  archive(counts.sentences);
  archive(counts.checkable);
  archive(counts.mapped);
  archive.list(checked.uses, [&](auto& use) {
    archive(use.seen);
    archive(use.used);
  });
  archive.list(checked.met, [&](auto& entry) { archive(entry); });
  archive(checked.registry);
  archive.list(checked.used, [&](auto& source) { archive(source); });
  archive.list(checked.fragments, [&](auto& fragment) {
    archive(fragment.path);
    archive(fragment.head);
    archive(fragment.tail);
    archive(fragment.next);
    archive.list(fragment.items, [&](auto& item) {
      archive(item.rule);
      archive(item.severity);
      archive(item.text);
    });
  });
}

// Not flushed to the disk: what is lost is made again.
bool put_file(fs::path const& path, std::string_view content) {
  FileWriter file(path);
  file.write(content);
  return file.finish(Flush::no).has_value();
}

}  // namespace

Cache::Cache(CachePlace const& place, Request const& request)
    : files_(request.reading.files), folder_(place.folder), secret_(place.secret) {
  Out salt;
  salt(place.program);
  salt(files_->absolute({}).string());
  for (auto const format : request.formats) salt(format);
  auto const& how = request.format;
  salt(fmt::format("{} {} {} {} {} {} {} {} {}", how.quiet, how.style.color, how.style.width, how.granted,
                   how.verdicts ? static_cast<int>(*how.verdicts) : -1, how.hints, how.suppressed,
                   static_cast<int>(how.fail_on), request.strict_argdown));
  auto const& reading = request.reading;
  salt(fmt::format("{} {} {} {} {}", static_cast<int>(reading.dialect), reading.allow_outside,
                   reading.policy ? to_string(*reading.policy) : std::string_view(),
                   reading.project.value_or("").string(), reading.registry.value_or("").string()));
  salt_ = sha256(salt.out);
}

std::string Cache::key_of(Task const& task, std::string_view text) {
  Out key;
  key(salt_);
  key(task.name);
  key(std::size_t{task.input.named});
  key(std::size_t{task.options.others_cite});
  key(task.options.today);
  key(task.options.project.string());
  {
    std::scoped_lock const lock(guard_);
    auto const shared = [&](void const* object, auto make) {
      if (object == nullptr) return std::string();
      auto const [known, is_new] = shared_.try_emplace(object);
      if (is_new) known->second = sha256(make());
      return known->second;
    };
    key(shared(task.options.settings.get(), [&] { return verify::show(*task.options.settings); }));
    key(shared(task.options.claims_file.get(), [&] { return task.options.claims_file->text; }));
    key(shared(task.baseline.get(), [&] {
      // Whether a map is gone decides what an entry is worth.
      std::string gone;
      for (auto const& entry : task.baseline->entries) gone += entry.is_gone ? '1' : '0';
      return task.baseline->path.string() + "\n" + task.baseline->text + "\n" + gone;
    }));
  }
  key(text);
  return sha256(key.out);
}

std::string Cache::hash_of(std::string const& path) {
  {
    std::scoped_lock const lock(guard_);
    if (auto const known = hashes_.find(path); known != hashes_.end()) return known->second;
  }
  auto const text = files_->read(path);
  std::string hash = text ? sha256(*text) : "unreadable";
  std::scoped_lock const lock(guard_);
  return hashes_.emplace(path, std::move(hash)).first->second;
}

bool Cache::load(std::string const& key, Checked& checked) {
  auto const stored = read_file(folder_ / key.substr(0, 2) / key.substr(2), largest);
  if (!stored || !stored->starts_with(magic)) return false;
  // A damaged entry is no entry.
  auto const body = std::string_view(*stored).substr(magic.size());
  if (body.size() < 64 || seal(body.substr(64)) != body.substr(0, 64)) return false;
  In in(body.substr(64));
  auto const inputs = in.count();
  for (std::size_t i = 0; i < inputs; ++i) {
    std::string path;
    std::string hash;
    in(path);
    in(hash);
    if (!in.sound() || hash_of(path) != hash) return false;
  }
  Checked found;
  found.name = checked.name;
  found.holds_map = true;
  pass(in, found);
  if (!in.sound()) return false;
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

// Only who knows the secret could have written it.
std::string Cache::seal(std::string_view body) const { return sha256(secret_ + sha256(body)); }

bool Cache::prepare() {
  std::scoped_lock const lock(guard_);
  if (std::exchange(prepared_, true)) return usable_;
  std::error_code error;
  fs::create_directories(folder_, error);
  auto const put = [&](char const* name, std::string_view text) {
    return fs::exists(folder_ / name, error) || put_file(folder_ / name, text);
  };
  // A link that leads out of the current folder is refused by the writer, and nothing is kept then.
  usable_ =
      write_target(folder_ / ".gitignore") && put(".gitignore", "*\n") &&
      put("CACHEDIR.TAG",
          "Signature: 8a477f597d28d172789f06886806bc55\n"
          "# This folder holds results of stet that can be made again. See https://bford.info/cachedir/\n");
  return usable_;
}

void Cache::store(std::string const& key, Checked const& checked, std::vector<std::string> const& inputs) {
  if (!prepare()) return;
  Out out;
  out.list(inputs, [&](std::string const& path) {
    out(path);
    out(hash_of(path));
  });
  pass(out, checked);
  std::error_code error;
  fs::path const folder = folder_ / key.substr(0, 2);
  fs::create_directory(folder, error);
  // A cache that cannot be written is no reason to fail.
  put_file(folder / key.substr(2), std::string(magic) + seal(out.out) + out.out);
}

}  // namespace stet::app
