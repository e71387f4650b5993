// The registry that a command of `stet source` works on: where it is, what it holds, how it is changed.
#pragma once

#include <expected>
#include <filesystem>
#include <string>

#include "app/cli/command.h"
#include "app/cli/source_options.h"
#include "base/files.h"
#include "verify/registry/edit.h"
#include "verify/registry/registry.h"

namespace stet::app {

struct OpenRegistry {
  std::filesystem::path path;
  Sources sources;
  FileId file;  // the registry's text
  verify::Registry registry;
  std::string complaints;  // for standard error: what is wrong with it, one line each
};

// The registry's path: as given, else `sources.yaml` in this folder or the nearest one above. With `create`,
// where one would be begun if there is none.
[[nodiscard]] std::expected<std::filesystem::path, Error> find_registry(SourceAccess const& access,
                                                                        bool create = false);
// Reads it; an absent file is an empty registry if `create` is set.
[[nodiscard]] std::expected<OpenRegistry, Error> open_registry(SourceAccess const& access,
                                                               bool create = false);

// Its snapshots may not leave its folder.
[[nodiscard]] Containment containment_of(OpenRegistry const& open);

// The source with the id, or an error that names the nearest one.
[[nodiscard]] std::expected<verify::SourceId, Error> find_source(OpenRegistry const& open,
                                                                 std::string const& id);

// The date as given if it is one, else the second one.
[[nodiscard]] std::expected<std::string, Error> date_or(std::string const& given,
                                                        std::string const& otherwise);

// Adds one entry to a list under `custom:` of a source and says so.
[[nodiscard]] Outcome add_entry(SourceAccess const& access, std::string const& id, std::string const& key,
                                verify::Entry entry, std::string const& done);

// "stet: ..." and exit status 2.
[[nodiscard]] Outcome refused(Error const& error);

}  // namespace stet::app
