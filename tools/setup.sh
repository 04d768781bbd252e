#!/usr/bin/env bash
# Prepares .venv from one hashed requirements file, and Debian's Chromium where it is missing and may be installed.
# Usage: [PYTHON=python3] tools/setup.sh REQUIREMENTS
set -euo pipefail
requirements=$1
python=${PYTHON:-python3}
venv=.venv

say() { printf 'rasoat: %s\n' "$*" >&2; }
as_root() { if [ "$(id -u)" = 0 ]; then "$@"; else sudo -n "$@"; fi; } # -n: a password is never asked for
may_install() { command -v apt-get >/dev/null && as_root true 2>/dev/null; }
debian() { # Debian's packages, quietly; the list is fetched once
    [ -n "${listed:-}" ] || { as_root apt-get update -qq || return 1; listed=yes; }
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "$@" >/dev/null
}

command -v "$python" >/dev/null || { say "Python 3.11 or newer is needed; '$python' was not found (set PYTHON=…)"; exit 1; }
"$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))' ||
    { say "Python 3.11 or newer is needed; $("$python" --version) was found (set PYTHON=…)"; exit 1; }

# What was cut off while it was made, or moved to another folder, does not answer and is made anew.
if ! "$venv/bin/pip" --version >/dev/null 2>&1; then
    rm -rf "$venv"
    if ! "$python" -m venv "$venv" >/dev/null 2>&1; then
        rm -rf "$venv" # half of one is left behind where ensurepip is missing
        if may_install; then say "installing python3-venv"; debian python3-venv; fi
        "$python" -m venv "$venv" || {
            rm -rf "$venv"
            say "'$python -m venv' failed: let somebody who may do so run 'apt-get install python3-venv', then run this again"
            exit 1
        }
    fi
fi

say "installing the pinned packages of $requirements"
packages() {
    if command -v uv >/dev/null; then
        uv pip install --quiet --python "$venv/bin/python" "$@"
    else
        "$venv/bin/pip" install --quiet --disable-pip-version-check "$@"
    fi
}
packages --require-hashes -r "$requirements" || {
    say "the packages could not be installed; the reason stands above. Without a network they cannot be fetched." \
        "Run this again when there is one: what was fetched is not fetched anew"
    exit 1
}
packages --no-deps --no-build-isolation -e .

if [ ! -e /etc/ssl/certs/ca-certificates.crt ] && may_install; then
    say "installing ca-certificates" # without them every https shop would be refused
    debian ca-certificates || say "they could not be installed"
fi

browser() { command -v chromium-headless-shell || command -v chromium || command -v google-chrome; }
if ! browser >/dev/null; then
    if may_install; then
        say "installing Debian's chromium-headless-shell"
        debian chromium-headless-shell || say "it could not be installed"
    fi
    browser >/dev/null ||
        say "no Chromium here: pages that only JavaScript draws are left out and reported as not read." \
            "To include them: apt-get install chromium-headless-shell"
fi

# The program that drives the browser comes with Playwright's wheel and needs one library of Debian's.
drives() { "$venv"/lib/python3*/site-packages/playwright/driver/node --version; }
if ! drives >/dev/null 2>&1; then
    if may_install; then
        say "installing libatomic1"
        debian libatomic1 || say "it could not be installed"
    fi
    drives >/dev/null 2>&1 ||
        say "Playwright's driver does not run here: pages that only JavaScript draws are left out and reported" \
            "as not read. To include them: apt-get install libatomic1"
fi
