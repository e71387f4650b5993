#include "app/report/html/page_index.h"

#include <algorithm>

#include "app/words/words.h"
#include "argmap/evaluate/summary.h"
#include "base/text.h"
#include "verify/claim_ids.h"
#include "verify/claims.h"

namespace stet::app::html {

using argmap::ArgumentId;
using argmap::CitationId;
using argmap::StatementId;
using verify::SourceId;

namespace {

// The beginning of a text, cut at a blank.
std::string beginning(std::string_view text, std::size_t enough) {
  while (text.starts_with(' ')) text.remove_prefix(1);
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.size() <= enough) return std::string(text);
  auto const blank = text.substr(0, enough).rfind(' ');
  std::size_t end = blank == std::string_view::npos || blank < enough / 2 ? enough : blank;
  while (end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) --end;
  return std::string(text.substr(0, end)) + "…";
}

constexpr std::size_t longest_name = 64;

template <class Named>
std::string name_of(Named const& named, std::string_view text) {
  if (named.untitled && !text.empty()) return beginning(text, longest_name);
  return named.title.empty() ? std::string{"(no title)"} : named.title;
}

bool is_against(argmap::RelationKind kind) {
  return kind != argmap::RelationKind::support && kind != argmap::RelationKind::entails;
}

// What a citation key can go on with.
bool is_key(char c) {
  return is_alpha(c) || is_digit(c) || c == '-' || c == '_' || static_cast<unsigned char>(c) >= 0x80;
}

}  // namespace

PageIndex::PageIndex(verify::CheckResult const& result, bool desk)
    : result_(result),
      desk_(desk),
      explainer_(result.map, result.evaluation, result.options.policy),
      asserted_(verify::asserted_claims(result.map)),
      claim_ids_(verify::claim_ids(result.map)) {
  mark_drawn({});
  index_evidence();
  index_inferences();
  index_citing();
  auto const& registry = *result_.registry;
  for (auto const source : registry.all(registry.size()))
    if (registry[source].confidential) secret_keys_.push_back(registry[source].id);
  std::ranges::sort(secret_keys_, std::ranges::greater{}, &std::string::size);
  index_anchors();
  index_told();
}

std::string_view PageIndex::language(SourceId source) const {
  if (source.valid() && !(*result_.registry)[source].language.empty())
    return (*result_.registry)[source].language;
  return result_.article_language;
}

std::string PageIndex::id(SourceId source) const { return "source-" + std::to_string(number(source)); }

std::string PageIndex::name(StatementId claim) const {
  return name_of(map().statements[claim], map().shown(claim));
}

std::string PageIndex::name(ArgumentId argument) const {
  return name_of(map().arguments[argument], map().shown(argument));
}

void PageIndex::index_evidence() {
  states_.resize(map().citations.size());
  quotations_.resize(map().citations.size());
  for (auto const& piece : result_.evidence)
    if (piece.citation.valid()) states_[piece.citation] = piece.state;
  for (std::size_t i = 0; i < result_.quotations.size(); ++i)
    quotations_[result_.quotations[i].citation].push_back(i);
}

SourceId PageIndex::source(CitationId citation) const {
  return result_.registry->find(map().citations[citation].key).value_or(SourceId{});
}

std::vector<verify::QuotationResult const*> PageIndex::quotations(CitationId citation) const {
  std::vector<verify::QuotationResult const*> out;
  for (auto const i : quotations_[citation]) out.push_back(&result_.quotations[i]);
  return out;
}

void PageIndex::index_inferences() {
  concluding_.resize(map().statements.size());
  using_inferences_.resize(map().statements.size());
  for (auto const id : map().inferences.ids()) {
    auto const& inference = map().inferences[id];
    if (inference.conclusion.valid()) concluding_[inference.conclusion].push_back(id);
    for (auto const premise : inference.premises)
      if (auto& list = using_inferences_[premise]; list.empty() || list.back() != id) list.push_back(id);
  }
}

void PageIndex::index_told() {
  told_in_.resize(map().statements.size());
  for (auto const claim : map().statements.ids()) {
    if (map().statements[claim].untitled) continue;
    auto const& inferences = concluding_[claim];
    for (std::size_t i = 0; i < inferences.size() && i < most_listed; ++i) {
      if (!map().inferences[inferences[i]].argument.valid()) continue;
      auto const& premises = map().inferences[inferences[i]].premises;
      for (std::size_t p = 0; p < premises.size() && p < most_listed; ++p) {
        bool const nameless = map().statements[premises[p]].untitled && !is_anchored_[premises[p].index()];
        if (nameless && !told_in_[premises[p]].valid()) told_in_[premises[p]] = inferences[i];
      }
    }
  }
}

