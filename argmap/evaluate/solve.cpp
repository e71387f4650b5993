#include "argmap/evaluate/solve.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

#include "base/union_find.h"

namespace stet::argmap::evaluate {
namespace {

constexpr std::pair<std::string_view, Problem> problems[] = {{"DC", Problem::credulous},
                                                             {"DS", Problem::sceptical},
                                                             {"SE", Problem::some_extension},
                                                             {"CE", Problem::count},
                                                             {"EE", Problem::enumerate}};
constexpr std::pair<std::string_view, Semantics> semantics_names[] = {
    {"CF", Semantics::conflict_free}, {"AD", Semantics::admissible}, {"CO", Semantics::complete},
    {"GR", Semantics::grounded},      {"PR", Semantics::preferred},  {"ST", Semantics::stable},
    {"SST", Semantics::semi_stable},  {"STG", Semantics::stage},     {"ID", Semantics::ideal}};

// A piece of the framework that can be solved by itself, with the names of its arguments outside.
struct Part {
  Framework framework;
  std::vector<Argument32> outer;
};

// Grounded arguments are decided for good under all semantics between grounded and preferred. The others look
// at conflict-free or merely admissible sets, which need not contain them.
bool keeps_grounded(Semantics semantics) {
  return semantics != Semantics::conflict_free && semantics != Semantics::admissible &&
         semantics != Semantics::stage;
}

class Solver {
 public:
  Solver(Task task, Framework const& framework, Budget budget)
      : task_(task), framework_(framework), budget_(budget) {
    if (keeps_grounded(task.semantics)) {
      labelling_ = grounded(framework);
    } else {
      labelling_.label.assign(framework.size, Grounded::Label::undecided);
    }
    for (Argument32 a = 0; a < framework.size; ++a) {
      if (labelling_.label[a] == Grounded::Label::in) decided_.push_back(a);
    }
    cut();
  }

  Solution run(std::optional<Argument32> query) {
    switch (task_.problem) {
      case Problem::credulous:
      case Problem::sceptical: return decide(*query);
      case Problem::some_extension: return find();
      case Problem::count: return count();
      case Problem::enumerate: return enumerate();
    }
    return {};
  }

 private:
  // Weak components of what is undecided: extensions of the whole are their products.
  void cut() {
    UnionFind joined(framework_.size);
    auto open = [&](Argument32 a) { return labelling_.label[a] == Grounded::Label::undecided; };
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (!open(a)) continue;
      for (Argument32 const b : framework_.attacks_of(a)) {
        if (open(b)) joined.join(a, b);
      }
    }
    part_of_.assign(framework_.size, 0xffffffffU);
    inner_.assign(framework_.size, 0);
    for (Argument32 a = 0; a < framework_.size; ++a) {
      if (!open(a)) continue;
      Argument32 const root = joined.find(a);
      if (part_of_[root] == 0xffffffffU) {
        part_of_[root] = static_cast<std::uint32_t>(parts_.size());
        parts_.emplace_back();
      }
      part_of_[a] = part_of_[root];
      inner_[a] = static_cast<Argument32>(parts_[part_of_[a]].outer.size());
      parts_[part_of_[a]].outer.push_back(a);
    }
    for (Part& part : parts_) {
      Attacks attacks;
      for (Argument32 const a : part.outer) {
        for (Argument32 const b : framework_.attacks_of(a)) {
          if (open(b)) attacks.emplace_back(inner_[a], inner_[b]);
        }
      }
      part.framework = framework_of(static_cast<std::uint32_t>(part.outer.size()), attacks);
    }
  }

  Extensions engine(std::size_t part) const { return {parts_[part].framework, task_.semantics, budget_}; }

  void append(Extension& whole, std::size_t part, Extension const& piece) const {
    for (Argument32 const a : piece) whole.push_back(parts_[part].outer[a]);
  }

  // Completes a witness by some extension of every part but one.
  Answer complete(Extension& witness, std::size_t but) const {
    for (std::size_t i = 0; i < parts_.size(); ++i) {
      if (i == but) continue;
      Found const found = engine(i).some();
      if (found.answer != Answer::yes) return found.answer;
      append(witness, i, found.witness);
    }
    std::ranges::sort(witness);
    return Answer::yes;
  }

  Solution decide(Argument32 query) {
    bool const credulous = task_.problem == Problem::credulous;
    Solution out;
    Extension witness = decided_;
    std::size_t const part = part_of_[query];
    if (part == 0xffffffffU) {
      bool const in = labelling_.label[query] == Grounded::Label::in;
      out.answer = in ? Answer::yes : Answer::no;
      if (credulous != in) return out;
      // The grounded extension is complete, and attacks what it rejects.
      if (task_.semantics == Semantics::complete || (task_.semantics == Semantics::preferred && !credulous)) {
        out.witness = std::move(witness);
        return out;
      }
      // Something to show; but the rest of the framework may have no stable extension, and then there is
      // none.
      Answer const rest = complete(witness, parts_.size());
      if (rest == Answer::unknown) return {};
      if (rest == Answer::no) {
        out.answer = credulous ? Answer::no : Answer::yes;
        return out;
      }
      out.witness = std::move(witness);
      return out;
    }
    Extensions local = engine(part);
    Found const found = credulous ? local.credulous(inner_[query]) : local.sceptical(inner_[query]);
    out.answer = found.answer;
    if (found.answer == Answer::unknown) return out;
    if (found.answer != (credulous ? Answer::yes : Answer::no)) return out;
    append(witness, part, found.witness);
    if (found.alone) {
      std::ranges::sort(witness);
      out.witness = std::move(witness);
      return out;
    }
    Answer const rest = complete(witness, part);
    if (rest == Answer::unknown) return {};
    if (rest == Answer::no) {
      out.answer = credulous ? Answer::no : Answer::yes;
      return out;
    }
    out.witness = std::move(witness);
    return out;
  }

