// Waiting for files to change (inotify).
#pragma once

#include <functional>
#include <set>
#include <string>
#include <vector>

namespace stet::app {

// Calls `again` once and then whenever something in one of the folders that it returned has changed and been
// quiet for 50 ms. Returns only when watching is impossible, with the reason.
std::string watch(std::function<std::set<std::string>()> const& again);

}  // namespace stet::app
