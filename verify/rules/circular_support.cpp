// circular-support: claims that support each other in a circle which nothing else grounds. One finding a
// circle.
#include <fmt/format.h>

#include "verify/claims.h"
#include "verify/rules/rules.h"

namespace stet::rule_id {
extern Rule const circular_support{22, "circular-support", Category::argument, Severity::error,
                                   "claims support each other in a circle and nothing else supports them"};
}

namespace stet::verify::rules {

void circular_support(Input const& input, Diagnostics& findings) {
  auto const& map = input.result.map;
  for (auto const& circle : input.result.evaluation.circles) {
    if (circle.empty()) continue;
    std::vector<std::string> names;
    for (auto const statement : circle) names.push_back(name_of(map, statement));
    auto& diagnostic = findings.report(
        rule_id::circular_support, place_of(map, circle.front()),
        circle.size() == 1 ? fmt::format("{} is its own support", names.front())
                           : fmt::format("{} support each other in a circle", list_of(names)));
    diagnostic.label = "nothing outside the circle supports it";
    for (std::size_t i = 1; i < circle.size(); ++i) {
      diagnostic.related.push_back({place_of(map, circle[i]), "part of the circle"});
    }
    diagnostic.help = circle.size() == 1 ? "cite a source for it" : "cite a source for one of them";
    for (auto const statement : circle) {
      if (!diagnostic.subject.empty()) diagnostic.subject += "\n";
      diagnostic.subject += subject_of(map, statement);
    }
  }
}

}  // namespace stet::verify::rules
