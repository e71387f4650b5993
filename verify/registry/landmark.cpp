#include "verify/registry/landmark.h"

#include <algorithm>
#include <string_view>

#include <fmt/format.h>

#include "base/text.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

// Pages are parted by form feeds.
std::string page_and_line(std::string_view before) {
  auto const page = std::ranges::count(before, '\f') + 1;
  auto const line = std::ranges::count(before.substr(before.rfind('\f') + 1), '\n') + 1;
  return fmt::format("page {}, line {}", page, line);
}

// The beginning of the cue that the words are in: 14:03, 1:14:03.
std::string cue_time(std::string_view before) {
  auto const arrow = before.rfind("-->");
  if (arrow == std::string_view::npos) return {};
  auto time = before.substr(0, arrow);
  time.remove_prefix(time.find_last_of("\r\n") + 1);
  while (time.starts_with(' ')) time.remove_prefix(1);
  time = time.substr(0, time.find_first_of(".,\t "));
  while (time.size() > std::string_view("0:00").size() && (time.front() == '0' || time.front() == ':'))
    time.remove_prefix(1);
  return fmt::format("at {}", time);
}

}  // namespace

std::string landmark(SourceFile const& file, Offset at) {
  auto const before = file.text().substr(0, at);
  switch (media_type_of({}, file.path(), {})) {
    case MediaType::pdf: return page_and_line(before);
    case MediaType::transcript: return cue_time(before);
    case MediaType::docx:
    case MediaType::odt: return fmt::format("paragraph {}", file.line_of(at) + 1);
    default: return {};
  }
}

}  // namespace stet::verify
