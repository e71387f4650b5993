// Where results are kept between runs, and with which secret they are sealed.
#pragma once

#include <filesystem>
#include <optional>

#include "app/cli/console.h"
#include "app/run/request.h"

namespace stet::app {

// STET_CACHE_DIR, else `.stet_cache` in the folder. The secret is STET_CACHE_KEY, else that of this account,
// which is made when it is first needed ($XDG_STATE_HOME/stet/cache-key). None without a secret.
[[nodiscard]] std::optional<CachePlace> cache_place(Surroundings const& around,
                                                    std::filesystem::path const& folder);

}  // namespace stet::app
