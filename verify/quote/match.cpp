#include "verify/quote/match.h"

namespace stet::verify::quote {

std::string_view to_string(Outcome outcome) {
  switch (outcome) {
    case Outcome::verbatim: return "verbatim";
    case Outcome::normalised: return "normalised";
    case Outcome::elided: return "elided";
    case Outcome::bracketed: return "bracketed";
    case Outcome::altered: return "altered";
    case Outcome::spliced: return "spliced";
    case Outcome::misattributed: return "misattributed";
    case Outcome::not_found: return "not-found";
    case Outcome::unchecked: return "unchecked";
  }
  return "";
}

bool faithful(Outcome outcome) { return outcome <= Outcome::bracketed; }

std::string_view to_string(Change change) {
  switch (change) {
    case Change::none: return "none";
    case Change::negation: return "negation";
    case Change::number: return "number";
    case Change::name: return "name";
    case Change::tense: return "tense";
    case Change::spelling: return "spelling";
    case Change::order: return "order";
    case Change::splice: return "splice";
    case Change::truncation: return "truncation";
    case Change::punctuation: return "punctuation";
    case Change::other: return "other";
  }
  return "";
}

std::string_view to_string(ContextWord::Kind kind) {
  switch (kind) {
    case ContextWord::Kind::negation: return "negation";
    case ContextWord::Kind::hedge: return "hedge";
    case ContextWord::Kind::condition: return "condition";
    case ContextWord::Kind::name: return "name";
  }
  return "";
}

std::string_view to_string(ContextWord::Place place) {
  switch (place) {
    case ContextWord::Place::before: return "before";
    case ContextWord::Place::after: return "after";
    case ContextWord::Place::elided: return "elided";
  }
  return "";
}

}  // namespace stet::verify::quote
