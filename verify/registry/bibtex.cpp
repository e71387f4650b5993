// BibTeX and BibLaTeX: entries with fields in braces, quotation marks or by name, `@string` abbreviations,
// `#`. Nothing nests without a bound, and abbreviations of abbreviations cannot grow without one. What
// entries inherit and what becomes of their fields: bibtex_records.cpp.
#include "verify/registry/bibtex.h"

#include <algorithm>
#include <unordered_map>

#include <fmt/format.h>

#include "base/text.h"
#include "base/words.h"
#include "verify/registry/import.h"

namespace stet::verify {
namespace {

constexpr std::size_t longest_value = std::size_t{1} << 20U;
constexpr std::size_t longest_abbreviation = std::size_t{64} << 10U;
// What abbreviations may add to a file: no style's names of journals are so much longer than what stands for
// them.
constexpr std::size_t free_expansion = std::size_t{1} << 20U;
constexpr std::size_t most_expansion = 16;  // bytes a byte of the file

class BibtexReader {
 public:
  explicit BibtexReader(std::string_view text) : text_(text) {}

  Bibliography run() {
    while (true) {
      auto const next = text_.find('@', at_);
      if (next == std::string_view::npos) break;
      move_to(next + 1);
      entry();
    }
    add_bibtex_records(entries_, result_);
    return std::move(result_);
  }

 private:
  void move_to(std::size_t at) {
    line_ += static_cast<std::size_t>(std::count(text_.begin() + static_cast<std::ptrdiff_t>(at_),
                                                 text_.begin() + static_cast<std::ptrdiff_t>(at), '\n'));
    at_ = at;
  }
  void skip_blanks() {
    std::size_t at = at_;
    while (at < text_.size() && is_space(text_[at])) ++at;
    move_to(at);
  }
  [[nodiscard]] char here() const { return at_ < text_.size() ? text_[at_] : '\0'; }

  // A name of a type, key or field.
  std::string_view word() {
    auto const end = std::min(text_.find_first_of(" \t\r\n{}(),=\"#%@", at_), text_.size());
    auto const found = text_.substr(at_, end - at_);
    move_to(end);
    return found;
  }

  void complain(std::string message) { result_.complain(line_, std::move(message)); }

  void entry() {
    std::string const type = comparable(word());
    skip_blanks();
    if (here() != '{' && here() != '(') return;  // an @ in running text
    char const close = here() == '{' ? '}' : ')';
    move_to(at_ + 1);
    if (type == "comment" || type == "preamble") {
      skip_to(close, type);
      return;
    }
    skip_blanks();
    std::size_t const begun = line_;
    if (type == "string") {
      BibtexFields const abbreviation = read_fields(close, begun);
      for (auto const& [name, value] : abbreviation)
        if (value.size() <= longest_abbreviation) abbreviations_[name] = value;
      return;
    }
    auto const comma = std::min(text_.find_first_of(",}\n)", at_), text_.size());
    std::string const key(trimmed(text_.substr(at_, comma - at_)));
    move_to(comma);
    if (here() == ',') move_to(at_ + 1);
    entries_.push_back({type, key, read_fields(close, begun), begun});
  }

  // Up to the bracket that ends the entry. What follows a mistake is looked at again from the next entry on.
  BibtexFields read_fields(char close, std::size_t begun) {
    BibtexFields found;
    while (true) {
      skip_blanks();
      if (here() == ',') {
        move_to(at_ + 1);
        continue;
      }
      if (here() == close) {
        move_to(at_ + 1);
        return found;
      }
      if (at_ >= text_.size() || here() == '@') {
        result_.complain(begun, "the entry that begins here is not closed");
        return found;
      }
      std::string name = comparable(word());
      skip_blanks();
      if (name.empty() || here() != '=') {
        complain(name.empty() ? std::string("a field has no name") : fmt::format("`{}` has no value", name));
        if (here() == '=') {
          move_to(at_ + 1);
          (void)value();
        } else if (here() != ',' && here() != close && here() != '@' && at_ < text_.size()) {
          move_to(at_ + 1);
        }
        continue;
      }
      move_to(at_ + 1);
      found.emplace_back(std::move(name), value());
    }
  }

