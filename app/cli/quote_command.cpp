// stet quote: one quotation against one file. Many at once: quote_batch.cpp.
#include <utility>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/quote_batch.h"
#include "app/report/quote.h"
#include "base/file.h"
#include "base/source.h"
#include "parser/article.h"
#include "verify/quote/check.h"
#include "verify/quote/fragment.h"

namespace stet::app {
namespace {

// The match with its places in the file that the readable text was taken from.
verify::quote::Match in_file(verify::quote::Match match, parser::ReadableText const& readable) {
  if (!match.span.empty()) match.span = readable.source_of(match.span);
  for (auto& word : match.context) word.span = readable.source_of(word.span);
  return match;
}

}  // namespace

Outcome run(QuoteCommand const& command) {
  if (!command.batch.empty()) return run_quote_batch(command.batch, command.language);
  auto text = read_file(command.in);
  if (!text) return {2, {}, complaint(text.error().message)};
  if (text->contains('\0')) return {2, {}, complaint("`" + command.in + "` is not text")};

  verify::quote::CheckSettings settings;
  settings.language = command.language;
  SourceFile const file(command.in, std::move(*text));
  auto const format = parser::article_format(command.in);
  parser::ReadableText readable;
  if (format != parser::ArticleFormat::plain) readable = parser::read_article(file.text(), format);
  std::string_view const words = format == parser::ArticleFormat::plain ? file.text() : readable.text;
  auto const match = verify::quote::check(command.words, words, settings);
  auto const placed = format == parser::ArticleFormat::plain ? match : in_file(match, readable);
  int const code = verify::quote::faithful(match.outcome) ? 0 : 1;
  if (command.json) return {code, quote_line("null", placed) + '\n', {}};
  auto const at = file.position(placed.span.begin);
  std::string const place = fmt::format("{}:{}", at.line, at.column);
  std::string const link = command.url.empty() || match.span.empty()
                               ? std::string{}
                               : verify::quote::link_to_words(command.url, words, match.span);
  return {code,
          quote_report(match, {.path = command.in, .text = words, .place = place, .link = link},
                       style_for(command.dress, surroundings())),
          {}};
}

}  // namespace stet::app
