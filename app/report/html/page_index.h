// What every part of the page looks up: the address of each claim and source in the page, which evidence and
// quotations belong to a citation, where each claim stands in the article. Built once; the parts only read
// it.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "app/report/html/writer.h"
#include "argmap/evaluate/explain.h"
#include "verify/check_result.h"

namespace stet::app::html {

// More of one kind in a card are counted, not shown: nobody reads them, and a page has to end somewhere.
inline constexpr std::size_t most_listed = 40;

// Where a claim's words stand in the article's readable text.
struct AnchoredClaim {
  argmap::StatementId claim;
  Span text;
};

// A claim that a source is cited for or against; no claim: it is cited for an argument that bears on none.
struct Use {
  argmap::StatementId claim;
  bool against = false;

  friend auto operator<=>(Use const&, Use const&) = default;
};

class PageIndex {
 public:
  // The result must outlive the index. `desk`: whether the page has what only the desk needs.
  explicit PageIndex(verify::CheckResult const& result, bool desk = true);

  [[nodiscard]] bool desk() const { return desk_; }

  [[nodiscard]] verify::CheckResult const& result() const { return result_; }
  [[nodiscard]] argmap::ArgumentMap const& map() const { return result_.map; }
  [[nodiscard]] argmap::evaluate::ClaimVerdict const& verdict(argmap::StatementId claim) const {
    return result_.evaluation.verdicts[claim];
  }
  [[nodiscard]] argmap::evaluate::Explanation explain(argmap::StatementId claim) const {
    return explainer_.explain(claim);
  }
  // Why the verdict is what it is, in a line.
  [[nodiscard]] std::string reason(argmap::StatementId claim) const;
  [[nodiscard]] bool asserted(argmap::StatementId claim) const { return asserted_[claim.index()]; }

  // `claim-military-pledge`: unique in the page, made of the title (or the text), stable under edits
  // elsewhere.
  [[nodiscard]] std::string const& id(argmap::StatementId claim) const { return claim_ids_[claim]; }
  [[nodiscard]] std::string id(verify::SourceId source) const;
  // Its number in the list of sources, from 1.
  [[nodiscard]] std::size_t number(verify::SourceId source) const { return source.index() + 1; }

  // The title, or the beginning of the text when there is none.
  [[nodiscard]] std::string name(argmap::StatementId claim) const;
  [[nodiscard]] std::string name(argmap::ArgumentId argument) const;

  // The language of the source's words, else the article's.
  [[nodiscard]] std::string_view language(verify::SourceId source) const;

  // What became of a citation: nothing if it was not looked up.
  [[nodiscard]] std::optional<argmap::evaluate::EvidenceState> state(argmap::CitationId citation) const {
    return states_[citation];
  }
  [[nodiscard]] verify::SourceId source(argmap::CitationId citation) const;
  // In the order in which they are written.
  [[nodiscard]] std::vector<verify::QuotationResult const*> quotations(argmap::CitationId citation) const;
  // The claims whose own text, or whose arguments' text, cites a source, each once.
  [[nodiscard]] std::vector<Use> const& citing(verify::SourceId source) const { return citing_[source]; }
  // The arguments that conclude a claim, and those in which it is a premise, in the order of the map.
  [[nodiscard]] std::vector<argmap::InferenceId> const& concluding(argmap::StatementId claim) const {
    return concluding_[claim];
  }
  [[nodiscard]] std::vector<argmap::InferenceId> const& using_(argmap::StatementId claim) const {
    return using_inferences_[claim];
  }

  // A premise without a title has no card of its own where the card of a claim tells it: the inference under
  // which it does, or none.
  [[nodiscard]] argmap::InferenceId told_in(argmap::StatementId claim) const { return told_in_[claim]; }

  [[nodiscard]] bool has_article() const { return result_.article.valid(); }
  [[nodiscard]] parser::ReadableText const& article() const { return result_.article_text; }
  // In the order of the text.
  [[nodiscard]] std::vector<AnchoredClaim> const& anchors() const { return anchors_; }
  [[nodiscard]] bool anchored(argmap::StatementId claim) const { return is_anchored_[claim.index()]; }
  // Whether other words stand there now than those that the claim was anchored to.
  [[nodiscard]] bool drifted(argmap::StatementId claim) const { return drifted_[claim.index()]; }

  // Which claims have a box in the map; all of `claims` that are valid.
  void mark_drawn(std::vector<argmap::StatementId> const& claims);
  [[nodiscard]] bool drawn(argmap::StatementId claim) const { return is_drawn_[claim.index()]; }

  // Titles of claims, arguments and sources in sentences made elsewhere: the names of confidential sources
  // taken out.
  [[nodiscard]] std::string discreet(std::string_view sentence) const;

 private:
  void index_evidence();
  void index_inferences();
  void index_citing();
  void index_told();
  void index_anchors();

  verify::CheckResult const& result_;
  bool desk_;
  mutable argmap::evaluate::Explainer explainer_;  // remembers what it has tried
  std::vector<bool> asserted_;
  std::vector<bool> is_anchored_;
  std::vector<bool> drifted_;
  std::vector<bool> is_drawn_;
  Table<std::string, argmap::StatementId> claim_ids_;
  Table<std::optional<argmap::evaluate::EvidenceState>, argmap::CitationId> states_;
  Table<std::vector<std::size_t>, argmap::CitationId> quotations_;
  Table<std::vector<Use>, verify::SourceId> citing_;
  Table<std::vector<argmap::InferenceId>, argmap::StatementId> concluding_;
  Table<std::vector<argmap::InferenceId>, argmap::StatementId> using_inferences_;
  Table<argmap::InferenceId, argmap::StatementId> told_in_;
  std::vector<std::string> secret_keys_;
  std::vector<AnchoredClaim> anchors_;
};

}  // namespace stet::app::html
