#include "parser/findings.h"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>

#include "parser/rules.h"

namespace stet::parser {
namespace {

struct DeviationText {
  std::string_view seen;
  std::string_view reading;
  std::string_view help;
};
constexpr std::array deviation_texts{
#define DEVIATION(name, seen, reading, help) DeviationText{seen, reading, help},
#include "parser/findings.def"
#undef DEVIATION
};

struct MistakeText {
  std::string_view message;
  std::string_view label;
  std::string_view help;
};
constexpr std::array mistake_texts{
    MistakeText{"a data block is not closed", "opened here", "close it with `}`, or write `\\{` for a brace"},
    MistakeText{"the front matter is not closed", "opened here", "end it with a line of `===`"},
    MistakeText{"a title is empty", "nothing between the brackets", "write a title between the brackets"},
    MistakeText{"a relation has nothing under it", "relates to nothing",
                "write a statement or an argument after the sign"},
    MistakeText{"a relation has nothing above it", "belongs to nothing",
                "indent it under the statement or argument that it bears on"},
    MistakeText{"a premise-conclusion structure has no inference", "no `----` follows",
                "put a line `----` between the premises and the conclusion"},
    MistakeText{"a premise-conclusion structure has no conclusion", "nothing is inferred here",
                "write a numbered statement under the last inference"},
    MistakeText{"an inference has no premises", "no numbered statement above",
                "write a numbered statement above the inference"},
    MistakeText{"a premise-conclusion structure goes on after its conclusion",
                "nothing is inferred from this",
                "put an inference and a conclusion under it, or an empty line before it"},
    MistakeText{"an inference has no conclusion", "no numbered statement below",
                "write a numbered statement under the inference"},
    MistakeText{"an inference outside a premise-conclusion structure", "no numbered statement above",
                "write numbered statements above and below it"},
    MistakeText{"a number without a statement", "nothing is numbered", "write a statement after the number"},
    MistakeText{"a heading without a title", "nothing follows", "write the title after the `#`"},
    MistakeText{"a list item without a statement", "nothing follows", "write a statement after the sign"},
    MistakeText{"a data block with nothing before it", "belongs to nothing",
                "put it behind the element it describes"},
    MistakeText{"this is read as a relation, though it looks like the title of an argument",
                "read as a sign and a text", "put a space after the sign, or begin the title with a word"},
    MistakeText{"this is read as the title of a statement, though it looks like a relation",
                "read as a title", "begin the title with a word, or write the sign before the bracket"},
};
static_assert(mistake_texts.size() == static_cast<std::size_t>(Mistake::title_like_relation) + 1);

constexpr std::size_t listed = 1000;

}  // namespace

Diagnostics Findings::diagnostics(FileId file, Dialect dialect) const {
  std::vector<Record> sorted = records_;
  std::ranges::stable_sort(sorted, {}, [](Record const& record) { return record.at; });
  std::array<std::size_t, 512> counts{};
  auto const slot = [](Record const& record) { return record.code + (record.mistake ? 256U : 0U); };
  Diagnostics result;
  auto const add = [&](Record const& record, std::size_t more) {
    Location const at{file, record.at};
    bool const as_error = record.mistake || dialect == Dialect::argdown;
    auto const& deviation = deviation_texts[record.mistake ? 0 : record.code];
    auto const& mistake = mistake_texts[record.mistake ? record.code : 0];
    std::string_view const message = record.mistake ? mistake.message
                                     : dialect == Dialect::argdown || deviation.reading.empty()
                                         ? deviation.seen
                                         : deviation.reading;
    std::string words(message);
    if (more != 0) words += ", and " + std::to_string(more) + " more like this";
    Diagnostic& diagnostic = result.report(
        as_error || deviation.reading.empty() ? rule_id::parse_error : rule_id::not_argdown, at, words);
    if (record.harmless) diagnostic.severity = Severity::warning;
    if (record.mistake) diagnostic.label = mistake.label;
    diagnostic.help = record.mistake ? mistake.help : deviation.help;
  };
  std::array<std::size_t, 512> totals{};
  for (Record const& record : sorted) ++totals[slot(record)];
  for (Record const& record : sorted) {
    if (!record.mistake && dialect == Dialect::argdown && deviation_texts[record.code].seen.empty()) continue;
    std::size_t const n = ++counts[slot(record)];
    if (n <= listed) add(record, n == listed ? totals[slot(record)] - listed : 0);
  }
  return result;
}

}  // namespace stet::parser
