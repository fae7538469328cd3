#!/usr/bin/env bash
# Pins the packages of pyproject.toml with their hashes; addresses of registries are left out.
set -euo pipefail
cd "$(dirname "$0")/.."
compile=(.venv/bin/python -m uv --quiet pip compile pyproject.toml --universal --python-version 3.11
  --generate-hashes --no-annotate --no-header --no-emit-index-url --no-emit-find-links)
"${compile[@]}" "$@" --output-file requirements.txt
"${compile[@]}" "$@" --extra dev --constraints requirements.txt --output-file requirements-dev.txt
