// Reading typed fields out of YAML mappings, with a complaint at the exact place for everything that is not
// what it should be. Knows YAML and diagnostics, and nothing of sources.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "parser/yaml.h"

namespace stet::verify {

class Fields {
 public:
  using Value = parser::yaml::Value;
  using Index = parser::yaml::ValueIndex;

  Fields(parser::yaml::Document const& document, FileId file, Diagnostics& diagnostics)
      : document_(document), file_(file), diagnostics_(diagnostics) {}

  [[nodiscard]] parser::yaml::Document const& document() const { return document_; }
  [[nodiscard]] Value const& operator[](Index i) const { return document_[i]; }
  [[nodiscard]] Location location(Index i) const { return {file_, document_[i].span}; }
  [[nodiscard]] Location location_of(Index mapping, std::string_view key) const;
  [[nodiscard]] std::optional<Index> find(Index mapping, std::string_view key) const;

  // Reports invalid-data at the value; `help` says what to write.
  Diagnostic& complain(Index at, std::string message, std::string help);

  // The scalar under the key, as text; empty if there is none, or if it is not a scalar (which is reported).
  [[nodiscard]] std::string text(Index mapping, std::string_view key);
  // Like text, and reported if it is no date (see dates.h).
  [[nodiscard]] std::string date(Index mapping, std::string_view key);
  // The scalar as true or false; `absent` if there is none or it is neither (which is reported).
  [[nodiscard]] bool flag(Index mapping, std::string_view key, bool absent);
  // The values of the sequence under the key that are mappings; a single mapping counts as a sequence of one.
  // Anything else is reported.
  [[nodiscard]] std::vector<Index> mappings(Index mapping, std::string_view key);

  // Reports every key of the mapping that is not `known`, naming the one that was probably meant. `where`
  // names the mapping in the message.
  void only(Index mapping, std::span<std::string_view const> known, std::string_view where);
  // Adds the fix that writes another name for the key.
  void offer_name(Diagnostic& diagnostic, Index key, std::string_view meant) const;

 private:
  parser::yaml::Document const& document_;
  FileId file_;
  Diagnostics& diagnostics_;
};

// `a string`, `a list`, ...: the type as a reader calls it.
[[nodiscard]] std::string_view name_of(parser::yaml::Type type);

}  // namespace stet::verify
