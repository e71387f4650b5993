// Findings about titles: referred to but defined nowhere, or defined twice with different words.
#include <algorithm>

#include <fmt/format.h>

#include "argmap/build/builder.h"
#include "argmap/build/data.h"
#include "argmap/rules.h"
#include "base/words.h"

namespace stet::argmap {
namespace {

// Looking for the nearest title costs time for each title that is missing; after this many comparisons
// findings go without a suggestion.
constexpr std::size_t suggestion_budget = 2'000'000;

// Two texts say the same if they differ in white space and typography only.
std::string normalised(std::string_view text) {
  std::string result;
  bool space = false;
  for (std::size_t i = 0; i < text.size();) {
    char const c = text[i];
    std::string_view rest = text.substr(i);
    if (c == ' ' || c == '\t' || c == '\n' || c == '\r' || rest.starts_with("\u00A0")) {
      space = !result.empty();
      i += rest.starts_with("\u00A0") ? 2 : 1;
      continue;
    }
    if (space) result.push_back(' ');
    space = false;
    struct Fold {
      std::string_view from;
      std::string_view to;
    };
    static constexpr Fold folds[] = {{"\u201C", "\""}, {"\u201D", "\""}, {"\u201E", "\""}, {"\u00AB", "\""},
                                     {"\u00BB", "\""}, {"\u2018", "'"},  {"\u2019", "'"},  {"\u201A", "'"},
                                     {"\u2013", "-"},  {"\u2014", "-"},  {"\u2026", "..."}};
    auto const fold = std::ranges::find_if(folds, [&](Fold const& f) { return rest.starts_with(f.from); });
    if (fold != std::end(folds)) {
      result.append(fold->to);
      i += fold->from.size();
    } else {
      result.push_back(c);
      ++i;
    }
  }
  return result;
}

class ReferenceCheck {
 public:
  ReferenceCheck(ArgumentMap const& map, parser::Dialect dialect, Diagnostics& diagnostics)
      : map_(map), dialect_(dialect), diagnostics_(diagnostics) {}

  void run(std::vector<MentionedTitle> const& mentions) {
    for (Statement const& statement : map_.statements) {
      if (is_defined(statement)) statement_titles_.push_back(statement.title);
    }
    for (Argument const& argument : map_.arguments) {
      if (is_defined(argument)) argument_titles_.push_back(argument.title);
    }
    for (Statement const& statement : map_.statements) {
      if (!is_defined(statement)) report_undefined(statement, false);
    }
    for (Argument const& argument : map_.arguments) {
      if (!is_defined(argument)) report_undefined(argument, true);
    }
    for (MentionedTitle const& mention : mentions) {
      bool const known = mention.argument ? map_.argument_by_title.contains(mention.title)
                                          : map_.statement_by_title.contains(mention.title);
      if (known) continue;
      auto& diagnostic = report(mention.location, mention.title, mention.argument, 1);
      diagnostic.label = "nothing has this title";
    }
    for (Statement const& statement : map_.statements) {
      if (!statement.untitled) check_texts(statement);
    }
    for (Argument const& argument : map_.arguments) check_texts(argument);
  }

 private:
  // A title is defined where it has a text, data, or an argument's reconstruction. A bare `[T]` only refers.
  [[nodiscard]] bool is_defined(std::vector<OccurrenceId> const& occurrences) const {
    return std::ranges::any_of(occurrences, [&](OccurrenceId id) {
      Occurrence const& occurrence = map_.occurrences[id];
      return !occurrence.is_reference || !occurrence.data.empty() || !occurrence.citations.empty();
    });
  }
  [[nodiscard]] bool is_defined(Statement const& statement) const {
    return statement.untitled || is_defined(statement.occurrences);
  }
  [[nodiscard]] bool is_defined(Argument const& argument) const {
    return argument.untitled || !argument.reconstruction.empty() || is_defined(argument.occurrences);
  }

  template <class Row>
  void report_undefined(Row const& row, bool argument) {
    if (row.occurrences.empty()) return;
    auto& diagnostic =
        report(map_.occurrences[row.occurrences.front()].name, row.title, argument, row.occurrences.size());
    diagnostic.label = "has no text anywhere";
  }

