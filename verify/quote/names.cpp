#include "verify/quote/names.h"

#include <algorithm>
#include <string>
#include <vector>

#include "base/utf8.h"
#include "verify/quote/fold.h"

namespace stet::verify::quote {
namespace {

constexpr std::size_t places_read = 256;  // of a word that is looked up in the rest of the source

bool looks_like_name(std::string const& word, Words const& words) {
  std::string const stem = name_stem(word);
  return starts_upper(stem) && utf8::count(stem) > 1 && !words.is(WordKind::pronoun, stem);
}

// Of the inserted words those that name, unless they describe: [the Nigerian engineer]. "The" in [The White
// House] begins a sentence.
std::vector<std::string> inserted_names(Joint const& joint, Words const& words) {
  constexpr std::size_t short_word = 3;
  auto const& inserted = joint.inserted;
  std::vector<std::string> names;
  if (inserted.empty() || !starts_upper(inserted.back())) return names;
  for (std::size_t i = 0; i < inserted.size(); ++i) {
    bool const article = i == 0 && inserted.size() > 1 && utf8::count(inserted[0]) <= short_word;
    if (!article && looks_like_name(inserted[i], words)) names.push_back(name_stem(inserted[i]));
  }
  return names;
}

bool begins_sentence(Haystack const& source, std::uint32_t token) {
  Boundary const before = source.boundary_before(token);
  return token == 0 || before.sentence || before.paragraph || before.opening || before.pause;
}

// A word that begins a sentence is written with a capital anyway; it names if it has one elsewhere too.
bool capital_within_sentence(Haystack const& source, std::uint32_t token) {
  std::string const word = source.folded(token);
  auto const places = source.single(source.hash(token));
  return std::ranges::any_of(places.first(std::min(places.size(), places_read)), [&](std::uint32_t place) {
    return place != token && source.folded(place) == word && !begins_sentence(source, place);
  });
}

// A sentence's first word that names nobody and points to nobody: Wait, Doctors. A name for it alone says
// something else, or is more than the words tell.
bool is_bare_word(Haystack const& source, std::uint32_t token) {
  std::string const word = source.folded(token);
  return starts_upper(word) && begins_sentence(source, token) &&
         !source.words().is(WordKind::pronoun, name_stem(word));
}

// The source has both in one name: Barack Obama, President Barack Obama.
bool stand_together(std::string const& inserted, std::string const& replaced, Haystack const& source) {
  constexpr std::uint32_t reach = 3;
  auto const places = source.single(caseless_hash(inserted));
  for (auto const place : places.first(std::min(places.size(), places_read))) {
    if (name_stem(source.folded(place)) != inserted) continue;
    for (bool const backwards : {true, false}) {
      std::uint32_t at = place;
      for (std::uint32_t step = 0; step < reach; ++step) {
        if (backwards ? at == 0 : at + 1 >= source.size()) break;
        if (!source.boundary_before(backwards ? at : at + 1).plain()) break;
        at = backwards ? at - 1 : at + 1;
        std::string const word = source.folded(at);
        if (name_stem(word) == replaced) return true;
        if (!starts_upper(word)) break;
      }
    }
  }
  return false;
}

// UN and United Nations.
bool is_acronym(std::string const& word, std::vector<std::string> const& names) {
  if (names.size() < 2) return false;
  std::string initials;
  for (auto const& name : names) utf8::append(initials, utf8::decode(name, 0).code_point);
  return word == initials;
}

Naming compare(std::vector<std::string> const& inserted, std::vector<std::string> const& replaced, bool bare,
               Haystack const& source) {
  if (inserted.empty() || replaced.empty()) return Naming::same;
  for (auto const& name : replaced)
    if (std::ranges::find(inserted, name) != inserted.end() || is_acronym(name, inserted))
      return Naming::same;
  for (auto const& name : inserted)
    if (is_acronym(name, replaced)) return Naming::same;
  for (auto const& name : inserted)
    for (auto const& other : replaced)
      if (stand_together(name, other, source)) return Naming::same;
  return bare ? Naming::other : Naming::doubtful;
}

}  // namespace

std::string name_stem(std::string_view word) {
  constexpr std::size_t longest_article = 2;
  auto const at = word.find('\'');
  if (at == std::string_view::npos) return std::string(word);
  return std::string(at <= longest_article && word.size() > at + 2 ? word.substr(at + 1)
                                                                   : word.substr(0, at));
}

bool is_name(Haystack const& source, std::uint32_t token) {
  return looks_like_name(source.folded(token), source.words()) &&
         (!begins_sentence(source, token) || capital_within_sentence(source, token));
}

Naming naming(Joint const& joint, Haystack const& source, std::uint32_t first, std::uint32_t last) {
  if (!joint.bracket || joint.ellipsis) return Naming::same;
  auto const inserted = inserted_names(joint, source.words());
  if (inserted.empty()) return Naming::same;
  std::vector<std::string> replaced;
  bool bare = true;  // nothing but names
  for (std::uint32_t i = first; i < last; ++i) {
    if (is_name(source, i))
      replaced.push_back(name_stem(source.folded(i)));
    else
      bare = false;
  }
  if (replaced.empty() && last == first + 1 && is_bare_word(source, first)) return Naming::doubtful;
  return compare(inserted, replaced, bare, source);
}

Naming naming_at_edges(Pattern const& pattern, Placement const& placement, Haystack const& source) {
  auto const at_edge = [&](Joint const& joint, std::uint32_t edge, bool backwards) {
    if (!joint.bracket || joint.ellipsis || edge >= source.size() || (backwards && edge == 0))
      return Naming::same;
    std::uint32_t const token = backwards ? edge - 1 : edge;
    Boundary boundary = source.boundary_before(edge);
    boundary.comma = false;  // [Katy], we go
    if (!boundary.plain()) return Naming::same;
    auto const inserted = inserted_names(joint, source.words());
    if (is_name(source, token)) return compare(inserted, {name_stem(source.folded(token))}, true, source);
    bool const doubtful = backwards && !inserted.empty() && is_bare_word(source, token);
    return doubtful ? Naming::doubtful : Naming::same;
  };
  return std::max(at_edge(pattern.stretches.front().before, placement.stretches.front().first, true),
                  at_edge(pattern.after, placement.stretches.back().last, false));
}

}  // namespace stet::verify::quote
