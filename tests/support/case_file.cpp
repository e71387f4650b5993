#include "tests/support/case_file.h"

#include <algorithm>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <optional>
#include <regex>
#include <set>
#include <sstream>
#include <stdexcept>

#include <fmt/core.h>
#include <unistd.h>

#include "base/utf8.h"

namespace stet::test {
namespace {

namespace fs = std::filesystem;

// Longer lines are input and nothing else: std::regex recurses with every character.
constexpr std::size_t longest_expectation = 2000;

// `sign`, then carets, columns or nothing, then severity[rule] and words.
std::regex const& finding_line() {
  static std::regex const pattern(
      R"(^(\s*(?://|#|<!--)\s*)(\^+|@\d+-\d*)(\.\.\.)?\s+(error|warning|info)\[([a-z0-9-]+)\](?::\s*(.*?))?\s*(?:-->)?\s*$)");
  return pattern;
}
std::regex const& trailing_finding() {
  static std::regex const pattern(
      R"(^(.*?\S|)\s+(?://|#|<!--)\s+(error|warning|info)\[([a-z0-9-]+)\](?::\s*(.*?))?\s*(?:-->)?\s*$)");
  return pattern;
}
std::regex const& verdict_line() {
  static std::regex const pattern(
      R"(^\s*(?://|#|<!--)\s*verdict:\s*([a-z-]*)\s*(?:\(([a-z_ -]+)\))?\s*(?:-->)?\s*$)");
  return pattern;
}
std::regex const& directive_line() {
  static std::regex const pattern(R"(^//!\s+([A-Z]+):\s*(.*?)\s*$)");
  return pattern;
}
std::regex const& file_line() {
  static std::regex const pattern(R"(^//!\s+---\s+(\S+)\s*$)");
  return pattern;
}

std::vector<std::string> words_of(std::string const& text) {
  std::istringstream stream(text);
  return {std::istream_iterator<std::string>(stream), {}};
}

bool ends_with(std::string_view text, std::string_view end) { return text.ends_with(end); }

std::string_view comment_begin(std::string_view file) {
  if (ends_with(file, ".yaml") || ends_with(file, ".yml") || ends_with(file, ".toml")) return "#";
  if (ends_with(file, ".md") || ends_with(file, ".html")) return "<!--";
  return "//";
}
std::string_view comment_end(std::string_view file) { return comment_begin(file) == "<!--" ? " -->" : ""; }

std::string expectation(ActualFinding const& finding, std::size_t line_length) {
  bool const goes_on = finding.end_line > finding.line;
  std::uint32_t const end = goes_on
                                ? std::max(static_cast<std::uint32_t>(line_length + 1), finding.column + 1)
                                : finding.end_column;
  std::string line(comment_begin(finding.file));
  std::size_t const before = line.size() + 1;
  std::uint32_t const carets = end > finding.column ? end - finding.column : 1;
  if (finding.column > before && end > finding.column) {
    line.resize(finding.column - 1, ' ');
    line.append(carets, '^');
  } else {
    line += fmt::format(" @{}-{}", finding.column, goes_on ? "" : std::to_string(finding.end_column - 1));
  }
  if (goes_on) line += "...";
  return line + fmt::format(" {}[{}]: {}{}", finding.severity, finding.rule, finding.message,
                            comment_end(finding.file));
}

std::string shown(ActualFinding const& finding) {
  return fmt::format("{}:{}:{}-{}:{}: {}[{}]: {}", finding.file, finding.line, finding.column,
                     finding.end_line, finding.end_column, finding.severity, finding.rule, finding.message);
}

bool fits(ExpectedFinding const& expected, ActualFinding const& actual) {
  if (expected.file != actual.file || expected.line != actual.line || expected.rule != actual.rule ||
      expected.severity != actual.severity)
    return false;
  if (actual.message.find(expected.words) == std::string::npos) return false;
  if (expected.whole_line) return true;
  if (expected.begin_column != actual.column) return false;
  if (expected.goes_on) return actual.end_line > actual.line;
  return actual.end_line == actual.line && expected.end_column == actual.end_column;
}

}  // namespace

Case parse_case(fs::path const& path, std::string_view text) {
  Case result;
  result.path = path;
  std::string file = path.filename().string();
  std::string content;
  bool started = false;  // a file of the case has begun
  std::uint32_t line_number = 0;
  auto const finish = [&] {
    if (started) result.files.push_back({file, content});
    content.clear();
    line_number = 0;
  };
  bool has_sections = false;
  for (std::size_t at = 0; at < text.size();) {
    std::size_t const newline = text.find('\n', at);
    std::string line(text.substr(at, newline == std::string_view::npos ? newline : newline - at));
    bool const ended = newline != std::string_view::npos;
    at = ended ? newline + 1 : text.size();
    std::smatch match;
    if (line.size() > longest_expectation) {
      started = true;
      result.lines.push_back({CaseLine::Kind::text, line, file, ++line_number});
      content += line;
      if (ended) content += '\n';
      continue;
    }
    if (std::regex_match(line, match, file_line())) {
      if (has_sections || started) finish();
      has_sections = true;
      started = true;
      file = match[1];
      result.lines.push_back({CaseLine::Kind::directive, line, file, 0});
      continue;
    }
    if (!started && std::regex_match(line, match, directive_line())) {
      result.directives[match[1]] = match[2];
      if (match[1] == "ARGS") result.arguments = words_of(match[2]);
      result.lines.push_back({CaseLine::Kind::directive, line, {}, 0});
      continue;
    }
    started = true;
    if (std::regex_match(line, match, verdict_line())) {
      result.verdicts.push_back({file, line_number, match[1], match[2]});
      result.lines.push_back({CaseLine::Kind::verdict, line, file, line_number});
      continue;
    }
    if (std::regex_match(line, match, finding_line())) {
      ExpectedFinding finding{.file = file,
                              .line = line_number,
                              .whole_line = false,
                              .begin_column = 0,
                              .end_column = 0,
                              .goes_on = match[3].matched,
                              .severity = match[4],
                              .rule = match[5],
                              .words = match[6]};
      std::string const mark = match[2];
      if (mark[0] == '^') {
        finding.begin_column = static_cast<std::uint32_t>(utf8::count(match[1].str()) + 1);
        finding.end_column = finding.begin_column + static_cast<std::uint32_t>(mark.size());
      } else {
        auto const dash = mark.find('-');
        finding.begin_column = static_cast<std::uint32_t>(std::stoul(mark.substr(1, dash - 1)));
        if (dash + 1 < mark.size())
          finding.end_column = static_cast<std::uint32_t>(std::stoul(mark.substr(dash + 1)) + 1);
      }
      result.findings.push_back(std::move(finding));
      result.lines.push_back({CaseLine::Kind::finding, line, file, line_number});
      continue;
    }
    ++line_number;
    if (std::regex_match(line, match, trailing_finding())) {
      result.findings.push_back({.file = file,
                                 .line = line_number,
                                 .whole_line = true,
                                 .severity = match[2],
                                 .rule = match[3],
                                 .words = match[4]});
      std::string const kept = match[1];
      line = kept;
    }
    result.lines.push_back({CaseLine::Kind::text, line, file, line_number});
    content += line;
    if (ended) content += '\n';
  }
  finish();
  return result;
}

Case read_case(fs::path const& path) {
  std::ifstream stream(path, std::ios::binary);
  if (!stream) throw std::runtime_error("cannot read " + path.string());
  return parse_case(path, std::string(std::istreambuf_iterator<char>(stream), {}));
}

std::string compare(Case const& expected, std::vector<ActualFinding> const& findings,
                    std::vector<ActualVerdict> const& verdicts) {
  std::string out;
  std::vector<bool> met(findings.size(), false);
  for (auto const& wanted : expected.findings) {
    bool found = false;
    for (std::size_t i = 0; i < findings.size() && !found; ++i)
      if (!met[i] && fits(wanted, findings[i])) found = met[i] = true;
    if (found) continue;
    std::string columns;
    if (!wanted.whole_line)
      columns = wanted.goes_on ? fmt::format(":{}...", wanted.begin_column)
                               : fmt::format(":{}-{}", wanted.begin_column, wanted.end_column);
    out += fmt::format("missing: {}:{}{}: {}[{}]: {}\n", wanted.file, wanted.line, columns, wanted.severity,
                       wanted.rule, wanted.words);
  }
  for (std::size_t i = 0; i < findings.size(); ++i)
    if (!met[i]) out += "unexpected: " + shown(findings[i]) + '\n';
  for (auto const& wanted : expected.verdicts) {
    auto const here = std::ranges::find_if(verdicts, [&](ActualVerdict const& actual) {
      return actual.file == wanted.file && actual.line == wanted.line;
    });
    if (here == verdicts.end()) {
      out += fmt::format("no claim at {}:{}, expected: {}\n", wanted.file, wanted.line, wanted.verdict);
    } else if (here->verdict != wanted.verdict || (!wanted.reason.empty() && here->reason != wanted.reason)) {
      out += fmt::format("{}:{}: [{}] is {} ({}), expected: {}{}\n", wanted.file, wanted.line, here->title,
                         here->verdict, here->reason, wanted.verdict,
                         wanted.reason.empty() ? "" : " (" + wanted.reason + ")");
    }
  }
  return out;
}

std::string rewritten(Case const& expected, std::vector<ActualFinding> findings,
                      std::vector<ActualVerdict> const& verdicts) {
  std::ranges::sort(findings);
  std::string out;
  std::set<std::string> files;
  for (auto const& line : expected.lines) {
    if (line.kind == CaseLine::Kind::finding) continue;
    if (line.kind == CaseLine::Kind::verdict) {
      auto const here = std::ranges::find_if(verdicts, [&](ActualVerdict const& actual) {
        return actual.file == line.file && actual.line == line.line;
      });
      if (here == verdicts.end()) continue;
      out += fmt::format("{} verdict: {} ({}){}\n", comment_begin(line.file), here->verdict, here->reason,
                         comment_end(line.file));
      continue;
    }
    out += line.text + '\n';
    if (line.kind != CaseLine::Kind::text) continue;
    for (auto const& finding : findings)
      if (finding.file == line.file && finding.line == line.line)
        out += expectation(finding, utf8::count(line.text)) + '\n';
  }
  return out;
}

bool updating() {
  char const* const value = std::getenv("UPDATE");
  return value != nullptr && std::string_view(value) == "1";
}

std::vector<fs::path> case_paths(std::string_view folder, std::vector<std::string> const& extensions) {
  std::vector<fs::path> paths;
  for (auto const& entry :
       fs::recursive_directory_iterator(fs::path(STET_SOURCE_DIR) / "tests/cases" / folder))
    if (entry.is_regular_file() && std::ranges::count(extensions, entry.path().extension().string()) > 0)
      paths.push_back(entry.path());
  std::ranges::sort(paths);
  return paths;
}

TemporaryFolder::TemporaryFolder() {
  std::string name = (fs::temp_directory_path() / "stet-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) throw std::runtime_error("cannot make a temporary folder");
  path_ = name;
}

TemporaryFolder::~TemporaryFolder() {
  std::error_code ignored;
  fs::remove_all(path_, ignored);
}

void TemporaryFolder::write(std::string const& name, std::string_view content) const {
  fs::path const path = path_ / name;
  fs::create_directories(path.parent_path());
  std::ofstream stream(path, std::ios::binary);
  stream.write(content.data(), static_cast<std::streamsize>(content.size()));
  stream.close();
  if (!stream) throw std::runtime_error("cannot write " + path.string());
}

}  // namespace stet::test
