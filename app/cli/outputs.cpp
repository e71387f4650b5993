#include "app/cli/outputs.h"

#include <fstream>
#include <set>

#include "base/file_writer.h"

namespace stet::app {

std::expected<void, Error> may_write(Files const& files, std::vector<std::string> const& outputs) {
  std::set<std::string> targets;
  std::set<std::string> versions;  // of files that are there: a hard link has the same
  for (auto const& output : outputs) {
    if (is_stream(output)) continue;
    if (files.has_read(output))
      return std::unexpected(
          Error{"`" + output + "` is read here, so nothing is written; name another file"});
    auto const target = write_target(output);
    if (!target) return std::unexpected(target.error());
    auto const facts = files.look(*target);
    bool const is_first = targets.insert(target->string()).second &&
                          (facts.kind != FileKind::file || versions.insert(facts.version).second);
    if (!is_first)
      return std::unexpected(
          Error{"`" + output + "` is named twice, so nothing is written; name a file for each"});
  }
  return {};
}

std::expected<void, Error> may_replace(std::string const& output, std::string_view sign) {
  constexpr std::size_t most_before_sign = 4096;
  if (is_stream(output)) return {};
  std::ifstream file(output, std::ios::binary);
  std::string begin(most_before_sign, '\0');
  file.read(begin.data(), static_cast<std::streamsize>(begin.size()));
  begin.resize(static_cast<std::size_t>(file.gcount()));
  if (begin.empty() || (!sign.empty() && begin.contains(sign))) return {};
  return std::unexpected(
      Error{"`" + output +
            "` is there and is no report of this format. As not everything could be read, it may be an input "
            "and stays as it is: mend what is said above, or name another file"});
}

}  // namespace stet::app
