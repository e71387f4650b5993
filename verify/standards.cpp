#include "verify/standards.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

#include "base/words.h"
#include "verify/data_keys.h"
#include "verify/registry/fields.h"

namespace stet::verify {
namespace {

using argmap::evaluate::StandardOfProof;

std::optional<StandardOfProof> standard_at(Fields& fields, Fields::Index at) {
  auto const& text = fields[at].text;
  auto standard = argmap::evaluate::parse_standard(text);
  if (!standard) {
    fields.complain(at, fmt::format("`{}` is not a standard of proof", text),
                    "write `scintilla`, `preponderance`, `clear-and-convincing`, `beyond-reasonable-doubt`, "
                    "`dialectical`, "
                    "`sources(2)`, `primary`, `on-record` or `compared`, joined by `+`");
  }
  return standard;
}

// What a data block says, if it holds keys.
std::optional<Fields> fields_of(parser::yaml::Document const& data, FileId file, Diagnostics& diagnostics) {
  if (data.empty() || data[0].type != parser::yaml::Type::mapping) return {};
  return Fields(data, file, diagnostics);
}

// A standard, and which of the known places it was set at.
struct Set {
  StandardOfProof standard;
  std::uint32_t origin = 0;
};

// Collects the places at which standards are set, each once.
class Origins {
 public:
  explicit Origins(std::vector<StandardOrigin>& all) : all_(all) {}

  std::uint32_t add(StandardSetter by, std::string name, Location location, Origin origin) {
    all_.push_back({by, std::move(name), location, std::move(origin)});
    return static_cast<std::uint32_t>(all_.size() - 1);
  }

 private:
  std::vector<StandardOrigin>& all_;
};

std::optional<Set> standard_in(Fields& fields, StandardSetter by, std::string_view name, Origins& origins) {
  auto const at = fields.find(0, "standard");
  if (!at) return std::nullopt;
  auto const standard = standard_at(fields, *at);
  if (!standard) return std::nullopt;
  return Set{*standard, origins.add(by, std::string(name), fields.location(*at), {})};
}

// Whether the data declares an assumption; nothing where it does not say.
std::optional<bool> assumed_in(Fields& fields) {
  auto const at = fields.find(0, "assumed");
  if (!at) return {};
  auto const& text = fields[*at].text;
  if (text == "true" || text == "false") return text == "true";
  fields.complain(*at, "`assumed` is neither true nor false",
                  "write `{assumed: true}` for a claim that may stand until something speaks against it");
  return {};
}

// What the data says that a step weighs; nothing where it does not say.
std::optional<double> weight_in(Fields& fields) {
  auto const at = fields.find(0, "weight");
  if (!at) return {};
  auto const& text = fields[*at].text;
  double weight = 0.0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), weight);
  if (error == std::errc{} && end == text.data() + text.size() && weight >= 0.0 && weight <= 1.0)
    return weight;
  fields.complain(
      *at, "`weight` is no number from 0 to 1",
      "write how much the step weighs beside others, as in `{weight: 0.8}`; it weighs 0.5 without");
  return {};
}

// By inference: its own weight, or that of its argument for all steps.
std::vector<std::pair<argmap::InferenceId, double>> weights_of_steps(argmap::ArgumentMap const& map,
                                                                     Diagnostics& diagnostics) {
  std::vector<std::pair<argmap::InferenceId, double>> weights;
  for (argmap::Argument const& argument : map.arguments) {
    if (argument.inferences.empty()) continue;
    std::optional<double> of_all;
    for (auto const id : argument.occurrences) {
      auto const& written = map.occurrences[id];
      auto fields = fields_of(written.data, written.location.file, diagnostics);
      if (!fields) continue;
      if (auto const said = weight_in(*fields)) of_all = said;
    }
    for (auto const id : argument.inferences) {
      auto const& step = map.inferences[id];
      auto fields = fields_of(step.data, step.location.file, diagnostics);
      auto const own = fields ? weight_in(*fields) : std::nullopt;
      if (own || of_all) weights.emplace_back(id, own ? *own : *of_all);
    }
  }
  return weights;
}

// Standards by tag, the most preferred first.
struct TagStandards {
  std::vector<Set> standards;
  std::unordered_map<std::string, std::size_t> by_tag;
};

std::string_view without_hash(std::string_view tag) { return tag.substr(tag.starts_with('#') ? 1 : 0); }

