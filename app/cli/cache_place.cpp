#include "app/cli/cache_place.h"

#include <system_error>

#include <fmt/format.h>
#include <sys/random.h>

#include "app/run/cache.h"
#include "base/file.h"

namespace stet::app {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t key_size = 32;

// A program that was built anew may find something else.
std::string this_program() {
  std::error_code error;
  auto const self = fs::read_symlink("/proc/self/exe", error);
  return fmt::format("{} {} {}", STET_VERSION, fs::file_size(self, error),
                     fs::last_write_time(self, error).time_since_epoch().count());
}

fs::path state_folder(Surroundings const& around) {
  fs::path const named = around.environment("XDG_STATE_HOME").value_or("");
  if (named.is_absolute()) return named / "stet";
  fs::path const home = around.environment("HOME").value_or("");
  return home.is_absolute() ? home / ".local/state/stet" : fs::path();
}

// Empty if none can be kept.
std::string secret_of(fs::path const& folder) {
  if (folder.empty()) return {};
  auto const path = folder / "cache-key";
  if (auto known = read_file(path, key_size); known && known->size() == key_size) return *known;
  std::string fresh(key_size, '\0');
  std::error_code error;
  fs::create_directories(folder, error);
  fs::permissions(folder, fs::perms::owner_all, error);
  if (error || ::getrandom(fresh.data(), fresh.size(), 0) != key_size || !write_file(path, fresh)) return {};
  return fresh;
}

}  // namespace

std::optional<CachePlace> cache_place(Surroundings const& around, fs::path const& folder) {
  auto const named = around.environment("STET_CACHE_DIR").value_or("");
  auto secret = around.environment("STET_CACHE_KEY").value_or("");
  if (secret.empty()) secret = secret_of(state_folder(around));
  if (secret.empty()) return {};
  return CachePlace{named.empty() ? folder / cache_name : fs::path(named), this_program(), std::move(secret)};
}

}  // namespace stet::app
