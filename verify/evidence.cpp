#include "verify/evidence.h"

#include <algorithm>
#include <map>
#include <span>

#include <fmt/format.h>

#include "base/text.h"
#include "verify/quote/check.h"
#include "verify/quote/exact.h"
#include "verify/quote/haystack.h"
#include "verify/quote/passages.h"
#include "verify/quote/pattern.h"
#include "verify/quote/words.h"
#include "verify/registry/library.h"

namespace stet::verify {
namespace {

using argmap::CitationId;
using quote::Outcome;

// How much text of sources that nobody cites is searched for words that are not where they should be.
constexpr std::size_t search_budget = 16U << 20U;
constexpr std::size_t most_others = 100'000;
// Fewer words than this are found in any long text by chance.
constexpr std::size_t telling_words = 4;

// Lower is better: faithful outcomes in their order, then what is nearly there.
int rank(Outcome outcome) { return static_cast<int>(outcome); }

class Checker {
 public:
  Checker(argmap::ArgumentMap const& map, SnapshotLoading const& loading, SourcePolicy const& policy,
          std::string_view language)
      : map_(map), registry_(loading.registry), loading_(loading), policy_(policy), language_(language) {}

  EvidenceCheck run(bool has_registry) {
    result_.citations.resize(map_.citations.size());
    for (CitationId const citation : map_.citations.ids()) look_up(citation, has_registry);
    for (CitationId const citation : map_.citations.ids()) check_quotations(citation);
    judge_quotations();
    for (CitationId const citation : map_.citations.ids()) judge_citation(citation);
    add_evidence();
    return std::move(result_);
  }

 private:
  void look_up(CitationId id, bool has_registry) {
    auto const& citation = map_.citations[id];
    auto& check = result_.citations[id];
    if (auto const source = registry_.find(citation.key)) {
      check.source = *source;
      loading_.load(*source, result_.diagnostics);
      auto const& record = registry_[*source];
      if (is_withdrawn(record)) {
        check.standing = Standing::retracted;
      } else if (record.confidential) {
        check.standing = Standing::confidential;
      }
    } else {
      check.standing =
          has_registry && !registry_.damaged() ? Standing::unknown_source : Standing::no_registry;
    }
  }

  void check_quotations(CitationId id) {
    auto const& citation = map_.citations[id];
    auto const source = result_.citations[id].source;
    for (std::size_t i = 0; i < citation.quotations.size(); ++i) {
      QuotationResult quotation{
          .citation = id, .quotation = i, .source = source, .match = {}, .file = {}, .found_in = {}};
      quotation.match.outcome = Outcome::unchecked;
      if (source.valid()) search(citation.quotations[i].words, source, quotation);
      result_.quotations.push_back(std::move(quotation));
    }
  }

  [[nodiscard]] quote::CheckSettings settings_of(SourceId source) const {
    quote::CheckSettings settings;
    settings.language = registry_[source].language.empty() ? language_ : registry_[source].language;
    return settings;
  }

  // Keeps in `quotation` the best match that the snapshots of the source give, if it is better than what is
  // there.
  void search(std::string_view words, SourceId source, QuotationResult& quotation) {
    auto const settings = settings_of(source);
    for (LoadedSnapshot const& snapshot : loading_.table.of(source)) {
      if (!snapshot.file.valid()) continue;
      auto match = quote::check(words, snapshot.reading->haystack(settings.language), settings);
      bool const gone = snapshot.superseded && quote::faithful(match.outcome);
      bool const is_first = quotation.match.outcome == Outcome::unchecked;
      bool const stands = quote::faithful(quotation.match.outcome) && !quotation.gone;
      bool const better = rank(match.outcome) < rank(quotation.match.outcome) ||
                          (quotation.gone && !gone && quote::faithful(match.outcome));
      if (!is_first && ((stands && gone) || !better)) continue;
      quotation.gone = gone;
      bool const somewhere = match.outcome != Outcome::not_found;
      quotation.match = std::move(match);
      quotation.file = somewhere ? snapshot.file : FileId::none();
      quotation.found_in = somewhere ? source : SourceId::none();
    }
  }

  // Whether a snapshot of the source may have the words: no judgement, and no cost of looking for what is
  // near. `patterns` keeps the words as each language reads them.
  bool may_have(std::string_view words, SourceId source, std::map<std::string, quote::Pattern>& patterns) {
    auto const settings = settings_of(source);
    return std::ranges::any_of(loading_.table.of(source), [&](LoadedSnapshot const& snapshot) {
      if (!snapshot.file.valid()) return false;
      auto const& text = snapshot.reading->haystack(settings.language);
      auto const [known, is_new] = patterns.try_emplace(settings.language);
      if (is_new) known->second = quote::parse_pattern(words, text.folding(), text.words());
      auto const& pattern = known->second;
      return pattern.anchored() && !quote::find_exact(pattern, text, settings, true, 1).empty();
    });
  }

  [[nodiscard]] argmap::Quotation const& words_of(QuotationResult const& quotation) const {
    return map_.citations[quotation.citation].quotations[quotation.quotation];
  }

