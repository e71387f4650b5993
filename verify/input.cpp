#include "verify/input.h"

#include <optional>
#include <vector>

#include <fmt/format.h>

#include "parser/rules.h"
#include "verify/input_rules.h"
#include "verify/quote/language.h"
#include "verify/registry/fields.h"
#include "verify/registry/library.h"
#include "verify/registry/readable.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;

constexpr std::uint64_t article_limit = 64ULL << 20U;

struct Named {
  std::string path;
  Location location;
};

// The path (or other words) that the front matter gives under the key, and where it does.
std::optional<Named> named(CheckResult const& result, std::string_view key, Diagnostics& diagnostics) {
  auto const& document = result.map.front_matter;
  if (document.empty() || document[0].type != parser::yaml::Type::mapping) return {};
  Fields fields(document, result.assembled, diagnostics);
  std::string path = fields.text(0, key);
  if (path.empty()) return {};
  return Named{std::move(path), fields.location_of(0, key)};
}

// `what` names the file in the message.
void report_missing(fs::path const& path, std::string_view what, Location at, Error const& error,
                    Diagnostics& diagnostics) {
  auto& diagnostic = diagnostics.report(rule_id::missing_file, at, fmt::format("{} cannot be read", what));
  diagnostic.label = error.message;
  diagnostic.help = "correct the path, or restore the file";
  diagnostic.subject = path.filename().string();
}

bool refuse_outside(Containment const& containment, fs::path const& path, std::string_view what, Location at,
                    Diagnostics& diagnostics) {
  if (containment.permits(path)) return false;
  auto& diagnostic =
      diagnostics.report(rule_id::outside_project, at, fmt::format("{} lies outside of the project", what));
  diagnostic.label = "leads out of the project's folder";
  diagnostic.help = "move it into the project, or pass `--allow-outside`";
  diagnostic.subject = path.filename().string();
  return true;
}

void read_language(Named const& language, CheckResult& result, Diagnostics& diagnostics) {
  if (quote::is_language(language.path)) {
    result.article_language = language.path;
    return;
  }
  auto& diagnostic = diagnostics.report(rule_id::invalid_data, language.location,
                                        fmt::format("`{}` is no code of a language", language.path));
  diagnostic.help = "write a code of two or three letters: `language: de`, `language: pt-BR`";
  diagnostic.subject = language.path;
}

void read_article(fs::path const& folder, std::span<parser::Delimiters const> ignored,
                  Containment const& containment, CheckResult& result, Diagnostics& diagnostics) {
  auto const article = named(result, "article", diagnostics);
  if (!article) return;
  auto const path = folder / article->path;
  if (refuse_outside(containment, path, "the article", article->location, diagnostics)) return;
  auto text = containment.files().read(path, article_limit);
  if (!text) return report_missing(path, "the article", article->location, text.error(), diagnostics);
  auto const file = result.sources.add(path.string(), std::move(*text));
  if (!check_encoding(result.sources[file], file, diagnostics)) return;
  result.article = file;
  result.article_text =
      parser::read_article(result.sources[file].text(), parser::article_format(path.string()), ignored);
}

// The registry's path and the place that names it; nothing if there is none to read.
std::optional<Named> registry_of(fs::path const& folder, CheckOptions const& options,
                                 Containment const& containment, CheckResult const& result,
                                 Diagnostics& diagnostics) {
  if (options.registry) return Named{options.registry->string(), {result.file, {}}};
  if (auto name = named(result, "sources", diagnostics)) {
    auto const path = folder / name->path;
    if (refuse_outside(containment, path, "the registry of sources", name->location, diagnostics)) return {};
    return Named{path.string(), name->location};
  }
  auto const path = folder / "sources.yaml";
  auto const& citations = result.map.citations;
  if (!containment.files().exists(path)) {
    if (citations.empty()) return {};
    auto const& first = citations[argmap::CitationId(0)];
    auto& diagnostic = diagnostics.report(rule_id::missing_file, first.location,
                                          fmt::format("there is no registry to look `{}` up in", first.key));
    diagnostic.label = "the first source cited";
    diagnostic.help =
        "write a `sources.yaml` beside the map, or name another in its front matter: `sources: PATH`";
    diagnostic.subject = "sources.yaml";
    return {};
  }
  Location const at =
      citations.empty() ? Location{result.file, {}} : citations[argmap::CitationId(0)].location;
  if (refuse_outside(containment, path, "the registry `sources.yaml` beside the map", at, diagnostics))
    return {};
  return Named{path.string(), at};
}

}  // namespace

Containment containment_of(fs::path const& map, CheckOptions const& options) {
  std::vector<fs::path> folders{options.project.empty() ? map.parent_path() : options.project};
  // A registry that the caller names is the caller's choice, and so are the snapshots beside it.
  if (options.registry) folders.push_back(options.registry->parent_path());
  return {options.files ? options.files : std::make_shared<Disk const>(), folders, options.allow_outside};
}

bool read_inputs(fs::path const& map, CheckOptions const& options, Containment const& containment,
                 Library& library, CheckResult& result, Diagnostics& diagnostics) {
  auto const folder = map.parent_path();
  if (auto const language = named(result, "language", diagnostics))
    read_language(*language, result, diagnostics);
  read_article(folder, options.ignored(), containment, result, diagnostics);
  auto const registry = registry_of(folder, options, containment, result, diagnostics);
  if (!registry) return false;
  auto const reading = library.registry(containment.files(), registry->path);
  if (!reading->file) {
    report_missing(registry->path, "the registry of sources", registry->location, *reading->failure,
                   diagnostics);
    return false;
  }
  FileId const file = result.sources.add(*reading->file);
  for (auto& finding : reading->findings_in(file)) diagnostics.add(std::move(finding));
  if (!reading->is_text) return false;
  result.registry = reading->registry;
  result.registry_file = file;
  return true;
}

}  // namespace stet::verify
