// The argument map: what a document (or several) claims, and how the claims bear on each other.
// Flat tables indexed by strong ids. A map knows arguments and no source registry: citations are kept as
// keys.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "base/id.h"
#include "base/span.h"
#include "parser/yaml.h"

namespace stet::argmap {

using StatementId = Id<struct StatementTag>;  // an equivalence class: all occurrences of one title
using ArgumentId = Id<struct ArgumentTag>;
using RelationId = Id<struct RelationTag>;
using StatedId = Id<struct StatedTag>;        // a relation as its writer states it
using InferenceId = Id<struct InferenceTag>;  // one inferential step of a reconstructed argument
using SectionId = Id<struct SectionTag>;
using TagId = Id<struct TagTag>;
using CitationId = Id<struct CitationTag>;
using WholeId = Id<struct WholeTag>;
using OccurrenceId = Id<struct OccurrenceTag>;  // one place where a statement or argument is written

enum class Role : std::uint8_t {
  top_level,  // a statement or argument standing alone
  relation,   // the child of a relation
  premise,
  intermediary_conclusion,
  main_conclusion,
  description,  // of an argument
  list_item,
};

// A run of the text with a property; offsets into `Occurrence::text`, half-open.
struct Range {
  enum class Kind : std::uint8_t { bold, italic, link, tag, statement_mention, argument_mention };
  Kind kind;
  Span span;
  std::string value;  // url, tag or title
};

// Words in quotation marks inside a text. `words` has the marks taken off and inline markup resolved.
struct Quotation {
  Location location;  // with the marks
  std::string words;
};

// One citation item: `[@key, locator]`, or an entry of `{source:, quote:, locator:}` / `{sources: [...]}`.
struct Citation {
  std::string key;
  std::string locator;
  Location location;                  // of the key as written
  OccurrenceId occurrence;            // where it stands
  std::vector<Quotation> quotations;  // the words that this citation answers for
};

struct Occurrence {
  Role role = Role::top_level;
  bool is_reference = false;  // `[T]`, `<T>`: no text of its own
  bool is_top_level = false;
  Location location;  // all of it, with relations below it
  Location name;      // title with brackets, or the text when untitled: where findings point
  std::string text;   // plain reading of the inlines, as Argdown reads them (trailing spaces and all)
  bool space_follows = false;  // Argdown adds a space to `text` here (its JSON shows it; it means nothing)
  Location text_location;      // the inlines as written
  std::vector<Range> ranges;
  std::vector<TagId> tags;
  std::vector<CitationId> citations;
  std::vector<Quotation> unattributed;  // quotations in a text that cites nothing
  parser::yaml::Document data;  // merged data blocks of this occurrence; values[0] is a mapping, or empty
  SectionId section;
  ArgumentId argument;    // in whose reconstruction it stands, or none
  InferenceId inference;  // of which it is the conclusion, or none
  OccurrenceId copy_of;   // in a step of an exploded argument: the occurrence as written
};

struct Statement {
  std::string title;
  bool untitled = false;  // title is `Untitled N`
  // In the order in which they end: document order, but what stands below an occurrence goes before it.
  std::vector<OccurrenceId> occurrences;
  OccurrenceId canonical;             // whose text speaks for the claim; none if only referred to
  parser::yaml::Document data;        // of all occurrences, merged; the later wins
  std::vector<RelationId> relations;  // that begin or end here
  std::vector<TagId> tags;
  SectionId section;
};

struct Inference {
  ArgumentId argument;
  std::vector<StatementId>
      premises;  // `uses` when given, else all that stand above it since the last conclusion
  StatementId conclusion;
  std::vector<std::string> rules;
  bool strict = false;  // {strict: true} or a rule named so
  Location location;
  parser::yaml::Document data;
  std::vector<RelationId> relations;  // undercuts of this step, as Argdown lists them
};

struct Argument {
  std::string title;
  bool untitled = false;
  std::vector<OccurrenceId> occurrences;  // descriptions and references
  OccurrenceId canonical;
  parser::yaml::Document data;               // of all occurrences, merged
  Location reconstructed_at;                 // all of the premise-conclusion structure
  OccurrenceId reconstructed_below;          // the description that it follows, if any
  std::vector<OccurrenceId> reconstruction;  // numbered statements, in order
  std::vector<InferenceId> inferences;       // in order; empty without a reconstruction
  // That begin or end here. An undercut written at a reconstructed argument ends at its last inference and
  // stays in this list too.
  std::vector<RelationId> relations;
  std::vector<TagId> tags;
  SectionId section;
  WholeId step_of;  // the argument that it is one step of, when arguments are exploded
};

// An argument that `model.explodeArguments` took apart: its title, and its statements as written.
struct WholeArgument {
  std::string title;
  std::vector<OccurrenceId> reconstruction;
};

enum class RelationKind : std::uint8_t { support, attack, undercut, contradictory, contrary, entails };

// One end of a relation. Exactly one id is valid.
struct End {
  StatementId statement;
  ArgumentId argument;
  InferenceId inference;
  friend bool operator==(End const&, End const&) = default;
};

struct Relation {
  RelationKind kind = RelationKind::support;
  End from;
  End to;
  std::vector<Location> occurrences;  // of the symbol and its child
};

struct Section {
  std::string title;
  std::uint8_t level = 1;
  SectionId parent;  // none at the top
  Location location;
  std::string text;           // the heading as read; `title` is trimmed
  std::vector<Range> ranges;  // into `text`
  std::vector<TagId> tags;
  parser::yaml::Document data;
};

// Whether a text is shown with the marks of its tags.
enum class Tags : std::uint8_t { kept, dropped };

struct ArgumentMap {
  Table<Statement, StatementId> statements;
  Table<Argument, ArgumentId> arguments;
  Table<Relation, RelationId> relations;  // as Argdown has them: some are moved, merged or dropped
  Table<Relation, StatedId> stated;       // as they are written, which is what they are judged by
  Table<Inference, InferenceId> inferences;
  Table<WholeArgument, WholeId> exploded;
  Table<Section, SectionId> sections;
  Table<std::string, TagId> tags;
  Table<Citation, CitationId> citations;
  Table<Occurrence, OccurrenceId> occurrences;
  Table<StatementId, OccurrenceId>
      statement_of;  // which statement an occurrence belongs to, none for arguments'
  Table<ArgumentId, OccurrenceId>
      argument_of;                      // which argument an occurrence describes, none for statements'
  parser::yaml::Document front_matter;  // of the first document, as written
  parser::yaml::Document settings;      // configuration with the front matter laid on it

  std::unordered_map<std::string, StatementId> statement_by_title;
  std::unordered_map<std::string, ArgumentId> argument_by_title;

  // The text that speaks for a statement or argument; empty if it has none.
  [[nodiscard]] std::string_view text(StatementId statement) const;
  [[nodiscard]] std::string_view text(ArgumentId argument) const;
  // The same as readers see it, on one line: what is mentioned by its title, `@[Claim]` as `Claim`; tags, if
  // asked, not at all.
  [[nodiscard]] std::string shown(StatementId statement, Tags marks = Tags::kept) const;
  [[nodiscard]] std::string shown(ArgumentId argument, Tags marks = Tags::kept) const;
};

[[nodiscard]] std::string_view to_string(RelationKind kind);
[[nodiscard]] std::string_view to_string(Role role);

}  // namespace stet::argmap