  // One quotation may be cited to several sources: `"words" [@a; @b]`. It stands if one of them has it.
  void judge_quotations() {
    std::vector<std::size_t> order(result_.quotations.size());
    for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
    std::ranges::stable_sort(order, {},
                             [&](std::size_t i) { return words_of(result_.quotations[i]).location; });
    lost_.assign(order.size(), false);
    waits_.assign(order.size(), false);
    for (std::size_t begin = 0; begin < order.size();) {
      auto const place = words_of(result_.quotations[order[begin]]).location;
      std::size_t end = begin + 1;
      while (end < order.size() && words_of(result_.quotations[order[end]]).location == place) ++end;
      judge_quotation({order.begin() + static_cast<std::ptrdiff_t>(begin),
                       order.begin() + static_cast<std::ptrdiff_t>(end)});
      begin = end;
    }
    std::ranges::sort(result_.failed);
    std::ranges::sort(result_.unchecked);
  }

  void judge_quotation(std::span<std::size_t const> group) {
    auto const outcome = [&](std::size_t i) { return result_.quotations[i].match.outcome; };
    std::size_t const best = *std::ranges::min_element(
        group, {}, [&](std::size_t i) { return std::pair(result_.quotations[i].gone, rank(outcome(i))); });
    if (quote::faithful(outcome(best))) {
      if (!result_.quotations[best].gone) return;
      result_.gone.push_back(best);
      for (std::size_t const i : group) lost_[i] = true;
      return;
    }
    for (std::size_t const i : group) {
      if (outcome(i) != Outcome::unchecked) continue;
      result_.unchecked.push_back(i);
      for (std::size_t const member : group) waits_[member] = true;
      return;
    }
    seek_elsewhere(result_.quotations[best], group);
    result_.failed.push_back(best);
    for (std::size_t const i : group) lost_[i] = true;
  }

  // Looks for words that are not in the sources cited for them in all others.
  void seek_elsewhere(QuotationResult& quotation, std::span<std::size_t const> group) {
    std::string_view const words = words_of(quotation).words;
    if (count_words(words) < telling_words) return;
    load_others();
    std::map<std::string, quote::Pattern> patterns;
    for (SourceId const source : others_) {
      if (std::ranges::any_of(group, [&](std::size_t i) { return result_.quotations[i].source == source; }))
        continue;
      if (!may_have(words, source, patterns)) continue;
      QuotationResult found = quotation;
      found.match = {};
      found.match.outcome = Outcome::unchecked;
      search(words, source, found);
      if (!quote::faithful(found.match.outcome)) continue;
      quotation = std::move(found);
      quotation.match.outcome = Outcome::misattributed;
      return;
    }
  }

  // Reads the snapshots of the sources that nobody cites, as far as the budget goes.
  void load_others() {
    if (std::exchange(others_loaded_, true)) return;
    std::size_t left = search_budget;
    Diagnostics ignored;  // nobody cites them: the state of their snapshots is not this map's business
    for (SourceId const source : registry_.all(most_others)) {
      bool const is_cited = loading_.table.knows(source);
      if ((!is_cited && left == 0) || registry_[source].snapshots.empty()) continue;
      loading_.load(source, ignored);
      others_.push_back(source);
      for (auto const& snapshot : loading_.table.of(source)) {
        if (snapshot.file.valid() && !is_cited)
          left -= std::min(left, loading_.sources[snapshot.file].text().size());
      }
    }
  }

  void judge_citation(CitationId id) {
    auto& check = result_.citations[id];
    if (check.standing != Standing::counts) return;
    if (!has_copy(check.source)) {
      check.standing = Standing::unchecked;
      return;
    }
    bool any = false;
    bool some_faithful = false;
    bool some_unchecked = false;
    bool some_lost = false;
    for (auto i = first_of(id); i < result_.quotations.size() && result_.quotations[i].citation == id; ++i) {
      any = true;
      auto const outcome = result_.quotations[i].match.outcome;
      some_lost = some_lost || lost_[i];
      some_faithful = some_faithful || quote::faithful(outcome);
      some_unchecked = some_unchecked || waits_[i] || outcome == Outcome::unchecked;
    }
    if (some_lost) {
      check.standing = Standing::misquoted;
    } else if (some_unchecked) {
      check.standing = Standing::unchecked;
    } else if (any && !some_faithful) {
      check.standing = Standing::misquoted;
      result_.idle.push_back(id);
    }
  }

  [[nodiscard]] bool has_copy(SourceId source) const {
    return std::ranges::any_of(loading_.table.of(source),
                               [](LoadedSnapshot const& snapshot) { return snapshot.file.valid(); });
  }

  [[nodiscard]] std::size_t first_of(CitationId id) const {
    auto const found = std::ranges::lower_bound(result_.quotations, id, {}, &QuotationResult::citation);
    return static_cast<std::size_t>(found - result_.quotations.begin());
  }

