#include "argmap/exchange/document.h"

#include <charconv>

#include "base/json.h"

namespace stet::argmap::exchange {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::Value;
using parser::yaml::ValueIndex;

// Braces inside strings would end a data block for readers that count them.
std::string without_braces(std::string_view json) {
  std::string out;
  out.reserve(json.size());
  bool in_string = false;
  for (std::size_t i = 0; i < json.size(); ++i) {
    char const c = json[i];
    if (in_string && c == '\\' && i + 1 < json.size()) {
      out.push_back(c);
      out.push_back(json[++i]);
      continue;
    }
    if (c == '"') in_string = !in_string;
    if (in_string && c == '{') {
      out += "\\u007b";
    } else if (in_string && c == '}') {
      out += "\\u007d";
    } else {
      out.push_back(c);
    }
  }
  return out;
}

bool is_integer(std::string_view text) {
  if (text.starts_with('-')) text.remove_prefix(1);
  bool const is_short = text.size() == 1;
  return !text.empty() && (is_short || text.front() != '0') &&
         text.find_first_not_of("0123456789") == std::string_view::npos;
}

void write_scalar(JsonWriter& out, Value const& value) {
  switch (value.type) {
    case Type::null: out.null(); break;
    case Type::boolean:
      out.boolean(value.text == "true" || value.text == "True" || value.text == "TRUE");
      break;
    case Type::number:
      // Ids may be longer than what a number can tell exactly.
      if (is_integer(value.text)) {
        out.raw(value.text);
      } else {
        out.number(parser::yaml::to_number(value.text));
      }
      break;
    default: out.string(value.text); break;
  }
}

// A container that is open while its values are written.
struct Open {
  ValueIndex end;
  bool is_mapping;
  bool key_is_next;
  UniqueKeys keys;
};

}  // namespace

Cursor Cursor::operator[](std::string_view key) const {
  if (!is_object()) return {};
  auto const found = document_->find(at_, key);
  return found ? Cursor(*document_, *found) : Cursor();
}

std::vector<Cursor> Cursor::elements() const {
  std::vector<Cursor> out;
  if (!is_array()) return out;
  for (ValueIndex const element : document_->elements(at_)) out.emplace_back(*document_, element);
  return out;
}

std::vector<std::pair<std::string_view, Cursor>> Cursor::members() const {
  std::vector<std::pair<std::string_view, Cursor>> out;
  if (!is_object()) return out;
  for (auto const& [key, value] : document_->members(at_)) {
    out.emplace_back((*document_)[key].text, Cursor(*document_, value));
  }
  return out;
}

std::string_view Cursor::text() const {
  return is_scalar() ? std::string_view((*document_)[at_].text) : std::string_view();
}

std::uint32_t Cursor::number() const {
  std::string_view const written = text();
  std::uint32_t number = 0;
  auto const [end, error] = std::from_chars(written.data(), written.data() + written.size(), number);
  return error == std::errc() && end == written.data() + written.size() ? number : 0;
}

Span Cursor::place() const { return exists() ? (*document_)[at_].span : Span{}; }

std::string Cursor::json() const {
  if (!exists()) return "null";
  std::string text;
  JsonWriter out([&text](std::string_view block) { text += block; }, 0);
  std::vector<Open> open;
  for (ValueIndex i = at_; i < (*document_)[at_].next; ++i) {
    while (!open.empty() && open.back().end <= i) {
      open.back().is_mapping ? out.end_object() : out.end_array();
      open.pop_back();
    }
    Value const& value = (*document_)[i];
    if (!open.empty() && open.back().is_mapping) {
      open.back().key_is_next = !open.back().key_is_next;
      if (!open.back().key_is_next) {
        out.key(open.back().keys(value.text));
        i = value.next - 1;  // a key is a scalar, or is written by its text
        continue;
      }
    }
    if (value.type == Type::mapping) {
      out.begin_object();
      open.push_back({value.next, true, true, {}});
    } else if (value.type == Type::sequence) {
      out.begin_array();
      open.push_back({value.next, false, false, {}});
    } else {
      write_scalar(out, value);
    }
  }
  for (; !open.empty(); open.pop_back()) open.back().is_mapping ? out.end_object() : out.end_array();
  out.flush();
  return without_braces(text);
}

Cursor root(Document const& document) { return document.empty() ? Cursor() : Cursor(document, 0); }

std::expected<Document, ReadError> parse_yaml(std::string_view text) {
  Diagnostics diagnostics;
  auto document = parser::yaml::parse(FileId{0}, text, {0, static_cast<Offset>(text.size())}, diagnostics);
  for (Diagnostic const& found : diagnostics.list()) {
    if (found.severity == Severity::error)
      return std::unexpected(ReadError{found.location.span.begin, found.message});
  }
  return document;
}

std::string in_quotes(std::string_view text) {
  std::string json;
  JsonWriter out([&json](std::string_view block) { json += block; }, 0);
  out.string(text);
  out.flush();
  return without_braces(json);
}

}  // namespace stet::argmap::exchange
