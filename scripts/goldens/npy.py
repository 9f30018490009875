"""What numpy writes, casts and measures: .npy files of every kind that is read, and the numbers behind src/array.

    python scripts/goldens/npy.py

Writes test/goldens/npy/: *.npy, index.json (what each file holds), numbers.json (astype, quantile, mean, std), MANIFEST.json.
Same tools, same bytes.
"""
import datetime
import hashlib
import io
import json
import pathlib
import sys
import warnings

import numpy as np
from numpy.lib import format as npy

warnings.simplefilter("ignore")
ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/npy"
OUT.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(2718)


def value(v):
    if isinstance(v, (bool, np.bool_)):
        return int(v)
    if isinstance(v, (int, np.integer)):
        return int(v) if abs(int(v)) <= 2**53 else str(int(v))
    if np.isnan(v):
        return "NaN"
    return float(str(v)) if np.isfinite(v) else ("Infinity" if v > 0 else "-Infinity")


def values(array):
    return [value(v) for v in (array.astype(np.float32) if array.dtype == np.float16 else array).ravel()]


def wide(array):
    return values(np.asarray(array, np.float64))


files = {}


def save(name, array, *, version=(1, 0), same_bytes):
    """same_bytes: writing the array again must give this very file (little-endian, C order, a dtype that is kept)."""
    buffer = io.BytesIO()
    npy.write_array(buffer, array, version=version)
    (OUT / f"{name}.npy").write_bytes(buffer.getvalue())
    dtype = "float32" if array.dtype == np.float16 else array.dtype.name
    files[f"{name}.npy"] = {"dtype": dtype, "shape": list(array.shape), "values": values(array), "same_bytes": same_bytes}


limits = {d: np.array([[np.iinfo(d).min, 1, 2], [3, 4, np.iinfo(d).max]], d)
          for d in ("int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64")}
for name, array in limits.items():
    save(name, array, same_bytes=True)
floats = np.array([[0, -0.0, 1.5], [np.nan, np.inf, -np.inf], [1e-45, 3.4e38, -2.25]])
save("bool", np.array([[True, False], [False, True]]), same_bytes=True)
save("float32", floats.astype(np.float32), same_bytes=True)
save("float64", floats, same_bytes=True)
save("float16", np.array([0, -0.0, 1, -2.5, 6e-8, 6.1e-5, 65504, np.inf, -np.inf, np.nan, 0.1], np.float16), same_bytes=False)
save("scalar", np.array(7, np.int32), same_bytes=True)
save("one_dimension", np.arange(5, dtype=np.uint16), same_bytes=True)
save("empty", np.zeros((0, 3), np.float32), same_bytes=True)
save("five_dimensions", np.arange(24, dtype=np.int16).reshape(1, 2, 3, 1, 4), same_bytes=True)
save("fortran", np.asfortranarray(np.arange(24, dtype=np.float32).reshape(2, 3, 4)), same_bytes=False)
save("big_endian_int16", np.arange(-3, 3).reshape(2, 3).astype(">i2"), same_bytes=False)
save("big_endian_float64", floats.astype(">f8"), same_bytes=False)
save("big_endian_fortran", np.asfortranarray(np.arange(6).reshape(2, 3).astype(">i8")), same_bytes=False)
save("version_2", np.arange(4, dtype=np.float32), version=(2, 0), same_bytes=False)
save("version_3", np.arange(4, dtype=np.float32), version=(3, 0), same_bytes=False)
refused = {}
for name, array in {"complex": np.array([1 + 2j]), "text": np.array(["a"]), "date": np.array(["2020-01-01"], "M8[D]"),
                    "record": np.array([(1, 2.0)], [("a", "i4"), ("b", "f4")])}.items():
    np.save(OUT / f"{name}.npy", array)
    refused[f"{name}.npy"] = str(array.dtype) if name == "record" else npy.dtype_to_descr(array.dtype)
(OUT / "index.json").write_text(json.dumps({"files": files, "refused": refused}, separators=(",", ":")) + "\n")

