// Writes JSON as it is produced, in blocks: no document is built, so memory does not grow with the output.
// The layout is that of JSON.stringify(value, null, spaces).
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace stet::argmap {

// Takes the next block of output.
using Sink = std::function<void(std::string_view)>;

class JsonWriter {
 public:
  JsonWriter(Sink sink, std::size_t spaces) : sink_(std::move(sink)), spaces_(spaces) {}
  ~JsonWriter() = default;
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
  // A value that is JSON already.
  void raw(std::string_view json);
  // As JavaScript prints it; null if it is not finite.
  void number(double value);
  void boolean(bool value);
  void null();

  // Hands the rest to the sink.
  void flush();

 private:
  void open(char bracket);
  void close(char bracket);
  void separate();
  void new_line();
  void append_escaped(std::string_view value);

  Sink sink_;
  std::size_t spaces_;
  std::string buffer_;
  std::string indentation_ = "\n";
  std::vector<char> has_members_;  // by open bracket
  bool after_key_ = false;
};

}  // namespace stet::argmap
