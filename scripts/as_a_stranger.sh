#!/usr/bin/env bash
# What a stranger gets: build the wheel twice (the same bytes), install it into a fresh virtual environment elsewhere, with
# the locked versions but no file of this checkout in reach, and use it: first bare, then with its extras.
#
#   scripts/as_a_stranger.sh [PYTHON]
set -euo pipefail
cd "$(dirname "$0")/.."
checkout=$PWD
build=$(realpath -s "${1:-.venv/bin/python}")
elsewhere=$(mktemp -d)
site=
trap 'test -z "$site" || kill "$site" 2>/dev/null; rm -rf "$elsewhere"' EXIT
say() { printf 'as a stranger: %s\n' "$*"; }

# A wheel's files carry a time: that of the last commit, so that anyone who builds this commit gets these bytes.
SOURCE_DATE_EPOCH=$(git log -1 --format=%ct 2>/dev/null || echo 1704067200)
export SOURCE_DATE_EPOCH
for once in one two; do
    "$build" -m hatchling build --target wheel --directory "$elsewhere/$once" >/dev/null
done
wheel=$(echo "$elsewhere"/one/*.whl)
cmp "$wheel" "$elsewhere"/two/*.whl
say "the wheel builds to the same bytes twice: $(sha256sum "$wheel" | cut -c1-16)…"

# Versions without hashes: pip takes no hashes for what it resolves itself, and it must resolve, to miss what is missing.
sed -nE 's,^([a-z0-9][a-z0-9._-]*==[^\\]+[^ \\]) .*$,\1,p' requirements.lock >"$elsewhere/versions.txt"
cp examples/* "$elsewhere"
"$build" -m venv "$elsewhere/venv"
cd "$elsewhere"
unset PYTHONPATH
pip() { "$elsewhere/venv/bin/python" -m pip --disable-pip-version-check -qq "$@"; }
onrecord() { "$elsewhere/venv/bin/onrecord" "$@"; }

pip install -c versions.txt "$wheel"
onrecord --version
onrecord code --published 2017-09-29 desert-attack.txt | grep 'Syrian Observatory for' >/dev/null
onrecord add --db bare.db desert-attack.txt night-shelling.html wire.jsonl >/dev/null
onrecord incidents --db bare.db | grep 'Kirkuk' >/dev/null
onrecord export --db bare.db --format csv --output bare.csv >/dev/null
onrecord db check --db bare.db | grep 'whole' >/dev/null
say 'bare, it codes, keeps, lists, exports and checks'

pip install -c versions.txt "$wheel[parquet,plot,web,xlsx]"
for format in parquet xlsx geojson jsonl ucdp-ged acled; do
    onrecord export --db bare.db --format "$format" --output "out.$format" >/dev/null
done
onrecord plot --db bare.db --output picture >/dev/null
ls picture*.png >/dev/null
onrecord run --input wire.jsonl --output run --jobs 1 >/dev/null
port=$(python3 -c 'import socket; s = socket.socket(); s.bind(("127.0.0.1", 0)); print(s.getsockname()[1])')
"$elsewhere/venv/bin/onrecord" serve --db bare.db --port "$port" >serve.log 2>&1 &
site=$!
for _ in $(seq 100); do
    python3 -c "import urllib.request as u; u.urlopen('http://127.0.0.1:$port/healthz')" 2>/dev/null && break
    sleep 0.2
done
python3 - "$port" <<'PYTHON' || { cat serve.log; exit 1; }
import sys
import urllib.request as u

for path, holds in (("/healthz", b'"ok"'), ("/incidents", b"Kirkuk"), ("/built/app.js", b"htmx")):
    page = u.urlopen(f"http://127.0.0.1:{sys.argv[1]}{path}").read()
    assert holds in page, f"{path}: {page[:200]!r}"
PYTHON
kill -TERM "$site"
wait "$site" || test $? -eq 143  # stopped by the signal, having answered what was asked
site=
say 'with its extras, it writes every format, draws, runs over an archive, and serves its pages'
test -z "$("$elsewhere/venv/bin/python" -c 'import onrecord; print(onrecord.__file__)' | grep -F "$checkout")"
