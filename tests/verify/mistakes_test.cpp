// One mistake of the hand (a letter, a digit, a bracket, a quotation mark, a comma, a colon, a key) in a map
// that is right: no claim may have a better verdict after it without a finding of at least warning.
#include <algorithm>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <map>
#include <random>
#include <set>

#include <gtest/gtest.h>

#include "verify/check/check.h"
#include "verify/registry/library.h"
#include "verify/rule_table.h"

namespace stet::verify {
namespace {

namespace fs = std::filesystem;
using argmap::evaluate::Verdict;

int rank_of(Verdict verdict) {
  switch (verdict) {
    case Verdict::refuted: return 0;
    case Verdict::unsupported: return 1;
    case Verdict::contested:
    case Verdict::undetermined: return 2;
    case Verdict::unverifiable: return 3;
    case Verdict::not_checkable: return 4;
    case Verdict::supported: return 5;
  }
  return 0;
}

struct Outcome {
  std::map<std::string, int> verdicts;  // by title
  std::multiset<std::string> warnings;
};

Outcome outcome_of(fs::path const& path, std::string text, CheckOptions const& options) {
  auto const result = check(path, std::move(text), options);
  Outcome outcome;
  for (auto const id : result.map.statements.ids())
    outcome.verdicts[result.map.statements[id].title] = rank_of(result.evaluation.verdicts[id].verdict);
  for (auto const& finding : result.findings)
    if (finding.severity != Severity::info)
      outcome.warnings.insert(std::string(rule(finding.rule).id) + finding.message);
  return outcome;
}

// A map of 0.1 kB to 1 kB with one mistake in it.
class Mistakes {
 public:
  explicit Mistakes(std::string const& text) : text_(text) {
    for (std::size_t at = 0; at < text.size(); ++at)
      if (std::isalnum(static_cast<unsigned char>(text[at])) != 0 || signs.contains(text[at]))
        places_.push_back(at);
  }

  std::string next(std::mt19937& random) const {
    auto const pick = [&](std::size_t n) { return static_cast<std::size_t>(random() % n); };
    std::size_t const at = places_[pick(places_.size())];
    std::string out = text_;
    switch (pick(5)) {
      case 0: return out.erase(at, 1);
      case 1: return out.insert(at, 1, out[at]);
      case 2:
        if (at + 1 < out.size()) std::swap(out[at], out[at + 1]);
        return out;
      case 3: out[at] = like(out[at], random); return out;
      default: return out.insert(at, 1, like(out[at], random));
    }
  }

 private:
  static constexpr std::string_view signs = "[]{}<>()\"',:@;";

  static char like(char c, std::mt19937& random) {
    if (std::isdigit(static_cast<unsigned char>(c)) != 0) return static_cast<char>('0' + random() % 10);
    if (std::isalpha(static_cast<unsigned char>(c)) != 0) return static_cast<char>('a' + random() % 26);
    return signs[random() % signs.size()];
  }

  std::string const& text_;
  std::vector<std::size_t> places_;
};

TEST(Mistakes, NeverAddSupportSilently) {
  auto const folder = fs::path(STET_SOURCE_DIR) / "tests/cases/mistakes";
  std::mt19937 random(19);
  CheckOptions options;
  options.library = std::make_shared<Library>();
#ifdef STET_SANITIZED
  constexpr std::size_t rounds = 100;
#else
  constexpr std::size_t rounds = 1700;
#endif
  std::size_t maps = 0;
  for (auto const& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".argdown") continue;
    ++maps;
    std::string const text =
        std::string(std::istreambuf_iterator<char>(std::ifstream(entry.path()).rdbuf()), {});
    Outcome const right = outcome_of(entry.path(), text, options);
    EXPECT_TRUE(std::ranges::any_of(right.verdicts, [](auto const& one) { return one.second == 5; }))
        << entry.path();
    Mistakes const mistakes(text);
    for (std::size_t i = 0; i < rounds; ++i) {
      std::string const wrong = mistakes.next(random);
      Outcome const after = outcome_of(entry.path(), wrong, options);
      bool const told = std::ranges::any_of(after.warnings, [&](std::string const& warning) {
        return after.warnings.count(warning) > right.warnings.count(warning);
      });
      if (told) continue;
      for (auto const& [title, rank] : after.verdicts) {
        auto const before = right.verdicts.find(title);
        EXPECT_TRUE(before == right.verdicts.end() || rank <= before->second)
            << entry.path().filename() << ": " << title << " rose in\n"
            << wrong;
      }
    }
  }
  EXPECT_GE(maps, 6U);
}

}  // namespace
}  // namespace stet::verify
