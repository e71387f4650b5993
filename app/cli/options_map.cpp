// The options of `stet map`.
#include <algorithm>
#include <utility>

#include "app/cli/options_parts.h"
#include "app/words/words.h"

namespace stet::app {
namespace {

using argmap::evaluate::Verdict;
using argmap::render::Palette;
using argmap::render::ThemeName;

Names<Arrangement> const arrangements{{"tb", Arrangement::top_down},
                                      {"bt", Arrangement::bottom_up},
                                      {"lr", Arrangement::left_right},
                                      {"rl", Arrangement::right_left},
                                      {"outline", Arrangement::outline}};
Names<Shown> const shown_words{
    {"claims", Shown::claims}, {"evidence", Shown::evidence}, {"sources", Shown::sources}};
Names<Paper> const papers{{"a4", Paper::a4}, {"a3", Paper::a3}, {"letter", Paper::letter}};
Names<Palette> const palettes{{"safe", Palette::safe}, {"classic", Palette::classic}};
Names<ThemeName> const picture_themes{
    {"light", ThemeName::light}, {"dark", ThemeName::dark}, {"print", ThemeName::print}};

Names<PictureFormat> picture_format_names() {
  Names<PictureFormat> names;
  for (auto const& format : picture_formats()) names.emplace_back(format.name, format.format);
  return names;
}

// The names of verdicts as other commands print them, with hyphens for blanks.
Names<Verdict> verdict_names() {
  Names<Verdict> names;
  for (auto const verdict :
       {Verdict::supported, Verdict::contested, Verdict::unverifiable, Verdict::undetermined,
        Verdict::unsupported, Verdict::refuted, Verdict::not_checkable})
    names.emplace_back(argmap::evaluate::to_string(verdict), verdict);
  return names;
}

std::string footer() {
  std::string text =
      "The exit status is 0 once the picture is written, whatever the verdicts.\n\nFormats, by the ending of "
      "FILE:\n";
  for (auto const& format : picture_formats()) {
    std::string row = "  ";
    row.append(format.name);
    row.resize(std::max<std::size_t>(row.size() + 1, 11), ' ');
    row.append(format.extensions);
    row.resize(std::max<std::size_t>(row.size() + 1, 26), ' ');
    text += row.append(format.about) + '\n';
  }
  return text +
         "\nExamples:\n"
         "  stet map debate.argdown -o debate.svg\n"
         "  stet map debate.argdown -o debate.pdf --pages a4 --theme print\n"
         "  stet map debate.argdown -o costs.png --focus \"Costs fell\" --hops 1\n"
         "  stet map debate.argdown -o open.svg --only contested,unsupported --direction lr\n"
         "  stet map debate.argdown -o - --format mermaid";
}

}  // namespace

CLI::App& add_map(CLI::App& app, MapCommand& map) {
  static Names<PictureFormat> const formats_by_name = picture_format_names();
  static Names<Verdict> const verdicts_by_name = verdict_names();
  auto& command = *app.add_subcommand("map", "Draw the argument map with its verdicts");
  auto& picture = map.picture;
  command.add_option("FILE", map.file, "The map")->required();
  command.add_option("-o,--output", map.output, "Where to write (- is standard output, with --format)")
      ->required()
      ->type_name("FILE");
  add_choice(command, "--format", map.format, formats_by_name,
             "The format, if the ending of the file does not say it");
  add_choice(command, "--direction", picture.direction, arrangements,
             "Where reasons lie: below what they are for (tb), above (bt), right (lr) or left of it (rl), or "
             "indented in a column (outline). Default: what the map's `dot.graphVizSettings.rankdir` says, "
             "else tb");
  add_choice(command, "--show", picture.shown, shown_words,
             "Draw claims and arguments alone, with their evidence (default), or with the sources too");
  command
      .add_option(
          "--focus", picture.focus,
          "Draw only what lies around a claim or an argument: its title, or the beginning. May be given "
          "several times")
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("TITLE");
  command.add_option("--hops", picture.hops, "How many lines away from what --focus names (default: 2)")
      ->check(CLI::Range(0U, 1'000'000U))
      ->type_name("N");
  command
      .add_option_function<std::string>(
          "--only",
          [&picture](std::string const& list) {
            std::string_view rest = list;
            while (true) {
              auto const end = std::min(rest.find(','), rest.size());
              auto const found = std::ranges::find(verdicts_by_name, rest.substr(0, end),
                                                   &std::pair<std::string, Verdict>::first);
              if (found == verdicts_by_name.end())
                throw CLI::ValidationError("--only: `" + std::string(rest.substr(0, end)) +
                                           "` is no verdict");
              picture.only.push_back(found->second);
              if (end == rest.size()) break;
              rest.remove_prefix(end + 1);
            }
          },
          "Draw only claims with these verdicts, and what bears on them: contested,unsupported, ...")
      ->type_name("VERDICT,...");
  add_optional<std::uint32_t>(command, "--depth", picture.depth,
                              "Draw at most N levels of reasons below what is argued for", "N");
  add_choice(command, "--palette", picture.palette, palettes,
             "Colours that tell apart without full colour vision (safe, default), or green and red");
  add_choice(command, "--theme", picture.theme, picture_themes,
             "For a light (default) or dark ground, or for print");
  command.add_option("--width", picture.width, "Width of the picture in pixels (default: as it comes)")
      ->check(CLI::Range(16, 1'000'000))
      ->type_name("PX");
  add_choice(command, "--pages", picture.pages, papers,
             "Split for print: one file a page, or one PDF, with a map of the pages first");
  add_reading(command, map.reading);
  command.footer(footer());
  return command;
}

}  // namespace stet::app
