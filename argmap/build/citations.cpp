// Which source answers for which words. Citations stand in the text (`[@key, locator]`) or in the data block
// (`source:`, `sources:`); quotations stand in the text, in a citation's brackets, or beside their source in
// the data.
#include <algorithm>
#include <optional>

#include "argmap/build/builder.h"
#include "argmap/build/data.h"

namespace stet::argmap {
namespace {

using parser::yaml::Document;
using parser::yaml::Type;
using parser::yaml::ValueIndex;

struct Attachment {
  ArgumentMap& map;
  OccurrenceId occurrence;
  FileId file;
  struct Cited {
    CitationId id;
    Offset begin;  // of the key
    Offset group;  // sources cited together, in one bracket or one list, answer for the same words
  };
  std::vector<Cited> cited;

  CitationId add(std::string key, std::string locator, Span at, Offset group) {
    Citation citation;
    citation.key = std::move(key);
    citation.locator = std::move(locator);
    citation.location = {file, at};
    citation.occurrence = occurrence;
    CitationId const id = map.citations.add(std::move(citation));
    cited.push_back({id, at.begin, group});
    return id;
  }

  // `quote: words` or `quote: [words, words]`.
  void add_quotes(CitationId id, Document const& data, ValueIndex at) {
    auto const one = [&](ValueIndex value) {
      if (!data::is_scalar(data[value]) || data[value].text.empty()) return;
      map.citations[id].quotations.push_back({{file, data[value].span}, data[value].text});
    };
    if (data[at].type == Type::sequence) {
      for (ValueIndex const element : data.elements(at)) one(element);
    } else {
      one(at);
    }
  }

  // A mapping with the source under one of `names`, perhaps with `quote` and `locator`. False if there is no
  // source in it.
  bool add_mapping(Document const& data, ValueIndex mapping, std::initializer_list<std::string_view> names,
                   std::optional<Offset> list = {}) {
    std::optional<ValueIndex> key;
    for (std::string_view const name : names) {
      if (!key) key = data.find(mapping, name);
    }
    if (!key || !data::is_scalar(data[*key]) || data[*key].text.empty()) return false;
    std::string locator;
    if (auto const at = data.find(mapping, "locator"); at && data::is_scalar(data[*at]))
      locator = data[*at].text;
    auto const quote = data.find(mapping, "quote");
    // A source with words of its own answers for those.
    Offset const group = list && !quote ? *list : data[*key].span.begin;
    CitationId const id = add(data[*key].text, std::move(locator), data[*key].span, group);
    if (quote) add_quotes(id, data, *quote);
    return true;
  }

  void add_data(Document const& data) {
    if (data.empty() || data[0].type != Type::mapping) return;
    if (!add_mapping(data, 0, {"source"})) {
      auto const list = data.find(0, "source");
      if (list && data[*list].type == Type::sequence) add_list(data, *list);
    }
    auto const list = data.find(0, "sources");
    if (!list) return;
    if (data[*list].type == Type::sequence) {
      add_list(data, *list);
    } else if (data::is_scalar(data[*list])) {
      add(data[*list].text, {}, data[*list].span, data[*list].span.begin);
    }
  }

  void add_list(Document const& data, ValueIndex list) {
    for (ValueIndex const element : data.elements(list)) {
      if (data[element].type == Type::mapping) {
        add_mapping(data, element, {"id", "source"}, data[list].span.begin);
      } else if (data::is_scalar(data[element]) && !data[element].text.empty()) {
        add(data[element].text, {}, data[element].span, data[list].span.begin);
      }
    }
  }
};

}  // namespace

void attach_citations(ArgumentMap& map, OccurrenceId occurrence, Reading reading, FileId file) {
  Attachment attachment{map, occurrence, file, {}};
  for (CitedKey& key : reading.citations) {
    auto const id = attachment.add(std::move(key.key), std::move(key.locator), key.span, key.group);
    for (auto& [span, words] : key.quotations)
      map.citations[id].quotations.push_back({{file, span}, std::move(words)});
  }
  attachment.add_data(map.occurrences[occurrence].data);
  auto& cited = attachment.cited;
  // A quotation belongs to the next citation behind it, else to the last one before it, and to all that are
  // cited together with that one.
  std::ranges::stable_sort(cited, {}, &Attachment::Cited::begin);
  for (auto& [span, words] : reading.quotations) {
    Quotation const quotation{{file, span}, std::move(words)};
    if (cited.empty()) {
      map.occurrences[occurrence].unattributed.push_back(quotation);
      continue;
    }
    auto first = std::ranges::lower_bound(cited, span.begin, {}, &Attachment::Cited::begin);
    if (first == cited.end()) --first;
    // Nobody cites so many sources for one quotation; without a limit, a text could name squares of them.
    constexpr std::ptrdiff_t most_together = 32;
    auto const found = first;
    while (first != cited.begin() && std::prev(first)->group == first->group &&
           found - first + 1 < most_together) {
      --first;
    }
    auto last = first;
    while (std::next(last) != cited.end() && std::next(last)->group == first->group &&
           last - first + 1 < most_together) {
      ++last;
    }
    for (auto one = first; one != std::next(last); ++one) {
      auto& quotations = map.citations[one->id].quotations;
      auto const place = std::ranges::upper_bound(quotations, span.begin, {},
                                                  [](Quotation const& q) { return q.location.span.begin; });
      quotations.insert(place, quotation);
    }
  }
  for (auto const& one : cited) map.occurrences[occurrence].citations.push_back(one.id);
}

}  // namespace stet::argmap
