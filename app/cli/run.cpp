#include "app/cli/run.h"

#include <cerrno>
#include <csignal>
#include <cstdio>
#include <exception>
#include <new>
#include <string>
#include <string_view>
#include <variant>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/words/style.h"

namespace stet::app {
namespace {

bool write(std::FILE* stream, std::string_view text) {
  return std::fwrite(text.data(), 1, text.size(), stream) == text.size() && std::fflush(stream) == 0;
}

Outcome outcome_of(int argc, char const* const* argv) {
  auto command = parse_options(argc, argv);
  if (!command) return {command.error().code, command.error().out, command.error().err};
  if (auto const settled = settle(*command, surroundings()); !settled)
    return {2, {}, complaint(settled.error().message)};
  return std::visit([](auto const& chosen) { return run(chosen); }, *command);
}

}  // namespace

std::string complaint(std::string_view message) { return "stet: " + visible(message) + '\n'; }

int run(int argc, char** argv) {
  // A reader that goes away (`stet check | head`) is seen as a failed write, not a signal.
  std::signal(SIGPIPE, SIG_IGN);
  // So is a file that may not grow further: what was there stays, and the message says why.
  std::signal(SIGXFSZ, SIG_IGN);
  Outcome outcome;
  try {
    outcome = outcome_of(argc, argv);
  } catch (std::bad_alloc const&) {
    outcome = {2, {}, "stet: not enough memory\n"};
  } catch (std::exception const& error) {
    outcome = {2, {}, complaint(std::string("internal error: ") + error.what())};
  }
  bool const written = write(stdout, outcome.out);
  int const cause = errno;
  write(stderr, outcome.err);
  if (!written && cause != EPIPE) {
    write(stderr, "stet: cannot write to standard output\n");
    return 2;
  }
  return outcome.code;
}

}  // namespace stet::app
