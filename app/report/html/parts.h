// The parts of the page, each written by a file of its own. They take what to show and append it; what they
// may be given comes from anybody, and Writer keeps it from becoming markup.
#pragma once

#include <string_view>
#include <vector>

#include "app/report/html/page_index.h"
#include "app/report/html/writer.h"
#include "argmap/evaluate/explain.h"
#include "argmap/render/diagram_from.h"
#include "argmap/render/scene.h"

namespace stet::app::html {

// `claim supported`: the classes that give something the colour and the sign of a verdict (report.css draws
// the signs; the word of the verdict stands beside them or is their alternative text).
void verdict_classes(Writer& out, Markup first, argmap::evaluate::Verdict verdict);
// With the grade: `claim supported cited`.
void verdict_classes(Writer& out, Markup first, argmap::evaluate::ClaimVerdict const& verdict);

// A link to a claim's card, with its sign.
void claim_link(Writer& out, PageIndex const& index, argmap::StatementId claim);

// ` lang="de"`, and the direction if it is from right to left, for words in a language other than the page's,
// which is English.
void language(Writer& out, std::string_view tag);

// `22 February 2008` for an ISO date, with what is less exact left as it is.
void date(Writer& out, std::string_view iso);

// Title, author, publisher and date of a source in one line, linked to its entry in the list of sources.
void source_line(Writer& out, PageIndex const& index, verify::SourceId source, std::string_view locator);

// The quotations of a citation, each in its surrounding words, with what the comparison said, and the source.
void citation(Writer& out, PageIndex const& index, argmap::CitationId citation);

// What would change a claim's verdict: sources for it, the loss of some, other weights, what a split turns
// on, what to check next. Nothing if there is nothing to say.
void changes(Writer& out, PageIndex const& index, argmap::StatementId claim,
             argmap::evaluate::Explanation const& explanation);

// A claim's card: verdict, why, what speaks for and against it, what would change it.
void card(Writer& out, PageIndex const& index, argmap::StatementId claim, bool explained);

// The article with its claims marked, cards beside it; then the cards of claims that stand nowhere in it.
void article(Writer& out, PageIndex const& index);
[[nodiscard]] bool has_other_claims(PageIndex const& index);
void other_claims(Writer& out, PageIndex const& index);

// The table of verdicts, the findings, the sources.
void verdict_table(Writer& out, PageIndex const& index);
void findings(Writer& out, PageIndex const& index);
void sources(Writer& out, PageIndex const& index);

// How many of the article's sentences have claims, and what could be checked in those that have none.
void coverage(Writer& out, PageIndex const& index);

// The map: a picture where it is small enough, the outline, and the data that the script draws from.
struct MapPart {
  argmap::render::MapDiagram diagram;
  argmap::render::Scene scene;              // of it
  std::vector<argmap::StatementId> claims;  // by node; none for arguments
  std::string picture;                      // as SVG; empty if the map is too large, or shows nothing
};
[[nodiscard]] MapPart prepare_map(PageIndex const& index);
void map(Writer& out, PageIndex const& index, MapPart const& part);
void map_data(Writer& out, PageIndex const& index, MapPart const& part);
// The style rules that turn the colours that occur in the picture over in the dark.
[[nodiscard]] std::string map_style(std::string_view picture);

// In a larger map the rest have their reason only.
inline constexpr std::size_t most_explained = 100'000;
// Of a long list the rest goes into a vault: a <noscript>, whose elements exist only for readers without
// JavaScript; the script takes single entries out of its text. A page of thousands of claims opens at once.
inline constexpr std::size_t most_at_once = 300;
inline constexpr Markup vault_opens = "<noscript class=\"vault\">\n";
inline constexpr Markup vault_closes = "</noscript>\n";
// A picture stands in the page up to here; beyond it only the script draws.
inline constexpr std::size_t most_drawn = 300;

}  // namespace stet::app::html
