#include "app/cli/outputs.h"

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

}  // namespace stet::app
