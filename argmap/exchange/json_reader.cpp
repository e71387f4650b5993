// JSON to the flat documents that YAML is read into, with places.
#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>

#include "argmap/exchange/document.h"
#include "base/utf8.h"

namespace stet::argmap::exchange {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::Value;
using parser::yaml::ValueIndex;

constexpr std::size_t most_reserved = 4U << 20U;

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// What ends a run of plain characters in a string.
constexpr auto ends_run = [] {
  std::array<bool, 256> set{};
  for (std::size_t i = 0; i < 0x20; ++i) set[i] = true;
  set['"'] = true;
  set['\\'] = true;
  return set;
}();

class JsonParser {
 public:
  explicit JsonParser(std::string_view text) : text_(text) {
    if (text_.starts_with(utf8::byte_order_mark)) at_ = utf8::byte_order_mark.size();
    // Every value but the first stands behind one of these. What is mostly commas in strings takes no more.
    auto const begins_value = [](char c) { return c == ',' || c == ':' || c == '[' || c == '{'; };
    auto const most = static_cast<std::size_t>(std::ranges::count_if(text, begins_value)) + 1;
    document_.values.reserve(std::min(most, most_reserved));
  }

  std::expected<Document, ReadError> read() {
    if (auto const invalid = utf8::first_invalid(text_)) return fail(*invalid, "a character is broken");
    bool is_done = false;
    while (!is_done) {
      if (!value() || !behind_value(is_done)) return std::unexpected(failure_);
    }
    if (at_ < text_.size()) return fail(at_, "something stands behind its end");
    return std::move(document_);
  }

 private:
  std::unexpected<ReadError> fail(std::size_t at, std::string_view what) {
    failure_ = {static_cast<Offset>(at), "broken JSON: " + std::string(what)};
    return std::unexpected(failure_);
  }
  bool stop(std::size_t at, std::string_view what) {
    fail(at, what);
    return false;
  }

  void skip_blanks() {
    while (at_ < text_.size() &&
           (text_[at_] == ' ' || text_[at_] == '\n' || text_[at_] == '\r' || text_[at_] == '\t'))
      ++at_;
  }
  // Zero at the end, which no JSON holds outside of strings.
  [[nodiscard]] char next() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // Up to the end of a scalar or of an empty container; opens whatever containers stand before it.
  bool value() {
    for (;;) {
      skip_blanks();
      switch (next()) {
        case '{':
        case '[': {
          bool const is_object = next() == '{';
          if (!open(is_object ? Type::mapping : Type::sequence)) return false;
          if (next() == (is_object ? '}' : ']')) return close();
          if (is_object && !key()) return false;
          break;
        }
        case '"': return string();
        case 't': return word("true", Type::boolean);
        case 'f': return word("false", Type::boolean);
        case 'n': return word("null", Type::null);
        case '\0': return stop(at_, at_ < text_.size() ? "a value is missing" : "it ends too early");
        default: return number();
      }
    }
  }

  // Closes what ends here, and goes on to the next value, if any.
  bool behind_value(bool& is_done) {
    for (;;) {
      skip_blanks();
      if (open_.empty()) {
        is_done = true;
        return true;
      }
      bool const is_object = document_.values[open_.back()].type == Type::mapping;
      if (next() == ',') {
        ++at_;
        return !is_object || key();
      }
      if (next() != (is_object ? '}' : ']')) {
        if (at_ >= text_.size()) return stop(at_, "it ends too early");
        return stop(at_, is_object ? "`,` or `}` is missing" : "`,` or `]` is missing");
      }
      close();
    }
  }

  bool open(Type type) {
    if (open_.size() == json_depth) {
      failure_ = {static_cast<Offset>(at_), "the JSON is nested too deeply"};
      return false;
    }
    open_.push_back(static_cast<ValueIndex>(document_.values.size()));
    add(type, at_++);
    skip_blanks();
    return true;
  }
  bool close() {
    Value& value = document_.values[open_.back()];
    open_.pop_back();
    value.next = static_cast<ValueIndex>(document_.values.size());
    value.span.end = static_cast<Offset>(++at_);
    return true;
  }

