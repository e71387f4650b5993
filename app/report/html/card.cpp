// The card of a claim: its verdict and why, what speaks for and against it, what would change it.
#include <algorithm>
#include <filesystem>
#include <unordered_map>

#include "app/report/html/parts.h"
#include "app/report/report.h"
#include "app/words/words.h"
#include "verify/claims.h"

namespace stet::app::html {

using argmap::ArgumentId;
using argmap::CitationId;
using argmap::End;
using argmap::InferenceId;
using argmap::RelationKind;
using argmap::StatementId;
using argmap::evaluate::Explanation;
using argmap::evaluate::Label;
using argmap::evaluate::Step;

namespace {

bool speaks_for(RelationKind kind) { return kind == RelationKind::support || kind == RelationKind::entails; }

Markup verb(RelationKind kind) {
  switch (kind) {
    case RelationKind::support: return "supports it";
    case RelationKind::attack: return "attacks it";
    case RelationKind::undercut: return "undercuts it";
    case RelationKind::contradictory: return "contradicts it";
    case RelationKind::contrary: return "is contrary to it";
    case RelationKind::entails: return "entails it";
  }
  return "bears on it";
}

// Who stands at the other end of something that bears on a claim or an argument.
struct Bearer {
  RelationKind kind = RelationKind::support;
  StatementId statement;
  ArgumentId argument;
  InferenceId inference;  // if it concludes the claim
};

class Card {
 public:
  Card(Writer& out, PageIndex const& index, StatementId claim, bool explained)
      : out_(out), index_(index), map_(index.map()), claim_(claim), explained_(explained) {}

  void write() {
    if (explained_) explain();
    auto const& verdict = index_.verdict(claim_);
    out_ << "<details";
    verdict_classes(out_, "card", verdict);
    out_ << ">\n<summary>";
    out_ << "<span class=\"word\"";
    out_.attribute("id", "v-" + index_.id(claim_)) << ">";
    out_.text(word(verdict)) << "</span> <span class=\"name\">";
    out_.text(index_.name(claim_)) << "</span> <span class=\"why\">";
    out_.text(index_.reason(claim_)) << "</span></summary>\n<div class=\"body\"";
    out_.attribute("id", index_.id(claim_)) << ">\n";
    body();
    out_ << "</div></details>\n";
  }

 private:
  void explain() {
    explanation_ = index_.explain(claim_);
    for (Step const& step : explanation_.proof)
      if (step.argument.valid()) labels_.try_emplace(step.argument, step.label);
  }

  void body() {
    if (auto const text = map_.shown(claim_); !text.empty() && !map_.statements[claim_].untitled) {
      out_ << "<p class=\"said\"";
      language(out_, index_.result().article_language);
      out_ << ">";
      out_.text(text) << "</p>\n";
    }
    if (auto const words = verify::conclusion_of(map_, claim_); !words.empty()) {
      out_ << "<p class=\"conclusion\"><span class=\"label\">Our conclusion</span> <span";
      language(out_, index_.result().article_language);
      out_ << ">";
      out_.text(words) << "</span></p>\n";
    }
    if (index_.drifted(claim_))
      out_ << "<p class=\"outcome open\">the words in the article have changed since the claim was "
              "anchored</p>\n";
    own_evidence();
    bearers(true, "Speaks for it");
    bearers(false, "Speaks against it");
    used_in();
    if (index_.desk()) notes();
    foot();
  }

  // How the verdict comes about and what would change it.
  void notes() {
    out_ << "<div class=\"desk\">\n";
    auto const& verdict = index_.verdict(claim_);
    out_ << "<p class=\"because\">";
    out_.text(explanation_.summary.empty() ? index_.reason(claim_) : index_.discreet(explanation_.summary));
    out_ << ".</p>\n<p class=\"standard\">Standard of proof: ";
    out_.text(with_thresholds(verdict.standard, standard_note(index_.result(), claim_)));
    if (verdict.origins > 0) {
      out_ << " · ";
      out_.text(counted(verdict.origins, "independent origin", "independent origins"));
    }
    out_ << "</p>\n";
    changes(out_, index_, claim_, explanation_);
    out_ << "</div>\n";
  }

  // Citations in the claim's own words, each once.
  void own_evidence() {
    std::vector<CitationId> citations;
    for (auto const occurrence : map_.statements[claim_].occurrences)
      for (auto const id : map_.occurrences[occurrence].citations) citations.push_back(id);
    if (citations.empty()) return;
    head("Evidence");
    evidence(citations);
  }

