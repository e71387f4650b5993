// stet quote: one quotation against one file. Many at once: quote_batch.cpp.
#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/quote_batch.h"
#include "app/report/quote.h"
#include "base/file.h"
#include "base/source.h"
#include "base/utf8.h"
#include "verify/quote/check.h"
#include "verify/quote/fragment.h"

namespace stet::app {

Outcome run(QuoteCommand const& command) {
  if (!command.batch.empty()) return run_quote_batch(command.batch, command.language);
  auto text = read_file(command.in);
  if (!text) return {2, {}, complaint(text.error().message)};
  if (text->contains('\0')) return {2, {}, complaint("`" + command.in + "` is not text")};

  verify::quote::CheckSettings settings;
  settings.language = command.language;
  auto const match = verify::quote::check(command.words, *text, settings);
  int const code = verify::quote::faithful(match.outcome) ? 0 : 1;
  if (command.json) return {code, quote_line("null", match) + '\n', {}};
  SourceFile const file(command.in, std::move(*text));
  auto const at = file.position(match.span.begin);
  std::string const place = fmt::format("{}:{}", at.line, at.column);
  std::string const link = command.url.empty() || match.span.empty()
                               ? std::string{}
                               : verify::quote::link_to_words(command.url, file.text(), match.span);
  return {code,
          quote_report(match, {.path = command.in, .text = file.text(), .place = place, .link = link},
                       style_for(command.dress, surroundings())),
          {}};
}

}  // namespace stet::app
