#include "argmap/build/data.h"

#include <algorithm>
#include <charconv>
#include <unordered_map>

namespace stet::argmap::data {
namespace {

void append_subtree(Document& out, Document const& from, ValueIndex at) {
  ValueIndex const end = from[at].next;
  auto const base = static_cast<ValueIndex>(out.values.size());
  for (ValueIndex i = at; i < end; ++i) {
    Value value = from[i];
    value.next = value.next - at + base;
    out.values.push_back(std::move(value));
  }
}

void append_merged(Document& out, Document const& base, ValueIndex base_at, Document const& over,
                   ValueIndex over_at);

void append_merged_mapping(Document& out, Document const& base, ValueIndex base_at, Document const& over,
                           ValueIndex over_at) {
  std::unordered_map<std::string_view, ValueIndex> replacements;
  auto const over_members = over.members(over_at);
  for (auto const& member : over_members) replacements[over[member.key].text] = member.value;
  std::unordered_map<std::string_view, bool> written;
  for (auto const& member : base.members(base_at)) {
    std::string_view const key = base[member.key].text;
    if (!written.emplace(key, true).second) continue;
    append_subtree(out, base, member.key);
    auto const replacement = replacements.find(key);
    if (replacement == replacements.end()) {
      append_subtree(out, base, member.value);
    } else {
      append_merged(out, base, member.value, over, replacement->second);
    }
  }
  for (auto const& member : over_members) {
    std::string_view const key = over[member.key].text;
    if (!written.emplace(key, true).second) continue;
    append_subtree(out, over, member.key);
    append_subtree(out, over, replacements[key]);
  }
}

void append_merged_sequence(Document& out, Document const& base, ValueIndex base_at, Document const& over,
                            ValueIndex over_at) {
  auto const left = base.elements(base_at);
  auto const right = over.elements(over_at);
  for (std::size_t i = 0; i < std::max(left.size(), right.size()); ++i) {
    if (i >= right.size()) {
      append_subtree(out, base, left[i]);
    } else if (i >= left.size()) {
      append_subtree(out, over, right[i]);
    } else {
      append_merged(out, base, left[i], over, right[i]);
    }
  }
}

void append_merged(Document& out, Document const& base, ValueIndex base_at, Document const& over,
                   ValueIndex over_at) {
  Type const type = base[base_at].type;
  if (type != over[over_at].type || (type != Type::mapping && type != Type::sequence)) {
    append_subtree(out, over, over_at);
    return;
  }
  std::size_t const root = out.values.size();
  out.values.push_back(over[over_at]);
  if (type == Type::mapping) {
    append_merged_mapping(out, base, base_at, over, over_at);
  } else {
    append_merged_sequence(out, base, base_at, over, over_at);
  }
  out.values[root].next = static_cast<ValueIndex>(out.values.size());
}

}  // namespace

Document merge(Document const& base, Document const& over) {
  if (base.empty()) return over;
  if (over.empty()) return base;
  Document out;
  append_merged(out, base, 0, over, 0);
  return out;
}

std::optional<ValueIndex> find(Document const& document, std::initializer_list<std::string_view> path) {
  if (document.empty()) return std::nullopt;
  ValueIndex at = 0;
  for (std::string_view const key : path) {
    if (document[at].type != Type::mapping) return std::nullopt;
    auto const next = document.find(at, key);
    if (!next) return std::nullopt;
    at = *next;
  }
  return at;
}

std::optional<bool> boolean(Document const& document, std::initializer_list<std::string_view> path) {
  auto const at = find(document, path);
  if (!at || document[*at].type != Type::boolean) return std::nullopt;
  return is_true(document[*at]);
}

std::optional<bool> truthy(Document const& document, std::initializer_list<std::string_view> path) {
  auto const at = find(document, path);
  if (!at) return std::nullopt;
  Value const& value = document[*at];
  switch (value.type) {
    case Type::null: return false;
    case Type::boolean: return is_true(value);
    case Type::number: {
      double const number = parser::yaml::to_number(value.text);
      return number < 0 || number > 0;
    }
    case Type::string: return !value.text.empty();
    case Type::sequence:
    case Type::mapping: break;
  }
  return true;
}

std::optional<std::string_view> scalar(Document const& document,
                                       std::initializer_list<std::string_view> path) {
  auto const at = find(document, path);
  if (!at || !is_scalar(document[*at])) return std::nullopt;
  return document[*at].text;
}

bool is_true(Value const& value) {
  return value.type == Type::boolean &&
         (value.text == "true" || value.text == "True" || value.text == "TRUE");
}

bool is_scalar(Value const& value) {
  return value.type == Type::string || value.type == Type::number || value.type == Type::boolean;
}

std::optional<int> integer(Value const& value) {
  if (value.type != Type::number) return std::nullopt;
  int result = 0;
  char const* const end = value.text.data() + value.text.size();
  auto const [stop, error] = std::from_chars(value.text.data(), end, result);
  if (error != std::errc{} || stop != end) return std::nullopt;
  return result;
}

}  // namespace stet::argmap::data
