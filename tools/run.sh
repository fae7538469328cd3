#!/usr/bin/env bash
# The main job on our own fictional documents: reads every one, writes what was read to out/, and
# puts them into the library. At a terminal the library is then served, for a person with a browser
# and a PDF; elsewhere (CI, a pipe) the job is done.
set -euo pipefail
cd "$(dirname "$0")/.."
sesaku=.venv/bin/sesaku
out=out
export SESAKU_HOME="${SESAKU_HOME:-$PWD/library}"

files=()
kept=()
for file in examples/*/*; do
  case "$file" in
    *.md | *.yml) ;; # what is said of an example, not an example
    examples/research/*) ;; # records of research, imported below
    *.pdf) files+=("$file") ;; # left for a person to drop on the page
    *) files+=("$file") kept+=("$file") ;;
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
"$sesaku" add "${kept[@]}"
"$sesaku" research import examples/research/*.xml
"$sesaku" research import examples/research/*.tsv --mapping examples/research/equipment_agency.yml

printf '\n%s\n' "文書 ${#files[@]} 件を読みました。結果 / ${#files[@]} documents were read; the results:"
printf '  %s\n' "$out/examples.xlsx" "$out/csv/" "$out/json/" "$SESAKU_HOME"

if [ ! -t 1 ] || [ -n "${CI:-}" ]; then
  printf '\n%s\n' "ブラウザーで見るには / To look at them in a browser: SESAKU_HOME=$SESAKU_HOME $sesaku serve"
  exit 0
fi
cat <<'EOF'

次に: 下のアドレスをブラウザーで開き、評価書などの PDF をそのページに落としてください。
試すには examples/evaluation_report/umi_to_shima_r4.pdf があります。終えるには Ctrl-C を押します。
Next: open the address below in a browser and drop a PDF of an evaluation report on the page; to try it,
there is examples/evaluation_report/umi_to_shima_r4.pdf. Ctrl-C ends it.

EOF
exec "$sesaku" serve --port "${PORT:-8000}"
