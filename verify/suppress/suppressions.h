// Decisions to let a finding pass: who made them, why, and until when. A finding that is suppressed stays
// visible to whoever asks; a suppression that does nothing is itself a finding.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "base/diagnostic.h"
#include "base/source.h"
#include "parser/syntax.h"
#include "verify/config/settings.h"
#include "verify/suppress/directive.h"

namespace stet::verify {

// Why a finding does not count.
struct Suppressed {
  enum class By : std::uint8_t { comment, claim, baseline };
  By by = By::comment;
  std::string reason;
  std::string until;   // YYYY-MM-DD or empty
  std::string author;  // who decided, if the entry says so
  std::string where;   // path:line of the decision
};

struct SuppressedFinding {
  Diagnostic finding;
  Suppressed suppressed;
};

}  // namespace stet::verify

namespace stet::verify::suppress {

// One comment that suppresses, and what it covers.
struct Comment {
  Directive directive;
  Location location;  // of the comment
  Location covers;
};

// The comments of a map. `tree` is that of the file, and so are the places.
[[nodiscard]] std::vector<Comment> map_comments(parser::SyntaxTree const& tree, FileId file,
                                                std::string_view text);

// True if `until` lies before `today` or is no date (both YYYY-MM-DD; the day itself still counts). Without a
// clock only a malformed date has passed.
[[nodiscard]] bool has_expired(std::string_view until, std::string_view today);

// Takes the findings that a comment covers out of `findings` and into `suppressed`; reports what is wrong
// with comments, and those that silence nothing. Places are those where the text was written.
void apply(std::vector<Comment> const& comments, Sources const& sources, Settings const& settings,
           std::string_view today, std::vector<Diagnostic>& findings,
           std::vector<SuppressedFinding>& suppressed);

// A name that is no rule's: what to say, and the nearest rule.
void report_unknown_rule(Diagnostics& diagnostics, Location at, std::string_view name);

// Pairs `start` with `end` and settles what each comment covers; reports those without a partner.
void pair_ranges(std::vector<Comment>& comments, Sources const& sources, Diagnostics& diagnostics);

}  // namespace stet::verify::suppress
