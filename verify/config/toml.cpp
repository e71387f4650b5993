#include "verify/config/toml.h"

#include <algorithm>

#include <fmt/format.h>

#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#include <toml++/toml.h>

#include "base/utf8.h"

namespace stet::verify::toml {
namespace {

// Lines and columns (1-based, in code points) to byte offsets.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    starts_.push_back(0);
    for (std::size_t at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1))
      starts_.push_back(static_cast<Offset>(at + 1));
  }

  [[nodiscard]] Offset offset(::toml::source_position at) const {
    if (at.line == 0 || at.line > starts_.size()) return static_cast<Offset>(text_.size());
    std::size_t here = starts_[at.line - 1];
    for (::toml::source_index column = 1; column < at.column && here < text_.size() && text_[here] != '\n';
         ++column)
      here += utf8::decode(text_, here).size;
    return static_cast<Offset>(here);
  }

  [[nodiscard]] Span span(::toml::source_region const& region) const {
    Offset const begin = offset(region.begin);
    return {begin, std::max(begin, offset(region.end))};
  }

 private:
  std::string_view text_;
  std::vector<Offset> starts_;
};

class TomlReader {
 public:
  explicit TomlReader(std::string_view text) : places_(text) {}

  ValueIndex read(::toml::node const& node) {
    auto const index = static_cast<ValueIndex>(document.values.size());
    document.values.emplace_back();
    Value value;
    value.at = places_.span(node.source());
    if (auto const* table = node.as_table()) {
      value.type = Type::table;
      for (auto const& [key, child] : *table)
        value.members.push_back({std::string(key.str()), places_.span(key.source()), read(child)});
      std::ranges::stable_sort(value.members, {}, [](Member const& member) { return member.at.begin; });
    } else if (auto const* array = node.as_array()) {
      value.type = Type::array;
      for (auto const& child : *array) value.elements.push_back(read(child));
    } else if (auto const* string = node.as_string()) {
      value.type = Type::string;
      value.text = string->get();
    } else if (auto const* integer = node.as_integer()) {
      value.type = Type::integer;
      value.number = integer->get();
      value.real = static_cast<double>(value.number);
    } else if (auto const* flag = node.as_boolean()) {
      value.type = Type::boolean;
      value.flag = flag->get();
    } else if (auto const* date = node.as_date()) {
      value.type = Type::date;
      value.text = written(date->get());
    } else if (auto const* moment = node.as_date_time()) {
      value.type = Type::date;
      value.text = written(moment->get().date);
    } else {
      value.type = Type::real;
      if (auto const* real = node.as_floating_point()) value.real = real->get();
    }
    document.values[index] = std::move(value);
    return index;
  }

  Document document;

 private:
  static std::string written(::toml::date const& date) {
    return fmt::format("{:04}-{:02}-{:02}", date.year, date.month, date.day);
  }

  Places places_;
};

}  // namespace

std::expected<Document, SyntaxError> parse(std::string_view text) {
  try {
    ::toml::table const root = ::toml::parse(text);
    TomlReader reader(text);
    reader.read(root);
    return std::move(reader.document);
  } catch (::toml::parse_error const& error) {
    std::string message(error.description());
    constexpr std::string_view prefix = "Error while parsing ";
    if (message.starts_with(prefix)) message.erase(0, prefix.size());
    return std::unexpected(SyntaxError{std::move(message), Places(text).span(error.source())});
  }
}

std::string_view name_of(Type type) {
  switch (type) {
    case Type::boolean: return "true or false";
    case Type::integer: return "a whole number";
    case Type::real: return "a number or time";
    case Type::string: return "a string";
    case Type::date: return "a date";
    case Type::array: return "an array";
    case Type::table: return "a table";
  }
  return "a value";
}

}  // namespace stet::verify::toml
