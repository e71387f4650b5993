// What a run is asked for, by whatever front end: plain values. A run knows no command line, no environment,
// no clock and no current folder: whoever asks says what day it is and where relative paths begin.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "app/report/formats.h"
#include "argmap/evaluate/evaluate.h"
#include "base/files.h"
#include "parser/parse.h"
#include "verify/config/configuration.h"

namespace stet::app {

// How maps are read and judged; the same for a run over many and for a command that takes one.
struct Reading {
  parser::Dialect dialect = parser::Dialect::stet;
  bool allow_outside = false;
  std::optional<std::filesystem::path> project;
  std::optional<std::filesystem::path> registry;
  std::optional<argmap::evaluate::Policy> policy;                       // instead of the configuration's
  std::shared_ptr<Files const> files = std::make_shared<Disk const>();  // they say where relative paths begin
  std::string today;  // YYYY-MM-DD; empty: dates are not judged
};

// Where results are kept between runs.
struct CachePlace {
  std::filesystem::path folder;
  std::string program;  // what another build of the program has not
  std::string secret;   // what whoever may have written into the folder does not know
};

struct Request {
  // Which maps.
  std::vector<std::string> paths;      // files and folders; "-": the text that is given here
  std::string given_name = "<stdin>";  // what that text goes by
  std::string given;
  bool force_exclude = false;  // pass over what is ignored or excluded even when it is named
  bool no_ignore = false;      // search folders without regard to .gitignore and .ignore

  // How they are judged, and what of it counts.
  Reading reading;
  verify::ConfigurationOptions configuration;
  bool strict_argdown = false;          // list what Argdown itself would not read
  std::optional<std::string> baseline;  // a file; none: the closest one
  bool no_baseline = false;
  std::optional<std::string> since;  // a commit: what was there then is not reported
  bool unsafe_fixes = false;         // fixes that a person should look at are fixes as well

  // What is wanted of them.
  std::vector<Format> formats;  // the documents to write
  FormatOptions format;
  bool keep_reports = false;        // the findings themselves as well
  std::optional<std::size_t> jobs;  // maps checked at once; none: one a processor
  std::optional<CachePlace> cache;
  std::function<void(std::size_t done, std::size_t all)> progress;  // may be called from any thread
};

}  // namespace stet::app
