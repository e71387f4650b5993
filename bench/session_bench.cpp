// What one edit of a map with 100,000 claims and 300,000 relations costs: the edit, and the verdicts after
// it. Every edit is taken back by the next, so that the map stays what it is.
#include <ctime>

#include <benchmark/benchmark.h>

#include "argmap/evaluate/session.h"
#include "random_maps.h"

namespace {

using namespace stet::bench;

constexpr std::size_t claims = 100'000;
constexpr std::size_t relations = 300'000;

End end(StatementId id) { return {.statement = id, .argument = {}, .inference = {}}; }

// Which claim is edited. Maps are random, so places are spread over the map: 64 of a kind in turn.
enum class Place { any, leaf, hub };

std::vector<StatementId> places(ArgumentMap const& map, Place place) {
  std::vector<std::uint32_t> in(claims, 0);
  std::vector<std::uint32_t> out(claims, 0);
  for (Relation const& relation : map.relations) {
    ++out[relation.from.statement.index()];
    ++in[relation.to.statement.index()];
  }
  std::vector<StatementId> all;
  for (std::size_t i = 0; i < claims; ++i) {
    if (place == Place::leaf && in[i] > 0) continue;
    all.emplace_back(i);
  }
  if (place == Place::hub)
    std::ranges::stable_sort(all, std::greater{}, [&](StatementId s) { return out[s.index()]; });
  std::vector<StatementId> chosen;
  std::size_t const stride = place == Place::hub ? 1 : std::max<std::size_t>(1, all.size() / 64);
  for (std::size_t i = 0; i < all.size() && chosen.size() < 64; i += stride) chosen.push_back(all[i]);
  return chosen;
}

Input input_of(std::string_view kind) {
  if (kind == "acyclic") return random_input(claims, relations, 10, true);
  if (kind == "cyclic") return random_input(claims, relations, 10, false);
  if (kind == "unchecked") {  // nothing can be checked, so nothing is decided
    Input input = disputes(claims, relations, 100);
    for (Evidence& piece : input.evidence) piece.state = EvidenceState::undecided;
    return input;
  }
  if (kind == "unchecked ring") {  // the same, and everything hangs together
    Input input = random_input(claims, relations, 10, false);
    for (Evidence& piece : input.evidence) piece.state = EvidenceState::undecided;
    return input;
  }
  if (kind == "large disputes") return disputes(claims, relations, 1'000);
  if (kind == "tangle") return random_input(claims, relations, claims - 1, false);
  return disputes(claims, relations, 10);
}

// What is asked of claims beside weights, and what becomes of the undecided. "... of some" asks every tenth.
Options options_for(Input& input, std::string_view setting) {
  Options options;
  if (auto const policy = parse_policy(setting)) options.policy = *policy;
  for (std::size_t i = 0; i < input.evidence.size(); ++i) {
    input.evidence[i].primary = setting.starts_with("primary") && i % 2 == 0;
    input.evidence[i].on_record = !setting.starts_with("on-record") || i % 2 == 0;
  }
  std::string_view const asked = setting.substr(0, setting.find(' '));
  if (setting == "missing primary") {  // and nothing in the whole map is
    for (std::size_t i = 0; i < claims; i += 10)
      options.standards.emplace_back(StatementId{i}, *parse_standard("primary"));
  } else if (setting.ends_with(" of some")) {
    for (std::size_t i = 0; i < claims; i += 10)
      options.standards.emplace_back(StatementId{i}, *parse_standard(asked));
  } else if (auto const standard = parse_standard(asked)) {
    options.standard = *standard;
  }
  return options;
}

// A source is given to a claim, or taken from it.
void citation(benchmark::State& state, std::string_view kind, Place place, std::string_view setting = "") {
  Input input = input_of(kind);
  Options const options = options_for(input, setting);
  Session session(input.map, input.evidence, options);
  auto const chosen = places(input.map, place);
  std::vector<std::vector<Evidence>> before(claims);
  for (Evidence const& piece : input.evidence) before[piece.statement.index()].push_back(piece);
  std::size_t i = 0;
  std::size_t changed = 0;
  for (auto _ : state) {
    StatementId const statement = chosen[i / 2 % chosen.size()];
    std::vector<Evidence> evidence = before[statement.index()];
    if (i % 2 == 0) {
      if (evidence.empty()) {
        evidence.push_back({.citation = {}, .statement = statement, .argument = {}});
      } else {
        evidence.clear();
      }
    }
    session.set_evidence(statement, evidence);
    changed += session.update().size();
    ++i;
  }
  state.counters["verdicts"] = benchmark::Counter(static_cast<double>(changed) / static_cast<double>(i));
}
BENCHMARK_CAPTURE(citation, leaf_acyclic, "acyclic", Place::leaf)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, hub_acyclic, "acyclic", Place::hub)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, leaf_cyclic, "cyclic", Place::leaf)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, hub_cyclic, "cyclic", Place::hub)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, in_a_dispute, "disputes", Place::any)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, unchecked, "unchecked", Place::any)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, in_a_large_dispute, "large disputes", Place::any)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(citation, in_a_tangle, "tangle", Place::any)->Unit(benchmark::kMicrosecond);