  Solution find() {
    Solution out;
    Extension witness = decided_;
    out.answer = complete(witness, parts_.size());
    if (out.answer == Answer::yes) out.witness = std::move(witness);
    return out;
  }

  Solution count() {
    Solution out;
    out.count = 1;
    for (std::size_t i = 0; i < parts_.size() && out.count > 0; ++i) {
      std::uint64_t here = 0;
      Answer const answer = engine(i).each([&](Extension const&) {
        ++here;
        return !budget_.spent();
      });
      if (answer == Answer::unknown || budget_.spent()) return {};
      if (__builtin_mul_overflow(out.count, here, &out.count)) return {};
    }
    out.answer = Answer::yes;
    return out;
  }

  Solution enumerate() {
    Solution out;
    out.extensions.push_back(decided_);
    for (std::size_t i = 0; i < parts_.size() && !out.extensions.empty(); ++i) {
      std::vector<Extension> here;
      Answer const answer = engine(i).each([&](Extension const& extension) {
        here.push_back(extension);
        return !budget_.spent();
      });
      if (answer == Answer::unknown || budget_.spent()) return {};
      std::vector<Extension> product;
      for (Extension const& so_far : out.extensions) {
        for (Extension const& piece : here) {
          product.push_back(so_far);
          append(product.back(), i, piece);
          if (budget_.spent()) return {};
        }
      }
      out.extensions = std::move(product);
    }
    for (Extension& extension : out.extensions) std::ranges::sort(extension);
    std::ranges::sort(out.extensions);
    out.answer = Answer::yes;
    return out;
  }

  Task task_;
  Framework const& framework_;
  Budget budget_;
  Grounded labelling_;
  Extension decided_;
  std::vector<Part> parts_;
  std::vector<std::uint32_t> part_of_;
  std::vector<Argument32> inner_;
};

std::string list(Framework const& framework, Extension const& extension, bool legacy) {
  std::string out = legacy ? "[" : "w";
  for (std::size_t i = 0; i < extension.size(); ++i) {
    if (!legacy) out += ' ';
    if (legacy && i > 0) out += ',';
    out += framework.name(extension[i]);
  }
  if (legacy) out += ']';
  return out;
}

}  // namespace

std::optional<Task> parse_task(std::string_view text) {
  std::size_t const dash = text.find('-');
  if (dash == std::string_view::npos) return std::nullopt;
  auto const problem =
      std::ranges::find(problems, text.substr(0, dash), &std::pair<std::string_view, Problem>::first);
  auto const semantics = std::ranges::find(semantics_names, text.substr(dash + 1),
                                           &std::pair<std::string_view, Semantics>::first);
  if (problem == std::end(problems) || semantics == std::end(semantics_names)) return std::nullopt;
  return Task{problem->second, semantics->second};
}

std::string to_string(Task task) {
  return fmt::format("{}-{}", problems[static_cast<std::size_t>(task.problem)].first,
                     semantics_names[static_cast<std::size_t>(task.semantics)].first);
}

std::vector<Task> all_tasks() {
  std::vector<Task> out;
  for (auto const& problem : problems) {
    for (auto const& semantics : semantics_names) out.push_back({problem.second, semantics.second});
  }
  return out;
}

Solution solve(Task task, Framework const& framework, std::optional<Argument32> query, Budget budget) {
  if (budget.spent()) return {};
  return Solver(task, framework, budget).run(query);
}

std::string print(Task task, Framework const& framework, Solution const& solution, bool legacy) {
  if (solution.answer == Answer::unknown) return {};
  std::string out;
  switch (task.problem) {
    case Problem::credulous:
    case Problem::sceptical:
      out = solution.answer == Answer::yes ? "YES\n" : "NO\n";
      if (solution.witness && !legacy) out += list(framework, *solution.witness, false) + "\n";
      return out;
    case Problem::some_extension:
      return solution.witness ? list(framework, *solution.witness, legacy) + "\n" : std::string("NO\n");
    case Problem::count: return fmt::format("{}\n", solution.count);
    case Problem::enumerate:
      if (legacy) {
        out = "[";
        for (std::size_t i = 0; i < solution.extensions.size(); ++i) {
          if (i > 0) out += ',';
          out += list(framework, solution.extensions[i], true);
        }
        return out + "]\n";
      }
      if (solution.extensions.empty()) return "NO\n";
      for (Extension const& extension : solution.extensions) out += list(framework, extension, false) + "\n";
      return out;
  }
  return out;
}

}  // namespace stet::argmap::evaluate
