#!/usr/bin/env node
// Runs the program of the package for this platform.
const { spawnSync } = require("node:child_process");

const name = `@timra/${process.platform}-${process.arch}`;
let program;
try {
    program = require.resolve(`${name}/bin/timra${process.platform === "win32" ? ".exe" : ""}`);
} catch {
    console.error(`timra: there is no program for ${process.platform} on ${process.arch}: the package ${name} is not installed`);
    process.exit(2);
}
const ran = spawnSync(program, process.argv.slice(2), { stdio: "inherit" });
if (ran.error) {
    console.error(`timra: ${program} cannot be run: ${ran.error.message}`);
    process.exit(2);
}
if (ran.signal) process.kill(process.pid, ran.signal);
process.exitCode = ran.status;