  Diagnostic& report(Location at, std::string const& title, bool argument, std::size_t times) {
    char const open = argument ? '<' : '[';
    char const close = argument ? '>' : ']';
    auto& diagnostic = diagnostics_.report(
        rule_id::undefined_reference, at,
        fmt::format("{} {}{}{} is referred to{} but defined nowhere", argument ? "argument" : "statement",
                    open, title, close, times > 1 ? fmt::format(" {} times", times) : std::string()));
    diagnostic.subject = title;
    std::string_view const meant = suggestion(title, argument);
    // A bare title is a legal stub in Argdown; only one that looks misspelt is certainly wrong.
    if (meant.empty() || dialect_ == parser::Dialect::argdown) diagnostic.severity = Severity::warning;
    if (meant.empty()) {
      diagnostic.help = fmt::format("give it a text: {}{}{}: ...", open, title, close);
    } else {
      diagnostic.help = fmt::format("did you mean {}{}{}?", open, meant, close);
      diagnostic.fixes.push_back({fmt::format("replace it by {}{}{}", open, meant, close),
                                  {{at, fmt::format("{}{}{}", open, meant, close)}},
                                  Applicability::unsafe_});
    }
    return diagnostic;
  }

  std::string_view suggestion(std::string const& title, bool argument) {
    auto const& candidates = argument ? argument_titles_ : statement_titles_;
    if (candidates.size() > budget_) return {};
    budget_ -= candidates.size();
    std::string_view const found = nearest(title, std::span<std::string_view const>(candidates));
    return is_misspelling(title, found) ? found : std::string_view{};
  }

  // Titles that differ in a number or in a lone letter (`Argument 1`, `Argument 2`; `A`, `B`) are two titles.
  static bool is_misspelling(std::string_view written, std::string_view meant) {
    if (meant.size() < 4 || written.size() < 4) return false;
    auto const skeleton = [](std::string_view title) {
      std::string digits;
      for (std::size_t i = 0; i < title.size(); ++i) {
        auto const letter = [&](std::size_t at) {
          return at < title.size() && title[at] != ' ' && title[at] != '-' && title[at] != '.';
        };
        bool const lone = letter(i) && (i == 0 || !letter(i - 1)) && !letter(i + 1);
        if (lone || (title[i] >= '0' && title[i] <= '9')) digits.push_back(title[i]);
      }
      return digits;
    };
    return skeleton(written) == skeleton(meant);
  }

  template <class Row>
  void check_texts(Row const& row) {
    OccurrenceId first;
    std::string first_text;
    bool compared = false;
    for (OccurrenceId const id : row.occurrences) {
      Occurrence const& occurrence = map_.occurrences[id];
      if (occurrence.is_reference) continue;
      // Whoever says which text is the canonical one knows of the others.
      if (data::boolean(occurrence.data, {"isCanonical"}).value_or(false)) return;
    }
    for (OccurrenceId const id : row.occurrences) {
      Occurrence const& occurrence = map_.occurrences[id];
      if (occurrence.is_reference) continue;
      if (!first.valid()) {
        first = id;
        continue;
      }
      if (!compared) first_text = normalised(map_.occurrences[first].text);
      compared = true;
      if (normalised(occurrence.text) == first_text) continue;
      bool const argument = map_.argument_of[id].valid();
      std::string const title = argument ? fmt::format("<{}>", row.title) : fmt::format("[{}]", row.title);
      auto& diagnostic = diagnostics_.report(rule_id::duplicate_definition, occurrence.name,
                                             fmt::format("{} {} is defined again with another text",
                                                         argument ? "argument" : "statement", title));
      diagnostic.label = "defined again";
      diagnostic.related.push_back({map_.occurrences[first].name, "first defined here"});
      diagnostic.help = fmt::format(
          "refer to the first with {} alone, give this one a title of its own, or mark the text that counts "
          "with "
          "{{isCanonical: true}}",
          title);
      diagnostic.subject = row.title;
    }
  }

  ArgumentMap const& map_;
  parser::Dialect dialect_;
  Diagnostics& diagnostics_;
  std::vector<std::string_view> statement_titles_;
  std::vector<std::string_view> argument_titles_;
  std::size_t budget_ = suggestion_budget;
};

}  // namespace

void check_references(ArgumentMap const& map, std::vector<MentionedTitle> const& mentions,
                      parser::Dialect dialect, Diagnostics& diagnostics) {
  ReferenceCheck(map, dialect, diagnostics).run(mentions);
}

}  // namespace stet::argmap
