// What the parser reports: the places where a document is not Argdown, and mistakes. Kept as small records
// that backtracking can take back; turned into diagnostics once, at the end.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "base/diagnostic.h"
#include "parser/dialect.h"

namespace stet::parser {

// Readings that differ from Argdown's (findings.def says how).
enum class Deviation : std::uint8_t {
#define DEVIATION(name, seen, reading, help) name,
#include "parser/findings.def"
#undef DEVIATION
};

// Mistakes that have no sensible reading in either dialect.
enum class Mistake : std::uint8_t {
  unclosed_data,
  unclosed_front_matter,
  empty_title,
  relation_without_child,
  relation_without_parent,
  reconstruction_without_inference,
  reconstruction_without_conclusion,
  reconstruction_without_premise,
  statement_after_conclusion,
  inference_without_conclusion,
  inference_outside,
  number_without_statement,
  heading_without_title,
  item_without_statement,
  data_alone,
  relation_like_title,
  title_like_relation,
};

class Findings {
 public:
  void report(Deviation deviation, Span at) {
    records_.push_back({static_cast<std::uint8_t>(deviation), false, at});
  }
  // `harmless`: Argdown reads it as something, so that it is a warning.
  void report(Mistake mistake, Span at, bool harmless = false) {
    records_.push_back({static_cast<std::uint8_t>(mistake), true, at, harmless});
  }
  [[nodiscard]] std::size_t size() const { return records_.size(); }
  void truncate(std::size_t size) { records_.resize(size); }

  // The records as diagnostics, in the order of their places. Of each kind at most a thousand are listed; one
  // more says how many there were.
  [[nodiscard]] Diagnostics diagnostics(FileId file, Dialect dialect) const;

 private:
  struct Record {
    std::uint8_t code;
    bool mistake;
    Span at;
    bool harmless = false;
  };
  std::vector<Record> records_;
};

}  // namespace stet::parser