void PageIndex::index_citing() {
  citing_.resize(result_.registry->size());
  auto const cite = [&](CitationId citation, Use use) {
    auto const record = source(citation);
    if (record.valid()) citing_[record].push_back(use);
  };
  // Citations in an argument's description count for what the argument bears on, over other arguments if need
  // be; every attack on the way turns the side.
  auto const bears_on = [&](ArgumentId argument) -> Use {
    constexpr std::size_t most_steps = 16;
    bool against = false;
    for (std::size_t step = 0; step < most_steps && argument.valid(); ++step) {
      for (auto const inference : map().arguments[argument].inferences)
        if (auto const claim = map().inferences[inference].conclusion; claim.valid()) return {claim, against};
      argmap::Relation const* over = nullptr;
      for (auto const relation : map().arguments[argument].relations) {
        auto const& row = map().relations[relation];
        if (row.from.argument != argument) continue;
        if (row.to.statement.valid()) return {row.to.statement, against != is_against(row.kind)};
        if (over == nullptr) over = &row;
      }
      if (over == nullptr) return {{}, against};
      against = against != is_against(over->kind);
      argument =
          over->to.inference.valid() ? map().inferences[over->to.inference].argument : over->to.argument;
    }
    return {{}, against};
  };
  for (auto const citation : map().citations.ids()) {
    auto const occurrence = map().citations[citation].occurrence;
    if (!occurrence.valid()) continue;
    if (auto const claim = map().statement_of[occurrence]; claim.valid()) {
      cite(citation, {claim, false});
    } else if (auto const argument = map().argument_of[occurrence]; argument.valid()) {
      cite(citation, bears_on(argument));
    }
  }
  for (auto& list : citing_) {
    std::ranges::sort(list);
    list.erase(std::ranges::unique(list).begin(), list.end());
  }
}

std::string PageIndex::reason(StatementId claim) const {
  auto fault = argmap::evaluate::fault_of(result_.map, result_.evaluation, claim);
  // `[@key] does not count, as its quotation is altered: [-may-] {+will+} …`: readers know titles and no
  // keys, and the card shows the difference.
  auto const title = [&](std::string const& key) -> std::string {
    auto const source = result_.registry->find(key);
    if (!source) return "a source that is not registered";
    auto const& record = (*result_.registry)[*source];
    return record.confidential ? "a confidential source"
                               : "“" + (record.title.empty() ? record.id : record.title) + "”";
  };
  if (fault.starts_with("[@") && fault.find(']') != std::string::npos) {
    auto const colon = fault.find(": ");
    bool const has_difference = colon != std::string::npos && (fault.find("[-", colon) != std::string::npos ||
                                                               fault.find("{+", colon) != std::string::npos);
    if (has_difference) fault.erase(colon);
    auto const end = fault.find(']');
    fault.replace(0, end + 1, title(fault.substr(2, end - 2)));
    auto const open = fault.find('`');
    auto const close = open == std::string::npos ? open : fault.find('`', open + 1);
    if (close != std::string::npos && result_.registry->find(fault.substr(open + 1, close - open - 1)))
      fault.replace(open, close - open + 1, title(fault.substr(open + 1, close - open - 1)));
  }
  return discreet(reason_line(verdict(claim), fault));
}

void PageIndex::mark_drawn(std::vector<StatementId> const& claims) {
  is_drawn_.assign(map().statements.size(), false);
  for (auto const claim : claims)
    if (claim.valid()) is_drawn_[claim.index()] = true;
}

std::string PageIndex::discreet(std::string_view sentence) const {
  constexpr std::string_view replacement = "a confidential source";
  std::string out(sentence);
  for (auto const& key : secret_keys_) {
    for (auto at = out.find(key); at != std::string::npos;) {
      std::size_t const end = at + key.size();
      bool const is_whole = (at == 0 || !is_key(out[at - 1])) && (end == out.size() || !is_key(out[end]));
      if (!is_whole) {
        at = out.find(key, end);
        continue;
      }
      bool const in_code = at > 0 && end < out.size() && out[at - 1] == '`' && out[end] == '`';
      std::size_t const begin = in_code || (at > 0 && out[at - 1] == '@') ? at - 1 : at;
      out.replace(begin, end - begin + (in_code ? 1 : 0), replacement);
      at = out.find(key, begin + replacement.size());
    }
  }
  return out;
}

}  // namespace stet::app::html
