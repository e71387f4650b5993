// Which source answers for which words. Citations stand in the text (`[@key, locator]`) or in the data block
// (`source:`, `sources:`); quotations stand in the text, or beside their source in the data.
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
  std::vector<CitationId> ids;

  CitationId add(std::string key, std::string locator, Span at) {
    Citation citation;
    citation.key = std::move(key);
    citation.locator = std::move(locator);
    citation.location = {file, at};
    citation.occurrence = occurrence;
    CitationId const id = map.citations.add(std::move(citation));
    ids.push_back(id);
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
  bool add_mapping(Document const& data, ValueIndex mapping, std::initializer_list<std::string_view> names) {
    std::optional<ValueIndex> key;
    for (std::string_view const name : names) {
      if (!key) key = data.find(mapping, name);
    }
    if (!key || !data::is_scalar(data[*key]) || data[*key].text.empty()) return false;
    std::string locator;
    if (auto const at = data.find(mapping, "locator"); at && data::is_scalar(data[*at]))
      locator = data[*at].text;
    CitationId const id = add(data[*key].text, std::move(locator), data[*key].span);
    if (auto const quote = data.find(mapping, "quote")) add_quotes(id, data, *quote);
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
      add(data[*list].text, {}, data[*list].span);
    }
  }

  void add_list(Document const& data, ValueIndex list) {
    for (ValueIndex const element : data.elements(list)) {
      if (data[element].type == Type::mapping) {
        add_mapping(data, element, {"id", "source"});
      } else if (data::is_scalar(data[element]) && !data[element].text.empty()) {
        add(data[element].text, {}, data[element].span);
      }
    }
  }
};

}  // namespace

void attach_citations(ArgumentMap& map, OccurrenceId occurrence, Reading reading, FileId file) {
  Attachment attachment{map, occurrence, file, {}};
  for (CitedKey& cited : reading.citations)
    attachment.add(std::move(cited.key), std::move(cited.locator), cited.span);
  attachment.add_data(map.occurrences[occurrence].data);
  std::vector<CitationId>& ids = attachment.ids;
  // A quotation belongs to the next citation behind it, else to the last one before it.
  std::ranges::stable_sort(ids, {}, [&](CitationId id) { return map.citations[id].location.span.begin; });
  for (auto& [span, words] : reading.quotations) {
    Quotation quotation{{file, span}, std::move(words)};
    if (ids.empty()) {
      map.occurrences[occurrence].unattributed.push_back(std::move(quotation));
      continue;
    }
    auto const begin_of = [&](CitationId id) { return map.citations[id].location.span.begin; };
    auto next = std::ranges::lower_bound(ids, span.begin, {}, begin_of);
    if (next == ids.end()) --next;
    auto& quotations = map.citations[*next].quotations;
    auto const place = std::ranges::upper_bound(quotations, span.begin, {},
                                                [](Quotation const& q) { return q.location.span.begin; });
    quotations.insert(place, std::move(quotation));
  }
  map.occurrences[occurrence].citations = std::move(ids);
}

}  // namespace stet::argmap