// The front matter's `stet:` mapping; sets the default and returns what it says of tags.
TagStandards read_front_matter(argmap::ArgumentMap const& map, FileId file, Set& usual, Origins& origins,
                               Diagnostics& diagnostics) {
  TagStandards result;
  auto const& document = map.front_matter;
  if (document.empty() || document[0].type != parser::yaml::Type::mapping) return result;
  Fields fields(document, file, diagnostics);
  auto const stet = fields.find(0, "stet");
  if (!stet || fields[*stet].type == parser::yaml::Type::null) return result;
  if (fields[*stet].type != parser::yaml::Type::mapping) {
    fields.complain(*stet, "`stet` is not a mapping", "write `stet: {standard: preponderance}`");
    return result;
  }
  fields.only(*stet, stet_keys, "under `stet:`");
  if (auto const at = fields.find(*stet, "standard")) {
    if (auto const standard = standard_at(fields, *at))
      usual = {*standard, origins.add(StandardSetter::map, {}, fields.location(*at), {})};
  }
  for (auto const mapping : fields.mappings(*stet, "standards")) {
    for (auto const& [key, value] : document.members(mapping)) {
      if (auto const standard = standard_at(fields, value)) {
        std::string tag(without_hash(document[key].text));
        if (result.by_tag.emplace(tag, result.standards.size()).second)
          result.standards.push_back(
              {*standard, origins.add(StandardSetter::tag, std::move(tag), fields.location(value), {})});
      }
    }
  }
  return result;
}

using Titles = std::unordered_map<std::string, Set>;

// By title, in the form in which titles are compared.
Titles titles(std::vector<NamedStandard> const& named, StandardSetter by, Origins& origins) {
  Titles result;
  for (NamedStandard const& one : named) {
    bool const named_by_itself = by == StandardSetter::statement;
    result.emplace(comparable(one.name),
                   Set{one.standard, origins.add(by, named_by_itself ? "" : one.name, {}, one.origin)});
  }
  return result;
}

std::optional<Set> standard_of(Titles const& known, std::string_view title) {
  if (known.empty()) return std::nullopt;
  auto const found = known.find(comparable(title));
  return found == known.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace

std::string_view to_string(StandardSetter by) {
  switch (by) {
    case StandardSetter::nobody: return "default";
    case StandardSetter::configuration: return "configuration";
    case StandardSetter::map: return "map";
    case StandardSetter::tag: return "tag";
    case StandardSetter::section: return "section";
    case StandardSetter::statement: return "statement";
  }
  return "default";
}

Standards resolve_standards(argmap::ArgumentMap const& map, FileId file, argmap::evaluate::Options options,
                            Settings const& settings, Diagnostics& diagnostics) {
  Standards out;
  Origins origins(out.origins.all);
  Set usual{options.standard, origins.add(StandardSetter::nobody, {}, {}, {})};
  if (settings.standard) {
    usual = {*settings.standard,
             origins.add(StandardSetter::configuration, {}, {}, settings.standard_origin)};
  }
  auto by_tag = read_front_matter(map, file, usual, origins, diagnostics);
  options.standard = usual.standard;
  options.thresholds = settings.thresholds;
  for (NamedStandard const& named : settings.by_tag) {
    // The map's own word for a tag wins.
    if (by_tag.by_tag.emplace(named.name, by_tag.standards.size()).second)
      by_tag.standards.push_back(
          {named.standard, origins.add(StandardSetter::tag, named.name, {}, named.origin)});
  }
  auto const by_statement = titles(settings.by_statement, StandardSetter::statement, origins);
  auto const by_section_title = titles(settings.by_section, StandardSetter::section, origins);

  // Parents come before their children, so that one pass hands standards down.
  std::vector<std::optional<Set>> by_section(map.sections.size());
  for (auto const id : map.sections.ids()) {
    auto const& section = map.sections[id];
    if (auto fields = fields_of(section.data, section.location.file, diagnostics))
      by_section[id.index()] = standard_in(*fields, StandardSetter::section, section.title, origins);
    if (!by_section[id.index()]) by_section[id.index()] = standard_of(by_section_title, section.title);
    if (!by_section[id.index()] && section.parent.valid()) {
      by_section[id.index()] = by_section[section.parent.index()];
    }
  }

  out.origins.by_statement.assign(map.statements.size(), usual.origin);
  for (auto const id : map.statements.ids()) {
    auto const& statement = map.statements[id];
    std::optional<Set> standard;
    bool assumed = false;
    for (auto const occurrence : statement.occurrences) {
      auto const& written = map.occurrences[occurrence];
      auto fields = fields_of(written.data, written.location.file, diagnostics);
      if (!fields) continue;
      if (auto own = standard_in(*fields, StandardSetter::statement, {}, origins)) standard = own;
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
    if (!standard) continue;
    options.standards.emplace_back(id, standard->standard);
    out.origins.by_statement[id.index()] = standard->origin;
  }
  options.steps = weights_of_steps(map, diagnostics);
  out.options = std::move(options);
  return out;
}

}  // namespace stet::verify
