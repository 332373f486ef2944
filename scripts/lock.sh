#!/usr/bin/env bash
# Compiles both locks anew: Python with hashes, npm with integrity; neither names an address.
set -euo pipefail
cd "$(dirname "$0")/.."

compile() {
    .venv/bin/uv pip compile pyproject.toml "$@" --quiet --upgrade --universal --python-version 3.11 \
        --generate-hashes --no-header --no-annotate --no-emit-index-url
}
compile --group build --output-file requirements/portal.txt
compile --group dev --constraint requirements/portal.txt --output-file requirements/dev.txt

for folder in . scripts/chromium-fallback; do
    (cd "$folder" && rm -f package-lock.json && npm install --package-lock-only --no-fund --no-audit \
        --ignore-scripts --omit-lockfile-registry-resolved --loglevel=error)
    .venv/bin/python scripts/strip_lock.py "$folder/package-lock.json"
done
