// reviewdog's diagnostics, one JSON object a line. Its columns count bytes.
#include <algorithm>
#include <ranges>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "base/json.h"
#include "verify/rule_table.h"

namespace stet::app {
namespace {

void write_range(JsonWriter& out, Region const& at) {
  auto const point = [&](std::uint32_t line, std::uint32_t column) {
    return [&out, line, column] { out.object([&] { out.member("line", line).member("column", column); }); };
  };
  out.object("range", [&] {
    out.member("start", point(at.line, at.column)).member("end", point(at.end_line, at.end_column));
  });
}

void write_location(JsonWriter& out, Region const& at) {
  out.object("location", [&] {
    out.member("path", at.path);
    write_range(out, at);
  });
}

std::string_view severity_of(Severity severity) { return by(severity, "ERROR", "WARNING", "INFO"); }

void write_line(JsonWriter& out, FileReport const& file, Diagnostic const& diagnostic,
                FormatOptions const& options) {
  auto const place = [&](Location at) { return region(file.sources, at, Unit::bytes, options.folder); };
  auto const at = place(diagnostic.location);
  std::string message = diagnostic.message;
  if (!diagnostic.help.empty()) message += "\n\n" + diagnostic.help;
  out.member("message", message);
  write_location(out, at);
  out.member("severity", severity_of(diagnostic.severity));
  out.object("source", [&] { out.member("name", "stet"); });
  out.object("code", [&] { out.member("value", rule(diagnostic.rule).id); });
  // reviewdog applies each edit by itself.
  auto const is_suggestion = [&](Fix const& fix) {
    return fix.edits.size() == 1 && place(fix.edits.front().location).path == at.path;
  };
  if (std::ranges::any_of(diagnostic.fixes, is_suggestion))
    out.array("suggestions", diagnostic.fixes | std::views::filter(is_suggestion), [&](Fix const& fix) {
      out.object([&] {
        write_range(out, place(fix.edits.front().location));
        out.member("text", fix.edits.front().text);
      });
    });
  auto const is_somewhere = [](auto const& other) { return other.location.file.valid(); };
  if (std::ranges::any_of(diagnostic.related, is_somewhere))
    out.array("related_locations", diagnostic.related | std::views::filter(is_somewhere),
              [&](auto const& other) {
                out.object([&] {
                  out.member("message", other.text);
                  write_location(out, place(other.location));
                });
              });
}

}  // namespace

Fragment rdjsonl_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    out.items.push_back({diagnostic.rule, diagnostic.severity, json_text(0, [&](JsonWriter& to) {
                                                                 to.object([&] {
                                                                   write_line(to, file, diagnostic, options);
                                                                 });
                                                               }) + '\n'});
  }
  return out;
}

void rdjsonl_document(std::vector<Fragment> const& fragments, Summary const& summary,
                      FormatOptions const& options, Sink const& put) {
  for_each_shown(fragments, options.most, [&](Item const& item) { put(item.text); });
  for (auto const& problem : summary.problems) {
    auto const write = [&](JsonWriter& out) {
      out.object([&] {
        out.member("message", problem.message);
        out.object("location", [&] {
          out.member("path", problem.path.empty() ? "." : relative_path(problem.path, options.folder));
        });
        out.member("severity", severity_of(Severity::error));
        out.object("source", [&] { out.member("name", "stet"); });
        out.object("code", [&] { out.member("value", problem_rule); });
      });
    };
    put(json_text(0, write) + '\n');
  }
}

}  // namespace stet::app
