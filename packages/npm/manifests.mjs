// Writes the package.json of `timra` and of each platform's package: manifests.mjs PLATFORMS.TSV DATA.TSV DIR, with the
// version in the environment. Of data, `timra` takes what its user installs beside it, of its own version.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , platformTable, dataTable, to] = process.argv;
const version = process.env.VERSION;

function rows(table) {
    const lines = readFileSync(table, "utf8").split("\n").filter((row) => row && !row.startsWith("#"));
    const [names, ...values] = lines.map((row) => row.split("\t"));
    return values.map((row) => Object.fromEntries(names.map((name, at) => [name, row[at]])));
}

const about = {
    version,
    description: "A search engine for knowledge bases written in more than one language, Vietnamese and English first",
    keywords: ["search", "vietnamese", "hugo", "static-site", "markdown"],
    license: "Apache-2.0",
    repository: { type: "git", url: `git+${process.env.REPOSITORY}.git` },
};

function write(folder, manifest) {
    mkdirSync(join(to, folder), { recursive: true });
    writeFileSync(join(to, folder, "package.json"), `${JSON.stringify(manifest, null, 2)}\n`);
}

const optionalDependencies = {};
for (const platform of rows(platformTable)) {
    const folder = `${platform.node_os}-${platform.node_cpu}`;
    const name = `@timra/${folder}`;
    optionalDependencies[name] = version;
    const libc = platform.node_os === "linux" ? { libc: ["glibc"] } : {};
    write(folder, {
        name, ...about, os: [platform.node_os], cpu: [platform.node_cpu], ...libc, preferUnplugged: true, files: ["bin"],
    });
}
const data = rows(dataTable).map(({ name }) => `@timra/${name}`);
write("timra", {
    name: "timra", ...about, bin: { timra: "timra.js" }, files: ["timra.js"], engines: { node: ">=18" },
    optionalDependencies,
    peerDependencies: Object.fromEntries(data.map((name) => [name, version])),
    peerDependenciesMeta: Object.fromEntries(data.map((name) => [name, { optional: true }])),
});
