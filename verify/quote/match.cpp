#include "verify/quote/match.h"

#include <fmt/format.h>

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

std::string diff_text(std::span<DiffWord const> diff) {
  std::string result;
  for (DiffWord const& word : diff) {
    if (!result.empty()) result += ' ';
    switch (word.kind) {
      case DiffWord::Kind::same: result += word.word; break;
      case DiffWord::Kind::added: result += "{+" + word.word + "+}"; break;
      case DiffWord::Kind::dropped: result += "[-" + word.word + "-]"; break;
    }
  }
  return result;
}

std::string_view to_string(ContextWord::Kind kind) {
  switch (kind) {
    case ContextWord::Kind::negation: return "negation";
    case ContextWord::Kind::hedge: return "hedge";
    case ContextWord::Kind::condition: return "condition";
    case ContextWord::Kind::name: return "name";
    case ContextWord::Kind::denial: return "denial";
    case ContextWord::Kind::approximation: return "approximation";
    case ContextWord::Kind::pronoun: return "pronoun";
    case ContextWord::Kind::number: return "number";
    case ContextWord::Kind::insertion: return "insertion";
    case ContextWord::Kind::question: return "question";
    case ContextWord::Kind::marks: return "quotation marks";
    case ContextWord::Kind::seam: return "seam";
    case ContextWord::Kind::language: return "language";
  }
  return "";
}

std::string_view to_string(ContextWord::Place place) {
  switch (place) {
    case ContextWord::Place::before: return "before";
    case ContextWord::Place::after: return "after";
    case ContextWord::Place::elided: return "elided";
    case ContextWord::Place::within: return "within";
  }
  return "";
}

std::string description(ContextWord const& word) {
  switch (word.kind) {
    case ContextWord::Kind::insertion:
      return fmt::format("does not say “{}”, which the brackets add", word.words);
    case ContextWord::Kind::question: return "asks this, where the quotation does not";
    case ContextWord::Kind::marks: return fmt::format("has “{}” in quotation marks", word.words);
    case ContextWord::Kind::seam:
      return fmt::format("says “{}” in two paragraphs, cells or items", word.words);
    case ContextWord::Kind::language:
      return "is in a language whose negations are not known, and the quotation leaves words out";
    default: break;
  }
  switch (word.place) {
    case ContextWord::Place::before: return fmt::format("says “{}” just before the quoted words", word.words);
    case ContextWord::Place::after: return fmt::format("says “{}” just after the quoted words", word.words);
    default: break;
  }
  return fmt::format("says “{}” where the quotation has an ellipsis or brackets", word.words);
}

}  // namespace stet::verify::quote
