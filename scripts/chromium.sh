#!/usr/bin/env bash
# Unpacks the Chromium of an npm package into .setup/chromium, for a system that has no package of it
# (Ubuntu has only a snap) or that may not install one. It brings the libraries it needs.
set -euo pipefail
cd "$(dirname "$0")/.."
[ "$(uname -m)" = x86_64 ] || { echo "No Chromium for $(uname -m): install one and set CHROMIUM to its path." >&2; exit 1; }

target=$PWD/.setup/chromium
rm -rf "$target" && mkdir -p "$target"
cp scripts/chromium-fallback/package*.json "$target/"
cp .npmrc "$target/.npmrc"
(cd "$target" && npm ci --ignore-scripts --loglevel=error)

packed=$target/node_modules/@sparticuz/chromium/bin
unbrotli() {
    node -e 'const fs = require("fs"), zlib = require("zlib"), { pipeline } = require("stream");
        pipeline(fs.createReadStream(process.argv[1]), zlib.createBrotliDecompress(), process.stdout,
            error => { if (error) throw error; });' "$1"
}
unbrotli "$packed/chromium.br" > "$target/chromium"
unbrotli "$packed/al2023.tar.br" | tar -x -C "$target"
rm -rf "$target/node_modules"
chmod +x "$target/chromium"
cat > "$target/chromium.sh" <<'END'
#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
LD_LIBRARY_PATH="$here/lib${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}" exec "$here/chromium" "$@"
END
chmod +x "$target/chromium.sh"
