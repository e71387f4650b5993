#include "base/process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <system_error>

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/descriptor.h"

extern char** environ;

namespace stet {
namespace {

using Clock = std::chrono::steady_clock;

struct Pipe {
  Descriptor read;
  Descriptor write;
};

bool make_pipe(Pipe& made) {
  std::array<int, 2> ends{};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  made.read = Descriptor(ends[0]);
  made.write = Descriptor(ends[1]);
  return true;
}

Error failure(std::string const& program, int code) {
  return {"cannot run `" + program + "`: " + std::generic_category().message(code)};
}

// Moves what is there to be read; closes at the end of the stream.
void drain(Descriptor& from, std::string& into, std::size_t most) {
  std::array<char, 1U << 16U> block{};
  ssize_t const got = ::read(from.get(), block.data(), block.size());
  if (got > 0) {
    std::size_t const room = most - std::min(most, into.size());
    into.append(block.data(), std::min(room, static_cast<std::size_t>(got)));
  } else if (got == 0 || (errno != EINTR && errno != EAGAIN)) {
    from.close();
  }
}

void feed(Descriptor& into, std::string_view& rest) {
  ssize_t const put = rest.empty() ? 0 : ::write(into.get(), rest.data(), rest.size());
  if (put > 0) rest.remove_prefix(static_cast<std::size_t>(put));
  if (rest.empty() || (put < 0 && errno != EINTR && errno != EAGAIN)) into.close();
}

int status_of(int status) { return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status); }

// Whether one of `environment` has the name of `variable`.
bool is_set(std::vector<std::string> const& environment, std::string_view variable) {
  auto const name = variable.substr(0, variable.find('=') + 1);
  return std::ranges::any_of(environment, [&](std::string const& one) { return one.starts_with(name); });
}

// Waits for the child until the deadline, then ends it.
int reap(pid_t child, Clock::time_point deadline, bool& timed_out) {
  int status = 0;
  for (;;) {
    pid_t const done = ::waitpid(child, &status, timed_out ? 0 : WNOHANG);
    if (done == child) return status_of(status);
    if (done < 0 && errno != EINTR) return 127;
    if (!timed_out && Clock::now() >= deadline) {
      ::kill(child, SIGKILL);
      timed_out = true;
    }
    if (!timed_out) ::poll(nullptr, 0, 1);
  }
}

}  // namespace

std::expected<ProcessResult, Error> run_process(std::vector<std::string> const& arguments,
                                                ProcessOptions const& options) {
  std::string const& program = arguments.at(0);
  Pipe input;
  Pipe output;
  Pipe errors;
  if (!make_pipe(input) || !make_pipe(output) || !make_pipe(errors))
    return std::unexpected(failure(program, errno));

  posix_spawn_file_actions_t actions;
  ::posix_spawn_file_actions_init(&actions);
  ::posix_spawn_file_actions_adddup2(&actions, input.read.get(), STDIN_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, output.write.get(), STDOUT_FILENO);
  ::posix_spawn_file_actions_adddup2(&actions, errors.write.get(), STDERR_FILENO);
  std::vector<char*> argv;
  for (auto const& argument : arguments) argv.push_back(const_cast<char*>(argument.c_str()));
  argv.push_back(nullptr);
  std::vector<char*> variables;
  for (auto const& variable : options.environment) variables.push_back(const_cast<char*>(variable.c_str()));
  for (char** own = environ; *own != nullptr; ++own)
    if (!is_set(options.environment, *own)) variables.push_back(*own);
  variables.push_back(nullptr);
  pid_t child = 0;
  int const code = ::posix_spawnp(&child, argv[0], &actions, nullptr, argv.data(), variables.data());
  ::posix_spawn_file_actions_destroy(&actions);
  if (code != 0) return std::unexpected(failure(program, code));
  if (options.most_memory > 0) {
    rlimit const memory{options.most_memory, options.most_memory};
    ::prlimit(child, RLIMIT_AS, &memory, nullptr);
    auto const seconds = static_cast<rlim_t>(std::chrono::ceil<std::chrono::seconds>(options.limit).count());
    rlimit const time{seconds, seconds + 1};
    ::prlimit(child, RLIMIT_CPU, &time, nullptr);
    rlimit const none{0, 0};
    ::prlimit(child, RLIMIT_CORE, &none, nullptr);
  }
  input.read.close();
  output.write.close();
  errors.write.close();
  ::fcntl(input.write.get(), F_SETFL, O_NONBLOCK);

  auto const deadline = Clock::now() + options.limit;
  ProcessResult result;
  std::string_view rest = options.input;
  if (rest.empty()) input.write.close();
  while (output.read.valid() || errors.read.valid() || input.write.valid()) {
    auto const left = std::chrono::duration_cast<std::chrono::milliseconds>(deadline - Clock::now()).count();
    if (left <= 0) break;
    // Closed descriptors are -1, which poll passes over.
    std::array<pollfd, 3> watched{
        {{output.read.get(), POLLIN, 0}, {errors.read.get(), POLLIN, 0}, {input.write.get(), POLLOUT, 0}}};
    if (::poll(watched.data(), watched.size(), static_cast<int>(left)) < 0 && errno != EINTR) break;
    if (watched[0].revents != 0) drain(output.read, result.out, options.most_output);
    if (options.stop_at_most && result.out.size() >= options.most_output) output.read.close();
    if (watched[1].revents != 0) drain(errors.read, result.err, options.most_output);
    if (watched[2].revents != 0) feed(input.write, rest);
  }
  result.status = reap(child, deadline, result.timed_out);
  return result;
}

}  // namespace stet
