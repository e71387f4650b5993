#include "app/run/watch.h"

#include <array>
#include <cerrno>
#include <string_view>
#include <system_error>

#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

#include "base/descriptor.h"

namespace stet::app {
namespace {

constexpr int quiet_ms = 50;

// Reads what is waiting; true if any of it is about a file that is not ours.
bool drain(int fd) {
  alignas(inotify_event) std::array<char, 1U << 14U> block{};
  bool relevant = false;
  for (;;) {
    ssize_t const got = ::read(fd, block.data(), block.size());
    if (got <= 0) return relevant;
    for (ssize_t at = 0; at < got;) {
      auto const* event = reinterpret_cast<inotify_event const*>(block.data() + at);
      std::string_view const name = event->len > 0 ? event->name : "";
      // Caches, and the temporary files of editors and of our own writing.
      if (!name.starts_with('.') || name == ".stet.toml") relevant = true;
      at += static_cast<ssize_t>(sizeof(inotify_event) + event->len);
    }
  }
}

}  // namespace

std::string watch(std::function<std::set<std::string>()> const& again) {
  Descriptor const notify(::inotify_init1(IN_NONBLOCK | IN_CLOEXEC));
  auto const failure = [](char const* what) {
    return std::string(what) + ": " + std::generic_category().message(errno);
  };
  if (notify.get() < 0) return failure("cannot watch files");
  for (;;) {
    bool any = false;
    // Every time: a folder that was deleted and made again is another one. Watching one twice changes
    // nothing.
    for (auto const& folder : again()) {
      int const id = ::inotify_add_watch(
          notify.get(), folder.c_str(),
          IN_CLOSE_WRITE | IN_CREATE | IN_DELETE | IN_MOVED_FROM | IN_MOVED_TO | IN_ONLYDIR);
      any = any || id >= 0;
    }
    if (!any) return failure("there is nothing to watch");
    pollfd waiting{notify.get(), POLLIN, 0};
    for (bool changed = false; !changed;) {
      if (::poll(&waiting, 1, -1) < 0 && errno != EINTR) return failure("cannot watch files");
      changed = drain(notify.get());
    }
    while (::poll(&waiting, 1, quiet_ms) > 0) drain(notify.get());
  }
}

}  // namespace stet::app