void setting(benchmark::State& state, std::string_view kind, std::string_view setting) {
  citation(state, kind, Place::any, setting);
}
BENCHMARK_CAPTURE(setting, sources_2, "cyclic", "sources(2)")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sources_2_of_some, "cyclic", "sources(2) of some")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sources_5_of_some, "cyclic", "sources(5) of some")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sources_3_in_a_dispute, "disputes", "sources(3)")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sources_2_acyclic, "acyclic", "sources(2)")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sources_2_in_a_tangle, "tangle", "sources(2)")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, primary, "cyclic", "primary")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, primary_of_some, "cyclic", "primary of some")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, missing_primary, "cyclic", "missing primary")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, on_record, "cyclic", "on-record")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, on_record_of_some, "cyclic", "on-record of some")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, ideal, "disputes", "ideal")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, ideal_cyclic, "cyclic", "ideal")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sceptical_preferred, "disputes", "sceptical-preferred")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, sceptical_preferred_cyclic, "cyclic", "sceptical-preferred")
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, credulous, "disputes", "credulous")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, credulous_cyclic, "cyclic", "credulous")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, unchecked_ring, "unchecked ring", "")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(setting, unchecked_ring_sources_2, "unchecked ring", "sources(2)")
    ->Unit(benchmark::kMicrosecond);

// A relation is drawn, or taken away again; backwards, so that it closes a cycle.
void relation(benchmark::State& state, std::string_view kind, RelationKind drawn) {
  Input const input = input_of(kind);
  Session session(input.map, input.evidence);
  auto const chosen = places(input.map, Place::any);
  std::size_t i = 0;
  RelationId last;
  for (auto _ : state) {
    std::size_t const to = chosen[i / 2 % chosen.size()].index();
    if (i % 2 == 0) {
      last = session.add(drawn, end(StatementId{std::min(claims - 1, to + 5)}), end(StatementId{to}));
    } else {
      session.remove(last);
    }
    benchmark::DoNotOptimize(session.update());
    ++i;
  }
}
BENCHMARK_CAPTURE(relation, attack_cyclic, "cyclic", RelationKind::attack)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(relation, support_cyclic, "cyclic", RelationKind::support)->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(relation, contradiction, "cyclic", RelationKind::contradictory)
    ->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(relation, attack_in_a_dispute, "disputes", RelationKind::attack)
    ->Unit(benchmark::kMicrosecond);

// A claim's standard of proof.
void standard(benchmark::State& state, std::string_view kind, std::string_view name) {
  Input const input = input_of(kind);
  Session session(input.map, input.evidence);
  auto const chosen = places(input.map, Place::any);
  std::size_t i = 0;
  for (auto _ : state) {
    Properties properties;
    if (i % 2 == 0) properties.standard = *parse_standard(name);
    session.set(chosen[i / 2 % chosen.size()], properties);
    benchmark::DoNotOptimize(session.update());
    ++i;
  }
}
BENCHMARK_CAPTURE(standard, dialectical, "cyclic", "dialectical")->Unit(benchmark::kMicrosecond);
BENCHMARK_CAPTURE(standard, sources_2, "cyclic", "sources(2)")->Unit(benchmark::kMicrosecond);

// Edits of every kind at random places, none of them taken back. `longest` is the slowest one, in
// milliseconds.
void mixed(benchmark::State& state, std::string_view kind, std::string_view setting) {
  Input input = input_of(kind);
  Options const options = options_for(input, setting);
  Session session(input.map, input.evidence, options);
  std::mt19937 random(5);
  auto const place = [&] { return StatementId{random() % claims}; };
  EvidenceState const states[] = {EvidenceState::present, EvidenceState::absent, EvidenceState::undecided};
  std::vector<RelationId> drawn;
  double longest = 0.0;
  for (auto _ : state) {
    std::clock_t const before = std::clock();
    StatementId const s = place();
    switch (random() % 4) {
      case 0: {
        Evidence piece{.citation = {}, .statement = s, .argument = {}, .state = states[random() % 3]};
        piece.origin = static_cast<std::uint32_t>(random() % 1000);
        session.set_evidence(s, {&piece, random() % 2});
        break;
      }
      case 1: {
        std::size_t const near = (s.index() + 1 + random() % 10) % claims;
        drawn.push_back(session.add(random() % 3 == 0 ? RelationKind::attack : RelationKind::support, end(s),
                                    end(StatementId{near})));
        break;
      }
      case 2:
        if (drawn.empty()) break;
        session.remove(drawn.back());
        drawn.pop_back();
        break;
      default: {
        Properties properties = session.properties(s);
        properties.presumed = !properties.presumed;
        session.set(s, properties);
      }
    }
    benchmark::DoNotOptimize(session.update());
    longest = std::max(longest, 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC);
  }
  state.counters["longest"] = longest;
}
BENCHMARK_CAPTURE(mixed, cyclic, "cyclic", "")->Unit(benchmark::kMicrosecond)->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, disputes, "disputes", "")->Unit(benchmark::kMicrosecond)->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, disputes_ideal, "disputes", "ideal")
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, sources_2, "cyclic", "sources(2)")->Unit(benchmark::kMicrosecond)->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, sources_2_of_some, "cyclic", "sources(2) of some")
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, primary, "cyclic", "primary")->Unit(benchmark::kMicrosecond)->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, on_record, "cyclic", "on-record")->Unit(benchmark::kMicrosecond)->Iterations(1'000);
BENCHMARK_CAPTURE(mixed, unchecked_ring, "unchecked ring", "")
    ->Unit(benchmark::kMicrosecond)
    ->Iterations(1'000);

}  // namespace

BENCHMARK_MAIN();
