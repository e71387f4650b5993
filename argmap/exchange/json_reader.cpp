// JSON to the flat documents that YAML is read into. nlohmann_json's tokens, our tree: it keeps no places.
#include <algorithm>
#include <cstddef>
#include <iterator>

#include <nlohmann/json.hpp>

#include "argmap/exchange/document.h"

namespace stet::argmap::exchange {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::Value;
using parser::yaml::ValueIndex;

constexpr std::size_t most_reserved = 4U << 20U;

// Reads a text and leaves behind how far it got.
class Reading {
 public:
  using iterator_category = std::input_iterator_tag;
  using value_type = char;
  using difference_type = std::ptrdiff_t;
  using pointer = char const*;
  using reference = char const&;

  Reading(char const* at, char const** reached) : at_(at), reached_(reached) {}
  reference operator*() const { return *at_; }
  Reading& operator++() {
    ++at_;
    *reached_ = at_;
    return *this;
  }
  Reading operator++(int) {
    Reading const before = *this;
    ++*this;
    return before;
  }
  friend bool operator==(Reading const& a, Reading const& b) { return a.at_ == b.at_; }

 private:
  char const* at_;
  char const** reached_;
};

class Builder {
 public:
  using Json = nlohmann::json;

  Builder(std::string_view text, char const* const& reached) : text_(text), reached_(reached) {
    // Every value but the first stands behind one of these. What is mostly commas in strings takes no more.
    auto const begins_value = [](char c) { return c == ',' || c == ':' || c == '[' || c == '{'; };
    auto const most = static_cast<std::size_t>(std::ranges::count_if(text, begins_value)) + 1;
    values_.reserve(std::min(most, most_reserved));
  }

  bool null() { return scalar(Type::null, {}); }
  bool boolean(bool value) { return scalar(Type::boolean, value ? "true" : "false"); }
  bool number_integer(Json::number_integer_t value) { return scalar(Type::number, std::to_string(value)); }
  bool number_unsigned(Json::number_unsigned_t value) { return scalar(Type::number, std::to_string(value)); }
  bool number_float(Json::number_float_t, std::string const& written) {
    return scalar(Type::number, written);
  }
  bool string(std::string& value) { return scalar(Type::string, std::move(value)); }
  bool binary(Json::binary_t&) { return false; }
  bool key(std::string& value) { return scalar(Type::string, std::move(value)); }
  bool start_object(std::size_t) { return open(Type::mapping); }
  bool start_array(std::size_t) { return open(Type::sequence); }
  bool end_object() { return close(); }
  bool end_array() { return close(); }
  bool parse_error(std::size_t at, std::string const&, nlohmann::detail::exception const& error) {
    // "[json.exception.parse_error.101] parse error at line 1, column 2: syntax error while parsing ..."
    std::string_view message = error.what();
    if (auto const colon = message.find(": "); colon != std::string_view::npos)
      message.remove_prefix(colon + 2);
    failure_ = ReadError{static_cast<Offset>(at > 0 ? at - 1 : 0), "broken JSON: " + std::string(message)};
    return false;
  }

  [[nodiscard]] Document take() && {
    Document document;
    document.values = std::move(values_);
    return document;
  }
  [[nodiscard]] ReadError const& failure() const { return failure_; }

 private:
  // The token ends here, or one byte before (numbers are read one byte too far).
  [[nodiscard]] Offset here() const {
    auto const read = static_cast<std::size_t>(reached_ - text_.data());
    return static_cast<Offset>(read > 0 ? read - 1 : 0);
  }
  bool scalar(Type type, std::string text) {
    Value value;
    value.type = type;
    value.span = {here(), here()};
    value.text = std::move(text);
    values_.push_back(std::move(value));
    values_.back().next = static_cast<ValueIndex>(values_.size());
    return true;
  }
  bool open(Type type) {
    if (open_.size() == json_depth) {
      failure_ = {here(), "the JSON is nested too deeply"};
      return false;
    }
    scalar(type, {});
    open_.push_back(static_cast<ValueIndex>(values_.size() - 1));
    return true;
  }
  bool close() {
    Value& value = values_[open_.back()];
    open_.pop_back();
    value.next = static_cast<ValueIndex>(values_.size());
    value.span.end = here() + 1;
    return true;
  }

  std::string_view text_;
  char const* const& reached_;
  std::vector<Value> values_;
  std::vector<ValueIndex> open_;
  ReadError failure_;
};

}  // namespace

std::expected<Document, ReadError> parse_json(std::string_view text) {
  char const* reached = text.data();
  Builder builder(text, reached);
  char const* const end = text.data() + text.size();
  if (!nlohmann::json::sax_parse(Reading(text.data(), &reached), Reading(end, &reached), &builder))
    return std::unexpected(builder.failure());
  return std::move(builder).take();
}

}  // namespace stet::argmap::exchange
