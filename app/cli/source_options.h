// What the commands of `stet source` were asked for, as plain values. Only options_source.cpp knows how it is
// written.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "app/fetch/page.h"

namespace stet::app {

// How an answer is printed: for a person or for a program.
enum class AnswerFormat : std::uint8_t { terminal, json };

// Which registry, and what day it is.
struct SourceAccess {
  std::optional<std::filesystem::path> registry;  // else sources.yaml here or in a folder above
  std::string today;                              // YYYY-MM-DD
};

struct SourceAddCommand {
  SourceAccess access;
  std::string what;  // a file or an address
  std::string id, type, title, author, publisher, container, issued, language, license, doi, tier, owner;
  std::string url, archive_url;
  bool no_file = false;   // a record alone
  bool in_place = false;  // the file stays where it is
  FetchLimits limits;
};

struct SourceSnapshotCommand {
  SourceAccess access;
  std::string id;
  std::string file;       // take this instead of fetching
  bool in_place = false;  // the file stays where it is
  std::string archive_url;
  FetchLimits limits;
};

struct SourceVerifyCommand {
  SourceAccess access;
  std::vector<std::string> ids;  // all if empty
  AnswerFormat format = AnswerFormat::terminal;
};

struct SourceCleanCommand {
  SourceAccess access;
  bool dry_run = false;
};

struct SourceListCommand {
  SourceAccess access;
  AnswerFormat format = AnswerFormat::terminal;
};

struct SourceShowCommand {
  SourceAccess access;
  std::string id;
  AnswerFormat format = AnswerFormat::terminal;
};

struct SourceRateCommand {
  SourceAccess access;
  std::string id, rater, value, scheme, date, scope, url;
};

struct SourceRelateCommand {
  SourceAccess access;
  std::string id, kind, other;
};

struct SourceRetractCommand {
  SourceAccess access;
  std::string id, kind = "retraction", date, notice;
};

struct SourceWhereUsedCommand {
  SourceAccess access;
  std::string id;
  std::vector<std::string> paths;  // the registry's folder if empty
  AnswerFormat format = AnswerFormat::terminal;
};

struct SourceSearchCommand {
  SourceAccess access;
  std::vector<std::string> words;
  std::size_t limit = 10;
  AnswerFormat format = AnswerFormat::terminal;
};

struct SourceImportCommand {
  SourceAccess access;
  std::string file;
  std::string from;  // csl, bibtex, ris; by the file's name if empty
  bool dry_run = false;
};

struct SourceImportListCommand {
  SourceAccess access;
  std::string file;
  std::string rater;  // for lists of ratings without a column for it
  std::string scheme;
  bool dry_run = false;
  AnswerFormat format = AnswerFormat::terminal;
};

using SourceCommand =
    std::variant<SourceAddCommand, SourceSnapshotCommand, SourceVerifyCommand, SourceCleanCommand,
                 SourceListCommand, SourceShowCommand, SourceRateCommand, SourceRelateCommand,
                 SourceRetractCommand, SourceWhereUsedCommand, SourceSearchCommand, SourceImportCommand,
                 SourceImportListCommand>;

// What the commands are filled into while the line is read, and the one that was chosen.
struct SourceCommands {
  SourceAddCommand add;
  SourceSnapshotCommand snapshot;
  SourceVerifyCommand verify;
  SourceCleanCommand clean;
  SourceListCommand list;
  SourceShowCommand show;
  SourceRateCommand rate;
  SourceRelateCommand relate;
  SourceRetractCommand retract;
  SourceWhereUsedCommand where_used;
  SourceSearchCommand search;
  SourceImportCommand import;
  SourceImportListCommand import_list;
  SourceCommand chosen;
};

}  // namespace stet::app
