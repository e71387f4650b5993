// What a check is told: how to read the map, where its files may lie, and what the house decided.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <span>
#include <string>

#include "argmap/evaluate/evaluate.h"
#include "base/files.h"
#include "parser/dialect.h"
#include "verify/config/settings.h"
#include "verify/suppress/claims_file.h"

namespace stet::verify {

class Library;

struct CheckOptions {
  parser::Dialect dialect = parser::Dialect::stet;
  bool strict_argdown = false;    // list the additions to Argdown among the not-argdown findings
  bool allow_outside = false;     // let paths in maps and registries leave the project's folder
  std::filesystem::path project;  // the project's folder; empty: the map's own folder
  std::optional<std::filesystem::path> registry;  // instead of the front matter's `sources:`
  // An argdown.config.json, instead of the one that is found.
  std::optional<std::filesystem::path> argdown_config;
  argmap::evaluate::Options evaluation;
  std::optional<argmap::evaluate::Policy> policy;           // instead of the configuration's
  std::shared_ptr<Settings const> settings;                 // none: every rule as it comes
  std::shared_ptr<suppress::ClaimsFile const> claims_file;  // stet.suppress.toml, if there is one
  bool others_cite = false;  // its registry may serve other maps of the run, which reports unused-source
  std::string today;         // YYYY-MM-DD; empty: there is no clock
  std::shared_ptr<Files const> files;  // none: the disk
  std::shared_ptr<Library> library;    // what other maps have read; none: this map reads for itself

  // What of an article is passed over.
  [[nodiscard]] std::span<parser::Delimiters const> ignored() const {
    return settings ? std::span<parser::Delimiters const>(settings->ignore)
                    : std::span<parser::Delimiters const>();
  }
};

}  // namespace stet::verify
