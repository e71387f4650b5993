#include "verify/standards.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <unordered_map>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/registry/fields.h"

namespace stet::verify {
namespace {

using argmap::evaluate::StandardOfProof;

constexpr std::array<std::string_view, 4> stet_keys = {"standard", "standards", "raters", "max-age"};

std::optional<StandardOfProof> standard_at(Fields& fields, Fields::Index at) {
  auto const& text = fields[at].text;
  auto standard = argmap::evaluate::parse_standard(text);
  if (!standard) {
    fields.complain(at, fmt::format("`{}` is not a standard of proof", text)).help =
        "write `scintilla`, `preponderance`, `clear-and-convincing`, `beyond-reasonable-doubt`, "
        "`dialectical`, "
        "`sources(2)`, `primary` or `on-record`, joined by `+`";
  }
  return standard;
}

// What a data block says, if it holds keys.
std::optional<Fields> fields_of(parser::yaml::Document const& data, FileId file, Diagnostics& diagnostics) {
  if (data.empty() || data[0].type != parser::yaml::Type::mapping) return {};
  return Fields(data, file, diagnostics);
}

std::optional<StandardOfProof> standard_in(Fields& fields) {
  auto const at = fields.find(0, "standard");
  return at ? standard_at(fields, *at) : std::nullopt;
}

// Whether the data declares an assumption; nothing where it does not say.
std::optional<bool> assumed_in(Fields& fields) {
  auto const at = fields.find(0, "assumed");
  if (!at) return {};
  auto const& text = fields[*at].text;
  if (text == "true" || text == "false") return text == "true";
  fields.complain(*at, "`assumed` is neither true nor false").help =
      "write `{assumed: true}` for a claim that may stand until something speaks against it";
  return {};
}

// Standards by tag, the most preferred first.
struct TagStandards {
  std::vector<StandardOfProof> standards;
  std::unordered_map<std::string, std::size_t> by_tag;
};

std::string_view without_hash(std::string_view tag) { return tag.substr(tag.starts_with('#') ? 1 : 0); }

// The front matter's `stet:` mapping; sets the default and returns what it says of tags.
TagStandards read_front_matter(argmap::ArgumentMap const& map, FileId file,
                               argmap::evaluate::Options& options, Diagnostics& diagnostics) {
  TagStandards result;
  auto const& document = map.front_matter;
  if (document.empty() || document[0].type != parser::yaml::Type::mapping) return result;
  Fields fields(document, file, diagnostics);
  auto const stet = fields.find(0, "stet");
  if (!stet || fields[*stet].type == parser::yaml::Type::null) return result;
  if (fields[*stet].type != parser::yaml::Type::mapping) {
    fields.complain(*stet, "`stet` is not a mapping").help = "write `stet: {standard: preponderance}`";
    return result;
  }
  fields.only(*stet, stet_keys, "under `stet:`");
  if (auto const at = fields.find(*stet, "standard")) {
    if (auto const standard = standard_at(fields, *at)) options.standard = *standard;
  }
  for (auto const mapping : fields.mappings(*stet, "standards")) {
    for (auto const& [key, value] : document.members(mapping)) {
      if (auto const standard = standard_at(fields, value)) {
        result.by_tag.emplace(without_hash(document[key].text), result.standards.size());
        result.standards.push_back(*standard);
      }
    }
  }
  return result;
}

using Titles = std::unordered_map<std::string, StandardOfProof>;

// By title, in the form in which titles are compared.
Titles titles(std::vector<NamedStandard> const& named) {
  Titles result;
  for (NamedStandard const& one : named) result.emplace(comparable(one.name), one.standard);
  return result;
}

std::optional<StandardOfProof> standard_of(Titles const& known, std::string_view title) {
  if (known.empty()) return std::nullopt;
  auto const found = known.find(comparable(title));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

argmap::evaluate::Options resolve_standards(argmap::ArgumentMap const& map, FileId file,
                                            argmap::evaluate::Options options, Settings const& settings,
                                            Diagnostics& diagnostics) {
  if (settings.standard) options.standard = *settings.standard;
  auto by_tag = read_front_matter(map, file, options, diagnostics);
  for (NamedStandard const& named : settings.by_tag) {
    // The map's own word for a tag wins.
    if (by_tag.by_tag.emplace(named.name, by_tag.standards.size()).second)
      by_tag.standards.push_back(named.standard);
  }
  auto const by_statement = titles(settings.by_statement);
  auto const by_section_title = titles(settings.by_section);

  // Parents come before their children, so that one pass hands standards down.
  std::vector<std::optional<StandardOfProof>> by_section(map.sections.size());
  for (auto const id : map.sections.ids()) {
    auto const& section = map.sections[id];
    if (auto fields = fields_of(section.data, section.location.file, diagnostics))
      by_section[id.index()] = standard_in(*fields);
    if (!by_section[id.index()]) by_section[id.index()] = standard_of(by_section_title, section.title);
    if (!by_section[id.index()] && section.parent.valid()) {
      by_section[id.index()] = by_section[section.parent.index()];
    }
  }

  for (auto const id : map.statements.ids()) {
    auto const& statement = map.statements[id];
    std::optional<StandardOfProof> standard;
    bool assumed = false;
    for (auto const occurrence : statement.occurrences) {
      auto const& written = map.occurrences[occurrence];
      auto fields = fields_of(written.data, written.location.file, diagnostics);
      if (!fields) continue;
      if (auto own = standard_in(*fields)) standard = own;
      if (auto const said = assumed_in(*fields)) assumed = *said;
    }
    if (assumed) options.presumed.push_back(id);
    if (!standard && !statement.untitled) standard = standard_of(by_statement, statement.title);
    if (!standard) {
      auto first = by_tag.standards.size();
      for (auto const tag : statement.tags) {
        auto const found = by_tag.by_tag.find(std::string(without_hash(map.tags[tag])));
        if (found != by_tag.by_tag.end()) first = std::min(first, found->second);
      }
      if (first < by_tag.standards.size()) standard = by_tag.standards[first];
    }
    if (!standard && statement.section.valid()) standard = by_section[statement.section.index()];
    if (standard) options.standards.emplace_back(id, *standard);
  }
  return options;
}

}  // namespace stet::verify
