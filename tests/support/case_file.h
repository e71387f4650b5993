// A test case that a person can read: one file with its expectations beside the words they are about.
//
//   //! ARGS: --dialect argdown              arguments for the command (optional)
//   //! --- map.argdown                      begins a file of this name; without one, the case is one map
//   [A]: Costs fell. [@s9]
//   //                ^^^ error[undefined-source]: `s9`
//   // verdict: unsupported (unsourced)      of the claim that the line above defines; the reason may be left
//   out
//   //! --- sources.yaml
//   - id: s1                                 # error[...] at a line's end marks that line
//
// Expectation lines (`//`, `#` or `<!-- -->`) are taken out before the text is used, so positions are those
// of the text without them. Carets stand under the words on the nearest line above, counted in code points;
// `@4-9` names the columns where carets cannot stand (a span that starts under the comment sign), and `...`
// after either says that the span goes on to later lines. The words after the colon are part of the message.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace stet::test {

// What the case says the program reports. Lines are 1-based in the file as it is checked.
struct ExpectedFinding {
  std::string file;
  std::uint32_t line = 0;
  bool whole_line = false;         // a trailing comment: columns do not matter
  std::uint32_t begin_column = 0;  // 1-based
  std::uint32_t end_column = 0;    // exclusive; of no meaning when the span goes on
  bool goes_on = false;
  std::string severity, rule, words;
};

struct ExpectedVerdict {
  std::string file;
  std::uint32_t line = 0;
  std::string verdict;
  std::string reason;  // empty: any
};

struct CaseFile {
  std::string name;
  std::string text;  // without expectations
};

// One line of the case as written, for rewriting it.
struct CaseLine {
  enum class Kind : std::uint8_t { text, directive, finding, verdict };
  Kind kind = Kind::text;
  std::string text;        // without a trailing expectation
  std::string file;        // in which it is
  std::uint32_t line = 0;  // its number there, or that of the line it speaks about
};

struct Case {
  std::filesystem::path path;
  std::vector<std::string> arguments;
  std::map<std::string, std::string> directives;  // `//! NAME: value`
  std::vector<CaseFile> files;
  std::vector<ExpectedFinding> findings;
  std::vector<ExpectedVerdict> verdicts;
  std::vector<CaseLine> lines;
};

[[nodiscard]] Case read_case(std::filesystem::path const& path);
[[nodiscard]] Case parse_case(std::filesystem::path const& path, std::string_view text);

// What the program did report.
struct ActualFinding {
  std::string file;
  std::uint32_t line = 0, column = 0, end_line = 0, end_column = 0;
  std::string severity, rule, message;
  friend auto operator<=>(ActualFinding const&, ActualFinding const&) = default;
};
struct ActualVerdict {
  std::string file;
  std::uint32_t line = 0;
  std::string verdict, reason, title;
  friend auto operator<=>(ActualVerdict const&, ActualVerdict const&) = default;
};

// Every difference between what was expected and what came, one line each; empty if there is none.
[[nodiscard]] std::string compare(Case const& expected, std::vector<ActualFinding> const& findings,
                                  std::vector<ActualVerdict> const& verdicts);

// The case's text with its expectations replaced by what came.
[[nodiscard]] std::string rewritten(Case const& expected, std::vector<ActualFinding> findings,
                                    std::vector<ActualVerdict> const& verdicts);

// True when the environment asks for expectations to be rewritten (UPDATE=1).
[[nodiscard]] bool updating();

// All files with one of the extensions under the folder of tests/cases, sorted.
[[nodiscard]] std::vector<std::filesystem::path> case_paths(std::string_view folder,
                                                            std::vector<std::string> const& extensions);

// A new empty folder, removed with the object.
class TemporaryFolder {
 public:
  TemporaryFolder();
  TemporaryFolder(TemporaryFolder const&) = delete;
  TemporaryFolder& operator=(TemporaryFolder const&) = delete;
  ~TemporaryFolder();
  [[nodiscard]] std::filesystem::path const& path() const { return path_; }
  // Writes a file below it, with the folders on the way.
  void write(std::string const& name, std::string_view content) const;

 private:
  std::filesystem::path path_;
};

}  // namespace stet::test
