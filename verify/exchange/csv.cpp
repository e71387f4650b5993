#include <fmt/format.h>

#include "argmap/exchange/escape.h"
#include "base/utf8.h"
#include "verify/claims.h"
#include "verify/exchange/exports.h"

namespace stet::verify::exchange {
namespace {

// True of what a spreadsheet takes for the beginning of a formula, in the widths of East Asia too.
bool begins_formula(char32_t c) {
  return c == '=' || c == '+' || c == '-' || c == '@' || c == 0xFF1D || c == 0xFF0B || c == 0xFF0D ||
         c == 0xFF20;
}

// The text with an apostrophe before whatever would begin a formula: at its beginning, behind blanks, and
// where programs that part cells by other signs would begin one.
std::string guarded(std::string_view text) {
  std::string out;
  bool begins = true;
  for (std::size_t at = 0; at < text.size();) {
    auto const [c, size] = utf8::decode(text, at);
    if (begins && (begins_formula(c) || (at == 0 && (c == '\t' || c == '\r')))) out += '\'';
    bool const parts = c == ';' || c == '\t' || c == '\r' || c == '\n';
    begins = parts || (begins && (c == ' ' || c == 0xA0 || c == 0x3000));
    out.append(text, at, size);
    at += size;
  }
  return out;
}

void cell(std::string& row, std::string_view text) {
  if (!row.empty() && row.back() != '\n') row.push_back(',');
  std::string const value = guarded(text);
  bool const needs_quotes = value.find_first_of(",;\t\"\r\n") != std::string::npos;
  if (!needs_quotes) {
    row += value.empty() ? "\"\"" : value;
    return;
  }
  row.push_back('"');
  for (char const c : value) {
    if (c == '"') row.push_back('"');
    row.push_back(c);
  }
  row.push_back('"');
}

void end_row(std::string& out) { out += "\r\n"; }

std::string_view yes_or_no(bool value) { return value ? "yes" : "no"; }

struct Where {
  std::string file;
  std::string line;
};

Where place(Sources const& sources, Location at) {
  if (!at.file.valid()) return {};
  Location const origin = sources.origin(at);
  SourceFile const& file = sources[origin.file];
  return {file.path(), std::to_string(file.position(origin.span.begin).line)};
}

std::string joined(argmap::ArgumentMap const& map, std::vector<argmap::TagId> const& tags) {
  std::string out;
  for (auto const tag : tags) out += (out.empty() ? "" : "; ") + map.tags[tag];
  return out;
}

std::string_view state_of(argmap::evaluate::EvidenceState state) {
  switch (state) {
    case argmap::evaluate::EvidenceState::present: return "present";
    case argmap::evaluate::EvidenceState::absent: return "absent";
    case argmap::evaluate::EvidenceState::undecided: return "undecided";
  }
  return {};
}

}  // namespace

std::string claims_csv(Input const& input) {
  CheckResult const& result = input.result;
  auto const asserted = asserted_claims(result.map);
  std::vector<std::string> anchors(result.map.statements.size());
  for (Anchor const& anchor : result.anchors) {
    if (anchor.statement.valid() && anchors[anchor.statement.index()].empty())
      anchors[anchor.statement.index()] = anchor.exact;
  }
  std::string out = "title,text,verdict,grade,reason,standard,origins,asserted,anchor,section,tags,file,line";
  end_row(out);
  for (auto const id : result.map.statements.ids()) {
    auto const& statement = result.map.statements[id];
    auto const& verdict = result.evaluation.verdicts[id];
    auto const where = place(result.sources, place_of(result.map, id));
    cell(out, statement.title);
    cell(out, result.map.shown(id, argmap::Tags::dropped));
    cell(out, to_string(verdict.verdict));
    cell(out, verdict.verdict == argmap::evaluate::Verdict::supported ? to_string(verdict.grade)
                                                                      : std::string_view{});
    cell(out, to_string(verdict.reason));
    cell(out, to_string(verdict.standard));
    cell(out, std::to_string(verdict.origins));
    cell(out, yes_or_no(asserted[id.index()]));
    cell(out, anchors[id.index()]);
    cell(out, statement.section.valid() ? result.map.sections[statement.section].title : std::string());
    cell(out, joined(result.map, statement.tags));
    cell(out, where.file);
    cell(out, where.line);
    end_row(out);
  }
  return out;
}

std::string evidence_csv(Input const& input) {
  CheckResult const& result = input.result;
  auto const& map = result.map;
  std::string out =
      "claim,argument,source,source-title,source-url,locator,quotation,outcome,state,weight,origin,primary,"
      "file,line";
  end_row(out);
  std::vector<std::vector<QuotationResult const*>> quotations(map.citations.size());
  for (QuotationResult const& quotation : result.quotations)
    quotations[quotation.citation.index()].push_back(&quotation);
  for (auto const& evidence : result.evidence) {
    auto const& citation = map.citations[evidence.citation];
    auto const source = result.registry->find(citation.key);
    SourceRecord const* const record = source ? &(*result.registry)[*source] : nullptr;
    bool const is_public = record == nullptr || !record->confidential;
    auto const where = place(result.sources, citation.location);
    auto const row = [&](std::string_view words, std::string_view outcome) {
      cell(out, evidence.statement.valid() ? map.statements[evidence.statement].title : std::string());
      cell(out, evidence.argument.valid() ? map.arguments[evidence.argument].title : std::string());
      cell(out, is_public ? std::string_view(citation.key) : std::string_view());
      cell(out, record == nullptr ? std::string() : public_title(*record));
      cell(out, record != nullptr && is_public ? std::string_view(record->url) : std::string_view());
      cell(out, is_public ? std::string_view(citation.locator) : std::string_view());
      cell(out, words);
      cell(out, outcome);
      cell(out, state_of(evidence.state));
      cell(out, fmt::format("{}", evidence.weight));
      cell(out, std::to_string(evidence.origin));
      cell(out, yes_or_no(evidence.primary));
      cell(out, where.file);
      cell(out, where.line);
      end_row(out);
    };
    auto const& quoted = quotations[evidence.citation.index()];
    if (quoted.empty()) row({}, {});
    for (auto const* const each : quoted)
      row(citation.quotations[each->quotation].words, to_string(each->match.outcome));
  }
  return out;
}

}  // namespace stet::verify::exchange
