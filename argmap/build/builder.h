// The builder's state while it walks syntax trees: which elements are open, what is known by title, which
// relations exist. Internal to argmap/build.
#pragma once

#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "argmap/build/build.h"
#include "argmap/build/reading.h"
#include "argmap/map.h"

namespace stet::argmap {

// What build() reads from the settings.
struct BuildSettings {
  bool strict = false;                       // model.mode: strict
  bool transform_argument_relations = true;  // model.transformArgumentRelations
  bool explode_arguments = false;            // model.explodeArguments
  ReadingOptions reading;
};
[[nodiscard]] BuildSettings read_build_settings(parser::yaml::Document const& settings,
                                                parser::Dialect dialect);

// A relation as written, before Argdown's rules are applied.
struct WrittenRelation {
  Relation relation;
  std::optional<std::size_t>
      told_by;  // an element's relation to itself: the earlier one Argdown takes it for
};

// Applies Argdown's rules on relations, in its order: (1) relations from a reconstructed argument become its
// main conclusion's, undercuts of one aim at its last inference; (2) in strict mode relations between
// statements become entailment and contrariety; (3) an attack on an argument that attacks one of its premises
// too is the same attack. Fills map.relations and every element's list, and
// map.stated: in Argdown's dialect with the same, in stet's with what is written (and the second rule), each
// relation that Argdown has otherwise being reported.
void settle_relations(ArgumentMap& map, std::vector<WrittenRelation> written, BuildSettings const& settings,
                      parser::Dialect dialect, Diagnostics& diagnostics);

// Takes arguments with several steps apart (`model.explodeArguments`): each step becomes the argument
// `Title - n`; relations go to the last. `places` are the premises of each inference as places in its
// reconstruction. An argument whose steps' titles are taken stays whole and is reported.
void explode_arguments(ArgumentMap& map, Table<std::vector<std::size_t>, InferenceId> const& places,
                       Diagnostics& diagnostics);

// Reports titles that are referred to but defined nowhere, and titles with two different texts.
struct MentionedTitle {
  Location location;
  std::string title;
  bool argument = false;
};
void check_references(ArgumentMap const& map, std::vector<MentionedTitle> const& mentions,
                      parser::Dialect dialect, Diagnostics& diagnostics);

// Attaches the citations and quotations of a text and of its data block to the occurrence.
void attach_citations(ArgumentMap& map, OccurrenceId occurrence, Reading reading, FileId file);

// Two relations are one if these agree.
struct RelationKey {
  RelationKind kind;
  End from;
  End to;
  friend bool operator==(RelationKey const&, RelationKey const&) = default;
};
struct RelationKeyHash {
  std::size_t operator()(RelationKey const& key) const;
};

class StructureRows;

class Builder {
 public:
  Builder(Sources const& sources, parser::Dialect dialect, parser::yaml::Document const& configuration)
      : sources_(sources), dialect_(dialect), configuration_(configuration) {}

  void add(Document const& document);
  [[nodiscard]] BuildResult finish();

 private:
  // An element that relations can hang from, while it is open.
  struct Element {
    parser::NodeIndex node = 0;
    OccurrenceId occurrence;  // of a statement or argument; none for an inference
    InferenceId inference;    // the inference itself
    End end;                  // once known
    bool is_argument = false;
    bool reading = false;  // its inlines are still being read
    bool has_data = false;
    std::string title;
    parser::Form form = parser::Form::untitled;
  };
  struct OpenReconstruction {
    ArgumentId argument;
    InferenceId pending;               // the inference whose conclusion comes next
    std::vector<std::string> numbers;  // as written, one a statement
  };

  bool enter(parser::NodeIndex index);
  void leave(parser::NodeIndex index);
  void read_front_matter(parser::Node const& node);
  void enter_element(parser::NodeIndex index, bool is_argument);
  void enter_relation();
  void enter_title(parser::NodeIndex index);
  void enter_data(parser::NodeIndex index);
  void enter_reconstruction(parser::NodeIndex index);
  void enter_inference(parser::NodeIndex index);
  void leave_element();
  void leave_heading(parser::NodeIndex index);
  void leave_relation(parser::NodeIndex index);
  void leave_numbered(parser::NodeIndex index);
  void leave_reconstruction();

  void finish_reading(Element& element);
  void report_unread(Reading const& reading, bool has_source);
  void report_swallowed(Span statement);
  void report_unused(std::vector<OccurrenceId> const& rows, std::vector<bool> const& used);
  void resolve(Element& element);  // gives it its title and its place in the map
  void close_statement(Element& element);
  void close_argument(Element& element);
  void connect(parser::Symbol symbol, End parent, End child, Location at);
  void add_relation(RelationKind kind, End from, End to, Location at);
  void settle_premises(OpenReconstruction const& reconstruction);
  bool read_uses(parser::yaml::Document const& from, parser::yaml::ValueIndex list, StructureRows& known,
                 std::size_t conclusion, std::string const& title, std::vector<std::size_t>& places);
  [[nodiscard]] std::string next_untitled();
  [[nodiscard]] StatementId statement(std::string const& title, bool untitled);
  [[nodiscard]] ArgumentId argument(std::string const& title, bool untitled);
  [[nodiscard]] std::vector<TagId> intern(std::vector<std::string> const& tags);
  [[nodiscard]] Location here(Span span) const { return {document_->file, span}; }
  [[nodiscard]] parser::Node const& node(parser::NodeIndex i) const { return (*document_->tree)[i]; }
  [[nodiscard]] parser::Kind parent_kind() const;
  void choose_canonical();

  Sources const& sources_;
  parser::Dialect dialect_;
  parser::yaml::Document const& configuration_;
  BuildSettings settings_;
  BuildResult result_;
  ArgumentMap& map_ = result_.map;

  Document const* document_ = nullptr;
  std::string_view text_;
  std::optional<InlineReader> reader_;
  std::vector<parser::NodeIndex> open_;
  std::vector<Element> elements_;
  End last_closed_;
  bool settings_read_ = false;
  std::size_t untitled_count_ = 0;

  SectionId section_;
  bool in_heading_ = false;
  std::optional<OpenReconstruction> reconstruction_;
  InferenceId last_inference_;  // Argdown aims undercuts of statements at it
  OccurrenceId description_;    // of the block before this one, if that was an argument

  Table<std::vector<std::size_t>, InferenceId> premise_places_;
  std::vector<WrittenRelation> written_;
  std::unordered_map<RelationKey, std::size_t, RelationKeyHash> written_index_;
  std::unordered_map<RelationKey, std::size_t, RelationKeyHash> first_to_;  // by kind and `to` only
  std::unordered_map<std::string, TagId> tag_by_name_;
  std::unordered_set<std::uint64_t> element_tags_;
  std::vector<MentionedTitle> mentions_;
};

}  // namespace stet::argmap
