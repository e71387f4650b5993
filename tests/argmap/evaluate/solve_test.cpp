// Every task on golden and random frameworks, each answer against all extensions, each witness checked.
#include "argmap/evaluate/solve.h"

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <random>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include "argmap/evaluate/framework_read.h"
#include "enumerate.h"
#include "random_map.h"
#include "tests/support/shared.h"

namespace stet::argmap::evaluate::test {
namespace {

std::string dump(Framework const& f) {
  std::string out = "p af " + std::to_string(f.size) + "\n";
  for (Argument32 a = 0; a < f.size; ++a) {
    for (Argument32 const b : f.attacks_of(a))
      out += std::to_string(a + 1) + " " + std::to_string(b + 1) + "\n";
  }
  return out;
}

bool attacks(Framework const& f, Extension const& set, Argument32 argument) {
  return std::ranges::any_of(set, [&](Argument32 a) {
    return std::ranges::find(f.attacks_of(a), argument) != f.attacks_of(a).end();
  });
}

// Without attacks inside, and attacking whatever attacks it.
bool is_admissible(Framework const& f, Extension const& set) {
  for (Argument32 a = 0; a < f.size; ++a) {
    bool const hits = std::ranges::any_of(set, [&](Argument32 s) { return attacks(f, {a}, s); });
    if (hits && (std::ranges::binary_search(set, a) || !attacks(f, set, a))) return false;
  }
  return true;
}

// As the competition of 2025 has it, an admissible set with the argument shows that a complete extension has
// it, and one that attacks the argument that a preferred one has it not.
bool shows(Framework const& f, Task task, Sets const& extensions, Argument32 argument, Extension const& set) {
  bool const has = std::ranges::binary_search(set, argument);
  if (has != (task.problem == Problem::credulous)) return false;
  if (extensions.contains(set)) return true;
  if (task.semantics == Semantics::complete) return has && is_admissible(f, set);
  return task.semantics == Semantics::preferred && !has && is_admissible(f, set) && attacks(f, set, argument);
}

// All tasks of one semantics against its extensions.
void check(Framework const& f, Semantics semantics, Sets const& expected) {
  auto solved = [&](Problem problem, std::optional<Argument32> query = std::nullopt) {
    return solve(Task{problem, semantics}, f, query);
  };
  std::string const where = to_string(Task{Problem::enumerate, semantics}) + " of\n" + dump(f);
  Solution const all = solved(Problem::enumerate);
  ASSERT_EQ(all.answer, Answer::yes) << where;
  ASSERT_EQ(Sets(all.extensions.begin(), all.extensions.end()), expected) << where;
  ASSERT_EQ(all.extensions.size(), expected.size()) << where;
  ASSERT_EQ(solved(Problem::count).count, expected.size()) << where;
  Solution const some = solved(Problem::some_extension);
  ASSERT_EQ(some.answer == Answer::yes, !expected.empty()) << where;
  if (some.witness) {
    ASSERT_TRUE(expected.contains(*some.witness)) << where;
  }
  Argument32 const step = f.size > 20 ? 9 : 1;  // every argument of a small one, some of a large one
  for (Argument32 a = 0; a < f.size; a += step) {
    auto has = [&](Extension const& e) { return std::ranges::binary_search(e, a); };
    Solution const credulous = solved(Problem::credulous, a);
    ASSERT_EQ(credulous.answer == Answer::yes, std::ranges::any_of(expected, has)) << a + 1 << " " << where;
    ASSERT_EQ(credulous.witness.has_value(), credulous.answer == Answer::yes) << a + 1 << " " << where;
    if (credulous.witness) {
      ASSERT_TRUE(shows(f, {Problem::credulous, semantics}, expected, a, *credulous.witness))
          << a + 1 << " " << where;
    }
    Solution const sceptical = solved(Problem::sceptical, a);
    ASSERT_EQ(sceptical.answer == Answer::yes, std::ranges::all_of(expected, has)) << a + 1 << " " << where;
    ASSERT_EQ(sceptical.witness.has_value(), sceptical.answer == Answer::no) << a + 1 << " " << where;
    if (sceptical.witness) {
      ASSERT_TRUE(shows(f, {Problem::sceptical, semantics}, expected, a, *sceptical.witness))
          << a + 1 << " " << where;
    }
  }
}

constexpr Semantics every_semantics[] = {Semantics::conflict_free, Semantics::admissible, Semantics::complete,
                                         Semantics::grounded,      Semantics::preferred,  Semantics::stable,
                                         Semantics::semi_stable,   Semantics::stage,      Semantics::ideal};

Framework random_framework(std::mt19937& random, std::uint32_t most) {
  auto const size = static_cast<std::uint32_t>(random() % (most + 1));
  Attacks attacks;
  if (size > 0) {
    auto const count = static_cast<std::uint32_t>(random() % (2 * size + 1));
    for (std::uint32_t i = 0; i < count; ++i) attacks.emplace_back(random() % size, random() % size);
  }
  return framework_of(size, attacks);
}

TEST(Solve, AgreesWithTryingEverySubset) {
  std::mt19937 random(seed() + 20);
  for (int i = 0; i < 2'200; ++i) {
    Framework const f = random_framework(random, 8);
    for (Semantics const semantics : every_semantics) {
      if (i % 4 != 0 && (semantics == Semantics::conflict_free || semantics == Semantics::admissible))
        continue;
      check(f, semantics, all_extensions(f, semantics));
      if (HasFatalFailure()) return;
    }
  }
}

// Each of the two routes by itself, and both with so small turns that every question takes several.
TEST(Solve, BothRoutesToScepticalPreferredAgreeWithTryingEverySubset) {
  std::mt19937 random(seed() + 21);
  for (int i = 0; i < 1'500; ++i) {
    Framework const f = random_framework(random, 9);
    Sets const preferred = all_extensions(f, Semantics::preferred);
    for (Argument32 a = 0; a < f.size; ++a) {
      auto has = [&](Extension const& e) { return std::ranges::binary_search(e, a); };
      bool const expected = std::ranges::all_of(preferred, has);
      for (auto const route :
           {Extensions::Route::attackers, Extensions::Route::reducts, Extensions::Route::either}) {
        Extensions engine(f, Semantics::preferred, {});
        Found const found = engine.sceptical_preferred(a, route);
        ASSERT_EQ(found.answer, expected ? Answer::yes : Answer::no) << a + 1 << " in " << dump(f);
        if (expected) continue;
        ASSERT_TRUE(shows(f, {Problem::sceptical, Semantics::preferred}, preferred, a, found.witness))
            << a + 1 << " in " << dump(f);
      }
    }
  }
}

// On frameworks that need search the routes agree with each other, and giving up is said.
TEST(Solve, RoutesAgreeWhereSearchIsNeeded) {
  std::mt19937 random(seed() + 22);
  for (int i = 0; i < 30; ++i) {
    std::uint32_t const size = 60;
    Attacks attacks;
    for (std::uint32_t k = 0; k < 4 * size; ++k) attacks.emplace_back(random() % size, random() % size);
    Framework const f = framework_of(size, attacks);
    for (Argument32 a = 0; a < 10; ++a) {
      Extensions one(f, Semantics::preferred, {});
      Extensions two(f, Semantics::preferred, {});
      ASSERT_EQ(one.sceptical_preferred(a, Extensions::Route::attackers).answer,
                two.sceptical_preferred(a, Extensions::Route::reducts).answer)
          << a + 1 << " in " << dump(f);
    }
  }
}

TEST(Solve, GivesUpWhenTimeIsUp) {
  Framework const f = framework_of(3, {{0, 1}, {1, 0}, {1, 2}});
  Budget budget;
  budget.deadline = Budget::Clock::now();
  for (Task const task : all_tasks()) EXPECT_EQ(solve(task, f, 0U, budget).answer, Answer::unknown);
  auto const late = read_framework("p af 2\n1 2\n", FrameworkFormat::i23, budget);
  ASSERT_FALSE(late.has_value());
  EXPECT_TRUE(late.error().late);
}

void check_golden(std::filesystem::path const& path) {
  std::ifstream in(path);
  std::string line;
  std::size_t lines = 0;
  constexpr std::pair<char const*, Semantics> columns[] = {{"CO", Semantics::complete},
                                                           {"PR", Semantics::preferred},
                                                           {"ST", Semantics::stable},
                                                           {"SST", Semantics::semi_stable},
                                                           {"STG", Semantics::stage}};
  while (std::getline(in, line)) {
    auto const golden = nlohmann::json::parse(line);
    Attacks attacks;
    for (auto const& attack : golden.at("attacks")) {
      attacks.emplace_back(attack.at(0).get<Argument32>() - 1, attack.at(1).get<Argument32>() - 1);
    }
    Framework const f = framework_of(golden.at("n").get<std::uint32_t>(), attacks);
    auto extension = [](nlohmann::json const& list) {
      Extension out;
      for (auto const& a : list) out.push_back(a.get<Argument32>() - 1);
      std::ranges::sort(out);
      return out;
    };
    for (auto const& [name, semantics] : columns) {
      if (golden.at(name).is_null()) continue;  // too many to be listed
      Sets expected;
      for (auto const& e : golden.at(name)) expected.insert(extension(e));
      check(f, semantics, expected);
      ASSERT_FALSE(testing::Test::HasFatalFailure()) << golden.at("id");
    }
    check(f, Semantics::grounded, {extension(golden.at("GR"))});
    check(f, Semantics::ideal, {extension(golden.at("ID"))});
    ++lines;
  }
  EXPECT_GT(lines, 0U) << path;
}

TEST(Solve, Golden) {
  check_golden(std::filesystem::path(STET_SOURCE_DIR) / "tests/argmap/evaluate/frameworks/golden.jsonl");
}

// More of them lie beside the checkout on some machines.
TEST(Solve, GoldenFromOutside) {
  STET_NEEDS_SHARED(golden, "af/golden.jsonl");
  check_golden(*golden);
}

TEST(Solve, Inclusions) {
  std::mt19937 random(seed() + 21);
  for (int i = 0; i < 300; ++i) {
    Framework const f = random_framework(random, 14);
    auto all = [&](Semantics s) {
      auto const e = solve({Problem::enumerate, s}, f).extensions;
      return Sets(e.begin(), e.end());
    };
    auto inside = [](Sets const& a, Sets const& b) { return std::ranges::includes(b, a); };
    Sets const complete = all(Semantics::complete);
    Sets const preferred = all(Semantics::preferred);
    Sets const stable = all(Semantics::stable);
    Sets const semi_stable = all(Semantics::semi_stable);
    ASSERT_TRUE(inside(stable, semi_stable) && inside(semi_stable, preferred) && inside(preferred, complete))
        << dump(f);
    if (!stable.empty()) {
      ASSERT_EQ(stable, semi_stable) << dump(f);
      ASSERT_EQ(stable, all(Semantics::stage)) << dump(f);
    }
    Extension const least = *solve({Problem::some_extension, Semantics::grounded}, f).witness;
    Extension const ideal = *solve({Problem::some_extension, Semantics::ideal}, f).witness;
    ASSERT_TRUE(complete.contains(least) && complete.contains(ideal)) << dump(f);
    ASSERT_TRUE(std::ranges::includes(ideal, least)) << dump(f);
    for (Extension const& e : complete) ASSERT_TRUE(std::ranges::includes(e, least)) << dump(f);
    for (Extension const& e : preferred) ASSERT_TRUE(std::ranges::includes(e, ideal)) << dump(f);
  }
}

// What a change to a framework must do to its extensions.
TEST(Solve, Metamorphic) {
  std::mt19937 random(seed() + 22);
  for (int i = 0; i < 300; ++i) {
    Framework const f = random_framework(random, 9);
    Attacks attacks;
    for (Argument32 a = 0; a < f.size; ++a) {
      for (Argument32 const b : f.attacks_of(a)) attacks.emplace_back(a, b);
    }
    for (Semantics const semantics :
         {Semantics::complete, Semantics::preferred, Semantics::stable, Semantics::semi_stable,
          Semantics::stage, Semantics::ideal, Semantics::grounded}) {
      auto all = [&](Framework const& g) { return solve({Problem::enumerate, semantics}, g).extensions; };
      auto const before = all(f);
      // An argument that nobody attacks is in all of them.
      auto lonely = before;
      for (Extension& e : lonely) e.push_back(f.size);
      std::ranges::sort(lonely);
      ASSERT_EQ(all(framework_of(f.size + 1, attacks)), lonely) << dump(f);
      // One that attacks only itself is in none, and leaves no stable extension.
      Attacks self = attacks;
      self.emplace_back(f.size, f.size);
      auto const with_self = all(framework_of(f.size + 1, self));
      if (semantics == Semantics::stable) {
        ASSERT_TRUE(with_self.empty()) << dump(f);
      } else {
        ASSERT_EQ(with_self, before) << dump(f);
      }
      // Saying an attack twice says nothing more.
      Attacks twice = attacks;
      twice.insert(twice.end(), attacks.begin(), attacks.end());
      ASSERT_EQ(all(framework_of(f.size, twice)), before) << dump(f);
      // Two copies side by side: all pairs.
      Attacks mirror = attacks;
      for (auto const& [a, b] : attacks) mirror.emplace_back(a + f.size, b + f.size);
      ASSERT_EQ(all(framework_of(2 * f.size, mirror)).size(), before.size() * before.size()) << dump(f);
    }
  }
}

TEST(Solve, SpentBudgetIsUnknown) {
  Framework const f = framework_of(2, {{0, 1}, {1, 0}});
  Budget budget;
  budget.deadline = Budget::Clock::now() - std::chrono::seconds(1);
  for (Problem const problem :
       {Problem::credulous, Problem::sceptical, Problem::some_extension, Problem::count}) {
    Task const task{problem, Semantics::preferred};
    Solution const solution = solve(task, f, 0U, budget);
    EXPECT_EQ(solution.answer, Answer::unknown);
    EXPECT_EQ(print(task, f, solution), "");
  }
}

TEST(Solve, PrintedAsTheCompetitionAsks) {
  auto const f = read_framework("p af 3\n1 2\n2 1\n2 3\n", FrameworkFormat::i23);
  ASSERT_TRUE(f.has_value());
  auto answer = [&](char const* task, std::optional<Argument32> query = std::nullopt, bool legacy = false) {
    Task const parsed = *parse_task(task);
    EXPECT_EQ(to_string(parsed), task);
    return print(parsed, *f, solve(parsed, *f, query), legacy);
  };
  EXPECT_EQ(answer("SE-GR"), "w\n");
  EXPECT_EQ(answer("DC-ST", 0), "YES\nw 1 3\n");
  EXPECT_EQ(answer("DS-PR", 0), "NO\nw 2\n");
  EXPECT_EQ(answer("CE-PR"), "2\n");
  EXPECT_EQ(answer("EE-PR"), "w 1 3\nw 2\n");
  EXPECT_EQ(answer("EE-CO", {}, true), "[[],[1,3],[2]]\n");
  auto const odd = read_framework("p af 1\n1 1\n", FrameworkFormat::i23);
  Task const stable = *parse_task("SE-ST");
  EXPECT_EQ(print(stable, *odd, solve(stable, *odd)), "NO\n");
  EXPECT_FALSE(parse_task("SE-XX").has_value());
  EXPECT_FALSE(parse_task("XX-PR").has_value());
  EXPECT_FALSE(parse_task("SEPR").has_value());
}

TEST(ReadFramework, TheSameInThreeFormats) {
  auto const i23 =
      read_framework("# a comment\r\np af 3\r\n1 2\r\n# another\r\n2 3\n2 3\n", FrameworkFormat::i23);
  auto const apx = read_framework("att(a,b). arg(a).\narg( b ) . arg(\"c d\").\n% a comment\natt(b,\"c d\").",
                                  FrameworkFormat::apx);
  auto const tgf = read_framework("a\nb label\nc\n#\na b\nb c why\n", FrameworkFormat::tgf);
  ASSERT_TRUE(i23 && apx && tgf);
  Task const task{Problem::some_extension, Semantics::grounded};
  EXPECT_EQ(print(task, *i23, solve(task, *i23)), "w 1 3\n");
  EXPECT_EQ(print(task, *apx, solve(task, *apx)), "w a \"c d\"\n");
  EXPECT_EQ(print(task, *tgf, solve(task, *tgf)), "w a c\n");
  EXPECT_EQ(find_argument(*i23, "3"), 2U);
  EXPECT_EQ(find_argument(*i23, "4"), std::nullopt);
  EXPECT_EQ(find_argument(*i23, "x"), std::nullopt);
  EXPECT_EQ(find_argument(*tgf, "b"), 1U);
}

TEST(ReadFramework, SaysWhereItFails) {
  auto at = [](char const* text, FrameworkFormat format) {
    auto const f = read_framework(text, format);
    if (f) return std::string("no error");
    return std::to_string(f.error().line) + ":" + std::to_string(f.error().column) + " " + f.error().message;
  };
  using enum FrameworkFormat;
  EXPECT_EQ(at("", i23), "1:1 expected `p af` and the number of arguments");
  EXPECT_EQ(at("1 2\n", i23), "1:1 expected `p af` and the number of arguments");
  EXPECT_EQ(at("p af 2\n1 3\n", i23), "2:3 there is no argument 3: they are numbered from 1 to 2");
  EXPECT_EQ(at("p af 2\n0 1\n", i23), "2:1 there is no argument 0: they are numbered from 1 to 2");
  EXPECT_EQ(at("p af 2\n1\n", i23), "2:2 expected the number of an argument");
  EXPECT_EQ(at("p af 2\n1 2 x\n", i23), "2:5 unexpected text after an attack");
  EXPECT_EQ(at("p af 2\n1 99999999999999999999999\n", i23).substr(0, 4), "2:3 ");
  EXPECT_EQ(at("p af 99999999999999\n", i23), "1:20 more arguments than can be numbered");
  EXPECT_EQ(at("arg(a).\natt(a,b).\n", apx), "2:1 there is no argument `b`");
  EXPECT_EQ(at("arg(a)\n", apx), "2:1 expected `.`");
  EXPECT_EQ(at("argument(a).\n", apx), "1:4 expected `(`");
  EXPECT_EQ(at("a\n#\na b\n", tgf), "3:1 there is no argument `b`");
  EXPECT_EQ(at("a\n#\na\n", tgf), "3:2 expected the argument that is attacked");
}

}  // namespace
}  // namespace stet::argmap::evaluate::test
