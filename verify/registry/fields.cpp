#include "verify/registry/fields.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/words.h"
#include "parser/rules.h"
#include "verify/registry/dates.h"

namespace stet::verify {

using parser::yaml::Type;

std::string_view name_of(Type type) {
  switch (type) {
    case Type::null: return "nothing";
    case Type::boolean: return "true or false";
    case Type::number: return "a number";
    case Type::string: return "a string";
    case Type::sequence: return "a list";
    case Type::mapping: return "a mapping";
  }
  return "nothing";
}

std::optional<Fields::Index> Fields::find(Index mapping, std::string_view key) const {
  return document_.find(mapping, key);
}

Location Fields::location_of(Index mapping, std::string_view key) const {
  auto const found = find(mapping, key);
  return location(found ? *found : mapping);
}

Diagnostic& Fields::complain(Index at, std::string message, std::string help) {
  auto& diagnostic = diagnostics_.report(rule_id::invalid_data, location(at), std::move(message));
  diagnostic.subject = diagnostic.message;
  diagnostic.help = std::move(help);
  return diagnostic;
}

std::string Fields::text(Index mapping, std::string_view key) {
  auto const at = find(mapping, key);
  if (!at) return {};
  auto const& value = document_[*at];
  if (value.type == Type::null) return {};
  if (value.type == Type::sequence || value.type == Type::mapping) {
    complain(*at, fmt::format("`{}` is {} where a string is expected", key, name_of(value.type)),
             fmt::format("write `{}: TEXT`, in quotation marks if it holds other than words", key));
    return {};
  }
  return value.text;
}

std::string Fields::date(Index mapping, std::string_view key) {
  std::string const written = text(mapping, key);
  if (!written.empty() && !is_date(written)) {
    complain(*find(mapping, key), fmt::format("`{}` is not a date: `{}`", key, written),
             "write it as `2008-02-22`, `2008-02` or `2008`");
    return {};
  }
  return written;
}

bool Fields::flag(Index mapping, std::string_view key, bool absent) {
  auto const at = find(mapping, key);
  if (!at) return absent;
  auto const& value = document_[*at];
  if (value.type == Type::null) return absent;
  if (value.type == Type::boolean || value.type == Type::string) {
    std::string const word = comparable(value.text);
    if (word == "true" || word == "yes" || word == "on") return true;
    if (word == "false" || word == "no" || word == "off") return false;
  }
  complain(*at, fmt::format("`{}` is neither true nor false", key), "write `true` or `false`");
  return absent;
}

std::vector<Fields::Index> Fields::mappings(Index mapping, std::string_view key) {
  auto const at = find(mapping, key);
  if (!at || document_[*at].type == Type::null) return {};
  if (document_[*at].type == Type::mapping) return {*at};
  if (document_[*at].type != Type::sequence) {
    complain(*at, fmt::format("`{}` is {} where a list is expected", key, name_of(document_[*at].type)),
             fmt::format("write `{}: [{{KEY: VALUE}}]`, or an entry a line, each after `-`", key));
    return {};
  }
  std::vector<Index> result;
  for (Index const element : document_.elements(*at)) {
    if (document_[element].type == Type::mapping) {
      result.push_back(element);
    } else {
      complain(element,
               fmt::format("an entry of `{}` is {} where a mapping is expected", key,
                           name_of(document_[element].type)),
               "write `{KEY: VALUE}`");
    }
  }
  return result;
}

void Fields::offer_name(Diagnostic& diagnostic, Index key, std::string_view meant) const {
  diagnostic.fixes.push_back({.title = fmt::format("rename to `{}`", meant),
                              .edits = {{location(key), std::string(meant)}},
                              .applicability = Applicability::unsafe_});
}

void Fields::only(Index mapping, std::span<std::string_view const> known, std::string_view where) {
  for (auto const& [key, value] : document_.members(mapping)) {
    std::string const& name = document_[key].text;
    if (std::ranges::find(known, name) != known.end()) continue;
    auto& diagnostic = complain(key, fmt::format("unknown key `{}` {}", name, where), {});
    if (auto const meant = nearest(name, known); !meant.empty()) {
      diagnostic.help = fmt::format("did you mean `{}`?", meant);
      offer_name(diagnostic, key, meant);
    } else {
      diagnostic.severity = Severity::warning;  // another program's field, perhaps
      diagnostic.help = fmt::format("the keys here are `{}`", fmt::join(known, "`, `"));
    }
  }
}

}  // namespace stet::verify
