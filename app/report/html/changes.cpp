// What would change a claim's verdict (see parts.h): a few short lines, the most telling first; `stet why`
// has all.
#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

#include "app/report/html/parts.h"
#include "app/words/words.h"

namespace stet::app::html {

using argmap::CitationId;
using argmap::StatementId;
using argmap::evaluate::Crux;
using argmap::evaluate::Explanation;
using argmap::evaluate::Question;
using argmap::evaluate::Subject;
using argmap::evaluate::Verdict;
using argmap::evaluate::WeightInterval;

namespace {

constexpr std::size_t most_lines = 3;  // of one sort

class Changes {
 public:
  Changes(Writer& out, PageIndex const& index, StatementId claim, Explanation const& explanation)
      : out_(out), index_(index), claim_(claim), explanation_(explanation) {}

  void write() {
    repairs();
    loss();
    cruxes();
    weights();
    questions();
    cut();
    if (open_) out_ << "</ul>\n";
  }

 private:
  void begin() {
    if (!open_) out_ << "<p class=\"head\">What would change it</p>\n<ul class=\"changes\">\n";
    open_ = true;
    out_ << "<li>";
  }

  // `A, B and C`
  template <class Range, class F>
  void listed(Range const& range, F write_one) {
    std::size_t const all = std::ranges::size(range);
    std::size_t n = 0;
    for (auto const& one : range) {
      if (n > 0) out_ << (n + 1 == all ? Markup(" and ") : Markup(", "));
      write_one(one);
      ++n;
    }
  }

  void subject(Subject const& subject) {
    if (subject.statement == claim_) {
      out_ << "this claim";
    } else if (subject.statement.valid()) {
      claim_link(out_, index_, subject.statement);
    } else {
      out_ << "the argument <b>";
      out_.text(index_.name(subject.argument)) << "</b>";
    }
  }

  void source(CitationId citation) {
    auto const& result = index_.result();
    auto const source = index_.source(citation);
    if (!source.valid()) {
      out_ << "<code>@";
      out_.text(index_.map().citations[citation].key) << "</code>";
      return;
    }
    auto const& record = (*result.registry)[source];
    out_ << "<a";
    out_.to(index_.id(source)) << ">";
    out_.text(record.confidential ? "a confidential source" : record.id) << "</a>";
  }

  // A list that was cut says so.
  void cut() {
    auto const& of = explanation_.cut;
    if (!open_ || !(of.repairs || of.fragility || of.weights || of.cruxes || of.questions)) return;
    begin();
    out_ << "There may be more that would change it.</li>\n";
  }

  void repairs() {
    for (std::size_t i = 0; i < explanation_.repairs.size() && i < most_lines; ++i) {
      auto const& repair = explanation_.repairs[i];
      std::vector<Subject> subjects;
      for (auto const id : repair.statements) subjects.push_back({id, {}});
      for (auto const id : repair.arguments) subjects.push_back({{}, id});
      begin();
      out_ << "A sound source for ";
      listed(subjects, [&](Subject const& one) { subject(one); });
      out_ << " would make it supported.</li>\n";
    }
  }

  void loss() {
    if (explanation_.fragility.sources.empty()) return;
    begin();
    out_ << "Without ";
    listed(explanation_.fragility.sources, [&](CitationId id) { source(id); });
    out_ << " it would be ";
    out_.text(word(explanation_.fragility.without)) << ".</li>\n";
  }

  void cruxes() {
    std::size_t n = 0;
    for (Crux const& crux : explanation_.cruxes) {
      if (n++ == most_lines) return;
      begin();
      out_ << "It turns on ";
      listed(crux.subjects, [&](Subject const& one) { subject(one); });
      out_ << (crux.subjects.size() == 1 ? Markup(": if that stands, it is ")
                                         : Markup(": if all stand, it is "));
      out_.text(word(crux.outcomes.back()));
      out_ << (crux.subjects.size() == 1 ? Markup("; if not, ") : Markup("; if none, "));
      out_.text(word(crux.outcomes.front())) << ".</li>\n";
    }
  }

  // Citations whose weight matters in the same way share a line.
  void weights() {
    std::vector<std::pair<WeightInterval, std::vector<CitationId>>> lines;
    for (WeightInterval const& weight : explanation_.weights) {
      auto const same = [&](auto const& line) {
        WeightInterval const& other = line.first;
        return other.now == weight.now && other.from == weight.from && other.to == weight.to &&
               other.below == weight.below && other.above == weight.above;
      };
      auto line = std::ranges::find_if(lines, same);
      if (line == lines.end()) line = lines.insert(lines.end(), {weight, {}});
      line->second.push_back(weight.citation);
    }
    for (std::size_t i = 0; i < lines.size() && i < most_lines; ++i) {
      auto const& [weight, citations] = lines[i];
      if (!weight.below && !weight.above) continue;
      begin();
      if (citations.size() > 1) out_ << "Each of ";
      listed(citations, [&](CitationId id) { source(id); });
      out_ << " weighs ";
      out_.text(fmt::format("{:.3g}", weight.now));
      if (weight.above) bound("; above ", weight.to, *weight.above);
      if (weight.below) bound("; below ", weight.from, *weight.below);
      out_ << ".</li>\n";
    }
  }
  void bound(Markup side, double weight, Verdict verdict) {
    out_ << side;
    out_.text(fmt::format("{:.3g}", weight)) << " it would be ";
    out_.text(word(verdict));
  }

  // What the other lines do not say: citations still to be checked, and sources against something.
  void questions() {
    Verdict const now = index_.verdict(claim_).verdict;
    std::size_t n = 0;
    for (Question const& question : explanation_.questions) {
      if (n == most_lines) return;
      bool const cited = question.citation.valid();
      // That a source against the claim itself would count against it goes without saying.
      if (!cited && (question.fails == now || !question.with.empty() || question.subject.statement == claim_))
        continue;
      ++n;
      begin();
      out_ << "To check: ";
      if (cited) {
        out_ << "whether ";
        source(question.citation);
        out_ << " holds. If so, ";
        becomes(question.holds, now);
        out_ << "; if not, ";
        becomes(question.fails, now);
      } else {
        out_ << "a sound source against ";
        subject(question.subject);
        out_ << " would make it ";
        out_.text(word(question.fails));
      }
      out_ << ".</li>\n";
    }
  }
  void becomes(Verdict verdict, Verdict now) {
    if (verdict == now) {
      out_ << "nothing changes";
    } else {
      out_ << "it is ";
      out_.text(word(verdict));
    }
  }

  Writer& out_;
  PageIndex const& index_;
  StatementId claim_;
  Explanation const& explanation_;
  bool open_ = false;
};

}  // namespace

void changes(Writer& out, PageIndex const& index, StatementId claim, Explanation const& explanation) {
  Changes(out, index, claim, explanation).write();
}

}  // namespace stet::app::html
