// PNG and PDF as `stet map` writes them, read by other programs; every format of the table; pages.
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "app/picture/formats.h"
#include "app/picture/glyphs.h"
#include "base/process.h"
#include "tests/support/case_file.h"

namespace stet::app {
namespace {

using testing::HasSubstr;

std::string const kosovo = STET_SOURCE_DIR "/examples/kosovo/kosovo.argdown";

std::string read(std::filesystem::path const& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

ProcessResult run(std::vector<std::string> const& arguments) {
  auto result = run_process(arguments);
  EXPECT_TRUE(result.has_value());
  return result.value_or(ProcessResult{});
}

ProcessResult map(std::filesystem::path const& output, std::vector<std::string> options = {}) {
  std::vector<std::string> arguments{STET_PROGRAM, "map", kosovo, "-o", output.string()};
  arguments.insert(arguments.end(), options.begin(), options.end());
  return run(arguments);
}

std::uint32_t big_endian(std::string const& bytes, std::size_t at) {
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < 4; ++i) value = value << 8U | static_cast<unsigned char>(bytes.at(at + i));
  return value;
}

TEST(Picture, every_format_is_written_and_says_nothing) {
  test::TemporaryFolder const folder;
  for (auto const& format : picture_formats()) {
    auto const extension = format.extensions.substr(0, format.extensions.find(' '));
    auto const path = folder.path() / ("map" + std::string(extension));
    auto const result = map(path);
    EXPECT_EQ(result.status, 0) << format.name << result.err;
    EXPECT_EQ(result.out + result.err, "") << format.name;
    EXPECT_GT(read(path).size(), 1'000U) << format.name;
    // The same bytes the second time, but for PDF, which has a date inside.
    if (format.format == PictureFormat::pdf) continue;
    auto const again = folder.path() / ("again" + std::string(extension));
    EXPECT_EQ(map(again).status, 0);
    EXPECT_TRUE(read(path) == read(again)) << format.name;
    EXPECT_EQ(format_of_file(again.string()), format.format);
  }
}

TEST(Picture, says_when_there_is_nothing_to_show) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.svg";
  ASSERT_EQ(map(path, {"--only", "undetermined"}).status, 0);
  EXPECT_THAT(read(path), HasSubstr(": nothing to show</text>"));
}

TEST(Picture, a_png_has_the_width_that_is_asked_for) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.png";
  ASSERT_EQ(map(path, {"--width", "1200"}).status, 0);
  auto const png = read(path);
  EXPECT_TRUE(png.starts_with("\x89PNG"));
  EXPECT_EQ(big_endian(png, 16), 1'200U);
}

TEST(Picture, a_png_too_large_is_scaled_and_says_so) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.png";
  auto const result = map(path, {"--width", "90000", "--focus", "Loyalty", "--hops", "0"});
  ASSERT_EQ(result.status, 0) << result.err;
  EXPECT_THAT(result.err, HasSubstr("more than PNG can have"));
  EXPECT_LE(big_endian(read(path), 16), 32'767U);
}

TEST(Picture, a_pdf_has_text_and_links) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.pdf";
  ASSERT_EQ(map(path).status, 0);
  auto const text = run({"pdftotext", path.string(), "-"});
  EXPECT_THAT(text.out, HasSubstr("Recognition improbable"));
  EXPECT_THAT(text.out, HasSubstr("Kosovo is highly improbable."));
  EXPECT_THAT(read(path), HasSubstr("/URI"));
}

TEST(Picture, pages_are_sheets_of_paper_with_a_map_of_them) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.pdf";
  ASSERT_EQ(map(path, {"--pages", "a4", "--theme", "print"}).status, 0);
  auto const info = run({"pdfinfo", path.string()});
  EXPECT_THAT(info.out, HasSubstr("A4"));
  auto const text = run({"pdftotext", "-f", "1", "-l", "1", path.string(), "-"});
  EXPECT_THAT(text.out, HasSubstr("Page 2"));
  // As SVG, a file for each.
  auto const result = map(folder.path() / "map.svg", {"--pages", "a4"});
  EXPECT_EQ(result.status, 0);
  EXPECT_THAT(result.err, HasSubstr("map-1.svg"));
  EXPECT_TRUE(std::filesystem::exists(folder.path() / "map-2.svg"));
}

// Where reason and claim lie, as Argdown's settings say it and as the option says it.
TEST(Picture, the_direction_of_the_map_s_settings_is_taken) {
  test::TemporaryFolder const folder;
  std::string const words = "[Claim]: It holds.\n  + <Reason>: It is so.\n";
  auto const drawn = [&](std::string const& front, std::vector<std::string> options = {}) {
    folder.write("map.argdown", front + words);
    auto const path = folder.path() / "map.svg";
    std::vector<std::string> arguments{STET_PROGRAM, "map", (folder.path() / "map.argdown").string(), "-o",
                                       path.string()};
    arguments.insert(arguments.end(), options.begin(), options.end());
    EXPECT_EQ(run(arguments).status, 0);
    return read(path);
  };
  struct Pair {
    char const* rankdir;
    char const* option;
  };
  for (auto const [rankdir, option] :
       {Pair{"BT", "tb"}, Pair{"TB", "bt"}, Pair{"RL", "lr"}, Pair{"LR", "rl"}}) {
    auto const asked = drawn("", {"--direction", option});
    auto const setting = std::string("graphVizSettings: {rankdir: ") + rankdir + "}";
    EXPECT_EQ(drawn("===\ndot: {" + setting + "}\n===\n\n"), asked) << rankdir;
    EXPECT_EQ(drawn("===\n" + setting + "\n===\n\n"), asked) << rankdir;
    folder.write("argdown.config.json",
                 std::string(R"({"dot": {"graphVizSettings": {"rankdir": ")") + rankdir + "\"}}}");
    EXPECT_EQ(drawn(""), asked) << rankdir;
    EXPECT_EQ(drawn("===\ndot: {graphVizSettings: {rankdir: BT}}\n===\n\n"),
              drawn("", {"--direction", "tb"}));
    std::filesystem::remove(folder.path() / "argdown.config.json");
  }
  EXPECT_NE(drawn("", {"--direction", "lr"}), drawn("", {"--direction", "rl"}));
  EXPECT_EQ(drawn("===\ndot: {graphVizSettings: {rankdir: sideways}}\n===\n\n"), drawn(""));
}

