// The verdicts of all claims in a table, and what else was found.
#include <filesystem>
#include <utility>

#include "app/report/html/parts.h"
#include "app/report/report.h"
#include "app/words/words.h"
#include "parser/rules.h"
#include "verify/rule_table.h"

namespace stet::app::html {

using argmap::StatementId;

namespace {

void row(Writer& out, PageIndex const& index, StatementId claim) {
  auto const& verdict = index.verdict(claim);
  out << "<tr";
  verdict_classes(out, "", verdict);
  out << "><td class=\"verdict\">";
  out.text(word(verdict)) << "</td><th scope=\"row\"><a";
  out.to(index.id(claim)) << ">";
  out.text(index.name(claim)) << "</a></th><td>";
  out.text(index.reason(claim)) << "</td>";
  if (index.desk()) {
    out << "<td class=\"desk\">";
    out.text(to_string(verdict.standard)) << "</td>";
  }
  out << "</tr>\n";
}

void columns(Writer& out, PageIndex const& index) {
  out << "<th scope=\"col\">Verdict</th><th scope=\"col\">Claim</th><th scope=\"col\">Why</th>";
  if (index.desk()) out << "<th scope=\"col\" class=\"desk\">Standard of proof</th>";
}

void place_line(Writer& out, PageIndex const& index, Location at) {
  if (!at.file.valid()) return;
  auto const where = place(index.result().sources, at);
  // Of the map and its article, the name says enough; where they lay is nobody's business.
  bool const known = at.file == index.result().file || at.file == index.result().article;
  out.text(known ? std::filesystem::path(where.path).filename().string() : where.path)
      << ":" << where.begin.line << ":" << where.begin.column;
}

}  // namespace

void verdict_table(Writer& out, PageIndex const& index) {
  auto const& map = index.map();
  auto const shown = [&](StatementId claim) {
    return !map.statements[claim].untitled || index.asserted(claim) || index.anchored(claim);
  };
  std::size_t left_out = 0;
  std::size_t listed = 0;
  out << "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"Table of verdicts\">"
         "<table>\n<caption class=\"unseen\">The verdict of every claim</caption>\n"
         "<thead><tr>";
  columns(out, index);
  out << "</tr></thead>\n<tbody>\n";
  for (auto const claim : map.statements.ids()) {
    if (shown(claim)) {
      if (listed++ == most_at_once) {
        out << "</tbody></table>" << vault_opens << "<table class=\"rest\"><thead class=\"unseen\"><tr>";
        columns(out, index);
        out << "</tr></thead><tbody>\n";
      }
      row(out, index, claim);
    } else {
      ++left_out;
    }
  }
  out << "</tbody></table>" << (listed > most_at_once ? vault_closes : Markup("")) << "</div>\n";
  if (listed > most_at_once)
    out << "<p class=\"label only-scripted\">and " << listed - most_at_once << " more</p>\n";
  if (left_out > 0) {
    out << "<p class=\"label\">and ";
    out.text(counted(left_out, "premise or reason", "premises and reasons")) << " without a title</p>\n";
  }
}

void findings(Writer& out, PageIndex const& index) {
  std::size_t listed = 0;
  out << "<ol class=\"findings\">\n";
  for (auto const& finding : index.result().findings) {
    if (finding.rule == rule_id::not_argdown) continue;
    if (listed++ == most_at_once) out << "</ol>\n" << vault_opens << "<ol class=\"findings\">\n";
    out << (finding.severity == Severity::error     ? Markup("<li class=\"error\">")
            : finding.severity == Severity::warning ? Markup("<li class=\"warning\">")
                                                    : Markup("<li class=\"info\">"));
    out << "<p><span class=\"severity\">";
    out.text(to_string(finding.severity)) << "</span> ";
    out.text(index.discreet(finding.message)) << " <code>";
    out.text(rule(finding.rule).id) << "</code> <span class=\"place\">";
    place_line(out, index, finding.location);
    out << "</span></p>";
    if (!finding.help.empty()) {
      out << "<p class=\"help\">";
      out.text(index.discreet(finding.help)) << "</p>";
    }
    out << "</li>\n";
  }
  out << "</ol>\n";
  if (listed > most_at_once) {
    out << vault_closes << "<p class=\"label only-scripted\">and " << listed - most_at_once << " more</p>\n";
  }
  if (listed == 0) out << "<p>Nothing was found that an editor would have to look at.</p>\n";
}

}  // namespace stet::app::html