# --- casts: 14 values repeated to 112, so that all go through numpy's vector loops and none through a tail
hard = np.array([np.nan, np.inf, -np.inf, 3e9, -3e9, 1e19, -1e19, 2.0**63, 300.7, -1.5, 65536 * 3 + 7.9, -0.5, 2.0**31,
                 40000.2])
integers = np.array([0, 1, -1, 127, 128, 255, 256, -129, 32768, 65536 + 5, 2**31, 2**32 + 3, -(2**40) - 9, 2**53 + 1,
                     2**62 + 2**38 + 1, 2**62 + 2**38])
ALL = ("bool", "int8", "uint8", "int16", "uint16", "int32", "uint32", "int64", "uint64", "float32", "float64")
casts = []
for source in ("float32", "float64", "int64", "int32", "int16", "uint8", "uint64", "bool"):
    base = hard if source.startswith("float") else integers
    start = base.astype(source)
    for target in ALL:
        result = np.tile(start, 8).astype(target)[: len(start)]
        casts.append({"from": source, "to": target, "input": values(start), "output": values(result)})

# --- statistics
arrays = {
    "float32": rng.normal(100, 30, (2, 2, 3, 4)).astype(np.float32),
    "float64": rng.normal(0, 1, (2, 2, 3, 4)),
    "uint8": rng.integers(0, 256, (2, 2, 3, 4), np.uint8),
    "int16": rng.integers(-30000, 30000, (2, 2, 3, 4), np.int16),
    "int64": rng.integers(-(2**40), 2**40, (2, 2, 3, 4)),
    "bool": rng.random((2, 2, 3, 4)) > 0.3,
    "constant": np.full((1, 1, 6, 7), 0.1, np.float32),
    "one": np.full((1, 1, 1, 1), 4.25, np.float32),
    "NaN": np.where(rng.random((2, 2, 3, 4)) > 0.97, np.nan, rng.normal(0, 1, (2, 2, 3, 4))).astype(np.float32),
    "infinite": np.where(rng.random((2, 2, 3, 4)) > 0.97, np.inf, rng.normal(0, 1, (2, 2, 3, 4))).astype(np.float32),
}
Q = [0, 0.01, 0.3, 0.5, 0.7, 1]
statistics = []
for name, a in arrays.items():
    case = {"name": name, "dtype": a.dtype.name, "shape": list(a.shape), "input": values(a), "of": []}
    for dims in (None, [2, 3], [1, 2, 3], [1], [0, 2]):
        axis = None if dims is None else tuple(dims)
        # numpy.quantile refuses bool and overflows on int16, whose neighbours it subtracts as int16: float64 stands for them
        b = a.astype(np.float64) if name in ("bool", "int16") else a
        case["of"].append({
            "dims": dims,
            "mean": values(a.mean(axis, np.float64, keepdims=True)), "std": values(a.std(axis, np.float64, keepdims=True)),
            "min": wide(a.min(axis, keepdims=True)), "max": wide(a.max(axis, keepdims=True)),
            "linear": wide(np.quantile(b, Q, axis, keepdims=True)),
            "inverted_cdf": wide(np.quantile(b, Q, axis, method="inverted_cdf", keepdims=True)),
            "nan_linear": wide(np.nanquantile(b, Q, axis, keepdims=True)),
            "nan_inverted_cdf": wide(np.nanquantile(b, Q, axis, method="inverted_cdf", keepdims=True)),
        })
    statistics.append(case)
(OUT / "numbers.json").write_text(json.dumps({"casts": casts, "q": Q, "statistics": statistics}, separators=(",", ":")) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/npy.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/npy.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "machine": "x86-64 with AVX-512"},
    "date": datetime.date.today().isoformat(),
    "files": {p.name: {"sha256": sha256(p)} for p in sorted(OUT.iterdir()) if p.name != "MANIFEST.json"},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
print(len(files), "files,", len(casts), "casts,", len(statistics), "arrays measured")
