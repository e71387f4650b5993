#!/usr/bin/env node
// Runs the program of this platform's package, which npm has chosen.
"use strict";
const { spawn } = require("node:child_process");

let program;
try {
  program = require.resolve("stet-linux-x64/bin/stet");
} catch {
  console.error(
    `stet: there is no program for ${process.platform} on ${process.arch}: it runs on Linux on x64 with glibc 2.31 or ` +
      "later. If that is what this is, install without --no-optional (or --omit=optional).");
  process.exit(2);
}

const child = spawn(program, process.argv.slice(2), { stdio: "inherit" });
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, () => child.kill(signal));
child.on("error", (error) => {
  console.error(`stet: ${program} does not start: ${error.message}`);
  process.exit(2);
});
child.on("exit", (code, signal) => {
  if (signal === null) process.exit(code);
  process.removeAllListeners(signal);
  process.kill(process.pid, signal);
});
