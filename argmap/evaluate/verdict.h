// The words of verdicts: what can be said of a claim, why, by which standard of proof and under which policy
// (docs/semantics.md, "Verdicts").
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "argmap/evaluate/thresholds.h"

namespace stet::argmap::evaluate {

enum class Verdict : std::uint8_t {
  supported,
  contested,
  unverifiable,
  undetermined,
  unsupported,
  refuted,
  not_checkable
};
// Most favourable first.
inline constexpr std::array all_verdicts{Verdict::supported,    Verdict::contested,   Verdict::unverifiable,
                                         Verdict::undetermined, Verdict::unsupported, Verdict::refuted,
                                         Verdict::not_checkable};

enum class Reason : std::uint8_t {
  by_evidence,
  by_argument,
  presumed,  // supported
  balanced,
  split,      // contested
  unchecked,  // unverifiable
  odd_loop,
  self_attack,
  waiting,  // undetermined
  no_argument,
  unsourced,
  circular,
  defeated,
  below_standard,  // unsupported
  opposed,         // refuted
  opinion,
  prediction,
  hypothesis,
  definition,      // not checkable
  weakly_for,      // contested: can be accepted, never rejected
  weakly_against,  // contested: can be rejected, never accepted
  on_contested,    // unsupported: some of what speaks for it is only contested, the rest defeated
  ideal,           // supported by policy: accepted in the ideal labelling,
  floating,        // in every preferred labelling, though by different arguments,
  maintainable,    // or in some preferred labelling
};

[[nodiscard]] std::string_view to_string(Verdict verdict);
[[nodiscard]] std::string_view to_string(Reason reason);

// How well something is established: by the weakest link of the chain that does it best.
enum class Grade : std::uint8_t {
  assumed,   // it goes back to what is only presumed
  cited,     // a source says so; nothing of it was compared
  compared,  // what is stated was found in the source
};
// Best first.
inline constexpr std::array all_grades{Grade::compared, Grade::cited, Grade::assumed};
[[nodiscard]] std::string_view to_string(Grade grade);

// A standard of proof. `sources` counts independent origins of accepted evidence, in addition to the base
// standard.
struct StandardOfProof {
  Standard standard = Standard::preponderance;
  std::uint32_t sources = 0;  // `sources(n)`: at least n independent origins; 0 = not asked
  bool primary = false;       // at least one primary source
  bool on_record = false;     // not only confidential sources
  bool compared = false;      // a chain of the grade `compared`
};
// "preponderance", "sources(2)", "dialectical+primary", ...
[[nodiscard]] std::string to_string(StandardOfProof const& standard);
[[nodiscard]] std::optional<StandardOfProof> parse_standard(std::string_view text);

// How a claim or inference is labelled: established, rejected, or neither.
enum class Label : std::uint8_t { in, out, undecided };

struct ClaimVerdict {
  Verdict verdict = Verdict::unsupported;
  Reason reason = Reason::no_argument;
  Label label = Label::out;    // on the evidence
  Label granted = Label::out;  // when leaves that nothing grounds are assumed
  StandardOfProof standard;
  Grade grade = Grade::assumed;  // of what establishes it, if it is supported
  std::uint32_t origins = 0;     // independent origins of the accepted evidence in its favour
};

// What becomes of claims that the cautious reading leaves open.
enum class Policy : std::uint8_t {
  cautious,             // they stay open
  ideal,                // supported if in the ideal labelling,
  sceptical_preferred,  // in every preferred labelling,
  credulous             // or in some
};
[[nodiscard]] std::string_view to_string(Policy policy);
[[nodiscard]] std::optional<Policy> parse_policy(std::string_view text);

// "opinion", "prediction", "hypothesis", "definition" in any case: tags which say that a statement is not of
// the kind that can be checked.
[[nodiscard]] std::optional<Reason> not_checkable(std::string_view tag);

}  // namespace stet::argmap::evaluate
