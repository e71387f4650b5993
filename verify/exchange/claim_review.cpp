#include <algorithm>

#include <nlohmann/json.hpp>

#include "argmap/build/data.h"
#include "argmap/evaluate/summary.h"
#include "verify/claim_ids.h"
#include "verify/claims.h"
#include "verify/exchange/bearing.h"
#include "verify/exchange/exports.h"

namespace stet::verify::exchange {
namespace {

using argmap::StatementId;
using argmap::evaluate::Verdict;
using Json = nlohmann::ordered_json;

// What stet says where the house has no table of its own. Where nothing could be decided there is no number:
// any would say that the claim is half true.
HouseRating default_rating(Verdict verdict, ClaimReviews const& reviews) {
  std::int64_t const middle = reviews.worst + (reviews.best - reviews.worst) / 2;
  switch (verdict) {
    case Verdict::supported: return {verdict, "Supported", reviews.best, {}};
    case Verdict::contested: return {verdict, "Contested", middle, {}};
    case Verdict::unverifiable: return {verdict, "Unverifiable", std::nullopt, {}};
    case Verdict::undetermined: return {verdict, "Undetermined", std::nullopt, {}};
    case Verdict::unsupported: return {verdict, "Unsupported", std::nullopt, {}};
    case Verdict::refuted: return {verdict, "Refuted", reviews.worst, {}};
    case Verdict::not_checkable: return {verdict, "Not checkable", std::nullopt, {}};
  }
  return {};
}

Json rating_of(argmap::evaluate::ClaimVerdict const& judged, ClaimReviews const& reviews,
               std::string const& explanation) {
  Verdict const verdict = judged.verdict;
  auto const house = std::ranges::find(reviews.ratings, verdict, &HouseRating::verdict);
  HouseRating rating = house != reviews.ratings.end() ? *house : default_rating(verdict, reviews);
  if (house == reviews.ratings.end() && verdict == Verdict::supported)
    rating.name.append(" (").append(to_string(judged.grade)).append(")");
  Json out{{"@type", "Rating"}, {"alternateName", rating.name}};
  if (rating.value) {
    out["ratingValue"] = *rating.value;
    out["worstRating"] = reviews.worst;
    out["bestRating"] = reviews.best;
  }
  if (!explanation.empty()) out["ratingExplanation"] = explanation;
  return out;
}

bool is_web_address(std::string_view text) {
  return text.starts_with("http://") || text.starts_with("https://");
}

// Whether the text is an ISO 8601 date, maybe with a time.
bool is_date(std::string_view text) {
  if (text.size() < 10) return false;
  for (std::size_t i = 0; i < 10; ++i) {
    bool const is_dash = i == 4 || i == 7;
    if (is_dash ? text[i] != '-' : text[i] < '0' || text[i] > '9') return false;
  }
  return text.size() == 10 || text[10] == 'T';
}

Json source_of(SourceRecord const& source) {
  Json out{{"@type", "CreativeWork"}, {"name", public_title(source)}};
  if (source.confidential) return out;
  if (out["name"] == "") out["name"] = source.id;
  if (is_web_address(source.url)) out["url"] = source.url;
  // A court, a ministry: who publishes and who wrote is one.
  bool const is_body = source.author == source.publisher || source.author == source.container;
  if (!source.author.empty())
    out["author"] = {{"@type", is_body ? "Organization" : "Person"}, {"name", source.author}};
  if (!source.publisher.empty()) out["publisher"] = {{"@type", "Organization"}, {"name", source.publisher}};
  if (is_date(source.issued)) out["datePublished"] = source.issued;
  return out;
}

class ReviewWriter {
 public:
  explicit ReviewWriter(Input const& input)
      : input_(input), result_(input.result), bearing_(input.result), ids_(claim_ids(input.result.map)) {
    anchors_.resize(result_.map.statements.size());
    for (Anchor const& anchor : result_.anchors) {
      if (anchor.statement.valid() && anchors_[anchor.statement.index()] == nullptr)
        anchors_[anchor.statement.index()] = &anchor;
    }
  }

  Json write() {
    Json out = Json::array();
    auto const asserted = asserted_claims(result_.map);
    for (StatementId const id : result_.map.statements.ids()) {
      bool const is_checkable = result_.evaluation.verdicts[id].verdict != Verdict::not_checkable;
      if (asserted[id.index()] && is_checkable) out.push_back(review(id));
    }
    return out;
  }

 private:
  [[nodiscard]] std::string front(std::string_view key) const {
    auto const value = argmap::data::scalar(result_.map.front_matter, {key});
    return value ? std::string(*value) : std::string();
  }

  Json review(StatementId id) {
    auto const& reviews = input_.settings.claim_reviews;
    Json out{{"@context", "https://schema.org"}, {"@type", "ClaimReview"}};
    if (!reviews.url.empty())
      out["url"] = reviews.url + '#' + ids_[id];  // a fragment of no page is no address
    out["claimReviewed"] = text(id);
    out["author"] = {{"@type", "Organization"}, {"name", reviews.author.empty() ? "stet" : reviews.author}};
    if (!reviews.author_url.empty()) out["author"]["url"] = reviews.author_url;
    if (std::string const date = front("date"); is_date(date)) out["datePublished"] = date;
    out["inLanguage"] = result_.article_language;
    std::string const conclusion = conclusion_of(result_.map, id);
    out["reviewRating"] =
        rating_of(result_.evaluation.verdicts[id], reviews,
                  conclusion.empty() ? summary_of(result_.map, result_.evaluation, id) : conclusion);
    out["itemReviewed"] = item(id);
    Json sources = Json::array();
    for (SourceId const source : bearing_.of(id)) sources.push_back(source_of((*result_.registry)[source]));
    if (!sources.empty()) out["citation"] = std::move(sources);
    return out;
  }

  [[nodiscard]] std::string text(StatementId id) const {
    auto const& statement = result_.map.statements[id];
    std::string words = result_.map.shown(id, argmap::Tags::dropped);
    return words.empty() ? statement.title : words;
  }

  [[nodiscard]] Json item(StatementId id) const {
    Json out{{"@type", "Claim"}, {"name", text(id)}};
    std::string const article = front("article");
    if (article.empty()) return out;
    Json appearance{{"@type", "CreativeWork"}, {"name", article}};
    if (std::string const url = front("article-url"); is_web_address(url)) appearance["url"] = url;
    Anchor const* const anchor = anchors_[id.index()];
    if (anchor != nullptr && anchor->located() && anchor->outcome != AnchorOutcome::drifted)
      appearance["text"] = anchor->readable.of(result_.article_text.text);
    out["appearance"] = Json::array({std::move(appearance)});
    return out;
  }

  Input const& input_;
  CheckResult const& result_;
  BearingSources bearing_;
  std::vector<Anchor const*> anchors_;   // by statement
  Table<std::string, StatementId> ids_;  // as the report calls the claims
};

}  // namespace

std::string claim_reviews(Input const& input) {
  return ReviewWriter(input).write().dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

}  // namespace stet::verify::exchange
