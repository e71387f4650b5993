#include "argmap/exchange/titles.h"

#include <utility>

#include "argmap/exchange/escape.h"

namespace stet::argmap::exchange {
namespace {

template <class Row>
bool is_made(Row row) {
  std::string const given = std::move(row.title);
  row.title.clear();
  return given.empty() || given == title_for(row);
}

}  // namespace

std::string title_for(Proposition const& claim) {
  std::string title = title_of(claim.title);
  if (title.empty()) title = short_title(claim.text);
  if (title.empty()) title = title_of(claim.id);
  return title.empty() ? "Untitled claim" : title;  // Argdown's own `Untitled 1` means something
}

std::string title_for(Step const& step) {
  std::string title = title_of(step.title);
  if (title.empty()) title = title_of(step.scheme);
  if (title.empty() && !step.has_made_id) title = title_of(step.id);
  if (!title.empty()) return title;
  return step.kind == StepKind::attack ? "Objection" : "Reason";
}

std::string numbered_title(std::string_view title, std::size_t number) {
  return std::string(title) + ' ' + std::to_string(number);
}

bool has_made_title(Proposition const& claim) { return is_made(claim); }
bool has_made_title(Step const& step) { return is_made(step); }

}  // namespace stet::argmap::exchange
