// Documents of our own writing against their exports in Argdown's JSON, tests/cases/argmap/*.map.json (made
// again with UPDATE=1). Each was compared with what @argdown/core 2.0.1 exports for it.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <set>

#include <gtest/gtest.h>

#include "argmap/build/build.h"
#include "argmap/exchange/argdown_json.h"
#include "argmap/select/select.h"
#include "base/file.h"
#include "parser/parse.h"

namespace stet::argmap {
namespace {

std::string export_text(std::string const& text, parser::Dialect dialect) {
  Sources sources;
  FileId const file = sources.add("case.argdown", text);
  auto parsed = parser::parse(file, sources[file].text(), {.dialect = dialect});
  Document const document{file, &parsed.tree};
  BuildResult const built = build(sources, std::span(&document, 1), dialect);
  Diagnostics diagnostics = parsed.diagnostics;
  diagnostics.append(built.diagnostics);
  for (Diagnostic const& diagnostic : diagnostics.list())
    EXPECT_NE(diagnostic.severity, Severity::error) << diagnostic.message;
  return argdown_json(sources, built.map, select(built.map)) + "\n";
}

std::set<std::filesystem::path> documents() {
  std::set<std::filesystem::path> files;
  auto const folder = std::filesystem::path(STET_SOURCE_DIR) / "tests" / "cases" / "argmap";
  for (auto const& entry : std::filesystem::directory_iterator(folder)) {
    if (entry.path().extension() == ".argdown") files.insert(entry.path());
  }
  return files;
}

TEST(MapJson, ExportsAreAsRecorded) {
  auto const files = documents();
  ASSERT_GE(files.size(), 9U);
  for (auto const& file : files) {
    SCOPED_TRACE(file.filename().string());
    std::string const text = read_file(file).value();
    std::string const exported = export_text(text, parser::Dialect::argdown);
    std::filesystem::path golden = file;
    golden.replace_extension(".map.json");
    if (std::getenv("UPDATE") != nullptr) std::ofstream(golden) << exported;
    EXPECT_EQ(exported, read_file(golden).value());
    EXPECT_EQ(export_text(text, parser::Dialect::stet), exported) << "in the default dialect";
  }
}

// Line ends say nothing: with CRLF the export differs in columns at most, never in what is mapped.
TEST(MapJson, LineEndsChangeNothing) {
  for (auto const& file : documents()) {
    SCOPED_TRACE(file.filename().string());
    std::string const text = read_file(file).value();
    std::string crlf;
    for (char const c : text) {
      if (c == '\n') crlf.push_back('\r');
      crlf.push_back(c);
    }
    auto const without_columns = [](std::string const& json) {
      std::string kept;
      for (std::size_t begin = 0; begin < json.size();) {
        std::size_t const end = json.find('\n', begin) + 1;
        std::string_view const line(json.data() + begin, end - begin);
        if (line.find("Column\": ") == std::string_view::npos) kept.append(line);
        begin = end;
      }
      return kept;
    };
    EXPECT_EQ(without_columns(export_text(crlf, parser::Dialect::stet)),
              without_columns(export_text(text, parser::Dialect::stet)));
  }
}

}  // namespace
}  // namespace stet::argmap
