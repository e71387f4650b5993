#include "app/cli/quote_batch.h"

#include <cerrno>
#include <cstdio>
#include <optional>
#include <string_view>
#include <system_error>
#include <vector>

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include "app/report/quote.h"
#include "base/parallel.h"
#include "base/text.h"
#include "verify/quote/check.h"
#include "verify/quote/haystack.h"

namespace stet::app {
namespace {

constexpr std::size_t block_size = 4U << 20U;      // bytes of lines answered together
constexpr std::size_t longest_line = 256U << 20U;  // a longer one is answered with an error
constexpr unsigned workers = 2;

struct BatchLine {
  std::size_t number = 0;
  std::string_view text;
  bool too_long = false;
};

struct Answer {
  std::string text;
  bool is_error = false;
  bool is_faithful = false;
};

// Checks lines one after the other; keeps the last text prepared, since lines about one text often follow
// each other.
class Worker {
 public:
  explicit Worker(std::string const& language) { settings_.language = language; }

  Answer answer(BatchLine const& line) {
    if (line.too_long)
      return {quote_error_line("null", line.number, "the line is longer than 256 MiB"), true, false};
    auto asked = read_quote_line(line.text);
    if (!asked.error.empty()) return {quote_error_line(asked.id, line.number, asked.error), true, false};
    if (!source_ || text_ != asked.text) {
      source_.reset();
      text_ = std::move(asked.text);
      source_.emplace(text_, settings_.language);
    }
    auto const match = verify::quote::check(asked.quote, *source_, settings_);
    return {quote_line(asked.id, match), false, verify::quote::faithful(match.outcome)};
  }

 private:
  verify::quote::CheckSettings settings_;
  std::string text_;
  std::optional<verify::quote::Haystack> source_;  // of text_
};

class Batch {
 public:
  Batch(int file, std::string const& language) : file_(file), pool_(workers, Worker(language)) {}

  Outcome run() {
    std::string buffer;
    bool ended = false;
    while (!ended && !closed_) {
      std::size_t const before = buffer.size();
      buffer.resize(before + portion);
      ssize_t const got = ::read(file_, buffer.data() + before, portion);
      int const cause = errno;
      buffer.resize(before + static_cast<std::size_t>(std::max<ssize_t>(got, 0)));
      if (got < 0 && cause == EINTR) continue;
      if (got < 0)
        return {2, {}, complaint("cannot read the batch: " + std::generic_category().message(cause))};
      ended = got == 0;
      if (!ended && buffer.size() < block_size && more_is_there()) continue;
      std::size_t const whole = ended ? buffer.size() : buffer.rfind('\n', buffer.size()) + 1;
      answer_lines(std::string_view(buffer).substr(0, whole));
      buffer.erase(0, whole);
      if (buffer.size() > longest_line) {
        overlong_ = true;
        buffer.clear();
      }
    }
    if (failed_) return {2, {}, "stet: cannot write to standard output\n"};
    return {any_error_ ? 2 : all_faithful_ ? 0 : 1, {}, {}};
  }

 private:
  static constexpr std::size_t portion = 256U << 10U;

  // Whoever writes lines one by one gets each answered at once.
  [[nodiscard]] bool more_is_there() const {
    pollfd wanted{.fd = file_, .events = POLLIN, .revents = 0};
    return ::poll(&wanted, 1, 0) > 0;
  }

  void answer_lines(std::string_view text) {
    std::vector<BatchLine> lines;
    while (!text.empty()) {
      auto const line = take_line(text);
      ++number_;
      if (std::exchange(overlong_, false))
        lines.push_back({number_, {}, true});
      else if (!is_blank(line))
        lines.push_back({number_, line, false});
    }
    std::vector<Answer> answers(lines.size());
    in_parallel(lines.size(), pool_.size(),
                [&](std::size_t i, std::size_t worker) { answers[i] = pool_[worker].answer(lines[i]); });
    std::string out;
    for (auto const& answer : answers) {
      out += answer.text;
      out += '\n';
      any_error_ = any_error_ || answer.is_error;
      all_faithful_ = all_faithful_ && answer.is_faithful;
    }
    if (std::fwrite(out.data(), 1, out.size(), stdout) == out.size() && std::fflush(stdout) == 0) return;
    closed_ = true;
    failed_ = errno != EPIPE;  // a reader that goes away has what it wanted
  }

  int file_;
  std::vector<Worker> pool_;
  std::size_t number_ = 0;  // of the last line
  bool overlong_ = false;   // the beginning of the current line was dropped
  bool any_error_ = false;
  bool all_faithful_ = true;
  bool closed_ = false;
  bool failed_ = false;
};

}  // namespace

Outcome run_quote_batch(std::string const& path, std::string const& language) {
  if (path == "-") return Batch(STDIN_FILENO, language).run();
  int const file = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (file < 0)
    return {2, {}, complaint("cannot read `" + path + "`: " + std::generic_category().message(errno))};
  auto outcome = Batch(file, language).run();
  ::close(file);
  return outcome;
}

}  // namespace stet::app
