#include "parser/flow.h"

#include <algorithm>

#include "parser/characters.h"

namespace stet::parser::yaml {
namespace {

class FlowReader {
 public:
  FlowReader(std::string_view text, Span span) : text_(text), at_(span.begin), end_(span.end) {}

  std::optional<Document> read() {
    if (!sign('{')) return std::nullopt;
    open(Type::mapping);
    std::vector<std::string_view> keys;
    if (!sign('}')) {
      do {
        ValueIndex const key = static_cast<ValueIndex>(document_.values.size());
        if (!scalar() || !sign(':') || at_ == end_ || text_[at_] != ' ') return std::nullopt;
        // A repeated key is an error with a message of its own.
        std::string_view const name = document_.values[key].span.of(text_);
        if (std::ranges::find(keys, name) != keys.end()) return std::nullopt;
        keys.push_back(name);
        constexpr std::size_t most_keys = 16;
        if (keys.size() > most_keys || !(sign('[') ? sequence() : scalar())) return std::nullopt;
      } while (sign(','));
      if (!sign('}')) return std::nullopt;
    }
    document_.values[0].next = static_cast<ValueIndex>(document_.values.size());
    document_.values[0].span.end = static_cast<Offset>(at_);
    blanks();
    if (at_ != end_) return std::nullopt;
    return std::move(document_);
  }

 private:
  void blanks() {
    while (at_ != end_ && text_[at_] == ' ') ++at_;
  }
  bool sign(char c) {
    blanks();
    if (at_ == end_ || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  ValueIndex open(Type type) {
    Offset const begin = static_cast<Offset>(at_ - 1);
    document_.values.push_back({.type = type, .next = 0, .span = {begin, begin}, .text = {}, .plain = false});
    return static_cast<ValueIndex>(document_.values.size() - 1);
  }
  void add(Type type, std::size_t begin, std::size_t end, std::string_view content, bool plain) {
    document_.values.push_back({.type = type,
                                .next = static_cast<ValueIndex>(document_.values.size() + 1),
                                .span = {static_cast<Offset>(begin), static_cast<Offset>(end)},
                                .text = std::string(content),
                                .plain = plain});
  }
  // Behind its bracket.
  bool sequence() {
    ValueIndex const node = open(Type::sequence);
    if (!sign(']')) {
      do {
        if (!scalar()) return false;
      } while (sign(','));
      if (!sign(']')) return false;
    }
    document_.values[node].next = static_cast<ValueIndex>(document_.values.size());
    document_.values[node].span.end = static_cast<Offset>(at_);
    return true;
  }
  bool scalar() {
    blanks();
    if (at_ == end_) return false;
    char const first = text_[at_];
    if (first == '"' || first == '\'') {
      std::size_t const begin = at_;
      for (++at_; at_ != end_ && text_[at_] != first; ++at_)
        if (text_[at_] == '\\' || static_cast<unsigned char>(text_[at_]) < 0x20) return false;
      if (at_ == end_) return false;
      ++at_;
      if (at_ != end_ && text_[at_] == first) return false;
      add(Type::string, begin, at_, text_.substr(begin + 1, at_ - begin - 2), false);
      return true;
    }
    if (!is_word(first)) return false;
    std::size_t const begin = at_;
    auto const plain = [](char c) {
      return is_word(c) || c == ' ' || c == '_' || c == '-' || c == '.' || c == '/';
    };
    while (at_ != end_ && plain(text_[at_])) ++at_;
    std::size_t end = at_;
    while (text_[end - 1] == ' ') --end;
    std::string_view const content = text_.substr(begin, end - begin);
    add(type_of_plain(content), begin, end, content, true);
    return true;
  }

  std::string_view text_;
  std::size_t at_;
  std::size_t end_;
  Document document_;
};

}  // namespace

std::optional<Document> read_simple_flow(std::string_view text, Span span) {
  return FlowReader(text, span).read();
}

}  // namespace stet::parser::yaml
