#include "app/exchange/formats.h"

#include <algorithm>
#include <array>
#include <utility>

#include "app/picture/diagram_of.h"
#include "app/picture/draw.h"
#include "argmap/exchange/framework.h"
#include "argmap/exchange/graph_of.h"
#include "argmap/exchange/write_formats.h"

namespace stet::app {
namespace {

using argmap::evaluate::FrameworkFormat;
using argmap::exchange::ArgumentGraph;
using verify::exchange::Input;
using Result = std::expected<Exported, Error>;

// The graph of the map, with what the registry knows of its sources.
ArgumentGraph graph_of(Input const& input) {
  auto made = argmap::exchange::graph_of(input.result.sources, input.result.map);
  for (auto& origin : made.graph.references) {
    auto const source = input.result.registry->find(origin.key);
    if (!source) continue;
    auto const& record = (*input.result.registry)[*source];
    origin.title = verify::exchange::public_title(record);
    if (!record.confidential) origin.url = record.url;
  }
  return std::move(made.graph);
}

Result aif(Input const& input) { return Exported{argmap::exchange::write_aif(graph_of(input)), {}}; }
Result xaif(Input const& input) {
  return Exported{argmap::exchange::write_xaif(graph_of(input), input.result.article_text.text), {}};
}
Result sadface(Input const& input) { return Exported{argmap::exchange::write_sadface(graph_of(input)), {}}; }

Result graphml(Input const& input) {
  auto drawn = draw(diagram_of(input.result).diagram, PictureFormat::graphml, {});
  if (!drawn) return std::unexpected(std::move(drawn.error()));
  Exported exported;
  for (auto const& file : drawn->files) exported.text += file;
  exported.notes = std::move(drawn->notes);
  return exported;
}

template <FrameworkFormat format>
Result framework(Input const& input) {
  auto made = argmap::exchange::export_framework(input.result.map, input.result.evaluation, format);
  Exported exported{std::move(made.text), {}};
  if (!made.exact) {
    exported.notes.emplace_back(
        "note: the map has undecided circles of support, which other solvers may accept by themselves");
  }
  return exported;
}

template <std::string (*write)(Input const&)>
Result written(Input const& input) {
  return Exported{write(input), {}};
}

constexpr std::array exchange_formats = {
    ExportFormat{"arguebuf", "Arguebuf JSON, with verdicts and anchors; comes back as the same map",
                 written<verify::exchange::arguebuf>},
    ExportFormat{"aif", "AIF as AIFdb's JSON has it", aif},
    ExportFormat{"xaif", "the same inside xAIF, for OVA and oAMF", xaif},
    ExportFormat{"sadface", "SADFace JSON", sadface},
    ExportFormat{"graphml", "GraphML for yEd, as `stet map` draws it", graphml},
    ExportFormat{"csv", "claims with their verdicts, a row each", written<verify::exchange::claims_csv>},
    ExportFormat{"evidence-csv", "evidence, a row for each quotation or citation",
                 written<verify::exchange::evidence_csv>},
    ExportFormat{"claim-review", "schema.org's ClaimReview as JSON-LD, one a claim",
                 written<verify::exchange::claim_reviews>},
    ExportFormat{"annotations", "W3C Web Annotations: the claims on the article",
                 written<verify::exchange::annotations>},
    ExportFormat{"argdown-json", "Argdown's own JSON", nullptr},
    ExportFormat{"i23", "an argumentation framework: ICCMA 2023", framework<FrameworkFormat::i23>},
    ExportFormat{"apx", "an argumentation framework: ASPARTIX", framework<FrameworkFormat::apx>},
    ExportFormat{"tgf", "an argumentation framework: trivial graph format", framework<FrameworkFormat::tgf>},
};

}  // namespace

std::span<ExportFormat const> export_formats() { return exchange_formats; }

ExportFormat const* find_export_format(std::string_view name) {
  auto const found = std::ranges::find(exchange_formats, name, &ExportFormat::name);
  return found == exchange_formats.end() ? nullptr : &*found;
}

}  // namespace stet::app