  // Pieces joined by `#`.
  std::string value() {
    std::string out;
    while (true) {
      skip_blanks();
      if (here() == '{') {
        move_to(at_ + 1);
        out += braced('}');
      } else if (here() == '"') {
        move_to(at_ + 1);
        out += braced('"');
      } else {
        std::string_view const name = word();
        auto const known = abbreviations_.find(comparable(name));
        out += known == abbreviations_.end() ? name : expanded(name, known->second);
        if (name.empty() && at_ < text_.size() && here() != '#') return out;
      }
      if (out.size() > longest_value) {
        complain("a value is too long");
        out.clear();
      }
      skip_blanks();
      if (here() != '#') return out;
      move_to(at_ + 1);
    }
  }

  // The abbreviation's text; its name when all that was expanded before is too much.
  std::string_view expanded(std::string_view name, std::string_view text) {
    std::size_t const most = free_expansion + most_expansion * text_.size();
    if (expansion_ <= most && expansion_ + text.size() > most)
      complain("abbreviations make the file too long; they are left as they are from here on");
    expansion_ = std::min(most + 1, expansion_ + text.size());
    return expansion_ > most ? name : text;
  }

  // Up to the closing sign outside of inner braces. A line that begins with @ is the next entry: whoever
  // forgets a brace loses one entry and not the file, and no byte is looked at twice.
  std::string braced(char close) {
    std::size_t const begin = at_;
    std::size_t depth = 0;
    std::size_t at = at_;
    for (; at < text_.size(); ++at) {
      char const c = text_[at];
      if (c == '\n' && at + 1 < text_.size() && text_[at + 1] == '@') break;
      if (c == '\\' && at + 1 < text_.size() && text_[at + 1] != '\n') {
        ++at;
      } else if (c == close && depth == 0) {
        std::string found(text_.substr(begin, at - begin));
        move_to(at + 1);
        return found;
      } else if (c == '{') {
        ++depth;
      } else if (c == '}' && depth > 0) {
        --depth;
      }
    }
    complain("the value that begins here is not closed");
    std::string found(text_.substr(begin, at - begin));
    move_to(at);
    return found;
  }

  // Up to the bracket that ends the comment. One that is not closed ends where a line begins with @.
  void skip_to(char close, std::string_view what) {
    std::size_t depth = 0;
    std::size_t next_entry = std::string_view::npos;
    std::size_t at = at_;
    for (; at < text_.size() && unclosed_ < most_unclosed; ++at) {
      if (text_[at] == '{') ++depth;
      if (text_[at] == close && depth == 0) return move_to(at + 1);
      if (text_[at] == '}' && depth > 0) --depth;
      if (next_entry == std::string_view::npos && text_.substr(at).starts_with("\n@")) next_entry = at;
    }
    ++unclosed_;
    complain(fmt::format("the {} that begins here is not closed", what));
    move_to(
        std::min(next_entry == std::string_view::npos ? text_.find("\n@", at_) : next_entry, text_.size()));
  }

  static constexpr std::size_t most_unclosed = 16;  // comments for which the whole file is looked through

  std::string_view text_;
  std::size_t at_ = 0;
  std::size_t line_ = 1;
  std::size_t unclosed_ = 0;
  std::size_t expansion_ = 0;                                   // bytes that came from abbreviations
  std::unordered_map<std::string, std::string> abbreviations_;  // looked up only
  std::vector<BibtexEntry> entries_;
  Bibliography result_;
};

}  // namespace

Bibliography read_bibtex(std::string_view text) { return BibtexReader(text).run(); }

}  // namespace stet::verify
