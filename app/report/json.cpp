#include "app/report/json.h"

#include <utility>

#include "app/report/formats.h"
#include "app/report/json_explanation.h"
#include "app/words/words.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

constexpr int schema_version = 1;

std::string_view name(Applicability applicability) {
  switch (applicability) {
    case Applicability::safe: return "safe";
    case Applicability::unsafe_: return "unsafe";
    case Applicability::display: return "display";
  }
  return "display";
}

void write_claim(JsonWriter& out, Sources const& sources, Claim const& claim) {
  auto const& verdict = claim.verdict;
  out.object([&] {
    out.member("title", claim.title).member("text", claim.text);
    out.member("verdict", to_string(verdict.verdict)).member("reason", to_string(verdict.reason));
    if (verdict.verdict == argmap::evaluate::Verdict::supported)
      out.member("grade", to_string(verdict.grade));
    out.member("span", [&] { write_span(out, sources, claim.location); });
    out.member("standard", to_string(verdict.standard));
    out.object("thresholds", [&] {
      for (auto const& [threshold, value] : claim.standard.thresholds) out.member(threshold, value);
    });
    out.object("standardSet", [&] {
      out.member("by", to_string(claim.standard.by));
      out.member_if_any("name", claim.standard.name).member_if_any("at", claim.standard.at);
    });
    out.member("asserted", claim.asserted);
    out.member("label", label_name(verdict.label)).member("granted", label_name(verdict.granted));
    out.member("origins", verdict.origins).member("balance", claim.balance);
    out.member("explanation", [&] { write_explanation(out, sources, claim); });
  });
}

void write_finding(JsonWriter& out, Sources const& sources, Finding const& finding) {
  auto const& diagnostic = finding.diagnostic;
  auto const span = [&](Location at) { return [&out, &sources, at] { write_span(out, sources, at); }; };
  out.object([&] {
    out.member("rule", rule(diagnostic.rule).id).member("severity", to_string(diagnostic.severity));
    out.member("message", diagnostic.message).member("span", span(diagnostic.location));
    out.member("label", diagnostic.label).member("help", diagnostic.help);
    out.array("related", diagnostic.related, [&](auto const& other) {
      if (!other.location.file.valid()) return;
      out.object([&] { out.member("message", other.text).member("span", span(other.location)); });
    });
    out.array("fixes", diagnostic.fixes, [&](Fix const& fix) {
      out.object([&] {
        out.member("title", fix.title).member("applicability", name(fix.applicability));
        out.array("edits", fix.edits, [&](Edit const& edit) {
          out.object([&] { out.member("span", span(edit.location)).member("text", edit.text); });
        });
      });
    });
    out.member("subject", diagnostic.subject).member("fingerprint", finding.fingerprint);
    if (!finding.suppressed) return;
    auto const& by = *finding.suppressed;
    out.object("suppressed", [&] {
      out.member("reason", by.reason).member("until", by.until);
      out.member("by", by.author).member("where", by.where);
    });
  });
}

void write_summary(JsonWriter& out, Summary const& summary, std::vector<Fragment> const& fragments) {
  Counts const& counts = summary.counts;
  out.object([&] {
    out.member("files", summary.files).member("claims", counts.claims);
    out.object("verdicts", [&] {
      for (auto const verdict : all_verdicts)
        out.member(to_string(verdict), counts.verdicts[std::to_underlying(verdict)]);
    });
    out.object("grades", [&] {
      for (auto const grade : argmap::evaluate::all_grades)
        out.member(to_string(grade), counts.grades[std::to_underlying(grade)]);
    });
    out.object("findings", [&] {
      for (auto const severity : {Severity::error, Severity::warning, Severity::info})
        out.member(to_string(severity), counts.severities[std::to_underlying(severity)]);
    });
    out.member("hidden", counts.hidden).member("suppressed", counts.suppressed);
    if (counts.articles > 0)
      out.object("articles",
                 [&] { out.member("all", counts.articles).member("mapped", counts.mapped_articles); });
    if (!counts.has_article) return;
    out.object("coverage", [&] {
      out.member("sentences", counts.sentences).member("checkable", counts.checkable);
      out.member("mapped", counts.mapped).member("unmapped", [&] {
        out.begin_array();
        for (auto const& fragment : fragments) out.pieces(fragment.tail);
        out.end_array();
      });
    });
  });
}

// How deep a fragment's claims and findings lie in the document, and the sentences of its article that have
// no claim.
constexpr std::size_t in_list = 2;
constexpr std::size_t in_coverage = 4;

template <class Range, class Write>
std::string pieces_of(Range const& range, std::size_t depth, Write const& write) {
  return json_text(
      2,
      [&](JsonWriter& out) {
        for (auto const& each : range) write(out, each);
      },
      depth);
}

}  // namespace

Fragment json_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  out.head = pieces_of(file.claims, in_list,
                       [&](JsonWriter& to, Claim const& claim) { write_claim(to, file.sources, claim); });
  auto const add = [&](Finding const& finding) {
    out.items.push_back(
        {finding.diagnostic.rule, finding.diagnostic.severity,
         json_text(2, [&](JsonWriter& to) { write_finding(to, file.sources, finding); }, in_list)});
  };
  for (auto const& finding : file.findings) add(finding);
  if (options.suppressed)
    for (auto const& finding : file.suppressed) add(finding);
  if (!file.coverage) return out;
  out.tail = pieces_of(file.coverage->unmapped, in_coverage, [&](JsonWriter& to, auto const& each) {
    to.object([&] {
      to.member("span", [&] { write_span(to, file.sources, each.location); });
      to.member("text", each.text).member("kind", each.kind);
    });
  });
  return out;
}

void json_document(std::vector<Fragment> const& fragments, Summary const& summary,
                   FormatOptions const& options, Sink const& put) {
  JsonWriter out(put, 2);
  out.object([&] {
    out.member("schema", schema_version);
    out.object("tool", [&] { out.member("name", "stet").member("version", options.version); });
    out.member("claims", [&] {
      out.begin_array();
      for (auto const& fragment : fragments) out.pieces(fragment.head);
      out.end_array();
    });
    out.member("findings", [&] {
      out.begin_array();
      for_each_shown(fragments, options.most, [&](Item const& item) { out.pieces(item.text); });
      out.end_array();
    });
    out.array("problems", summary.problems, [&](Problem const& problem) {
      out.object([&] { out.member("file", problem.path).member("message", problem.message); });
    });
    out.member("summary", [&] { write_summary(out, summary, fragments); });
  });
  out.flush();
  put("\n");
}

std::string json_claim(Sources const& sources, Claim const& claim) {
  return json_text(2,
                   [&](JsonWriter& out) {
                     out.object([&] {
                       out.member("schema", schema_version);
                       out.member("claim", [&] { write_claim(out, sources, claim); });
                     });
                   }) +
         '\n';
}

}  // namespace stet::app
