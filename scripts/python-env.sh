#!/usr/bin/env bash
# Makes .cache/python, the Python with the reference libraries that the interop tests, the benchmarks and the golden makers use.
set -euo pipefail
cd "$(dirname "$0")/.."
requirements=scripts/goldens/requirements.txt
target=.cache/python
stamp="$target/.$(sha256sum "$requirements" | cut -c1-16)"
if [ -e "$stamp" ]; then
  exit 0
fi
python3 -m venv --clear "$target"
"$target/bin/pip" install --quiet --disable-pip-version-check -r "$requirements"
touch "$stamp"
