// What the writer and the reader of Arguebuf agree on: how schemes are called, and how a graph is recognised
// that nobody has changed. Internal to argmap/exchange.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace stet::argmap::exchange {

// "expert-opinion" as "SUPPORT_EXPERT_OPINION"; "SUPPORT_DEFAULT" where Arguebuf has no such scheme.
[[nodiscard]] std::string arguebuf_support(std::string_view scheme);
// The way back; empty for the default.
[[nodiscard]] std::string scheme_of_arguebuf(std::string_view name, std::string_view prefix);

// A fingerprint of nodes and edges that does not depend on their order, nor on anything that programs add.
class GraphPrint {
 public:
  void atom(std::string_view id, std::string_view text) { add({"atom", id, text}); }
  void scheme(std::string_view id, std::string_view name) { add({"scheme", id, name}); }
  void edge(std::string_view from, std::string_view to) { add({"edge", from, to}); }
  [[nodiscard]] std::string finish() &&;

 private:
  void add(std::initializer_list<std::string_view> words);

  std::vector<std::string> rows_;
};

}  // namespace stet::argmap::exchange
