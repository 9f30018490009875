"""What bioimageio.core makes of small arrays with each standard op, for inputs that break careless implementations.

    python scripts/goldens/ops.py

Writes test/goldens/ops/cases.json and MANIFEST.json. A case is one op list (as written in a description) on one input;
the ops are taken from core's own set-up, so casts that a description implies are included. Where core fails, the error is
recorded instead of an output. Same tools, same bytes.
"""
import datetime
import hashlib
import importlib.metadata
import json
import pathlib
import sys
import warnings

import numpy as np
from loguru import logger

logger.remove()
warnings.simplefilter("ignore")

from bioimageio.core import Sample, Tensor  # noqa: E402
from bioimageio.core.proc_setup import _prepare_procs  # noqa: E402
from bioimageio.core.stat_calculators import StatsCalculator  # noqa: E402
from bioimageio.spec import ValidationContext  # noqa: E402
from bioimageio.spec.model import v0_4, v0_5  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/ops"
rng = np.random.default_rng(314)

BCYX = ["batch", "channel", "y", "x"]
LETTER = {"batch": "b", "channel": "c", "z": "z", "y": "y", "x": "x"}

plain = rng.normal(3, 2, (1, 2, 2, 3)).astype(np.float32)
hole = plain.copy()
hole[0, 1, 0, 1] = np.nan
inputs = {
    "plain": plain,
    "two samples": rng.normal(3, 2, (2, 2, 2, 3)).astype(np.float32),
    "constant": np.full((1, 2, 2, 3), 0.1, np.float32),
    "NaN": hole,
    "one pixel": np.full((1, 1, 1, 1), 5.3, np.float32),
    "uint8": rng.integers(0, 256, (1, 2, 2, 3), np.uint8),
    "uint16": rng.integers(0, 65536, (1, 2, 2, 3), np.uint16),
    "bool": rng.random((1, 2, 2, 3)) > 0.4,
}
yxc = rng.normal(0, 50, (1, 3, 2, 2)).astype(np.float32)
czyx = rng.normal(0, 50, (2, 3, 2, 2)).astype(np.float32)
far = np.array([-2.5, -0.5, 0.5, 254.6, 255.4, 256.2, 300.7, 70000, -70000, 3e9, -3e9, 1e19], np.float32)

