// stet rules and stet explain: the catalogue of rules and their pages.
#include <algorithm>
#include <string>
#include <vector>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "app/cli/console.h"
#include "app/words/rule_pages.h"
#include "base/json.h"
#include "base/words.h"
#include "verify/config/configuration.h"
#include "verify/rule_table.h"

namespace stet::app {

namespace {

Paint paint_of_level(verify::Level const& level) {
  if (!level) return Paint::dim;
  return *level == Severity::error ? Paint::red : *level == Severity::warning ? Paint::yellow : Paint::blue;
}

// The text below a heading of a rule's page.
std::string section(std::string_view page, std::string_view heading) {
  std::string const mark = "\n## " + std::string(heading) + "\n";
  auto const begin = page.find(mark);
  if (begin == std::string_view::npos) return {};
  auto text = page.substr(begin + mark.size());
  text = text.substr(0, text.find("\n## "));
  while (text.starts_with('\n')) text.remove_prefix(1);
  while (text.ends_with('\n')) text.remove_suffix(1);
  return std::string(text);
}

// The members of a rule's object.
void write_rule(JsonWriter& out, Rule const& rule, verify::Level const& level, verify::Origin const& origin) {
  out.member("id", rule.id).member("category", to_string(rule.category)).member("summary", rule.summary);
  out.member("default", rule.recommended ? to_string(rule.severity) : "off");
  out.member("severity", verify::to_string(level)).member("from", origin.empty() ? "default" : origin);
}

}  // namespace

Outcome run(RulesCommand const& command) {
  Style const style = style_for(command.dress, surroundings());
  verify::Configuration configuration(command.configuration);
  auto const settings = configuration.settings_for(command.path.empty() ? "-" : command.path);
  if (!settings) return {2, {}, complaint(settings.error().message)};
  std::size_t widest = 0;
  for (auto const& rule : rules()) widest = std::max(widest, rule.id.size());
  std::string out;
  std::string json;
  JsonWriter list([&](std::string_view part) { json += part; }, 2);
  list.begin_array();
  for (auto const& rule : rules()) {
    auto const level = (*settings)->level(rule.rule);
    auto const& origin = (*settings)->level_origins[static_cast<std::size_t>(rule.rule)];
    std::string const plain =
        fmt::format("{} {} {} {}", rule.id, verify::to_string(level), to_string(rule.category), rule.summary);
    if (!command.filter.empty() && plain.find(command.filter) == std::string::npos) continue;
    list.object([&] { write_rule(list, rule, level, origin); });
    out += fmt::format("{}  {}  {:<9}  {}{}\n", painted(style, Paint::bold, padded(rule.id, widest)),
                       painted(style, paint_of_level(level), padded(verify::to_string(level), 7)),
                       to_string(rule.category), rule.summary,
                       origin.empty() ? std::string() : "  (" + visible(origin) + ")");
  }
  list.end_array();
  list.flush();
  if (command.json) return {0, json + '\n', {}};
  return {0, std::move(out), {}};
}

Outcome run(ExplainCommand const& command) {
  std::string id = command.rule;
  std::ranges::replace(id, '_', '-');
  if (Rule const* const rule = find_rule(id)) {
    auto const page = rule_page(rule->id);
    if (command.json) {
      verify::Level const level = rule->recommended ? verify::Level(rule->severity) : std::nullopt;
      auto const write = [&](JsonWriter& out) {
        out.object([&] {
          write_rule(out, *rule, level, {});
          if (!page) return;
          out.member("why", section(*page, "Why it matters")).member("bad", section(*page, "Bad"));
          out.member("good", section(*page, "Good")).member("fix", section(*page, "How to fix"));
          out.member("configure", section(*page, "How to configure")).member("markdown", *page);
        });
      };
      return {0, json_text(2, write) + '\n', {}};
    }
    if (page) return {0, std::string(*page), {}};
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
