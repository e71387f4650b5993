// One function a command: from plain options to what is printed and the exit status.
#pragma once

#include <string>

#include "app/cli/options.h"

namespace stet::app {

struct Outcome {
  int code = 0;     // 0 clean or done, 1 findings, 2 could not run
  std::string out;  // for standard output
  std::string err;  // for standard error
};

[[nodiscard]] Outcome run(CheckCommand const& command);
[[nodiscard]] Outcome run(BaselineCommand const& command);
[[nodiscard]] Outcome run(CleanCommand const& command);
[[nodiscard]] Outcome run(WhyCommand const& command);
[[nodiscard]] Outcome run(MapCommand const& command);
[[nodiscard]] Outcome run(ReportCommand const& command);
[[nodiscard]] Outcome run(ExportCommand const& command);
[[nodiscard]] Outcome run(ImportCommand const& command);
[[nodiscard]] Outcome run(FmtCommand const& command);
[[nodiscard]] Outcome run(InitCommand const& command);
[[nodiscard]] Outcome run(NewCommand const& command);
[[nodiscard]] Outcome run(SolveCommand const& command);
[[nodiscard]] Outcome run(QuoteCommand const& command);
[[nodiscard]] Outcome run(SuggestCommand const& command);
[[nodiscard]] Outcome run(ExplainCommand const& command);
[[nodiscard]] Outcome run(RulesCommand const& command);
[[nodiscard]] Outcome run(CompletionsCommand const& command);
[[nodiscard]] Outcome run(ManualCommand const& command);

// stet source ...
[[nodiscard]] Outcome run(SourceCommand const& command);
[[nodiscard]] Outcome run(SourceAddCommand const& command);
[[nodiscard]] Outcome run(SourceSnapshotCommand const& command);
[[nodiscard]] Outcome run(SourceVerifyCommand const& command);
[[nodiscard]] Outcome run(SourceCleanCommand const& command);
[[nodiscard]] Outcome run(SourceListCommand const& command);
[[nodiscard]] Outcome run(SourceShowCommand const& command);
[[nodiscard]] Outcome run(SourceRateCommand const& command);
[[nodiscard]] Outcome run(SourceRelateCommand const& command);
[[nodiscard]] Outcome run(SourceRetractCommand const& command);
[[nodiscard]] Outcome run(SourceWhereUsedCommand const& command);
[[nodiscard]] Outcome run(SourceSearchCommand const& command);
[[nodiscard]] Outcome run(SourceImportCommand const& command);
[[nodiscard]] Outcome run(SourceImportListCommand const& command);

// "stet: message\n", safe to print.
[[nodiscard]] std::string complaint(std::string_view message);

}  // namespace stet::app
