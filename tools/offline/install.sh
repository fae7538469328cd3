#!/bin/sh
# Installs Sesaku from this folder: sh install.sh [FOLDER]. No network is used.
# PYTHON names the interpreter; FOLDER is made where it is not there (default: ~/sesaku).
set -eu
here=$(CDPATH='' cd -- "$(dirname -- "$0")" && pwd)
folder=${1:-$HOME/sesaku}

stop() {
  printf '%s\n' "$@" >&2
  exit 1
}

version_of() { # prints e.g. 3.12, or fails where there is no such interpreter
  "$1" -c 'import sys; print("%d.%d" % sys.version_info[:2])' 2>/dev/null
}

python=
for candidate in ${PYTHON:-python3 python3.14 python3.13 python3.12 python3.11}; do
  if version=$(version_of "$candidate") && [ -e "$here/requirements-$version.txt" ]; then
    python=$candidate
    break
  fi
done
if [ -z "$python" ]; then
  wanted=$(cd "$here" && for file in requirements-*.txt; do
    name=${file#requirements-}
    printf '%s ' "${name%.txt}"
  done)
  stop "この端末に使える Python がありません。Python ${wanted}のどれかを入れるか、PYTHON=… で指定してください。" \
    "There is no Python here that this bundle is for. Install one of Python ${wanted}or name it by PYTHON=…."
fi

"$python" "$here/verify.py" "$here" || stop \
  "ファイルが欠けているか壊れています。もう一度展開するか、受け取り直してください。" \
  "Files are missing or damaged. Unpack the bundle again, or fetch it again."

# What stands in the folder makes way, so it must be an installation, not somebody's files.
if [ -e "$folder" ] && [ -n "$(ls -A "$folder" 2>&1)" ] && [ ! -e "$folder/pyvenv.cfg" ]; then
  stop "$folder には別のものがあります。空のフォルダーか、新しい名前を指定してください。" \
    "There is something else in $folder. Name an empty folder, or a new one."
fi
if ! "$python" -m venv --without-pip --clear "$folder"; then
  stop "$folder に仮想環境を作れません。場所と権限を確かめてください。" \
    "No virtual environment can be made in $folder. Check the place and its permissions."
fi
set -- "$here"/wheels/pip-*.whl
"$folder/bin/python" "$1/pip" --quiet --disable-pip-version-check --no-cache-dir install \
  --no-index --find-links "$here/wheels" --require-hashes --only-binary=:all: \
  --requirement "$here/requirements-$version.txt"

"$folder/bin/sesaku" --version
printf '%s\n' "入りました。次で始まります: $folder/bin/sesaku serve" \
  "Installed. Begin with: $folder/bin/sesaku serve"
