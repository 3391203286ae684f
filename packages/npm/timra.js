#!/usr/bin/env node
// Runs the program of the package for this platform, and tells it which packages of data are installed.
const { spawnSync } = require("node:child_process");
const { delimiter, dirname } = require("node:path");
const { peerDependencies } = require("./package.json");

const name = `@timra/${process.platform}-${process.arch}`;
let program;
try {
    program = require.resolve(`${name}/bin/timra${process.platform === "win32" ? ".exe" : ""}`);
} catch {
    console.error(`timra: there is no program for ${process.platform} on ${process.arch}: the package ${name} is not installed`);
    process.exit(2);
}
const data = process.env.TIMRA_DATA_DIRS ? [process.env.TIMRA_DATA_DIRS] : [];
for (const of of Object.keys(peerDependencies)) {
    try {
        data.push(dirname(require.resolve(`${of}/package.json`)));
    } catch {
        // Whoever does not need it does not have it.
    }
}
const env = { ...process.env, TIMRA_DATA_DIRS: data.join(delimiter) };
const ran = spawnSync(program, process.argv.slice(2), { stdio: "inherit", env });
if (ran.error) {
    console.error(`timra: ${program} cannot be run: ${ran.error.message}`);
    process.exit(2);
}
if (ran.signal) process.kill(process.pid, ran.signal);
process.exitCode = ran.status;