YX = {"axes": ["y", "x"]}
single_v05 = {
    "zmuv yx": [{"id": "zero_mean_unit_variance", "kwargs": YX}],
    "zmuv": [{"id": "zero_mean_unit_variance"}],
    "scale_range yx": [{"id": "scale_range", "kwargs": {**YX, "min_percentile": 10, "max_percentile": 85}}],
    "scale_range": [{"id": "scale_range", "kwargs": {}}],
    "clip": [{"id": "clip", "kwargs": {"min": 1.1, "max": 3.3}}],
    "clip percentiles yx": [{"id": "clip", "kwargs": {**YX, "min_percentile": 20, "max_percentile": 70}}],
    "clip percentiles": [{"id": "clip", "kwargs": {"min_percentile": 20, "max_percentile": 70}}],
    "clip max percentile": [{"id": "clip", "kwargs": {**YX, "max_percentile": 70}}],
    "clip number and percentile": [{"id": "clip", "kwargs": {**YX, "min": 1.5, "max_percentile": 90}}],
    "binarize": [{"id": "binarize", "kwargs": {"threshold": 2.5}}],
    "scale_linear": [{"id": "scale_linear", "kwargs": {"gain": 0.1, "offset": -0.3}}],
    "fixed zmuv": [{"id": "fixed_zero_mean_unit_variance", "kwargs": {"mean": 103.5, "std": 0.7}}],
    "sigmoid": [{"id": "sigmoid"}],
    "softmax y": [{"id": "softmax", "kwargs": {"axis": "y"}}],
    "ensure_dtype uint8": [{"id": "ensure_dtype", "kwargs": {"dtype": "uint8"}}],
}
channels_v05 = {
    "scale_linear channel": [{"id": "scale_linear", "kwargs": {"axis": "channel", "gain": [2, -0.5], "offset": [0.25, 7]}}],
    "fixed zmuv channel": [
        {"id": "fixed_zero_mean_unit_variance", "kwargs": {"axis": "channel", "mean": [1, 2.2], "std": [3, 0.4]}}],
    "softmax channel": [{"id": "softmax", "kwargs": {"axis": "channel"}}],
}
several_v05 = {
    "scale_range, clip, times 255, uint8": [
        {"id": "scale_range", "kwargs": {**YX, "min_percentile": 1, "max_percentile": 99}},
        {"id": "clip", "kwargs": {"min": 0, "max": 1}},
        {"id": "scale_linear", "kwargs": {"gain": 255}},
        {"id": "ensure_dtype", "kwargs": {"dtype": "uint8"}}],
    "clip percentiles, scale_linear, zmuv": [
        {"id": "clip", "kwargs": {**YX, "min_percentile": 20, "max_percentile": 70}},
        {"id": "scale_linear", "kwargs": {"gain": 3, "offset": 100}},
        {"id": "zero_mean_unit_variance", "kwargs": YX}],
    "sigmoid, softmax, binarize": [
        {"id": "sigmoid"}, {"id": "softmax", "kwargs": {"axis": "x"}}, {"id": "binarize", "kwargs": {"threshold": 0.33}}],
    "int16 between": [
        {"id": "ensure_dtype", "kwargs": {"dtype": "int16"}}, {"id": "scale_linear", "kwargs": {"gain": 0.1}}],
}
single_v04 = {
    "zmuv per_sample xy": [{"name": "zero_mean_unit_variance", "kwargs": {"mode": "per_sample", "axes": "xy"}}],
    "zmuv per_dataset xy": [{"name": "zero_mean_unit_variance", "kwargs": {"mode": "per_dataset", "axes": "xy"}}],
    "zmuv fixed": [{"name": "zero_mean_unit_variance", "kwargs": {"mode": "fixed", "axes": "cxy", "mean": 1.5, "std": 2.5}}],
    "scale_range per_sample xy": [
        {"name": "scale_range", "kwargs": {"mode": "per_sample", "axes": "xy", "min_percentile": 10, "max_percentile": 90}}],
    "scale_range per_dataset cxy": [{"name": "scale_range", "kwargs": {"mode": "per_dataset", "axes": "cxy"}}],
    "scale_linear": [{"name": "scale_linear", "kwargs": {"gain": 0.1, "offset": -0.3}}],
    "clip": [{"name": "clip", "kwargs": {"min": 1.1, "max": 3.3}}],
    "binarize": [{"name": "binarize", "kwargs": {"threshold": 2.5}}],
    "sigmoid": [{"name": "sigmoid"}],
}
# bool_ is no element type of 0.4 inputs; float32 stands for it
reference = rng.normal(40, 9, (1, 2, 2, 3)).astype(np.float32)
post_v05 = {
    "scale_mean_variance": [{"id": "scale_mean_variance", "kwargs": {"reference_tensor": "ref"}}],
    "scale_mean_variance yx, eps": [{"id": "scale_mean_variance", "kwargs": {**YX, "reference_tensor": "ref", "eps": 0.1}}],
    "scale_mean_variance batch": [
        {"id": "scale_mean_variance", "kwargs": {"axes": ["batch", "y", "x"], "reference_tensor": "ref"}}],
    "scale_range of ref": [{"id": "scale_range", "kwargs": {**YX, "reference_tensor": "ref", "max_percentile": 80}}],
    "sigmoid, binarize": [{"id": "sigmoid"}, {"id": "binarize", "kwargs": {"threshold": 0.5}}],
}
post_v04 = {
    "scale_mean_variance xy": [
        {"name": "scale_mean_variance", "kwargs": {"mode": "per_sample", "axes": "xy", "reference_tensor": "ref"}}],
    "scale_range of ref": [
        {"name": "scale_range", "kwargs": {"mode": "per_sample", "axes": "xy", "reference_tensor": "ref", "max_percentile": 80}}],
}


def axis_v05(name, size, output):
    if name == "batch":
        return v0_5.BatchAxis()
    if name == "channel":
        return v0_5.ChannelAxis(channel_names=[v0_5.Identifier(f"c{i}") for i in range(size)])
    kind = v0_5.SpaceOutputAxis if output else v0_5.SpaceInputAxis
    return kind(id=v0_5.AxisId(name), size=size)


def descr(spec, where, axes, array, dtype, steps):
    output = where == "post"
    if spec == "0.5":
        kind = v0_5.OutputTensorDescr if output else v0_5.InputTensorDescr
        return kind(id=v0_5.TensorId("tensor"), axes=[axis_v05(a, s, output) for a, s in zip(axes, array.shape)],
                    data=v0_5.IntervalOrRatioDataDescr(type=dtype), test_tensor=None,
                    **{"postprocessing" if output else "preprocessing": steps})
    with ValidationContext(perform_io_checks=False):
        kind = v0_4.OutputTensorDescr if output else v0_4.InputTensorDescr
        return kind(name=v0_4.TensorName("tensor"), axes="".join(LETTER[a] for a in axes), data_type=dtype,
                    shape=list(array.shape), **{"postprocessing" if output else "preprocessing": steps})


