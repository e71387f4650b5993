// The options of `stet map`.
#include <algorithm>
#include <charconv>
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
Names<Piece> const pieces{{"claims", Piece::claims},     {"titles", Piece::titles},
                          {"texts", Piece::texts},       {"premises", Piece::premises},
                          {"evidence", Piece::evidence}, {"sources", Piece::sources}};
Names<bool> const verdicts_words{{"all", true}, {"none", false}};
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

// A list of names, separated by commas.
template <class T>
void add_list(CLI::App& command, std::string const& option, std::vector<T>& values, Names<T> const& names,
              std::string const& shape, std::string const& about) {
  command
      .add_option_function<std::string>(
          option,
          [&values, &names, option](std::string const& list) {
            std::string_view rest = list;
            while (true) {
              auto const end = std::min(rest.find(','), rest.size());
              auto const found =
                  std::ranges::find(names, rest.substr(0, end), &std::pair<std::string, T>::first);
              if (found == names.end()) {
                std::string known;
                for (auto const& [name, value] : names) known += (known.empty() ? "" : ", ") + name;
                throw CLI::ValidationError(option + ": `" + std::string(rest.substr(0, end)) +
                                           "` is none of " + known);
              }
              values.push_back(found->second);
              if (end == rest.size()) break;
              rest.remove_prefix(end + 1);
            }
          },
          about)
      ->type_name(shape);
}

std::optional<PageShape> page_shape(std::string_view text) {
  constexpr std::pair<std::string_view, PageShape> known[] = {{"16:9", {{1280, 720}, false}},
                                                              {"4:3", {{960, 720}, false}},
                                                              {"a4", {{1123, 794}, true}},
                                                              {"a3", {{1587, 1123}, true}},
                                                              {"letter", {{1056, 816}, true}}};
  for (auto const& [name, shape] : known) {
    if (name == text) return shape;
  }
  PageShape shape;
  auto const* const end = text.data() + text.size();
  auto const width = std::from_chars(text.data(), end, shape.size.width);
  if (width.ec != std::errc{} || width.ptr == end || *width.ptr != 'x') return std::nullopt;
  auto const height = std::from_chars(width.ptr + 1, end, shape.size.height);
  auto const good = [](argmap::layout::Length side) { return side >= 64 && side <= 100'000; };
  if (height.ec != std::errc{} || height.ptr != end || !good(shape.size.width) || !good(shape.size.height))
    return std::nullopt;
  return shape;
}

// Titles, of which there may be several, an option for each.
void add_titles(CLI::App& command, std::string const& option, std::vector<std::string>& titles,
                std::string const& about) {
  command.add_option(option, titles, about)
      ->expected(1)
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->type_name("TITLE");
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
  add_list(command, "--show", picture.show, pieces, "PIECE,...",
           "Draw claims and arguments alone (claims), of these the titles or the texts only (titles, texts), "
           "arguments with their numbered premises (premises), and the evidence, with its sources or without "
           "(sources, evidence). Default: evidence");
  add_choice(
      command, "--verdicts", picture.verdicts, verdicts_words,
      "With verdicts and whether reasons count (all), or the map alone (none). Default: all if the map "
      "cites something");
  add_titles(command, "--focus", picture.focus,
             "Draw only what lies around a claim or an argument: its title, or the beginning. May be given "
             "several times");
  command.add_option("--hops", picture.hops, "How many lines away from what --focus names (default: 2)")
      ->check(CLI::Range(0U, 1'000'000U))
      ->type_name("N");
  add_list(command, "--only", picture.only, verdicts_by_name, "VERDICT,...",
           "Draw only claims with these verdicts, and what bears on them: contested,unsupported, ...");
  add_optional<std::uint32_t>(command, "--depth", picture.depth,
                              "Draw at most N levels of reasons below what is argued for", "N");
  add_choice(command, "--palette", picture.palette, palettes,
             "Colours that tell apart without full colour vision (safe, default), or green and red");
  add_choice(command, "--theme", picture.theme, picture_themes,
             "For a light (default) or dark ground, or for print");
  command.add_option("--width", picture.width, "Width of the picture in pixels (default: as it comes)")
      ->check(CLI::Range(16, 1'000'000))
      ->type_name("PX");
  command
      .add_option_function<std::string>(
          "--fit",
          [&picture](std::string const& shape) {
            picture.fit = page_shape(shape);
            if (!picture.fit)
              throw CLI::ValidationError(
                  "--fit: `" + shape + "` is no shape: write 16:9, 4:3, a4, a3, letter or 1200x640 (pixels)");
          },
          "Lay the map out so that its words are largest on a page of this shape")
      ->type_name("16:9|4:3|a4|a3|letter|WxH");
  add_titles(command, "--highlight", picture.highlight,
             "Bold lines from these claims or arguments up to what is argued for, the rest dimmed");
  command.add_option("--path", picture.path, "Draw only the way from this claim or argument up")
      ->type_name("TITLE");
  command.add_flag("--blank", picture.blank,
                   "Ruled lines instead of words, to be filled in; the key comes second");
  command.add_flag("--steps", picture.steps,
                   "A picture or page for each box that comes into sight, at its place");
  command.add_option("--compare", map.compare, "Mark what is new, gone or reworded since this older map")
      ->type_name("OLD");
  command.add_option("--beside", map.beside, "Draw this map in the same picture")->type_name("OTHER");
  add_choice(command, "--pages", picture.pages, papers,
             "Split for print: one file a page, or one PDF, with a map of the pages first");
  add_reading(command, map.reading);
  command.footer(footer());
  return command;
}

}  // namespace stet::app