TEST(Picture, claims_that_stand_alone_are_drawn_if_there_is_nothing_else) {
  test::TemporaryFolder const folder;
  auto const path = folder.path() / "map.svg";
  for (auto const& [map, alone] : {std::pair{"[Alone]: It holds.\n", true},
                                   std::pair{"[Alone]: It holds.\n\n[B]: b\n  + [C]: c\n", false}}) {
    folder.write("map.argdown", map);
    ASSERT_EQ(
        run({STET_PROGRAM, "map", (folder.path() / "map.argdown").string(), "-o", path.string()}).status, 0);
    EXPECT_EQ(read(path).find("Alone") != std::string::npos, alone) << map;
  }
}

TEST(Picture, without_the_converter_there_is_a_remedy) {
  test::TemporaryFolder const folder;
  auto const path = (folder.path() / "map.png").string();
  auto const result = run({"/usr/bin/env", "PATH=/nowhere", STET_PROGRAM, "map", kosovo, "-o", path});
  EXPECT_EQ(result.status, 2);
  EXPECT_THAT(result.err, HasSubstr("rsvg-convert"));
  EXPECT_THAT(result.err, HasSubstr("librsvg2-bin"));
  EXPECT_FALSE(std::filesystem::exists(path));
}

// The smallest PNG: one pixel.
std::string one_pixel() {
  static constexpr unsigned char bytes[] = {
      0x89, 'P',  'N',  'G',  '\r', '\n', 0x1a, '\n', 0,    0,    0,    13,   'I',  'H',  'D',  'R', 0, 0,
      0,    1,    0,    0,    0,    1,    8,    6,    0,    0,    0,    0x1f, 0x15, 0xc4, 0x89, 0,   0, 0,
      13,   'I',  'D',  'A',  'T',  0x78, 0x9c, 0x63, 0xf8, 0xcf, 0xc0, 0xf0, 0x1f, 0,    5,    0,   1, 0xff,
      0x56, 0xc7, 0x2f, 0x0d, 0,    0,    0,    0,    'I',  'E',  'N',  'D',  0xae, 0x42, 0x60, 0x82};
  return {reinterpret_cast<char const*>(bytes), sizeof bytes};
}

TEST(Picture, images_of_the_map_are_inside_it) {
  test::TemporaryFolder const folder;
  folder.write("project/map.argdown",
               "===\nselection: {excludeDisconnected: false}\nimages:\n  files:\n    dot: {path: dot.png, "
               "width: 40, height: 30}\n===\n"
               "[A]: a {images: [dot, \"./dot.png\", \"../secret.png\", map.argdown, \"no\"]}\n");
  folder.write("project/dot.png", one_pixel());
  folder.write("secret.png", one_pixel());
  auto const path = folder.path() / "map.svg";
  auto const result =
      run({STET_PROGRAM, "map", (folder.path() / "project/map.argdown").string(), "-o", path.string()});
  EXPECT_EQ(result.status, 0) << result.err;
  auto const svg = read(path);
  std::size_t images = 0;
  for (auto at = svg.find("<image "); at != std::string::npos; at = svg.find("<image ", at + 1)) ++images;
  EXPECT_EQ(images, 2U);
  EXPECT_THAT(svg, HasSubstr("width=\"40\" height=\"30\" xlink:href=\"data:image/png;base64,iVBORw0KGgo"));
  EXPECT_THAT(result.err, HasSubstr("`../secret.png` is outside the project's folder"));
  EXPECT_THAT(result.err, HasSubstr("image `map.argdown` is left out: it is neither PNG nor JPEG"));
  EXPECT_THAT(result.err, HasSubstr("image `no` is left out: cannot read"));
}

TEST(Glyphs, ThatNoFontHasAreNamed) {
  std::string const latin = "20-7e a0-17f 192\n2010-2015 2026\n";
  EXPECT_EQ(without_glyphs("<text>na\u00EFve \u2014 \u0192</text>\n", latin), "");
  EXPECT_EQ(without_glyphs("\u0645\u0627 \u00E9 \u0645", latin), "\u0627\u0645");
  EXPECT_EQ(without_glyphs("a\u200Db\u2069", latin), "");  // joiners and directions have no shape
  EXPECT_EQ(without_glyphs("a", ""), "a");
}

}  // namespace
}  // namespace stet::app
