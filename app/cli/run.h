// The command line: which command was asked for, and what it returns to the shell.
#pragma once

namespace stet::app {

// Runs `stet` with the arguments of main(). Returns 0 clean, 1 findings, 2 could not run.
int run(int argc, char** argv);

}  // namespace stet::app
