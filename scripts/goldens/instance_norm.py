"""Networks with InstanceNormalization and what they give in float64, for test/onnx.

Usage: python scripts/goldens/instance_norm.py
Input element i of every case is 100 + 50 · ((i · 7919) mod 1009) / 1009, rounded to float32: a large mean, where sums in
float32 lose most. Expected values come from numpy in float64, after the formula of the ONNX operator.
"""

import hashlib
import json
from datetime import date
from pathlib import Path

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

here = Path(__file__).resolve()
target = here.parents[2] / "test" / "goldens" / "instance-norm"
target.mkdir(parents=True, exist_ok=True)

cases = []
for name, opset, shape, constants in [
    ("opset13_2d", 13, (2, 3, 97, 128), False),
    ("opset13_constants", 13, (1, 2, 64, 65), True),
    ("opset18_3d", 18, (1, 2, 9, 31, 40), False),
    ("opset17_1d", 17, (1, 2, 4097), False),
    ("one_pixel", 17, (1, 2, 1, 1), False),
]:
    channels = shape[1]
    scale = np.linspace(0.5, 2.0, channels).astype(np.float32)
    bias = np.linspace(-1.0, 1.0, channels).astype(np.float32)
    tensors = [numpy_helper.from_array(scale, "scale"), numpy_helper.from_array(bias, "bias")]
    nodes = [] if not constants else [helper.make_node("Constant", [], [t.name], value=t) for t in tensors]
    nodes.append(helper.make_node("InstanceNormalization", ["x", "scale", "bias"], ["y"], epsilon=1e-5))
    graph = helper.make_graph(
        nodes,
        name,
        [helper.make_tensor_value_info("x", TensorProto.FLOAT, ["n", channels] + [f"d{i}" for i in range(len(shape) - 2)])],
        [helper.make_tensor_value_info("y", TensorProto.FLOAT, ["n", channels] + [f"d{i}" for i in range(len(shape) - 2)])],
        [] if constants else tensors,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", opset)], ir_version=8)
    onnx.checker.check_model(model)
    onnx.save(model, target / f"{name}.onnx")
    i = np.arange(np.prod(shape), dtype=np.int64)
    x = (100 + 50 * ((i * 7919) % 1009) / 1009).astype(np.float32).astype(np.float64).reshape(shape)
    axes = tuple(range(2, len(shape)))
    mean = x.mean(axis=axes, keepdims=True)
    variance = ((x - mean) ** 2).mean(axis=axes, keepdims=True)
    form = (1, channels) + (1,) * len(axes)
    y = (x - mean) / np.sqrt(variance + 1e-5) * scale.reshape(form).astype(np.float64) + bias.reshape(form)
    picked = np.unique(np.linspace(0, y.size - 1, 200).astype(int))
    cases.append(
        {"name": name, "shape": list(shape), "indices": picked.tolist(), "values": y.ravel()[picked].tolist()}
    )

(target / "cases.json").write_text(json.dumps(cases) + "\n")
digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
manifest = {
    "script": "scripts/goldens/instance_norm.py",
    "script_sha256": digest(here),
    "command": "python scripts/goldens/instance_norm.py",
    "tools": {"onnx": onnx.__version__, "numpy": np.__version__},
    "date": date.today().isoformat(),
    "files": {p.name: {"sha256": digest(p)} for p in sorted(target.iterdir()) if p.name != "MANIFEST.json"},
}
(target / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
