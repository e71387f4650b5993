#include "argmap/evaluate/framework_read.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <unordered_map>

#include <fmt/format.h>

namespace stet::argmap::evaluate {
namespace {

constexpr std::uint64_t most_arguments = 1ULL << 31U;
// Arguments that are only counted cost their file nothing, and everybody else memory: so many, and one more
// for each byte of the file.
constexpr std::uint64_t most_only_counted = 10'000;

bool is_blank(char c) { return c == ' ' || c == '\t' || c == '\r'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

class Cursor {
 public:
  explicit Cursor(std::string_view text) : text_(text) {}

  [[nodiscard]] bool done() const { return at_ >= text_.size(); }
  [[nodiscard]] char peek() const { return done() ? '\n' : text_[at_]; }
  void advance() { ++at_; }
  [[nodiscard]] std::size_t at() const { return at_; }
  void skip_blanks() {
    while (!done() && is_blank(text_[at_])) ++at_;
  }
  void skip_line() {
    std::size_t const end = text_.find('\n', at_);
    at_ = end == std::string_view::npos ? text_.size() : end + 1;
  }
  bool take(char c) {
    if (done() || text_[at_] != c) return false;
    ++at_;
    return true;
  }
  bool take(std::string_view word) {
    if (!text_.substr(at_).starts_with(word)) return false;
    at_ += word.size();
    return true;
  }
  // Digits only, so no sign; too large a number comes back as the largest.
  std::optional<std::uint64_t> number() {
    std::size_t const start = at_;
    std::uint64_t value = 0;
    while (!done() && is_digit(text_[at_])) {
      auto const digit = static_cast<std::uint64_t>(text_[at_] - '0');
      value = value > most_arguments * 2 ? value : value * 10 + digit;
      ++at_;
    }
    return at_ == start ? std::nullopt : std::optional(value);
  }
  template <class Accept>
  std::string_view word(Accept accept) {
    std::size_t const start = at_;
    while (!done() && accept(text_[at_])) ++at_;
    return text_.substr(start, at_ - start);
  }
  [[nodiscard]] std::unexpected<FrameworkError> error(std::string message) const {
    return error(at_, std::move(message));
  }
  [[nodiscard]] std::unexpected<FrameworkError> error(std::size_t at, std::string message) const {
    at = std::min(at, text_.size());
    auto const before = text_.substr(0, at);
    FrameworkError out;
    out.line = 1 + static_cast<std::size_t>(std::ranges::count(before, '\n'));
    std::size_t const line_end = before.rfind('\n');
    out.column = line_end == std::string_view::npos ? at + 1 : at - line_end;
    out.message = std::move(message);
    return std::unexpected(std::move(out));
  }

 private:
  std::string_view text_;
  std::size_t at_ = 0;
};

// Looks at the clock now and then.
class Deadline {
 public:
  explicit Deadline(Budget const& budget) : budget_(budget) {}
  bool passed() { return (++steps_ & 0xfffU) == 0 && budget_.spent(); }

 private:
  Budget budget_;
  std::uint32_t steps_ = 0;
};

std::unexpected<FrameworkError> too_late() {
  FrameworkError error;
  error.message = "the time was over before the framework had been read";
  error.late = true;
  return std::unexpected(std::move(error));
}

std::expected<Framework, FrameworkError> read_i23(std::string_view text, Deadline deadline) {
  Cursor in(text);
  auto skip_empty = [&] {
    while (!in.done()) {
      in.skip_blanks();
      if (in.peek() != '\n' && in.peek() != '#') return;
      in.skip_line();
    }
  };
  skip_empty();
  if (!in.take("p") || !is_blank(in.peek())) return in.error("expected `p af` and the number of arguments");
  in.skip_blanks();
  if (!in.take("af") || !is_blank(in.peek()))
    return in.error("expected `af`: only plain frameworks are read");
  in.skip_blanks();
  auto const size = in.number();
  if (!size) return in.error("expected the number of arguments");
  if (*size > most_arguments) return in.error("more arguments than can be numbered");
  if (*size > most_only_counted + text.size())
    return in.error(fmt::format("{} arguments are more than a file of this size is believed to have", *size));
  in.skip_blanks();
  if (!in.done() && in.peek() != '\n') return in.error("unexpected text after the number of arguments");
  Attacks attacks;
  attacks.reserve(text.size() / 12);
  for (skip_empty(); !in.done(); skip_empty()) {
    if (deadline.passed()) return too_late();
    Argument32 ends[2];
    for (Argument32& end : ends) {
      in.skip_blanks();
      std::size_t const start = in.at();
      auto const number = in.number();
      if (!number) return in.error("expected the number of an argument");
      if (*number == 0 || *number > *size) {
        return in.error(
            start, fmt::format("there is no argument {}: they are numbered from 1 to {}", *number, *size));
      }
      end = static_cast<Argument32>(*number - 1);
    }
    in.skip_blanks();
    if (!in.done() && in.peek() != '\n') return in.error("unexpected text after an attack");
    attacks.emplace_back(ends[0], ends[1]);
  }
  return framework_of(static_cast<std::uint32_t>(*size), attacks);
}

// Names in the order in which they were declared.
class Names {
 public:
  // False if it was there already.
  bool declare(std::string_view name) {
    bool const added = index_.try_emplace(std::string(name), static_cast<Argument32>(names_.size())).second;
    if (added) names_.emplace_back(name);
    return added;
  }
  [[nodiscard]] std::optional<Argument32> find(std::string_view name) const {
    auto const it = index_.find(std::string(name));
    return it == index_.end() ? std::nullopt : std::optional(it->second);
  }
  Framework build(Attacks const& attacks) && {
    Framework out = framework_of(static_cast<std::uint32_t>(names_.size()), attacks);
    out.names = std::move(names_);
    return out;
  }

 private:
  std::vector<std::string> names_;
  std::unordered_map<std::string, Argument32> index_;
};

struct NamedAttack {
  std::string_view from;
  std::string_view to;
  std::size_t at;
};

std::expected<Framework, FrameworkError> resolve(Cursor const& in, Names names,
                                                 std::vector<NamedAttack> const& named, Deadline& deadline) {
  Attacks attacks;
  attacks.reserve(named.size());
  for (NamedAttack const& attack : named) {
    if (deadline.passed()) return too_late();
    auto const from = names.find(attack.from);
    auto const to = names.find(attack.to);
    if (!from || !to) {
      return in.error(attack.at, fmt::format("there is no argument `{}`", !from ? attack.from : attack.to));
    }
    attacks.emplace_back(*from, *to);
  }
  return std::move(names).build(attacks);
}

std::expected<Framework, FrameworkError> read_apx(std::string_view text, Deadline deadline) {
  Cursor in(text);
  Names names;
  std::vector<NamedAttack> attacks;
  auto skip_space = [&] {
    while (!in.done()) {
      if (is_blank(in.peek()) || in.peek() == '\n') {
        in.advance();
      } else if (in.peek() == '%' || in.peek() == '#') {
        in.skip_line();
      } else {
        return;
      }
    }
  };
  auto name = [&]() -> std::string_view {
    skip_space();
    if (in.peek() == '"') {
      std::size_t const start = in.at();
      in.advance();
      in.word([](char c) { return c != '"' && c != '\n'; });
      if (!in.take('"')) return {};
      return text.substr(start, in.at() - start);
    }
    return in.word([](char c) {
      return is_digit(c) || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-' ||
             c == '\'' || static_cast<unsigned char>(c) >= 0x80;
    });
  };
  auto take = [&](char c) {
    skip_space();
    return in.take(c);
  };
  for (skip_space(); !in.done(); skip_space()) {
    if (deadline.passed()) return too_late();
    std::size_t const start = in.at();
    bool const argument = in.take("arg");
    if (!argument && !in.take("att")) return in.error("expected `arg(…).` or `att(…,…).`");
    if (!take('(')) return in.error("expected `(`");
    std::string_view const first = name();
    if (first.empty()) return in.error("expected the name of an argument");
    std::string_view second;
    if (!argument) {
      if (!take(',')) return in.error("expected `,`");
      second = name();
      if (second.empty()) return in.error("expected the name of an argument");
    }
    if (!take(')')) return in.error("expected `)`");
    if (!take('.')) return in.error("expected `.`");
    if (argument) {
      names.declare(first);
    } else {
      attacks.push_back({first, second, start});
    }
  }
  return resolve(in, std::move(names), attacks, deadline);
}

std::expected<Framework, FrameworkError> read_tgf(std::string_view text, Deadline deadline) {
  Cursor in(text);
  Names names;
  std::vector<NamedAttack> attacks;
  bool edges = false;
  auto word = [&] {
    in.skip_blanks();
    return in.word([](char c) { return !is_blank(c) && c != '\n'; });
  };
  for (; !in.done(); in.skip_line()) {
    if (deadline.passed()) return too_late();
    std::size_t const start = in.at();
    std::string_view const first = word();
    if (first.empty()) continue;
    if (!edges && first == "#") {
      edges = true;
    } else if (!edges) {
      if (!names.declare(first))
        return in.error(start, fmt::format("the argument `{}` is declared twice", first));
    } else {
      std::string_view const second = word();
      if (second.empty()) return in.error("expected the argument that is attacked");
      attacks.push_back({first, second, start});
    }
  }
  return resolve(in, std::move(names), attacks, deadline);
}

}  // namespace

std::optional<FrameworkFormat> parse_framework_format(std::string_view name) {
  if (name == "i23") return FrameworkFormat::i23;
  if (name == "apx") return FrameworkFormat::apx;
  if (name == "tgf") return FrameworkFormat::tgf;
  return std::nullopt;
}

std::expected<Framework, FrameworkError> read_framework(std::string_view text, FrameworkFormat format,
                                                        Budget const& budget) {
  if (budget.spent()) return too_late();
  Deadline const deadline(budget);
  switch (format) {
    case FrameworkFormat::i23: return read_i23(text, deadline);
    case FrameworkFormat::apx: return read_apx(text, deadline);
    case FrameworkFormat::tgf: return read_tgf(text, deadline);
  }
  return std::unexpected(FrameworkError{1, 1, "unknown format"});
}

std::optional<Argument32> find_argument(Framework const& framework, std::string_view name) {
  if (framework.names.empty()) {
    std::uint64_t number = 0;
    auto const [end, error] = std::from_chars(name.data(), name.data() + name.size(), number);
    if (error != std::errc{} || end != name.data() + name.size()) return std::nullopt;
    if (number == 0 || number > framework.size) return std::nullopt;
    return static_cast<Argument32>(number - 1);
  }
  auto const it = std::ranges::find(framework.names, name);
  if (it == framework.names.end()) return std::nullopt;
  return static_cast<Argument32>(it - framework.names.begin());
}

}  // namespace stet::argmap::evaluate
