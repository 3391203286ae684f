// Writes the package.json of `timra` and of each platform's package: manifests.mjs PLATFORMS.TSV DIR, with the version
// in the environment.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , table, to] = process.argv;
const version = process.env.VERSION;
const rows = readFileSync(table, "utf8").split("\n").filter((row) => row && !row.startsWith("#"));
const [names, ...platforms] = rows.map((row) => row.split("\t"));
const about = {
    version,
    description: "A search engine for knowledge bases written in more than one language, Vietnamese and English first",
    keywords: ["search", "vietnamese", "hugo", "static-site", "markdown"],
    license: "Apache-2.0",
};

function write(folder, manifest) {
    mkdirSync(join(to, folder), { recursive: true });
    writeFileSync(join(to, folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const optionalDependencies = {};
for (const row of platforms) {
    const platform = Object.fromEntries(names.map((name, at) => [name, row[at]]));
    const folder = `${platform.node_os}-${platform.node_cpu}`;
    const name = `@timra/${folder}`;
    optionalDependencies[name] = version;
    const libc = platform.node_os === "linux" ? { libc: ["glibc"] } : {};
    write(folder, {
        name, ...about, os: [platform.node_os], cpu: [platform.node_cpu], ...libc, preferUnplugged: true, files: ["bin"],
    });
}
write("timra", {
    name: "timra", ...about, bin: { timra: "timra.js" }, files: ["timra.js"], engines: { node: ">=18" },
    optionalDependencies,
});
