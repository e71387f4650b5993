// One figure against another: whether they say the same, whether they are about the same thing.
#pragma once

#include <string>

#include "verify/quote/figures.h"

namespace stet::verify::quote {

// Whether the evidence's figure makes the claim's true, as far as kind, unit and precision tell.
[[nodiscard]] bool agree(Figure const& claim, Figure const& evidence);

// Whether what the evidence says makes what the claim says true, both of one thing and in one unit.
[[nodiscard]] bool covers(Figure const& claim, Figure const& stated);

// The same thing counted or measured: what makes another value a contradiction and not merely another figure.
[[nodiscard]] bool same_subject(Figure const& claim, Figure const& evidence);

// The same number of something else: euros for dollars, per cent for percentage points.
[[nodiscard]] bool same_number(Figure const& claim, Figure const& evidence);

// "boat" and "boats", человек and человека: one begins as the other does.
[[nodiscard]] bool same_noun(std::string const& a, std::string const& b);

[[nodiscard]] bool is_order(Figure const& figure);

[[nodiscard]] bool years_meet(Figure const& a, Figure const& b);

// Whether nothing that both dates state differs, and something is the same that tells a date.
[[nodiscard]] bool same_date(Figure const& claim, Figure const& evidence);

// Two dates of which one is the other with a part changed.
[[nodiscard]] bool near_date(Figure const& claim, Figure const& evidence);

// The claim's date is that of a few days before, or of the month before: an article speaks of "Monday" and
// "last month", and is dated itself.
[[nodiscard]] bool shortly_before(Figure const& claim, Figure const& dateline);

// A part of a date: its year, its month or its day.
using DatePart = int Figure::*;
[[nodiscard]] inline bool has_part(Figure const& date, DatePart part) { return date.*part != 0; }

}  // namespace stet::verify::quote