  void evidence(std::vector<CitationId> const& citations) {
    if (citations.empty()) return;
    out_ << "<ul class=\"evidences\">";
    for (std::size_t i = 0; i < citations.size() && i < most_listed; ++i)
      citation(out_, index_, citations[i]);
    out_ << "</ul>\n";
    more(citations.size());
  }

  void more(std::size_t n) {
    if (n > most_listed) out_ << "<p class=\"label\">and " << n - most_listed << " more</p>\n";
  }

  void head(Markup title) { out_ << "<p class=\"head\">" << title << "</p>\n"; }

  void bearers(bool for_it, Markup title) {
    std::vector<Bearer> found;
    if (for_it)
      for (auto const inference : index_.concluding(claim_))
        found.push_back({RelationKind::support, {}, map_.inferences[inference].argument, inference});
    for (auto const id : map_.statements[claim_].relations) {
      auto const& relation = map_.relations[id];
      if (speaks_for(relation.kind) != for_it) continue;
      bool const mutual =
          relation.kind == RelationKind::contradictory || relation.kind == RelationKind::contrary;
      bool const here = relation.to.statement == claim_;
      if (!here && !mutual) continue;
      End const& other = here ? relation.from : relation.to;
      bool const known = std::ranges::any_of(found, [&](Bearer const& bearer) {
        return bearer.argument.valid() ? bearer.argument == other.argument
                                       : bearer.statement.valid() && bearer.statement == other.statement;
      });
      if (!known && (other.statement.valid() || other.argument.valid()))
        found.push_back({relation.kind, other.statement, other.argument, {}});
      if (found.size() > 4 * most_listed) break;  // the search above is quadratic
    }
    if (found.empty()) return;
    head(title);
    out_ << "<ul class=\"bearers\">\n";
    for (std::size_t i = 0; i < found.size() && i < most_listed; ++i) bearer(found[i]);
    out_ << "</ul>\n";
    more(found.size());
  }

  void bearer(Bearer const& bearer) {
    out_ << "<li>";
    if (bearer.statement.valid()) {
      claim_link(out_, index_, bearer.statement);
      out_ << " <span class=\"label\">" << verb(bearer.kind) << "</span>";
      untitled_evidence(bearer.statement);
    } else {
      argument(bearer.argument, bearer.inference);
    }
    out_ << "</li>\n";
  }

  // A premise without a title has no name to be looked up by: its evidence is shown where it is used.
  void untitled_evidence(StatementId statement) {
    if (!map_.statements[statement].untitled) return;
    std::vector<CitationId> citations;
    for (auto const occurrence : map_.statements[statement].occurrences)
      for (auto const id : map_.occurrences[occurrence].citations) citations.push_back(id);
    evidence(citations);
  }

  void premise(StatementId statement, InferenceId inference) {
    if (index_.told_in(statement) != inference) {
      out_ << "<li>";
      claim_link(out_, index_, statement);
      untitled_evidence(statement);
    } else {
      auto const& verdict = index_.verdict(statement);
      out_ << "<li";
      out_.attribute("id", index_.id(statement)) << "><span";
      verdict_classes(out_, "to", verdict);
      out_ << ">";
      out_.text(map_.shown(statement)) << "</span>";
      if (verdict.verdict != argmap::evaluate::Verdict::supported) {
        out_ << " <span class=\"label\">";
        out_.text(word(verdict.verdict)) << ": ";
        out_.text(index_.reason(statement)) << "</span>";
      }
      untitled_evidence(statement);
    }
    out_ << "</li>\n";
  }

  void argument_head(ArgumentId id) {
    out_ << "<p class=\"argument\"><b>";
    out_.text(index_.name(id)) << "</b>";
    if (auto const label = labels_.find(id); label != labels_.end()) {
      out_ << " <span class=\"label\">"
           << (label->second == Label::in    ? Markup("counts")
               : label->second == Label::out ? Markup("does not count")
                                             : Markup("open"))
           << "</span>";
    }
    if (auto const text = map_.shown(id); !text.empty() && !map_.arguments[id].untitled) {
      out_ << " ";
      out_.text(text);
    }
    out_ << "</p>";
  }

