// stet solve: plain argumentation frameworks, in the manner of the argumentation competitions.
#include <algorithm>
#include <chrono>
#include <filesystem>

#include <fmt/format.h>

#include "app/cli/command.h"
#include "argmap/evaluate/framework_read.h"
#include "argmap/evaluate/solve.h"
#include "base/file.h"

namespace stet::app {
namespace {

namespace evaluate = argmap::evaluate;

Outcome not_solved(std::string const& message) { return {2, {}, complaint(message)}; }

// The extension of the file's name says the format; the competitions' own files have any.
evaluate::FrameworkFormat format_of(std::string const& path) {
  std::string const extension = std::filesystem::path(path).extension().string();
  if (extension == ".apx") return evaluate::FrameworkFormat::apx;
  if (extension == ".tgf") return evaluate::FrameworkFormat::tgf;
  return evaluate::FrameworkFormat::i23;
}

}  // namespace

Outcome run(SolveCommand const& command) {
  if (command.problems) {
    std::string out;
    for (evaluate::Task const task : evaluate::all_tasks()) {
      out += (out.empty() ? "[" : ",") + evaluate::to_string(task);
    }
    return {0, out + "]\n", {}};
  }
  if (command.formats) return {0, "[i23,apx,tgf]\n", {}};
  // As the competitions ask: without a task, who this is.
  if (command.task.empty()) return {0, "stet " STET_VERSION "\nthe authors of stet\n", {}};

  auto const task = evaluate::parse_task(command.task);
  if (!task)
    return not_solved(fmt::format("there is no task `{}`; `stet solve --problems` lists them", command.task));
  auto format = format_of(command.file);
  if (!command.format.empty()) {
    auto const named = evaluate::parse_framework_format(command.format);
    if (!named)
      return not_solved(fmt::format("there is no format `{}`: it is one of i23, apx, tgf", command.format));
    format = *named;
  }
  evaluate::Budget budget;
  if (command.timeout) {
    // Longer than anybody can wait, and short enough for the clock to count.
    std::chrono::duration<double> const allowed(std::clamp(*command.timeout, 0.0, 1e9));
    budget.deadline = evaluate::Budget::Clock::now() +
                      std::chrono::duration_cast<evaluate::Budget::Clock::duration>(allowed);
  }
  Outcome const unknown{2, {}, "UNKNOWN\n"};
  auto const text = read_file(command.file);
  if (!text) return not_solved(text.error().message);
  auto const framework = evaluate::read_framework(*text, format, budget);
  if (!framework) {
    auto const& error = framework.error();
    if (error.late) return unknown;
    return not_solved(fmt::format("{}:{}:{}: {}", command.file, error.line, error.column, error.message));
  }
  std::optional<evaluate::Argument32> query;
  if (task->needs_argument()) {
    if (command.argument.empty())
      return not_solved(fmt::format("{} asks about an argument: name it with -a", command.task));
    query = evaluate::find_argument(*framework, command.argument);
    if (!query)
      return not_solved(fmt::format("there is no argument `{}` in {}", command.argument, command.file));
  }
  auto const solution = evaluate::solve(*task, *framework, query, budget);
  if (solution.answer == evaluate::Answer::unknown) return unknown;
  return {0, evaluate::print(*task, *framework, solution, command.legacy), {}};
}

}  // namespace stet::app