  void add_evidence() {
    using argmap::evaluate::Evidence;
    using argmap::evaluate::EvidenceState;
    using argmap::evaluate::Grade;
    for (CitationId const id : map_.citations.ids()) {
      auto const occurrence = map_.citations[id].occurrence;
      auto const& check = result_.citations[id];
      Evidence evidence{.citation = id,
                        .statement = map_.statement_of[occurrence],
                        .argument = map_.argument_of[occurrence],
                        .roots = {},
                        .fault = {}};
      if (!evidence.statement.valid() && !evidence.argument.valid()) continue;
      // Of a citation that counts, every quotation is faithful.
      if (!map_.citations[id].quotations.empty()) evidence.grade = Grade::compared;
      switch (check.standing) {
        case Standing::counts: evidence.state = EvidenceState::present; break;
        case Standing::unknown_source:
        case Standing::retracted:
        case Standing::misquoted: evidence.state = EvidenceState::absent; break;
        case Standing::no_registry:
        case Standing::unchecked:
        case Standing::confidential: evidence.state = EvidenceState::undecided; break;
      }
      // What is not registered is nobody's origin but its own.
      evidence.origin = static_cast<std::uint32_t>(registry_.root_count() + id.index());
      if (check.source.valid()) {
        evidence.roots = registry_.roots(check.source);
        evidence.origin = evidence.roots.front();
        evidence.primary = registry_[check.source].tier == Tier::primary;
        evidence.weight = weight_of(registry_[check.source], policy_);
        evidence.on_record = !registry_[check.source].confidential;
        evidence.reported = evidence.argument.valid() && is_reported(id);
      }
      evidence.fault = fault_of(id);
      result_.evidence.push_back(std::move(evidence));
    }
  }

  // Why a citation does not count, as part of a sentence about it.
  [[nodiscard]] std::string fault_of(CitationId id) const {
    auto const& check = result_.citations[id];
    switch (check.standing) {
      case Standing::counts: return {};
      case Standing::no_registry: return "there is no registry to look it up in";
      case Standing::unknown_source: return "the registry holds no such source";
      case Standing::retracted: return "it was retracted or withdrawn";
      case Standing::confidential: return "it is confidential";
      case Standing::unchecked:
        return loading_.table.of(check.source).empty() ? "there is no copy of it"
                                                       : "no copy of it can be read";
      case Standing::misquoted: break;
    }
    for (auto i = first_of(id); i < result_.quotations.size() && result_.quotations[i].citation == id; ++i)
      if (lost_[i]) return fault_of(result_.quotations[i]);
    return "the words quoted are another source's";
  }

  [[nodiscard]] std::string fault_of(QuotationResult const& quotation) const {
    switch (quotation.match.outcome) {
      case Outcome::altered:
        return quotation.match.diff.empty()
                   ? std::string("its quotation is altered")
                   : "its quotation is altered: " + quote::diff_text(quotation.match.diff);
      case Outcome::spliced: return "its quotation joins words that stand apart";
      case Outcome::misattributed:
        return fmt::format("the words quoted are those of `{}`", registry_[quotation.found_in].id);
      default: break;
    }
    return quotation.gone ? "only an earlier copy of it has the words quoted"
                          : "it does not have the words quoted";
  }

  // Whether a verb of saying stands before each quotation of the citation, in the sentence that it is in.
  [[nodiscard]] bool is_reported(CitationId id) const {
    auto const& citation = map_.citations[id];
    Location const text = map_.occurrences[citation.occurrence].text_location;
    auto const& words = quote::words_for(settings_of(result_.citations[id].source).language);
    auto const says = [&](argmap::Quotation const& quotation) {
      Span const at = quotation.location.span;
      if (quotation.location.file != text.file || at.begin < text.span.begin || at.end > text.span.end)
        return false;
      auto const source = loading_.sources[text.file].text();
      Offset const begin = std::max(text.span.begin, quote::sentence_around(source, at).begin);
      std::string const before(source.substr(begin, at.begin - begin));
      return std::ranges::any_of(quote::tokenize(before, {}), [&](quote::Token const& token) {
        return words.is(quote::WordKind::reporting, quote::lower(quote::fold_token(before, token.begin, {})));
      });
    };
    return !citation.quotations.empty() && std::ranges::all_of(citation.quotations, says);
  }

  argmap::ArgumentMap const& map_;
  SourceRegistry const& registry_;
  SnapshotLoading const& loading_;
  SourcePolicy const& policy_;
  std::string language_;
  EvidenceCheck result_;
  // By quotation result: the words are in none of the sources cited for them; they may be in one of them that
  // cannot be looked into.
  std::vector<bool> lost_;
  std::vector<bool> waits_;
  std::vector<SourceId> others_;  // all sources that may be searched
  bool others_loaded_ = false;
};

}  // namespace

EvidenceCheck check_evidence(argmap::ArgumentMap const& map, SnapshotLoading const& loading,
                             SourcePolicy const& policy, bool has_registry, std::string_view language) {
  return Checker(map, loading, policy, language).run(has_registry);
}

}  // namespace stet::verify
