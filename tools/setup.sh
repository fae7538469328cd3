#!/usr/bin/env bash
# Makes .venv: the pinned packages, each checked against its hash, and Sesaku itself, editable; and
# fetches the fonts and the map's program, and makes the base map.
# PYTHON names the interpreter (default: python3).
set -euo pipefail
cd "$(dirname "$0")/.."
python=${PYTHON:-python3}
packages="apt-get install python3 python3-venv"

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

if ! command -v "$python" >/dev/null; then
  stop "$python が見つかりません。Python 3.11 以上を入れてください（Debian・Ubuntu では $packages）。" \
    "$python is not there. Install Python 3.11 or newer (Debian, Ubuntu: $packages)."
fi
if ! "$python" -c 'import sys; sys.exit(sys.version_info < (3, 11))'; then
  stop "$("$python" --version) は古すぎます。Python 3.11 以上を make PYTHON=python3.12 のように指定してください。" \
    "$("$python" --version) is too old. Name Python 3.11 or newer, as in make PYTHON=python3.12."
fi

if ! .venv/bin/python -m pip --version >/dev/null 2>&1; then
  rm -rf .venv # left by another interpreter, or half made
  if "$python" -c 'import ensurepip' 2>/dev/null; then
    "$python" -m venv .venv
  elif "$python" -m virtualenv --version >/dev/null 2>&1; then
    "$python" -m virtualenv --quiet .venv
  else
    stop "仮想環境を作れません。python3-venv を入れてください（Debian・Ubuntu では $packages）。" \
      "No virtual environment can be made. Install python3-venv (Debian, Ubuntu: $packages)."
  fi
fi

if ! .venv/bin/python -m uv --version >/dev/null 2>&1; then
  .venv/bin/python -m pip install --quiet --disable-pip-version-check "uv>=0.5"
fi
# Where the machine has certificates of its own, they count: an office's proxy may sign with one of them.
if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  export UV_SYSTEM_CERTS=true
fi
uv=(.venv/bin/python -m uv --quiet pip)
"${uv[@]}" sync --python .venv/bin/python --compile-bytecode --require-hashes requirements-dev.txt
"${uv[@]}" install --python .venv/bin/python --no-deps --no-build-isolation --editable .
tools/front_end.sh
.venv/bin/python -m tools.base_map --missing
# Compiled once: every command starts in a third of the time where Python may not keep what it compiles.
.venv/bin/python -m compileall -q src tests tools
