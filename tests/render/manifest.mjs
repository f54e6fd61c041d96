// Validates an app manifest with Microsoft's own package, offline.
// usage: node manifest.mjs MANIFEST.json    stdout: [fault, …]
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const { AppManifestUtils } = createRequire(import.meta.url)("@microsoft/app-manifest");
const manifest = JSON.parse(readFileSync(process.argv[2], "utf8"));
process.stdout.write(JSON.stringify(await AppManifestUtils.validateAgainstSchema(manifest)));
