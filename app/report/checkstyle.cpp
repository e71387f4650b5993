// Checkstyle's XML: files with their errors. It knows no ranges.
#include <map>

#include <fmt/format.h>

#include "app/report/fragment.h"
#include "app/report/places.h"
#include "verify/rule_table.h"

namespace stet::app {

Fragment checkstyle_fragment(FileReport const& file, FormatOptions const& options) {
  Fragment out;
  for (auto const& finding : file.findings) {
    auto const& diagnostic = finding.diagnostic;
    auto const at = region(file.sources, diagnostic.location, Unit::code_points, options.folder);
    // The path comes first and is taken off again when errors are sorted into files.
    out.items.push_back(
        {diagnostic.rule, diagnostic.severity,
         fmt::format("{}\n    <error line=\"{}\" column=\"{}\" severity=\"{}\" message=\"{}\" "
                     "source=\"stet.{}\"/>\n",
                     xml(at.path), at.line, at.column, to_string(diagnostic.severity),
                     xml(diagnostic.message), rule(diagnostic.rule).id)});
  }
  return out;
}

std::string checkstyle_document(std::vector<Fragment> const& fragments, Summary const& summary,
                                FormatOptions const& options) {
  std::map<std::string, std::string, std::less<>> files;
  for (auto const& fragment : fragments)
    if (fragment.items.empty()) files.try_emplace(xml(relative_path(fragment.path, options.folder)));
  for_each_shown(fragments, options.most, [&](Item const& item) {
    auto const end = item.text.find('\n');
    files[item.text.substr(0, end)] += item.text.substr(end + 1);
  });
  for (auto const& problem : summary.problems)
    files[xml(problem.path)] += fmt::format(
        "    <error line=\"1\" column=\"1\" severity=\"error\" message=\"{}\" source=\"stet\"/>\n",
        xml(problem.message));
  std::string out = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<checkstyle version=\"4.3\">\n";
  for (auto const& [path, errors] : files)
    out += fmt::format("  <file name=\"{}\">\n{}  </file>\n", path, errors);
  return out + "</checkstyle>\n";
}

}  // namespace stet::app
