#!/usr/bin/env bash
# Makes dist/sesaku-offline-VERSION-PLATFORM.zip: Sesaku, all packages it runs on, and what installs
# them on a machine with Python alone and no network.
#   SESAKU_BUNDLE_PYTHONS  versions of Python to make it for (default: all that Sesaku runs on)
#   SESAKU_BUNDLE_EXTRAS   optional parts that go along
#   SESAKU_BUNDLE_FOLDER   where it is put (default: dist)
# Its exit status is 75 where packages cannot be fetched.
set -euo pipefail
cd "$(dirname "$0")/.."
pythons=${SESAKU_BUNDLE_PYTHONS:-3.11 3.12 3.13 3.14}
extras=${SESAKU_BUNDLE_EXTRAS:-oidc postgres server}
folder=${SESAKU_BUNDLE_FOLDER:-dist}
python=.venv/bin/python
draft=$(mktemp -d)
trap 'rm -rf "$draft"' EXIT

if [ -e /etc/ssl/certs/ca-certificates.crt ]; then
  export UV_SYSTEM_CERTS=true # as in setup.sh
fi
# Offices keep machines for long: wheels that run with the C library of 2018 (RHEL 8, Debian 10).
platforms=()
if [ "$(uname -s)" = Linux ]; then
  for minor in $(seq 28 -1 5); do
    platforms+=(--platform "manylinux_2_${minor}_$(uname -m)")
  done
  for name in 2014 2010 1; do
    platforms+=(--platform "manylinux${name}_$(uname -m)")
  done
fi

mkdir "$draft/wheels"
"$python" -m hatchling build --target wheel --directory "$draft/wheels" >/dev/null
chosen=()
for extra in $extras; do
  chosen+=(--extra "$extra")
done
for version in $pythons; do
  pins=$draft/requirements-$version.txt
  "$python" -m uv --quiet pip compile pyproject.toml "${chosen[@]}" --python-version "$version" \
    --constraints requirements-dev.txt --generate-hashes --no-annotate --no-header \
    --no-emit-index-url --no-emit-find-links --output-file "$pins" || exit 75
  "$python" -m pip -qq --disable-pip-version-check download --dest "$draft/wheels" \
    --no-deps --require-hashes --only-binary=:all: --python-version "$version" \
    "${platforms[@]}" --requirement "$pins" || exit 75
done
# What installs the others: Debian's Python has no pip of its own.
"$python" -m pip -qq --disable-pip-version-check download --dest "$draft/wheels" --no-deps pip \
  || exit 75

cp tools/offline/*.md tools/offline/*.py tools/offline/*.sh LICENSE NOTICE "$draft/"
cp -r examples "$draft/examples"
"$python" -m tools.pack_bundle "$draft" "$folder"
