"""Judge packages as the reference library does: python check_packages.py FOLDER prints JSON by file name.

spec: errors and warnings of the description; test: status of bioimageio's own test (what `bioimageio test` runs).
"""
import json
import pathlib
import sys
import warnings

warnings.filterwarnings("ignore")
from loguru import logger  # noqa: E402

logger.remove()
from bioimageio.core import test_description  # noqa: E402
from bioimageio.spec import InvalidDescr, load_description  # noqa: E402

results = {}
for path in sorted(pathlib.Path(sys.argv[1]).glob("*.zip")):
    described = load_description(path)
    details = described.validation_summary.details
    issues = lambda kind: [f"{'.'.join(map(str, i.loc))}: {i.msg}" for d in details for i in getattr(d, kind)]
    result = {"spec": described.validation_summary.status, "errors": issues("errors"), "warnings": issues("warnings")}
    runnable = not isinstance(described, InvalidDescr) and described.weights.tensorflow_js is None
    if runnable:  # the reference library does not run tensorflow_js
        summary = test_description(path, runtime_env="currently-active")
        result["test"] = summary.status
        result["test_errors"] = [f"{d.name}: {e.msg}" for d in summary.details for e in d.errors]
    results[path.name] = result
json.dump(results, sys.stdout, indent=1)
