// stet rules and stet explain: the catalogue of rules and their pages.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/core.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/cli/rule_pages.h"
#include "base/words.h"

namespace stet::app {

Outcome run(RulesCommand const& command) {
  Style const style = style_for(command.dress, surroundings());
  std::size_t widest = 0;
  for (auto const& rule : rules()) widest = std::max(widest, rule.id.size());
  std::string out;
  for (auto const& rule : rules()) {
    Paint const paint = rule.severity == Severity::error     ? Paint::red
                        : rule.severity == Severity::warning ? Paint::yellow
                                                             : Paint::blue;
    out += fmt::format("{}  {}  {:<9}  {}\n", painted(style, Paint::bold, padded(rule.id, widest)),
                       painted(style, paint, padded(to_string(rule.severity), 7)), to_string(rule.category),
                       rule.summary);
  }
  return {0, std::move(out), {}};
}

Outcome run(ExplainCommand const& command) {
  std::string id = command.rule;
  std::ranges::replace(id, '_', '-');
  if (Rule const* const rule = find_rule(id)) {
    if (auto const page = rule_page(rule->id)) return {0, std::string(*page), {}};
    return {0,
            fmt::format("# {}\n\n{}: {} ({} by default)\n", rule->id, to_string(rule->category),
                        rule->summary, to_string(rule->severity)),
            {}};
  }
  std::vector<std::string_view> ids;
  for (auto const& rule : rules()) ids.push_back(rule.id);
  std::string message = "no rule `" + command.rule + "`";
  if (auto const near = nearest(id, ids); !near.empty())
    message += "; did you mean `" + std::string(near) + "`?";
  return {2, {}, complaint(message + " (`stet rules` lists them)")};
}

}  // namespace stet::app
