#include "app/report/html/page.h"

#include <array>
#include <filesystem>

#include "app/report/html/base64.h"
#include "app/report/html/parts.h"
#include "app/report/report.h"
#include "app/web/assets.h"
#include "app/words/words.h"
#include "argmap/build/data.h"
#include "base/hash.h"
#include "verify/claims.h"

namespace stet::app::html {

using argmap::evaluate::Verdict;

namespace {

std::string title_of(PageIndex const& index, PageOptions const& options) {
  if (!options.title.empty()) return options.title;
  if (auto const title = argmap::data::scalar(index.map().settings, {"title"}); title && !title->empty())
    return std::string(*title);
  for (auto const& block : index.article().blocks)
    if (block.kind == parser::Block::Kind::heading) return std::string(block.text.of(index.article().text));
  return std::filesystem::path(index.result().sources[index.result().file].path()).filename().string();
}

struct Tally {
  std::size_t claims = 0;
  std::array<std::size_t, verdict_count> verdicts{};
  GradeCounts grades{};
};

// Of the claims that the map's author answers for, or the article states.
Tally tally(PageIndex const& index) {
  Tally out;
  for (auto const claim : index.map().statements.ids()) {
    if (!index.asserted(claim) && !index.anchored(claim)) continue;
    ++out.claims;
    auto const& verdict = index.verdict(claim);
    ++out.verdicts[static_cast<std::size_t>(verdict.verdict)];
    if (verdict.verdict == Verdict::supported) ++out.grades[static_cast<std::size_t>(verdict.grade)];
  }
  return out;
}

void policy(Writer& out, std::string_view script, std::string_view style) {
  // Only this style sheet and this script, by their hashes; nothing is loaded, embedded or sent anywhere.
  std::string const value = "default-src 'none'; style-src 'sha256-" + sha256_base64(style) +
                            "'; script-src 'sha256-" + sha256_base64(script) +
                            "'; base-uri 'none'; form-action 'none'; require-trusted-types-for 'script'; "
                            "trusted-types stet";
  out << "<meta http-equiv=\"Content-Security-Policy\"";
  out.attribute("content", value) << ">\n";
}

void head(Writer& out, std::string_view title, PageOptions const& options, std::string_view style) {
  out << "<!DOCTYPE html>\n<html lang=\"en\"";
  switch (options.theme) {
    case PageTheme::automatic: break;
    case PageTheme::light: out << " data-theme=\"light\""; break;
    case PageTheme::dark: out << " data-theme=\"dark\""; break;
  }
  out << ">\n<head>\n<meta charset=\"utf-8\">\n";
  policy(out, web::script(), style);
  out << "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
         "<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"referrer\" "
         "content=\"no-referrer\">\n"
         "<meta name=\"generator\"";
  out.attribute("content", "stet " + options.version) << ">\n<title>";
  out.text(title) << "</title>\n<style>";
  out.finished(style) << "</style>\n</head>\n";
}

void summary(Writer& out, PageIndex const& index) {
  Tally const counts = tally(index);
  out << "<p class=\"summary\"><b>";
  out.text(counted(counts.claims, "claim", "claims")) << "</b>";
  out << "</p>\n<ul class=\"tally\" id=\"tally\" aria-label=\"Claims by verdict\">\n";
  for (auto const verdict : all_verdicts) {
    auto const n = counts.verdicts[static_cast<std::size_t>(verdict)];
    if (n == 0) continue;
    out << "<li";
    verdict_classes(out, "chip", verdict);
    out << ">";
    out << "<b>" << n << "</b> ";
    out.text(word(verdict));
    if (verdict == Verdict::supported) out.text(" (" + grades_line(counts.grades) + ")");
    out << "</li>\n";
  }
  out << "</ul>\n";
}

// The front matter's `author:`, one or several.
std::string authors(argmap::ArgumentMap const& map) {
  auto const& front = map.front_matter;
  if (front.empty() || front[0].type != parser::yaml::Type::mapping) return {};
  auto const at = front.find(0, "author");
  if (!at) return {};
  if (front[*at].type != parser::yaml::Type::sequence)
    return argmap::data::is_scalar(front[*at]) ? front[*at].text : std::string();
  std::vector<std::string> names;
  for (auto const each : front.elements(*at))
    if (argmap::data::is_scalar(front[each])) names.push_back(front[each].text);
  return verify::list_of(names, 12);
}

void header(Writer& out, PageIndex const& index, std::string_view title, PageOptions const& options) {
  out << "<header class=\"top\">\n<p class=\"kicker\">Claim report</p>\n<h1";
  language(out, index.result().article_language);
  out << ">";
  out.text(title) << "</h1>\n<p class=\"dateline\">";
  if (auto const by = authors(index.map()); !by.empty()) {
    out << "Checked by ";
    out.text(by) << " · ";
  }
  date(out, options.date);
  if (index.desk()) {
    out << "<span class=\"desk\"> · ";
    out.text(std::filesystem::path(index.result().sources[index.result().file].path()).filename().string());
    out << "</span>";
  }
  out << "</p>\n";
  if (auto const words = verify::conclusion_of(index.map()); !words.empty()) {
    out << "<p class=\"conclusion lead\"";
    language(out, index.result().article_language);
    out << ">";
    out.text(words) << "</p>\n";
  }
  summary(out, index);
  out << "</header>\n<nav class=\"sections\" aria-label=\"Sections\">\n<ul>\n";
  if (index.has_article()) out << "<li><a href=\"#article\">Article</a></li>\n";
  if (has_other_claims(index)) out << "<li><a href=\"#claims\">Claims</a></li>\n";
  out << "<li><a href=\"#verdicts\">Verdicts</a></li>\n<li><a href=\"#map\">Map</a></li>\n"
         "<li><a href=\"#sources\">Sources</a></li>\n";
  if (index.desk()) out << "<li class=\"desk\"><a href=\"#findings\">Findings</a></li>\n";
  if (index.desk() && index.has_article())
    out << "<li class=\"desk\"><a href=\"#coverage\">Coverage</a></li>\n";
  out << "<li><a href=\"#method\">Method</a></li>\n</ul>\n";
  if (options.audience == Audience::both)
    out << "<label class=\"tool switch\"><input type=\"checkbox\" id=\"desk\"> For the desk</label>\n";
  out << "<div id=\"tools\"></div>\n</nav>\n";
}

void file_line(Writer& out, PageIndex const& index, SourceFile const& file, Markup what) {
  out << "<li>" << what << " <code>";
  out.text(std::filesystem::path(file.path()).filename().string()) << "</code>";
  if (index.desk()) {
    out << "<span class=\"desk\">, SHA-256 <code>";
    out.text(sha256(file.text())) << "</code></span>";
  }
  out << "</li>\n";
}

std::size_t copies_read(verify::CheckResult const& result) {
  std::size_t n = 0;
  for (auto const source : result.snapshots.sources())
    for (auto const& loaded : result.snapshots.of(source))
      if (loaded.file.valid()) ++n;
  return n;
}

void method(Writer& out, PageIndex const& index, PageOptions const& options) {
  auto const& result = index.result();
  out << "<p>This report was made on ";
  date(out, options.date);
  out << " by stet ";
  out.text(options.version);
  out << ". It read the map, the article, the registry of sources and the stored copies that are named "
         "below, "
         "and nothing else: no network, no language model. The same files give the same report.</p>\n"
         "<p>A verdict says what the map and its sources establish, not what is true. Quotations are "
         "compared with "
         "stored copies of the sources word by word; only typography is forgiven. An argument counts if "
         "evidence "
         "grounds it in the end, on either side; sources that lead back to one origin count once. Each claim "
         "has to "
         "meet its standard of proof.</p>\n<dl class=\"legend\">\n";
  struct Meaning {
    Verdict verdict;
    Markup words;
  };
  static constexpr Meaning meanings[] = {
      {Verdict::supported, "What counts for it prevails: compared with its source, only cited, or assumed."},
      {Verdict::contested, "Arguments that count stand on both sides, and neither side prevails."},
      {Verdict::unverifiable, "Its only support could not be checked."},
      {Verdict::undetermined, "Its arguments hang on each other so that nothing decides it."},
      {Verdict::unsupported, "Nothing that counts supports it. That does not make it false."},
      {Verdict::refuted, "What counts against it prevails."},
      {Verdict::not_checkable, "An opinion, a prediction, a hypothesis or a definition."}};
  for (auto const& [verdict, words] : meanings) {
    out << "<div><dt";
    verdict_classes(out, "", verdict);
    out << ">";
    out.text(word(verdict)) << "</dt><dd>" << words << "</dd></div>\n";
  }
  out << "</dl>\n<ul class=\"facts\">\n";
  file_line(out, index, result.sources[result.file], "map");
  if (result.article.valid()) file_line(out, index, result.sources[result.article], "article");
  if (result.registry_file.valid())
    file_line(out, index, result.sources[result.registry_file], "registry of sources");
  if (auto const copies = copies_read(result); copies > 0) {
    out << "<li>";
    out.text(counted(copies, "stored copy of a source", "stored copies of sources")) << "</li>\n";
  }
  out << "</ul>\n";
}

}  // namespace

std::string page(verify::CheckResult const& result, PageOptions const& options) {
  PageIndex index(result, options.audience != Audience::readers);
  MapPart const drawn = prepare_map(index);
  index.mark_drawn(drawn.claims);
  std::string const title = title_of(index, options);
  std::string const style = std::string(web::style()) + map_style(drawn.picture);

  Writer out;
  out.reserve(std::size_t{200'000} + index.map().statements.size() * 3000);
  head(out, title, options, style);
  out << (options.audience == Audience::desk ? Markup("<body class=\"for-desk\">\n") : Markup("<body>\n"));
  out << "<a class=\"skip\" href=\"#main\">Skip to the report</a>\n"
         "<a class=\"skip\" href=\"#verdicts\">Skip to the table of verdicts</a>\n";
  header(out, index, title, options);
  out << "<main id=\"main\">\n";
  if (index.has_article()) {
    out << "<section id=\"article\" aria-labelledby=\"article-title\">\n"
           "<h2 id=\"article-title\" class=\"unseen\">The article</h2>\n";
    article(out, index);
    out << "</section>\n";
  }
  if (has_other_claims(index)) {
    out << "<section id=\"claims\" aria-labelledby=\"claims-title\">\n<h2 id=\"claims-title\">";
    out << (index.has_article() ? Markup("Claims that the article does not state in its own words")
                                : Markup("Claims"))
        << "</h2>\n";
    other_claims(out, index);
    out << "</section>\n";
  }
  out << "<section id=\"verdicts\" aria-labelledby=\"verdicts-title\">\n"
         "<h2 id=\"verdicts-title\">Verdicts</h2>\n";
  verdict_table(out, index);
  out << "</section>\n<section id=\"map\" aria-labelledby=\"map-title\">\n<h2 id=\"map-title\">Map</h2>\n";
  map(out, index, drawn);
  out << "</section>\n<section id=\"sources\" aria-labelledby=\"sources-title\">\n"
         "<h2 id=\"sources-title\">Sources</h2>\n";
  sources(out, index);
  out << "</section>\n";
  if (index.desk()) {
    out << "<section id=\"findings\" class=\"desk\" aria-labelledby=\"findings-title\">\n"
           "<h2 id=\"findings-title\">Findings</h2>\n";
    findings(out, index);
    out << "</section>\n";
  }
  if (index.desk() && index.has_article()) {
    out << "<section id=\"coverage\" class=\"desk\" aria-labelledby=\"coverage-title\">\n"
           "<h2 id=\"coverage-title\">Coverage of the article</h2>\n";
    coverage(out, index);
    out << "</section>\n";
  }
  out << "<section id=\"method\" aria-labelledby=\"method-title\">\n"
         "<h2 id=\"method-title\">Method and date</h2>\n";
  method(out, index, options);
  out << "</section>\n</main>\n<div id=\"live\" class=\"unseen\" role=\"status\" "
         "aria-live=\"polite\"></div>\n";
  map_data(out, index, drawn);
  out << "<script type=\"module\">";
  out.finished(web::script());
  out << "</script>\n</body>\n</html>\n";
  return std::move(out).take();
}

}  // namespace stet::app::html
