// The walk over a syntax tree: elements are opened and closed in the order of the text, which is also what
// numbers those without a title.
#include "argmap/build/builder.h"

#include <algorithm>

#include <fmt/format.h>

#include "argmap/build/data.h"
#include "argmap/build/quoted_words.h"
#include "parser/rules.h"

namespace stet::argmap {
namespace {

// (3) The bridge is safe.
bool is_numbered(std::string_view text) {
  std::size_t const close = text.find_first_not_of("0123456789", 1);
  return text.starts_with('(') && close > 1 && close != std::string_view::npos && text[close] == ')';
}

}  // namespace

using parser::Form;
using parser::Kind;
using parser::Node;
using parser::NodeIndex;
using parser::Symbol;

BuildSettings read_build_settings(parser::yaml::Document const& settings, parser::Dialect dialect) {
  BuildSettings result;
  result.strict = data::scalar(settings, {"model", "mode"}) == "strict";
  result.transform_argument_relations =
      data::truthy(settings, {"model", "transformArgumentRelations"}).value_or(true);
  result.explode_arguments = data::truthy(settings, {"model", "explodeArguments"}).value_or(false);
  result.reading.dialect = dialect;
  result.reading.remove_tags = data::truthy(settings, {"model", "removeTagsFromText"}).value_or(false);
  if (auto const codes = data::find(settings, {"model", "shortcodes"});
      codes && settings[*codes].type == parser::yaml::Type::mapping) {
    for (auto const& member : settings.members(*codes)) {
      if (settings[member.value].type != parser::yaml::Type::mapping) continue;
      auto const value = settings.find(member.value, "unicode");
      if (value) result.reading.shortcodes.emplace_back(settings[member.key].text, settings[*value].text);
    }
  }
  return result;
}

void Builder::add(Document const& document) {
  document_ = &document;
  text_ = sources_[document.file].text();
  section_ = SectionId::none();
  description_ = OccurrenceId::none();
  last_inference_ = InferenceId::none();
  reconstruction_.reset();

  parser::SyntaxTree const& tree = *document.tree;
  if (tree.nodes.empty()) return;
  if (!settings_read_) {
    map_.settings = configuration_;
    for (NodeIndex const child : tree.children(0)) {
      if (tree[child].kind == Kind::comment) continue;
      if (tree[child].kind == Kind::front_matter) read_front_matter(tree[child]);
      break;
    }
    settings_ = read_build_settings(map_.settings, dialect_);
    settings_read_ = true;
  }
  reader_.emplace(tree, text_, settings_.reading);

  auto const count = static_cast<NodeIndex>(tree.nodes.size());
  for (NodeIndex i = 0; i < count;) {
    while (!open_.empty() && i >= tree[open_.back()].next) {
      NodeIndex const closing = open_.back();
      open_.pop_back();
      leave(closing);
    }
    if (enter(i)) {
      open_.push_back(i);
      ++i;
    } else {
      i = tree[i].next;
    }
  }
  while (!open_.empty()) {
    NodeIndex const closing = open_.back();
    open_.pop_back();
    leave(closing);
  }
}

Kind Builder::parent_kind() const { return open_.empty() ? Kind::document : node(open_.back()).kind; }

void Builder::read_front_matter(Node const& front) {
  Span span = front.span;
  auto const is_space = [&](Offset at) {
    char const c = text_[at];
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  };
  while (span.begin < span.end && is_space(span.begin)) ++span.begin;
  while (span.begin < span.end && text_[span.begin] == '=') ++span.begin;
  while (span.end > span.begin && is_space(span.end - 1)) --span.end;
  while (span.end > span.begin && text_[span.end - 1] == '=') --span.end;
  map_.front_matter = parser::yaml::parse(document_->file, text_, span, result_.diagnostics);
  auto const mode = data::scalar(configuration_, {"data", "frontMatterSettingsMode"});
  if (map_.front_matter.empty() || map_.front_matter[0].type != parser::yaml::Type::mapping) return;
  if (mode == "ignore") return;
  map_.settings = mode == "default" ? data::merge(map_.front_matter, configuration_)
                                    : data::merge(configuration_, map_.front_matter);
}

bool Builder::enter(NodeIndex index) {
  Kind const kind = node(index).kind;
  if (is_inline(kind)) {
    bool const reading = in_heading_ || (!elements_.empty() && elements_.back().reading);
    return reading && reader_->enter(index);
  }
  switch (kind) {
    case Kind::document:
    case Kind::list:
    case Kind::list_item:
    case Kind::numbered: return true;
    case Kind::heading: {
      Section section;
      section.level = node(index).flags;
      section.location = here(node(index).span);
      SectionId parent = section_;
      while (parent.valid() && map_.sections[parent].level >= section.level)
        parent = map_.sections[parent].parent;
      section.parent = parent;
      section_ = map_.sections.add(std::move(section));
      in_heading_ = true;
      Offset begin = node(index).span.begin;
      while (begin < text_.size() && (text_[begin] == ' ' || text_[begin] == '\t')) ++begin;
      while (begin < text_.size() && text_[begin] == '#') ++begin;
      reader_->begin(begin);
      return true;
    }
    case Kind::statement: enter_element(index, false); return true;
    case Kind::argument: enter_element(index, true); return true;
    case Kind::title: enter_title(index); return false;
    case Kind::data: enter_data(index); return false;
    case Kind::relation: enter_relation(); return true;
    case Kind::reconstruction: enter_reconstruction(index); return true;
    case Kind::inference: enter_inference(index); return true;
    case Kind::inference_rule:
      if (!elements_.empty() && elements_.back().inference.valid()) {
        std::string rule = read_rule_name(node(index).span.of(text_), settings_.reading);
        if (is_numbered(rule)) report_swallowed(node(index).span);
        Inference& inference = map_.inferences[elements_.back().inference];
        if (rule == "strict") inference.strict = true;
        inference.rules.push_back(std::move(rule));
      }
      return false;
    default: return false;
  }
}

void Builder::leave(NodeIndex index) {
  Kind const kind = node(index).kind;
  switch (kind) {
    case Kind::bold:
    case Kind::italic:
    case Kind::quotation: reader_->leave(index); return;
    case Kind::heading: leave_heading(index); break;
    case Kind::statement:
    case Kind::argument: leave_element(); break;
    case Kind::inference: elements_.pop_back(); break;
    case Kind::relation: leave_relation(index); break;
    case Kind::numbered: leave_numbered(index); break;
    case Kind::reconstruction: leave_reconstruction(); break;
    default: break;
  }
  if (parent_kind() == Kind::document && kind != Kind::argument) description_ = OccurrenceId::none();
}

void Builder::leave_heading(NodeIndex index) {
  in_heading_ = false;
  Reading reading = reader_->take();
  Section& section = map_.sections[section_];
  section.title = without_white_space_around(reading.text);
  section.tags = intern(reading.tags);
  section.text = std::move(reading.text);
  section.ranges = std::move(reading.ranges);
  section.location = here(node(index).span);
  for (auto& mention : reading.mentions)
    mentions_.push_back({here(mention.span), std::move(mention.title), mention.argument});
}

void Builder::enter_element(NodeIndex index, bool is_argument) {
  Node const& at = node(index);
  Kind const parent = parent_kind();
  Occurrence occurrence;
  occurrence.location = here(at.span);
  occurrence.name = occurrence.location;
  occurrence.is_top_level = parent == Kind::document;
  occurrence.section = section_;
  occurrence.is_reference = static_cast<Form>(at.flags) == Form::reference;
  if (is_argument) {
    occurrence.role = Role::description;
  } else if (parent == Kind::numbered && reconstruction_) {
    occurrence.role = reconstruction_->pending.valid() ? Role::intermediary_conclusion : Role::premise;
    occurrence.argument = reconstruction_->argument;
    occurrence.inference = reconstruction_->pending;
  } else if (parent == Kind::relation) {
    occurrence.role = Role::relation;
  } else if (parent == Kind::list_item) {
    occurrence.role = Role::list_item;
  }
  Element element;
  element.node = index;
  element.occurrence = map_.occurrences.add(std::move(occurrence));
  element.is_argument = is_argument;
  element.form = static_cast<Form>(at.flags);
  element.reading = true;
  map_.statement_of.add(StatementId::none());
  map_.argument_of.add(ArgumentId::none());
  elements_.push_back(std::move(element));
  reader_->begin(at.span.begin, !is_argument);
}

void Builder::enter_title(NodeIndex index) {
  if (elements_.empty() || !elements_.back().occurrence.valid()) return;
  Element& element = elements_.back();
  Span const span = node(index).span;
  std::string_view title = span.of(text_);
  if (title.starts_with('\n') || title.starts_with('\r') || title.starts_with("\u2028") ||
      title.starts_with("\u2029")) {
    // Argdown takes the brackets for a reference and then looks for its title on one line.
    auto const open = title.find(element.is_argument ? '<' : '[');
    title = open == std::string_view::npos ? std::string_view{} : title.substr(open + 1);
    if (title.empty()) {
      map_.occurrences[element.occurrence].is_reference = false;
      reader_->begin(span.end + 1, !element.is_argument);
      return;
    }
  }
  element.title = title;
  Span const bracketed{span.begin > 0 ? span.begin - 1 : 0,
                       std::min(span.end + 1, static_cast<Offset>(text_.size()))};
  map_.occurrences[element.occurrence].name = here(bracketed);
  reader_->begin(element.form == Form::definition ? bracketed.end + 1 : bracketed.end, !element.is_argument);
}

void Builder::enter_data(NodeIndex index) {
  Span const span = node(index).span;
  auto const parse = [&] {
    return parser::yaml::parse_data(document_->file, text_, span, result_.diagnostics);
  };
  if (in_heading_) {
    Section& section = map_.sections[section_];
    section.data = data::merge(section.data, parse());
    return;
  }
  if (elements_.empty()) return;
  Element& element = elements_.back();
  if (element.inference.valid()) {
    Inference& inference = map_.inferences[element.inference];
    inference.data = data::merge(inference.data, parse());
    if (data::boolean(inference.data, {"strict"}).value_or(false)) inference.strict = true;
    return;
  }
  Occurrence& occurrence = map_.occurrences[element.occurrence];
  if (element.form == Form::reference && !element.has_data) {
    Offset at = span.begin;
    while (at > occurrence.name.span.end && (text_[at - 1] == ' ' || text_[at - 1] == '\t')) --at;
    occurrence.space_follows = at > 0 && (text_[at - 1] == '\n' || text_[at - 1] == '\r');
  }
  element.has_data = true;
  occurrence.data = data::merge(occurrence.data, parse());
}

void Builder::enter_relation() {
  if (elements_.empty()) return;
  Element& element = elements_.back();
  if (element.inference.valid()) return;
  if (element.reading) {
    finish_reading(element);
    if (element.form == Form::reference || element.has_data)
      map_.occurrences[element.occurrence].space_follows = true;
  }
  resolve(element);
}

void Builder::enter_reconstruction(NodeIndex index) {
  OpenReconstruction open;
  if (description_.valid()) open.argument = map_.argument_of[description_];
  if (open.argument.valid() && !map_.arguments[open.argument].reconstruction.empty()) {
    Argument const& existing = map_.arguments[open.argument];
    auto& diagnostic = result_.diagnostics.report(
        rule_id::parse_error, here(node(index).span),
        fmt::format("argument <{}> has a second premise-conclusion structure", existing.title));
    diagnostic.related.push_back({existing.reconstructed_at, "the first is here"});
    diagnostic.help = "give the second one an argument of its own";
    diagnostic.subject = existing.title;
    open.argument = ArgumentId::none();
    description_ = OccurrenceId::none();
  }
  if (!open.argument.valid()) open.argument = argument(next_untitled(), true);
  Argument& owner = map_.arguments[open.argument];
  if (section_.valid()) owner.section = section_;
  owner.reconstructed_at = here(node(index).span);
  owner.reconstructed_below = description_;
  reconstruction_ = std::move(open);
}

void Builder::enter_inference(NodeIndex index) {
  Inference inference;
  inference.location = here(node(index).span);
  if (reconstruction_) inference.argument = reconstruction_->argument;
  InferenceId const id = map_.inferences.add(std::move(inference));
  premise_places_.add({});
  if (reconstruction_) {
    map_.arguments[reconstruction_->argument].inferences.push_back(id);
    reconstruction_->pending = id;
  }
  last_inference_ = id;
  Element element;
  element.node = index;
  element.inference = id;
  element.end.inference = id;
  elements_.push_back(std::move(element));
}

void Builder::finish_reading(Element& element) {
  element.reading = false;
  Reading reading = reader_->take();
  Occurrence& occurrence = map_.occurrences[element.occurrence];
  if (!reading.empty) {
    occurrence.text_location = here(reading.source);
    if (element.form == Form::untitled) occurrence.name = occurrence.text_location;
  } else {
    Offset const end = occurrence.name.span.end;
    occurrence.text_location = here({end, end});
  }
  occurrence.tags = intern(reading.tags);
  for (auto& mention : reading.mentions)
    mentions_.push_back({here(mention.span), std::move(mention.title), mention.argument});
  occurrence.text = std::move(reading.text);
  occurrence.ranges = std::move(reading.ranges);
  bool const has_source = data::find(occurrence.data, {"source"}) || data::find(occurrence.data, {"sources"});
  report_unread(reading, has_source);
  attach_citations(map_, element.occurrence, std::move(reading), document_->file);
}

// A statement between `--` and `--` is the name of a rule.
void Builder::report_swallowed(Span statement) {
  auto& diagnostic = result_.diagnostics.report(rule_id::parse_error, here(statement),
                                                "a statement stands where the name of a rule is read");
  diagnostic.severity = Severity::warning;
  diagnostic.label = "no premise and no conclusion";
  diagnostic.help = "write a step without a name as one line of four dashes: `----`";
  diagnostic.subject = statement.of(text_);
}

// What looks as if it were compared with a source, and is not.
void Builder::report_unread(Reading const& reading, bool has_source) {
  auto const tell = [&](Span at, std::string message, std::string label, std::string help) {
    auto& diagnostic = result_.diagnostics.report(rule_id::parse_error, here(at), std::move(message));
    diagnostic.severity = Severity::warning;
    diagnostic.label = std::move(label);
    diagnostic.help = std::move(help);
    diagnostic.subject = reading.text;
  };
  for (Span const words : reading.unread)
    tell(words, fmt::format("nothing reads “{}”", on_one_line(words.of(text_))),
         "no place in the source, and no quotation",
         "in a citation, write the place behind a comma and quoted words in quotation marks: "
         "`[@key, p. 4, \"words\"]`");
  for (Span const words : reading.no_addresses)
    tell(words, "the address of a link has blanks", "none of this is read",
         "put a blank before the bracket if no link is meant");
  if (reading.citations.empty() && !has_source) return;
  for (Span const mark : reading.unpaired)
    tell(mark, "a quotation mark without a partner", "the words beside it are not compared with the source",
         "put a mark at the other end of the quoted words, or write a backslash before this one");
}

std::string Builder::next_untitled() { return fmt::format("Untitled {}", ++untitled_count_); }

StatementId Builder::statement(std::string const& title, bool untitled) {
  auto const [found, inserted] = map_.statement_by_title.try_emplace(title, StatementId::none());
  if (inserted) {
    Statement row;
    row.title = title;
    row.untitled = untitled;
    found->second = map_.statements.add(std::move(row));
  }
  return found->second;
}

ArgumentId Builder::argument(std::string const& title, bool untitled) {
  auto const [found, inserted] = map_.argument_by_title.try_emplace(title, ArgumentId::none());
  if (inserted) {
    Argument row;
    row.title = title;
    row.untitled = untitled;
    found->second = map_.arguments.add(std::move(row));
  }
  return found->second;
}

void Builder::resolve(Element& element) {
  if (element.end != End{}) return;
  bool const untitled = element.title.empty();
  if (untitled) element.title = next_untitled();
  if (element.is_argument) {
    element.end.argument = argument(element.title, untitled);
  } else {
    element.end.statement = statement(element.title, untitled);
  }
}

void Builder::leave_element() {
  Element element = std::move(elements_.back());
  elements_.pop_back();
  if (element.reading) finish_reading(element);
  resolve(element);
  if (element.is_argument) {
    close_argument(element);
  } else {
    close_statement(element);
  }
  last_closed_ = element.end;
  if (element.is_argument && parent_kind() == Kind::document) description_ = element.occurrence;
}

namespace {

// A class belongs to the section of its first definition, or of the last occurrence that asks for it.
void take_section(SectionId& section, bool& taken, Occurrence const& occurrence) {
  auto const wanted = data::boolean(occurrence.data, {"isInGroup"});
  bool const asked = data::find(occurrence.data, {"isInGroup"}).has_value();
  if (wanted.value_or(false) || (!occurrence.is_reference && !asked && !taken)) {
    section = occurrence.section;
    taken = section.valid();
  }
}

}  // namespace

void Builder::close_statement(Element& element) {
  StatementId const id = element.end.statement;
  Statement& row = map_.statements[id];
  Occurrence const& occurrence = map_.occurrences[element.occurrence];
  for (TagId const tag : occurrence.tags) {
    if (element_tags_.insert((id.index() << 32U) | (tag.index() << 1U)).second) row.tags.push_back(tag);
  }
  if (!occurrence.data.empty()) row.data = data::merge(row.data, occurrence.data);
  bool taken = row.section.valid();
  take_section(row.section, taken, occurrence);
  row.occurrences.push_back(element.occurrence);
  map_.statement_of[element.occurrence] = id;
}

void Builder::close_argument(Element& element) {
  ArgumentId const id = element.end.argument;
  Argument& row = map_.arguments[id];
  Occurrence const& occurrence = map_.occurrences[element.occurrence];
  for (TagId const tag : occurrence.tags) {
    if (element_tags_.insert((id.index() << 32U) | (tag.index() << 1U) | 1U).second) row.tags.push_back(tag);
  }
  if (!occurrence.data.empty()) row.data = data::merge(row.data, occurrence.data);
  bool taken = row.section.valid();
  take_section(row.section, taken, occurrence);
  row.occurrences.push_back(element.occurrence);
  map_.argument_of[element.occurrence] = id;
}

std::vector<TagId> Builder::intern(std::vector<std::string> const& tags) {
  std::vector<TagId> result;
  std::unordered_set<std::size_t> seen;
  for (std::string const& tag : tags) {
    auto const [found, inserted] = tag_by_name_.try_emplace(tag, TagId::none());
    if (inserted) found->second = map_.tags.add(tag);
    if (seen.insert(found->second.index()).second) result.push_back(found->second);
  }
  return result;
}

void Builder::leave_relation(NodeIndex index) {
  if (elements_.empty() || last_closed_ == End{}) return;
  connect(static_cast<Symbol>(node(index).flags), elements_.back().end, last_closed_, here(node(index).span));
  last_closed_ = {};
}

void Builder::leave_numbered(NodeIndex index) {
  if (!reconstruction_ || last_closed_ == End{}) return;
  // The statement that just closed is the last of its class to have done so.
  if (last_closed_.statement.valid()) {
    OccurrenceId const occurrence = map_.statements[last_closed_.statement].occurrences.back();
    map_.arguments[reconstruction_->argument].reconstruction.push_back(occurrence);
    if (reconstruction_->pending.valid())
      map_.inferences[reconstruction_->pending].conclusion = last_closed_.statement;
    reconstruction_->pending = InferenceId::none();
    std::string_view number = node(index).span.of(text_);
    if (auto const open = number.find('('); open != std::string_view::npos) number.remove_prefix(open + 1);
    reconstruction_->numbers.emplace_back(number.substr(0, number.find(')')));
  }
  last_closed_ = {};
}

void Builder::leave_reconstruction() {
  if (!reconstruction_) return;
  Argument const& owner = map_.arguments[reconstruction_->argument];
  if (!owner.reconstruction.empty()) {
    Role& role = map_.occurrences[owner.reconstruction.back()].role;
    if (role == Role::intermediary_conclusion) role = Role::main_conclusion;
  }
  settle_premises(*reconstruction_);
  reconstruction_.reset();
}

void Builder::choose_canonical() {
  auto const choose = [&](std::vector<OccurrenceId> const& occurrences) {
    OccurrenceId last;
    OccurrenceId asked;
    for (OccurrenceId const id : occurrences) {
      Occurrence const& occurrence = map_.occurrences[id];
      if (occurrence.is_reference) continue;
      last = id;
      if (data::truthy(occurrence.data, {"isCanonical"}).value_or(false)) asked = id;
    }
    return asked.valid() ? asked : last;
  };
  for (Statement& statement : map_.statements) {
    statement.canonical = choose(statement.occurrences);
    if (!statement.section.valid() && !statement.occurrences.empty())
      statement.section = map_.occurrences[statement.occurrences.front()].section;
  }
  for (Argument& argument : map_.arguments) {
    argument.canonical = choose(argument.occurrences);
    if (!argument.section.valid() && !argument.occurrences.empty())
      argument.section = map_.occurrences[argument.occurrences.front()].section;
  }
}

BuildResult Builder::finish() {
  if (!settings_read_) settings_ = read_build_settings(configuration_, dialect_);
  choose_canonical();
  settle_relations(map_, std::move(written_), settings_, dialect_, result_.diagnostics);
  check_references(map_, mentions_, dialect_, result_.diagnostics);
  if (settings_.explode_arguments) explode_arguments(map_, premise_places_, result_.diagnostics);
  return std::move(result_);
}

BuildResult build(Sources const& sources, std::span<Document const> documents, parser::Dialect dialect,
                  parser::yaml::Document const& configuration) {
  Builder builder(sources, dialect, configuration);
  for (Document const& document : documents) builder.add(document);
  return builder.finish();
}

}  // namespace stet::argmap
