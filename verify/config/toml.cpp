#include "verify/config/toml.h"

#include <algorithm>
#include <optional>

#include <fmt/format.h>

// What the library takes for granted does not hold of every text (`[{`): it says so in an error of its own,
// and nothing may be assumed or end the program before.
#undef NDEBUG
#define TOML_ASSERT(expr) static_cast<void>(0)
#define TOML_HEADER_ONLY 1
#define TOML_ENABLE_FORMATTERS 0
#define TOML_MAX_NESTED_VALUES 64
#include <toml++/toml.h>

#include "base/utf8.h"

namespace stet::verify::toml {
namespace {

// Lines and columns (1-based, in code points) to byte offsets.
class Places {
 public:
  explicit Places(std::string_view text) : text_(text) {
    for (std::size_t line = 0; line <= text.size();) {
      std::size_t const end = std::min(text.find('\n', line), text.size());
      starts_.push_back(marks_.size());
      std::size_t column = 0;
      for (std::size_t at = line; at < end || at == line; at += at < end ? utf8::decode(text, at).size : 1)
        if (column++ % stride == 0) marks_.push_back(static_cast<Offset>(at));
      line = end + 1;
    }
    starts_.push_back(marks_.size());
  }

  [[nodiscard]] Offset offset(::toml::source_position at) const {
    if (at.line == 0 || at.line >= starts_.size()) return static_cast<Offset>(text_.size());
    std::size_t const before = std::max<std::size_t>(at.column, 1) - 1;
    std::size_t const mark = std::min(starts_[at.line - 1] + before / stride, starts_[at.line] - 1);
    std::size_t here = marks_[mark];
    for (std::size_t column = (mark - starts_[at.line - 1]) * stride;
         column < before && here < text_.size() && text_[here] != '\n'; ++column)
      here += utf8::decode(text_, here).size;
    return static_cast<Offset>(here);
  }

  [[nodiscard]] Span span(::toml::source_region const& region) const {
    Offset const begin = offset(region.begin);
    return {begin, std::max(begin, offset(region.end))};
  }

 private:
  static constexpr std::size_t stride = 64;  // columns from one mark to the next

  std::string_view text_;
  std::vector<Offset> marks_;        // places of columns, line after line
  std::vector<std::size_t> starts_;  // of each line, its first mark
};

constexpr std::size_t most_parts = 32;  // of a dotted key

// Where a key has more parts than that; the library would go as deep as it is written.
std::optional<std::size_t> too_deep(std::string_view text) {
  std::size_t parts = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    char const c = text[at];
    if (c == '"' || c == '\'') {
      std::string_view quote =
          text.substr(at, 3) == std::string(3, c) ? text.substr(at, 3) : text.substr(at, 1);
      at += quote.size();
      while (at < text.size() && text.substr(at, quote.size()) != quote)
        at += c == '"' && text[at] == '\\' ? 2 : 1;
      at += quote.size() - 1;
    } else if (c == '#') {
      at = std::min(text.find('\n', at), text.size());
      parts = 0;
    } else if (c == '.') {
      if (++parts == most_parts) return at;
    } else if (std::string_view("\n,=[]{}").contains(c)) {
      parts = 0;
    }
  }
  return {};
}

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
  if (auto const at = too_deep(text))
    return std::unexpected(SyntaxError{fmt::format("a key has more than {} parts", most_parts),
                                       {static_cast<Offset>(*at), static_cast<Offset>(*at + 1)}});
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
