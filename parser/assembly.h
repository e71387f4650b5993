// Puts the elements of a document together: which statement a relation belongs to, what a premise-conclusion
// structure holds, where lists and headings begin and end. Open elements lie on an explicit stack, so that
// nesting costs no recursion; the grammar reads what stands on a line.
#pragma once

#include <cstdint>
#include <vector>

#include "parser/grammar.h"
#include "parser/reader.h"

namespace stet::parser {

class Assembly {
 public:
  explicit Assembly(Reader& reader) : reader_(reader) {}
  // Reads the whole text. Afterwards the tree is complete.
  void run();

 private:
  struct Frame {
    Kind kind;
    NodeIndex node;
    std::uint32_t level = 0;   // of a relation or list item
    std::uint32_t indent = 0;  // of the line an element begins on
    bool has_relations = false;
  };
  // What a premise-conclusion structure still lacks.
  struct Reconstruction {
    std::uint64_t last_number = 0;
    std::uint32_t premises = 0;  // since the last inference or conclusion
    std::uint32_t inferences = 0;
    bool after_inference = false;  // a conclusion has to follow
    Span first{};                  // its first number
    Span last{};                   // its last number or inference
  };

  [[nodiscard]] bool strict() const { return reader_.strict(); }

  void begin_document();
  [[nodiscard]] bool settings_follow(char const* at);
  void front_matter();
  // Passes over empty lines and comments to the next line that holds something, and classifies it.
  bool next_line(Before before);
  void dispatch(bool fresh);

  void text_block(bool fresh);
  bool indented_paragraph();
  void heading();
  void relation(bool fresh);
  bool relation_under_nothing();
  void number(bool fresh);
  void inference(bool fresh);
  void item(bool fresh);
  void thematic_break();

  // Reads a statement or argument at `Reader::at` and leaves it open for relations.
  Kind element(Place const& place, std::uint32_t indent, bool text_needed);
  void read_tail(Place const& place);
  // Reports what was read from `first` on if it is more than a line end.
  void check_bare(NodeIndex first, Deviation deviation);
  void take_data();
  [[nodiscard]] bool has_content(NodeIndex from) const;
  // Says so where tabs and spaces indent the relations of one block: how wide a tab is was then guessed.
  void check_indentation(char const* marker);

  NodeIndex push(Kind kind, char const* at, std::uint8_t flags, std::uint32_t level, std::uint32_t indent);
  void pop();
  void pop_to_document();
  void pop_to(Kind kind);
  void finish_reconstruction();
  [[nodiscard]] bool reconstruction_complete() const;
  [[nodiscard]] Place place() const;

  Reader& reader_;
  std::vector<Frame> open_;
  Reconstruction reconstruction_;
  std::uint32_t reconstructions_open_ = 0;
  std::uint32_t lists_open_ = 0;
  bool any_block_ = false;
  bool tabs_indent_ = false;  // relations of the block being read
  bool spaces_indent_ = false;
  bool behind_empty_line_ =
      false;  // the line that `next_line` found: nothing but comments since an empty one
};

}  // namespace stet::parser
