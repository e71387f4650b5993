#include "app/cli/find_claim.h"

#include <string>
#include <vector>

#include "base/words.h"

namespace stet::app {
namespace {

constexpr std::size_t most_named = 5;

std::string list_of(argmap::ArgumentMap const& map, std::vector<argmap::StatementId> const& claims) {
  std::string out;
  for (std::size_t i = 0; i < claims.size() && i < most_named; ++i)
    out += (i == 0 ? "`" : ", `") + map.statements[claims[i]].title + "`";
  if (claims.size() > most_named) out += " and " + std::to_string(claims.size() - most_named) + " more";
  return out;
}

}  // namespace

std::expected<argmap::StatementId, Error> find_claim(argmap::ArgumentMap const& map,
                                                     std::string_view wanted) {
  if (wanted.size() >= 2 && wanted.front() == '[' && wanted.back() == ']')
    wanted = wanted.substr(1, wanted.size() - 2);
  if (auto const exact = map.statement_by_title.find(std::string(wanted));
      exact != map.statement_by_title.end())
    return exact->second;

  std::string const form = comparable(wanted);
  std::vector<argmap::StatementId> same;
  std::vector<argmap::StatementId> beginning;
  std::vector<argmap::StatementId> by_text;
  std::vector<std::string> titles;
  for (auto const id : map.statements.ids()) {
    auto const& statement = map.statements[id];
    std::string const title = comparable(statement.title);
    if (title == form) same.push_back(id);
    if (!form.empty() && title.starts_with(form)) beginning.push_back(id);
    if (!form.empty() && comparable(map.text(id)).starts_with(form)) by_text.push_back(id);
    if (!statement.untitled) titles.push_back(statement.title);
  }
  for (auto const* fitting : {&same, &beginning, &by_text}) {
    if (fitting->size() == 1) return fitting->front();
    if (fitting->size() > 1)
      return std::unexpected(Error{"`" + std::string(wanted) + "` could be " + list_of(map, *fitting) +
                                   "; give more of the title"});
  }
  std::string message = "no claim `" + std::string(wanted) + "` in this map";
  if (auto const near = nearest(wanted, titles); !near.empty()) {
    message += "; did you mean `" + std::string(near) + "`?";
  } else if (!map.statements.empty()) {
    std::vector<argmap::StatementId> all;
    for (auto const id : map.statements.ids())
      if (!map.statements[id].untitled) all.push_back(id);
    if (!all.empty()) message += "; it has " + list_of(map, all);
  }
  return std::unexpected(Error{std::move(message)});
}

}  // namespace stet::app
