// Writes JSON as it is produced, in blocks: no document is built, so memory does not grow with the output.
// The layout is that of JSON.stringify(value, null, spaces), and what comes out is always UTF-8 (a byte that
// is none becomes U+FFFD), with signs that reorder and all controls escaped: the same values give the same
// bytes on every machine.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace stet {

// Takes the next block of output.
using Sink = std::function<void(std::string_view)>;

class JsonWriter {
 public:
  // With `depth`, what is written are elements of an array (or members of an object) that is open so deep in
  // another document, which takes them with `pieces`. 0 spaces: everything on one line.
  explicit JsonWriter(Sink sink, std::size_t spaces = 0, std::size_t depth = 0);
  JsonWriter(JsonWriter const&) = delete;
  JsonWriter& operator=(JsonWriter const&) = delete;

  void begin_object() { open('{'); }
  void end_object() { close('}'); }
  void begin_array() { open('['); }
  void end_array() { close(']'); }
  // The key of the next value.
  void key(std::string_view name);
  // A key that needs no escaping.
  void plain_key(std::string_view name);
  void string(std::string_view value);
  void plain_string(std::string_view value);
  void number(std::uint64_t value);
  // As JavaScript prints it; null if it is not finite.
  void number(double value);
  void boolean(bool value);
  void null();
  // A value that is JSON already.
  void raw(std::string_view json);
  // Elements or members that another writer has made for this depth.
  void pieces(std::string_view json);

  // Any value: a string, a number, a boolean, what is in an optional (or null), a range of values, or
  // a function that writes one.
  template <class T>
  void value(T const& given) {
    if constexpr (std::convertible_to<T const&, std::string_view>) {
      string(given);
    } else if constexpr (std::same_as<T, bool>) {
      boolean(given);
    } else if constexpr (std::floating_point<T>) {
      decimal(given);
    } else if constexpr (std::unsigned_integral<T>) {
      number(std::uint64_t{given});
    } else if constexpr (std::signed_integral<T>) {
      raw(std::to_string(given));
    } else if constexpr (std::invocable<T const&>) {
      given();
    } else if constexpr (std::ranges::range<T>) {
      array(given, [this](auto const& each) { this->value(each); });
    } else {
      given ? value(*given) : null();
    }
  }

  // `write()` writes the members of an object, `write(element)` one element of an array.
  template <class Write>
  void object(Write const& write) {
    begin_object();
    write();
    end_object();
  }
  template <class Range, class Write>
  void array(Range&& range, Write const& write) {
    begin_array();
    for (auto const& each : range) write(each);
    end_array();
  }
  // An array of values of several kinds.
  template <class... T>
  void row(T const&... values) {
    begin_array();
    (value(values), ...);
    end_array();
  }

  // Members of the open object, one after the other. Keys need no escaping.
  template <class T>
  JsonWriter& member(std::string_view name, T const& given) {
    plain_key(name);
    value(given);
    return *this;
  }
  // Left out where there is nothing to say.
  JsonWriter& member_if_any(std::string_view name, std::string_view text) {
    return text.empty() ? *this : member(name, text);
  }
  template <class Write>
  JsonWriter& object(std::string_view name, Write const& write) {
    plain_key(name);
    object(write);
    return *this;
  }
  template <class Range, class Write>
  JsonWriter& array(std::string_view name, Range&& range, Write const& write) {
    plain_key(name);
    array(std::forward<Range>(range), write);
    return *this;
  }

  // Hands the rest to the sink.
  void flush();

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void new_line();
  void append_escaped(std::string_view value);
  void append_code(char32_t c);
  // A number that shows that it need not be whole.
  void decimal(double value);

  Sink sink_;
  std::size_t spaces_;
  std::string buffer_;
  std::string indentation_ = "\n";
  std::vector<char> has_members_;  // by open bracket
  bool after_key_ = false;
};

// What `write(writer)` writes, as text.
template <class Write>
[[nodiscard]] std::string json_text(std::size_t spaces, Write const& write, std::size_t depth = 0) {
  std::string text;
  JsonWriter out([&text](std::string_view block) { text += block; }, spaces, depth);
  write(out);
  out.flush();
  return text;
}

}  // namespace stet
