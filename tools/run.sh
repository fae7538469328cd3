#!/usr/bin/env bash
# The main job on our own fictional documents: reads every one, and writes what was read to out/.
set -euo pipefail
cd "$(dirname "$0")/.."
sesaku=.venv/bin/sesaku
out=out

files=()
for file in examples/*/*; do
  case "$file" in
    *.md | *.yml) ;; # what is said of an example, not an example
    *) files+=("$file") ;;
  esac
done

rm -rf "$out"
mkdir "$out" "$out/json"
"$sesaku" read "${files[@]}"
for file in "${files[@]}"; do
  "$sesaku" read --json --pretty "$file" >"$out/json/$(basename "$file").json"
done
"$sesaku" export "${files[@]}" csv -o "$out/csv"
"$sesaku" export "${files[@]}" xlsx -o "$out/examples.xlsx"

printf '\n%s\n' "文書 ${#files[@]} 件を読みました。結果 / ${#files[@]} documents were read; the results:"
printf '  %s\n' "$out/examples.xlsx" "$out/csv/" "$out/json/"