def values(array):
    flat = array.ravel()
    if array.dtype.kind in "bui":
        return flat.astype(object).astype(int).tolist()
    # the shortest decimals that give the same float32 (or float64) back
    return [float(str(v)) if np.isfinite(v) else {"nan": "NaN", "inf": "Infinity", "-inf": "-Infinity"}[str(v)] for v in flat]


cases = []


def record(label, spec, where, steps, array, axes=BCYX, dtype="float32", ref=None):
    case = {"label": f"{spec} {where}: {label}", "spec": spec, "where": where, "tensor_dtype": dtype, "steps": steps,
            "axes": axes, "shape": list(array.shape), "in_dtype": array.dtype.name, "input": values(array),
            "ref": None if ref is None else values(ref)}
    try:
        ops = _prepare_procs([descr(spec, where, axes, array, dtype, steps)])
        members = {"tensor": Tensor.from_numpy(array.copy(), dims=axes)}
        if ref is not None:
            members["ref"] = Tensor.from_numpy(ref.copy(), dims=axes)
        sample = Sample(members=members, stat={}, id="sample")
        sample.stat.update(StatsCalculator({m for op in ops for m in op.required_measures}).update_and_get_all(sample))
        for op in ops:
            op(sample)
        result = sample.members["tensor"].data.data
        case |= {"out_dtype": result.dtype.name, "output": values(result)}
    except Exception as e:
        case |= {"error": f"{type(e).__name__}: {str(e).splitlines()[0]}"[:160]}
    cases.append(case)


for what, array in inputs.items():
    for op, steps in single_v05.items():
        record(f"{op}, {what}", "0.5", "pre", steps, array)
    if what in ("plain", "uint8", "NaN"):
        for op, steps in (channels_v05 | several_v05).items():
            record(f"{op}, {what}", "0.5", "pre", steps, array)
    for op, steps in single_v04.items():
        if what in ("plain", "constant", "one pixel"):
            record(f"{op}, {what}", "0.4", "pre", steps, array)
        if what in ("uint8", "uint16"):
            record(f"{op}, {what}", "0.4", "pre", steps, array, dtype=what)
for op, steps in post_v05.items():
    for what in ("plain", "constant"):
        record(f"{op}, {what}", "0.5", "post", steps, inputs[what], ref=reference)
for op, steps in post_v04.items():
    record(op, "0.4", "post", steps, inputs["plain"], ref=reference)
for axes, array, name in ((["batch", "y", "x", "channel"], yxc, "channel last"), (["channel", "z", "y", "x"], czyx, "3D")):
    for op in ("zmuv yx", "zmuv", "scale_range yx", "clip percentiles yx", "softmax y"):
        record(f"{op}, {name}", "0.5", "pre", single_v05[op], array, axes=axes)
    record(f"scale_linear channel, {name}", "0.5", "pre", channels_v05["scale_linear channel"], array, axes=axes)
for dtype in ("bool", "int8", "uint8", "int16", "uint16", "int32", "int64", "float64"):
    record(f"ensure_dtype {dtype}, far values", "0.5", "pre", [{"id": "ensure_dtype", "kwargs": {"dtype": dtype}},
           {"id": "ensure_dtype", "kwargs": {"dtype": "float64"}}], far.reshape(1, 1, 3, 4))

OUT.mkdir(parents=True, exist_ok=True)
with open(OUT / "cases.json", "w") as f:
    f.write('{"cases": [\n' + ",\n".join(json.dumps(c, separators=(",", ":")) for c in cases) + "\n]}\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/ops.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/ops.py",
    "tools": {"python": sys.version.split()[0], **{n: importlib.metadata.version(n) for n in
              ("bioimageio.core", "bioimageio.spec", "numpy", "xarray", "scipy")}},
    "date": datetime.date.today().isoformat(),
    "files": {"cases.json": {"what": f"{len(cases)} processing cases", "sha256": sha256(OUT / "cases.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
print(len(cases), "cases,", sum("error" in c for c in cases), "errors of core:")
for c in cases:
    if "error" in c:
        print(" ", c["label"], "|", c["error"])
