#include "verify/read.h"

#include <algorithm>
#include <array>
#include <numeric>
#include <tuple>
#include <utility>

#include "argmap/build/build.h"
#include "argmap/project.h"
#include "argmap/rules.h"
#include "parser/parse.h"
#include "parser/rules.h"
#include "parser/yaml.h"
#include "verify/config/configuration.h"
#include "verify/input.h"
#include "verify/input_rules.h"
#include "verify/manuscript.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

// Links that lead out of the project are passed over.
std::optional<fs::path> find_settings(Files const& files, fs::path const& map, CheckOptions const& options) {
  if (options.argdown_config) return options.argdown_config;
  constexpr std::string_view name = "argdown.config.json";
  std::shared_ptr<Files const> const borrowed(std::shared_ptr<Files const>(), &files);
  for (fs::path const& folder : {map.parent_path(), fs::path()})
    if (files.is_file(folder / name) &&
        project_around(borrowed, folder, options.allow_outside).permits(folder / name))
      return folder / name;
  return std::nullopt;
}

parser::yaml::Document read_settings(Sources& sources, FileId assembled, Files const& files,
                                     fs::path const& map, CheckOptions const& options,
                                     Diagnostics& diagnostics) {
  auto const path = find_settings(files, map, options);
  if (!path) return {};
  constexpr std::uint64_t largest = 1U << 20U;
  auto text = files.read(*path, largest);
  if (!text) {
    auto& diagnostic =
        diagnostics.report(rule_id::invalid_data, {assembled, {}}, std::move(text.error().message));
    diagnostic.help = "name a file of settings that can be read, or none";
    return {};
  }
  FileId const file = sources.add(path->string(), std::move(*text));
  std::string_view const content = sources[file].text();
  auto document = parser::yaml::parse(file, content, {0, static_cast<Offset>(content.size())}, diagnostics);
  if (document.empty() || document[0].type == parser::yaml::Type::mapping) return document;
  auto& diagnostic =
      diagnostics.report(rule_id::invalid_data, {file, document[0].span}, "the settings hold no keys");
  diagnostic.help = "write an object: `{\"selection\": {...}}`";
  return {};
}

// Where a span was written. In a snapshot of HTML it runs over many seams of one file and keeps both its
// ends; the map's own text is cut at the first.
Location origin_of(Sources const& sources, FileId assembled, Location at) {
  Location const origin = sources.origin(at);
  if (at.file == assembled || at.span.size() < 2) return origin;
  Location const last = sources.origin({at.file, {at.span.end - 1, at.span.end}});
  if (last.file != origin.file || last.span.end < origin.span.end) return origin;
  return {origin.file, {origin.span.begin, last.span.end}};
}

}  // namespace

FileId assemble(Sources& sources, FileId file, Containment const& containment,
                std::span<parser::Delimiters const> ignored, Diagnostics& diagnostics) {
  auto const read_text = [&](std::string const& path) -> std::expected<std::string, Error> {
    auto text = containment.read(path);
    if (text && text->find('\0') != std::string::npos)
      return std::unexpected(Error{"`" + path + "` is binary"});
    return text;
  };
  if (argmap::is_markdown(sources[file].path())) {
    FileId const fences = argmap::extract_fences(sources, file);
    bool const cites = sources[fences].text().empty() && is_manuscript(sources[file].text());
    file = cites ? map_of_manuscript(sources, file, ignored) : fences;
  }
  auto const identity = [&](std::string const& path) {
    return containment.files().resolve(path).value_or(path).string();
  };
  return argmap::expand_includes(sources, file, read_text, diagnostics, {.identity = identity});
}

argmap::ArgumentMap read_map(Sources& sources, FileId assembled, Files const& files, fs::path const& path,
                             CheckOptions const& options, Diagnostics& diagnostics,
                             std::vector<suppress::Comment>* comments) {
  auto const settings = read_settings(sources, assembled, files, path, options, diagnostics);
  auto parsed = parser::parse(assembled, sources[assembled].text(),
                              {.dialect = options.dialect, .list_additions = options.strict_argdown});
  if (comments != nullptr)
    *comments = suppress::map_comments(parsed.tree, assembled, sources[assembled].text());
  std::array const documents{argmap::Document{assembled, &parsed.tree}};
  auto built = argmap::build(sources, documents, options.dialect, settings);
  diagnostics.append(std::move(parsed.diagnostics));
  diagnostics.append(std::move(built.diagnostics));
  return std::move(built.map);
}

bool comes_before(Diagnostic const& a, Diagnostic const& b) {
  auto const key = [](Diagnostic const& finding) {
    return std::tuple(finding.location.file, finding.location.span.begin, finding.rule,
                      finding.location.span.end, std::string_view(finding.message));
  };
  return key(a) < key(b);
}

// Findings are large: their numbers are sorted, and each is moved once; none if they are in order already.
void put_in_order(std::vector<Diagnostic>& findings) {
  if (std::ranges::is_sorted(findings, comes_before)) return;
  std::vector<std::size_t> order(findings.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(
      order, [&](std::size_t a, std::size_t b) { return comes_before(findings[a], findings[b]); });
  std::vector<Diagnostic> sorted;
  sorted.reserve(findings.size());
  for (std::size_t const i : order) sorted.push_back(std::move(findings[i]));
  findings = std::move(sorted);
}

void settle_findings(Sources const& sources, FileId file, FileId assembled,
                     std::vector<Diagnostic>& findings) {
  for (Diagnostic& finding : findings) {
    // An assembled text without pieces is empty: Markdown without a fence.
    bool const is_nowhere =
        finding.location.file == assembled && assembled != file && sources[assembled].pieces().empty();
    finding.location = is_nowhere ? Location{file, {}} : origin_of(sources, assembled, finding.location);
    for (Label& label : finding.related) label.location = origin_of(sources, assembled, label.location);
    for (Fix& fix : finding.fixes) {
      for (Edit& edit : fix.edits) edit.location = origin_of(sources, assembled, edit.location);
    }
  }
  put_in_order(findings);
}

MapReading read(fs::path const& path, std::string text, CheckOptions const& options) {
  MapReading reading;
  Diagnostics diagnostics;
  reading.file = reading.assembled = reading.sources.add(path.string(), std::move(text));
  if (check_encoding(reading.sources[reading.file], reading.file, diagnostics)) {
    auto const containment = containment_of(path, options);
    reading.assembled = assemble(reading.sources, reading.file, containment, options.ignored(), diagnostics);
    reading.map =
        read_map(reading.sources, reading.assembled, containment.files(), path, options, diagnostics);
  }
  reading.findings = std::move(diagnostics).take();
  settle_findings(reading.sources, reading.file, reading.assembled, reading.findings);
  return reading;
}

bool is_about_reading(Diagnostic const& finding) {
  switch (finding.rule) {
    case rule_id::parse_error:
    case rule_id::invalid_data:
    case rule_id::invalid_encoding:
    case rule_id::missing_include:
    case rule_id::include_cycle: return true;
    default: return false;
  }
}

}  // namespace stet::verify