  Value& add(Type type, std::size_t begin) {
    Value& value = document_.values.emplace_back();
    value.type = type;
    value.span = {static_cast<Offset>(begin), static_cast<Offset>(begin)};
    value.next = static_cast<ValueIndex>(document_.values.size());
    return value;
  }

  bool key() {
    skip_blanks();
    if (next() != '"') return stop(at_, at_ < text_.size() ? "a key is missing" : "it ends too early");
    if (!string()) return false;
    skip_blanks();
    if (next() != ':') return stop(at_, "`:` is missing behind a key");
    ++at_;
    return true;
  }

  bool word(std::string_view expected, Type type) {
    if (!text_.substr(at_).starts_with(expected)) return stop(at_, "a value is no word that JSON knows");
    Value& value = add(type, at_);
    if (type == Type::boolean) value.text = expected;
    at_ += expected.size();
    value.span.end = static_cast<Offset>(at_);
    return true;
  }

  bool digits() {
    if (!is_digit(next())) return false;
    while (is_digit(next())) ++at_;
    return true;
  }
  bool number() {
    std::size_t const begin = at_;
    if (next() == '-') ++at_;
    if (next() == '0') {
      ++at_;
    } else if (!digits()) {
      return stop(begin, "a value is missing");
    }
    if (next() == '.') {
      ++at_;
      if (!digits()) return stop(begin, "a number has no digits behind its point");
    }
    if (next() == 'e' || next() == 'E') {
      ++at_;
      if (next() == '+' || next() == '-') ++at_;
      if (!digits()) return stop(begin, "a number has no digits in its exponent");
    }
    Value& value = add(Type::number, begin);
    value.text = text_.substr(begin, at_ - begin);
    value.span.end = static_cast<Offset>(at_);
    return true;
  }

  bool string() {
    std::size_t const begin = at_++;
    Value& value = add(Type::string, begin);
    for (;;) {
      std::size_t const run = at_;
      while (at_ < text_.size() && !ends_run[static_cast<unsigned char>(text_[at_])]) ++at_;
      value.text.append(text_, run, at_ - run);
      if (at_ == text_.size()) return stop(begin, "a string has no end");
      if (text_[at_] == '"') break;
      if (text_[at_] != '\\') return stop(at_, "a string holds a control character");
      if (!escape(value.text)) return false;
    }
    value.span.end = static_cast<Offset>(++at_);
    return true;
  }

  bool escape(std::string& out) {
    constexpr std::string_view marks = "\"\\/bfnrt";
    constexpr std::string_view meanings = "\"\\/\b\f\n\r\t";
    std::size_t const begin = at_++;
    char const mark = next();
    ++at_;
    if (auto const found = marks.find(mark); mark != '\0' && found != std::string_view::npos) {
      out.push_back(meanings[found]);
      return true;
    }
    auto const unit = mark == 'u' ? hex() : std::nullopt;
    if (!unit) return stop(begin, "a string holds an escape that JSON does not know");
    char32_t code_point = *unit;
    if (code_point >= 0xD800 && code_point < 0xE000) {
      bool const has_second = code_point < 0xDC00 && text_.substr(at_).starts_with("\\u");
      if (has_second) at_ += 2;
      auto const second = has_second ? hex() : std::nullopt;
      if (!second || *second < 0xDC00 || *second >= 0xE000)
        return stop(begin, "a string holds half of a character");
      code_point = 0x10000 + ((code_point - 0xD800) << 10U) + (*second - 0xDC00);
    }
    utf8::append(out, code_point);
    return true;
  }

  std::optional<char32_t> hex() {
    char32_t value = 0;
    for (int i = 0; i < 4; ++i, ++at_) {
      char const c = next();
      char32_t digit = 0;
      if (is_digit(c)) {
        digit = static_cast<char32_t>(c - '0');
      } else if ((c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F')) {
        digit = static_cast<char32_t>((c | 0x20) - 'a' + 10);
      } else {
        return std::nullopt;
      }
      value = value * 16 + digit;
    }
    return value;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  Document document_;
  std::vector<ValueIndex> open_;
  ReadError failure_;
};

}  // namespace

std::expected<Document, ReadError> parse_json(std::string_view text) { return JsonParser(text).read(); }

}  // namespace stet::argmap::exchange
