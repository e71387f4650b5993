// stet report: the article with its claims, their evidence and the map as one page.
#include <charconv>
#include <chrono>
#include <cstdlib>
#include <string_view>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/judge.h"
#include "app/report/html/page.h"

namespace stet::app {
namespace {

std::string iso(std::chrono::sys_days day) {
  std::chrono::year_month_day const date(day);
  return fmt::format("{:04}-{:02}-{:02}", static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()));
}

bool is_day(std::string_view text) {
  auto const number = [&](std::size_t at, std::size_t length) -> int {
    int value = -1;
    auto const* begin = text.data() + at;
    auto const [end, error] = std::from_chars(begin, begin + length, value);
    return error == std::errc{} && end == begin + length ? value : -1;
  };
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') return false;
  if (number(0, 4) < 1 || number(5, 2) < 1 || number(8, 2) < 1) return false;
  return std::chrono::year_month_day{std::chrono::year{number(0, 4)},
                                     std::chrono::month{static_cast<unsigned>(number(5, 2))},
                                     std::chrono::day{static_cast<unsigned>(number(8, 2))}}
      .ok();
}

// The option, then SOURCE_DATE_EPOCH (reproducible-builds.org), then the clock.
std::expected<std::string, Error> date_of(ReportCommand const& command) {
  namespace chrono = std::chrono;
  if (command.now) {
    if (is_day(*command.now)) return *command.now;
    return std::unexpected(Error{"--now: `" + *command.now + "` is no date; write it as 2026-11-25"});
  }
  auto const* epoch = std::getenv("SOURCE_DATE_EPOCH");
  if (epoch == nullptr || *epoch == '\0')
    return iso(chrono::floor<chrono::days>(chrono::system_clock::now()));
  std::string_view const text(epoch);
  std::int64_t seconds = 0;
  constexpr std::int64_t end_of_year_9999 = 253'402'300'799;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc{} || end != text.data() + text.size() || seconds < 0 || seconds > end_of_year_9999)
    return std::unexpected(Error{"SOURCE_DATE_EPOCH: `" + std::string(text) + "` is no number of seconds"});
  return iso(chrono::floor<chrono::days>(chrono::sys_seconds{chrono::seconds{seconds}}));
}

}  // namespace

Outcome run(ReportCommand const& command) {
  auto date = date_of(command);
  if (!date) return {2, {}, complaint(date.error().message)};
  auto const result = judge_file(command.file, command.reading);
  if (!result) return {2, {}, complaint(result.error().message)};
  html::PageOptions const options{
      .title = command.title, .date = std::move(*date), .version = STET_VERSION, .theme = command.theme};
  if (auto const written = write_file(command.output, html::page(*result, options)); !written)
    return {2, {}, complaint(written.error().message)};
  return {};
}

}  // namespace stet::app