  void argument(ArgumentId id, InferenceId inference) {
    if (!id.valid()) return;
    argument_head(id);
    if (inference.valid()) {
      auto const& premises = map_.inferences[inference].premises;
      out_ << "<ul class=\"premises\">";
      for (std::size_t i = 0; i < premises.size() && i < most_listed; ++i) premise(premises[i], inference);
      out_ << "</ul>";
      more(premises.size());
    }
    std::vector<CitationId> citations;
    for (auto const occurrence : map_.arguments[id].occurrences)
      for (auto const cited : map_.occurrences[occurrence].citations) citations.push_back(cited);
    evidence(citations);
    objections(id);
  }

  // What attacks or undercuts the argument; one level, because those have arguments of their own in the map.
  void objections(ArgumentId id) {
    std::vector<Bearer> found;
    auto const collect = [&](std::vector<argmap::RelationId> const& relations) {
      for (auto const relation_id : relations) {
        auto const& relation = map_.relations[relation_id];
        bool const here =
            relation.to.argument == id ||
            (relation.to.inference.valid() && map_.inferences[relation.to.inference].argument == id);
        if (!here || speaks_for(relation.kind) || found.size() > 2 * most_listed) continue;
        Bearer const one{relation.kind, relation.from.statement, relation.from.argument, {}};
        bool const known = std::ranges::any_of(found, [&](Bearer const& other) {
          return other.statement == one.statement && other.argument == one.argument;
        });
        if (!known) found.push_back(one);
      }
    };
    collect(map_.arguments[id].relations);
    for (auto const inference : map_.arguments[id].inferences) collect(map_.inferences[inference].relations);
    if (found.empty()) return;
    out_ << "<ul class=\"objections\">";
    for (std::size_t i = 0; i < found.size() && i < most_listed; ++i) {
      out_ << "<li><span class=\"kind against\">"
           << (found[i].kind == RelationKind::undercut ? Markup("undercut by") : Markup("attacked by"))
           << "</span> ";
      if (found[i].statement.valid()) {
        claim_link(out_, index_, found[i].statement);
        untitled_evidence(found[i].statement);
      } else {
        argument_head(found[i].argument);
        std::vector<CitationId> citations;
        for (auto const occurrence : map_.arguments[found[i].argument].occurrences)
          for (auto const cited : map_.occurrences[occurrence].citations) citations.push_back(cited);
        evidence(citations);
      }
      out_ << "</li>";
    }
    out_ << "</ul>";
    more(found.size());
  }

  void used_in() {
    std::vector<StatementId> claims;
    for (auto const inference : index_.using_(claim_))
      if (auto const id = map_.inferences[inference].conclusion; id.valid()) claims.push_back(id);
    for (auto const id : map_.statements[claim_].relations) {
      auto const& relation = map_.relations[id];
      if (relation.from.statement == claim_ && relation.to.statement.valid())
        claims.push_back(relation.to.statement);
    }
    std::ranges::sort(claims);
    claims.erase(std::ranges::unique(claims).begin(), claims.end());
    std::erase(claims, claim_);
    if (claims.empty()) return;
    out_ << "<p class=\"used\"><span class=\"label\">Bears on</span> ";
    for (std::size_t i = 0; i < claims.size() && i < most_listed; ++i) {
      if (i > 0) out_ << ", ";
      claim_link(out_, index_, claims[i]);
    }
    out_ << "</p>\n";
    more(claims.size());
  }

  void foot() {
    out_ << "<p class=\"foot\">";
    if (index_.anchored(claim_)) {
      out_ << "<a";
      out_.to("in-" + index_.id(claim_)) << ">In the text</a> ";
    }
    if (index_.drawn(claim_)) {
      out_ << "<a";
      out_.to("t-" + index_.id(claim_)) << ">In the map</a> ";
    }
    auto const& statement = map_.statements[claim_];
    if (index_.desk() && statement.canonical.valid()) {
      auto const at = place(index_.result().sources, map_.occurrences[statement.canonical].name);
      out_ << " <span class=\"place desk\">";
      out_.text(std::filesystem::path(at.path).filename().string()) << ":" << at.begin.line << "</span>";
    }
    out_ << "</p>\n";
  }

  Writer& out_;
  PageIndex const& index_;
  argmap::ArgumentMap const& map_;
  StatementId claim_;
  bool explained_;
  Explanation explanation_;
  std::unordered_map<ArgumentId, Label> labels_;
};

}  // namespace

void card(Writer& out, PageIndex const& index, StatementId claim, bool explained) {
  Card(out, index, claim, explained).write();
}

}  // namespace stet::app::html
