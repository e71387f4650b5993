// One diagnostic type serves every producer (parser, builder, rules) and every consumer (terminal, JSON,
// editor). Messages: lower case, no final full stop, what was observed; `help` says what to do about it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/span.h"

namespace stet {

enum class Severity : std::uint8_t { info, warning, error };
[[nodiscard]] std::string_view to_string(Severity severity);

enum class Category : std::uint8_t { syntax, reference, quote, sourcing, argument, coverage, process };
[[nodiscard]] std::string_view to_string(Category category);

// The number of a rule: permanent, and never used again. Rules are defined where they are reported, in
// `namespace stet::rule_id`; verify/rule_table.h lists them all.
enum class RuleId : std::uint16_t {};

struct Rule {
  RuleId rule;
  std::string_view id;  // kebab-case, stable
  Category category;
  Severity severity;  // by default
  std::string_view summary;
  bool recommended;  // on unless the configuration turns it off

  constexpr Rule(std::uint16_t number, std::string_view name, Category kind, Severity level,
                 std::string_view reports, bool is_on = true)
      : rule{number}, id(name), category(kind), severity(level), summary(reports), recommended(is_on) {}
  constexpr operator RuleId() const { return rule; }  // NOLINT(google-explicit-constructor): it is its name
};

struct Label {
  Location location;
  std::string text;
};

struct Edit {
  Location location;  // replaced by
  std::string text;
};

enum class Applicability : std::uint8_t { safe, unsafe_, display };

struct Fix {
  std::string title;
  std::vector<Edit> edits;
  Applicability applicability = Applicability::display;
};

struct Diagnostic {
  RuleId rule;
  Severity severity;
  Location location;
  std::string message;         // the fact
  std::string label;           // a few words under the caret; may be empty
  std::vector<Label> related;  // other places that explain it
  std::string help;            // what to do
  std::vector<Fix> fixes;
  std::string subject;      // what it is about, in words that survive moving lines (claim title, quoted text)
  std::string fingerprint;  // of the content, once a check is finished (verify::fingerprints)
};

// An append-only list of diagnostics.
class Diagnostics {
 public:
  // Adds a diagnostic with the rule's default severity. The reference is valid until the next report.
  Diagnostic& report(Rule const& rule, Location at, std::string message);
  void add(Diagnostic diagnostic) { list_.push_back(std::move(diagnostic)); }
  void append(Diagnostics other);

  [[nodiscard]] std::vector<Diagnostic> const& list() const { return list_; }
  [[nodiscard]] std::vector<Diagnostic> take() && { return std::move(list_); }
  [[nodiscard]] bool empty() const { return list_.empty(); }
  [[nodiscard]] std::size_t size() const { return list_.size(); }

 private:
  std::vector<Diagnostic> list_;
};

}  // namespace stet
