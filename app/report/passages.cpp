#include "app/report/passages.h"

#include <fmt/format.h>

#include "base/json.h"
#include "verify/registry/landmark.h"

namespace stet::app {

std::vector<ShownPassage> shown(std::vector<verify::Passage> const& passages,
                                verify::SourceRegistry const& registry, Sources const& sources) {
  std::vector<ShownPassage> result;
  for (auto const& passage : passages) {
    auto const& record = registry[passage.source];
    auto const origin = sources.origin({passage.file, passage.span});
    auto const& file = sources[origin.file];
    auto const at = file.position(origin.span.begin);
    result.push_back({record.id, record.title, record.issued, file.path(), at.line, at.column,
                      verify::landmark(file, origin.span.begin),
                      std::string(sources[passage.file].text(passage.span))});
  }
  return result;
}

std::string lines_of(std::vector<ShownPassage> const& passages, std::string_view indentation,
                     Style const& style) {
  constexpr std::size_t longest_shown = 300;  // columns of a passage
  std::string out;
  for (auto const& passage : passages) {
    out += fmt::format("{}{}  {}{}{}:{}:{}{}\n", indentation,
                       painted(style, Paint::bold, "[@" + visible(passage.id) + "]"), visible(passage.issued),
                       passage.issued.empty() ? "" : "  ", visible(passage.path), passage.line,
                       passage.column, passage.landmark.empty() ? "" : " (" + passage.landmark + ")");
    out += fmt::format("{}  {}\n", indentation, shortened(visible(passage.text), longest_shown));
  }
  return out;
}

std::string passages_json(std::string const& words, std::vector<ShownPassage> const& passages) {
  auto const write = [](JsonWriter& out, ShownPassage const& passage) {
    out.object([&] {
      out.member("source", passage.id).member("title", passage.title).member("issued", passage.issued);
      out.member("path", passage.path).member("line", passage.line).member("column", passage.column);
      if (!passage.landmark.empty()) out.member("landmark", passage.landmark);
      out.member("text", passage.text);
    });
  };
  return json_text(2,
                   [&](JsonWriter& out) {
                     out.object([&] {
                       out.member("schema", 1).member("words", words);
                       out.array("passages", passages, [&](auto const& passage) { write(out, passage); });
                     });
                   }) +
         '\n';
}

}  // namespace stet::app
