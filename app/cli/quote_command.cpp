// stet quote: one quotation against one file. Many at once: quote_batch.cpp.
#include <algorithm>
#include <utility>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/quote_batch.h"
#include "app/report/quote.h"
#include "base/file.h"
#include "base/source.h"
#include "verify/quote/check.h"
#include "verify/quote/fragment.h"
#include "verify/registry/landmark.h"
#include "verify/registry/readable.h"

namespace stet::app {
namespace {

// The match with its places in the file that the readable text was taken from.
verify::quote::Match in_file(verify::quote::Match match, FileId file, Sources const& sources) {
  auto const place = [&](Span span) {
    Location const begin = sources.origin({file, {span.begin, span.begin}});
    Location const last = sources.origin({file, {span.end - 1, span.end}});
    return Span{begin.span.begin, std::max(last.span.end, begin.span.begin)};
  };
  if (!match.span.empty()) match.span = place(match.span);
  for (auto& word : match.context) word.span = place(word.span);
  return match;
}

}  // namespace

Outcome run(QuoteCommand const& command) {
  if (!command.batch.empty()) return run_quote_batch(command.batch, command.language);
  auto bytes = read_file(command.in);
  if (!bytes) return {2, {}, complaint(bytes.error().message)};
  auto const type = verify::media_type_of({}, command.in, *bytes);
  Sources sources;
  auto const file = verify::add_readable(sources, command.in, std::move(*bytes), type);
  if (!file) return {2, {}, complaint(fmt::format("`{}`: {}", command.in, file.error().message))};

  verify::quote::CheckSettings settings;
  settings.language = command.language;
  std::string_view const words = sources[*file].text();
  auto const match = verify::quote::check(command.words, words, settings);
  auto const placed = in_file(match, *file, sources);
  int const code = verify::quote::faithful(match.outcome) ? 0 : 1;
  auto const origin = sources.origin({*file, match.span});
  auto const at = sources[origin.file].position(origin.span.begin);
  auto const where =
      match.span.empty() ? std::string{} : verify::landmark(sources[origin.file], origin.span.begin);
  if (command.json) return {code, quote_line("null", placed, where) + '\n', {}};
  std::string const place =
      fmt::format("{}:{}{}", at.line, at.column, where.empty() ? "" : " (" + where + ")");
  std::string const link = command.url.empty() || match.span.empty()
                               ? std::string{}
                               : verify::quote::link_to_words(command.url, words, match.span);
  return {code,
          quote_report(match, {.path = command.in, .text = words, .place = place, .link = link},
                       style_for(command.dress, surroundings())),
          {}};
}

}  // namespace stet::app
