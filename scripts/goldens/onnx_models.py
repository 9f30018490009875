"""Tiny ONNX networks for the engine's tests, with inputs and the outputs that onnxruntime gives for them.

    python scripts/goldens/onnx_models.py

Writes test/goldens/onnx/: one .onnx per network, cases.json (inputs and expected outputs), MANIFEST.json.
Weights come from a fixed seed; running it again with the same tools gives the same bytes.
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto as T
from onnx import helper, numpy_helper

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/onnx"
rng = np.random.default_rng(20261124)


def info(name, dtype, shape):
    return helper.make_tensor_value_info(name, dtype, shape)


def const(name, array):
    return numpy_helper.from_array(np.asarray(array), name)


def weights(*shape):
    return (rng.standard_normal(shape) / np.sqrt(np.prod(shape[1:]))).astype(np.float32)


def model(name, nodes, inputs, outputs, initializers=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="onnx_models.py")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def node(op, inputs, outputs, **attributes):
    return helper.make_node(op, inputs, outputs, name=f"{op}_{outputs[0]}", **attributes)


F = T.FLOAT
image = ["b", 1, "y", "x"]

models = {
    "identity": model("identity", [node("Identity", ["x"], ["y"])], [info("x", F, ["n", "c", "h", "w"])],
                      [info("y", F, ["n", "c", "h", "w"])]),
    "affine": model("affine", [node("Mul", ["x", "two"], ["d"]), node("Add", ["d", "one"], ["y"])],
                    [info("x", F, ["n", "m"])], [info("y", F, ["n", "m"])],
                    [const("two", np.float32(2)), const("one", np.float32(1))]),
    "conv": model("conv", [node("Conv", ["x", "w", "b"], ["c"], pads=[1, 1, 1, 1]), node("Relu", ["c"], ["y"])],
                  [info("x", F, image)], [info("y", F, ["b", 2, "y", "x"])],
                  [const("w", weights(2, 1, 3, 3)), const("b", weights(2))]),
    "pool": model("pool", [node("MaxPool", ["x"], ["y"], kernel_shape=[2, 2], strides=[2, 2])],
                  [info("x", F, image)], [info("y", F, ["b", 1, "h", "w"])]),
    "fixed": model("fixed", [node("Conv", ["x", "w"], ["y"], pads=[1, 1, 1, 1])],
                   [info("x", F, [1, 1, 8, 8])], [info("y", F, [1, 1, 8, 8])], [const("w", weights(1, 1, 3, 3))]),
    "two_in_two_out": model("two", [node("Add", ["a", "b"], ["sum"]), node("Mul", ["a", "b"], ["product"])],
                            [info("a", F, ["n", 3]), info("b", F, ["n", 3])],
                            [info("sum", F, ["n", 3]), info("product", F, ["n", 3])]),
    "uint8": model("uint8", [node("Cast", ["x"], ["f"], to=F), node("Mul", ["f", "half"], ["h"]),
                             node("Cast", ["h"], ["y"], to=T.UINT8)],
                   [info("x", T.UINT8, ["n"])], [info("y", T.UINT8, ["n"])], [const("half", np.float32(0.5))]),
    "uint16": model("uint16", [node("Cast", ["x"], ["f"], to=F), node("Neg", ["f"], ["y"])],
                    [info("x", T.UINT16, ["n"])], [info("y", F, ["n"])]),
    "int64": model("int64", [node("Mul", ["x", "three"], ["y"])], [info("x", T.INT64, ["n"])],
                   [info("y", T.INT64, ["n"])], [const("three", np.int64(3))]),
    "float16": model("float16", [node("Add", ["x", "x"], ["y"])], [info("x", T.FLOAT16, ["n"])],
                     [info("y", T.FLOAT16, ["n"])]),
    "bool": model("bool", [node("Not", ["x"], ["y"])], [info("x", T.BOOL, ["n"])], [info("y", T.BOOL, ["n"])]),
    # A U-Net in miniature: what WebGPU and wasm are compared on.
    "small_unet": model(
        "small_unet",
        [node("Conv", ["x", "w1"], ["e1"], pads=[1, 1, 1, 1]), node("Relu", ["e1"], ["r1"]),
         node("MaxPool", ["r1"], ["p1"], kernel_shape=[2, 2], strides=[2, 2]),
         node("Conv", ["p1", "w2"], ["e2"], pads=[1, 1, 1, 1]), node("Relu", ["e2"], ["r2"]),
         node("ConvTranspose", ["r2", "w3"], ["u1"], strides=[2, 2]), node("Concat", ["u1", "r1"], ["k"], axis=1),
         node("Conv", ["k", "w4"], ["d"], pads=[1, 1, 1, 1]), node("Sigmoid", ["d"], ["y"])],
        [info("x", F, image)], [info("y", F, ["b", 1, "y", "x"])],
        [const("w1", weights(4, 1, 3, 3)), const("w2", weights(8, 4, 3, 3)), const("w3", weights(8, 4, 2, 2)),
         const("w4", weights(1, 8, 3, 3))]),
    # Correct on wasm, refused by the WebGPU provider at run(): exercises the fallback.
    "conv_transpose_3d": model("ct3", [node("ConvTranspose", ["x", "w"], ["y"], strides=[2, 2, 2])],
                               [info("x", F, ["b", 2, "z", "y", "x"])], [info("y", F, ["b", 1, "Z", "Y", "X"])],
                               [const("w", weights(2, 1, 2, 2, 2))]),
}

# Works for as long as it is told to (`times` rounds), so that tests can stop it half-way.
body = helper.make_graph(
    [node("Identity", ["go"], ["go_on"]), node("Add", ["state", "one"], ["next"])],
    "body", [info("i", T.INT64, []), info("go", T.BOOL, []), info("state", F, [1])],
    [info("go_on", T.BOOL, []), info("next", F, [1])], [const("one", np.float32([1]))])
models["count_slowly"] = model("slow", [node("Loop", ["times", "", "x"], ["y"], body=body)],
                               [info("times", T.INT64, []), info("x", F, [1])], [info("y", F, [1])])

special = np.array([[0, -1.5, np.nan], [np.inf, -np.inf, 1e-30]], np.float32)
inputs = {
    "identity": [[special.reshape(1, 1, 2, 3)], [np.float32(7).reshape(1, 1, 1, 1)]],
    "affine": [[np.float32([[0, 1.5, -3]])]],
    "conv": [[rng.standard_normal((1, 1, 5, 7)).astype(np.float32)], [np.ones((2, 1, 1, 1), np.float32)]],
    "pool": [[rng.standard_normal((1, 1, 5, 6)).astype(np.float32)]],
    "fixed": [[rng.standard_normal((1, 1, 8, 8)).astype(np.float32)]],
    "two_in_two_out": [[np.float32([[1, 2, 3], [4, 5, 6]]), np.float32([[10, 20, 30], [-1, 0, 1]])]],
    "uint8": [[np.arange(250, 256, dtype=np.uint8)]],
    "uint16": [[np.uint16([0, 1, 40000, 65535])]],
    "int64": [[np.int64([-1, 0, 2**40])]],
    "float16": [[np.float16([0, -0.0, 1, -2.5, 1e-7, 65504, np.inf, np.nan])]],
    "bool": [[np.array([True, False, True])]],
    "small_unet": [[rng.standard_normal((1, 1, 12, 16)).astype(np.float32)]],
    "conv_transpose_3d": [[rng.standard_normal((1, 2, 2, 3, 2)).astype(np.float32)]],
    "count_slowly": [[np.array(25, np.int64), np.float32([0.5])]],
}


def plain(array):
    """NaN and infinities as text, int64 as text beyond 2^53, half as float32."""
    wide = array.astype(np.float32) if array.dtype == np.float16 else array
    values = [v if isinstance(v, (bool, int)) or np.isfinite(v) else str(v) for v in wide.ravel().tolist()]
    if array.dtype in (np.int64, np.uint64):
        values = [str(v) for v in values]
    if array.dtype == bool:
        values = [int(v) for v in values]
    return {"dtype": str(array.dtype), "shape": list(array.shape), "data": values}


OUT.mkdir(parents=True, exist_ok=True)
cases = []
files = {}
for name, made in models.items():
    data = made.SerializeToString(deterministic=True)
    (OUT / f"{name}.onnx").write_bytes(data)
    session = onnxruntime.InferenceSession(data, providers=["CPUExecutionProvider"])
    for arrays in inputs[name]:
        feed = {i.name: np.asarray(a) for i, a in zip(session.get_inputs(), arrays, strict=True)}
        cases.append({"model": name, "inputs": [plain(a) for a in arrays],
                      "outputs": [plain(a) for a in session.run(None, feed)]})
    files[f"{name}.onnx"] = data

# The conv network once more with its weights in a second file.
external = onnx.ModelProto()
external.CopyFrom(models["conv"])
for old in ("external.onnx", "external.data"):
    (OUT / old).unlink(missing_ok=True)
onnx.save_model(external, OUT / "external.onnx", save_as_external_data=True, location="external.data",
                size_threshold=0)
for case in [c for c in cases if c["model"] == "conv"]:
    cases.append({**case, "model": "external"})

(OUT / "cases.json").write_text("[\n" + ",\n".join(json.dumps(c) for c in cases) + "\n]\n")
script = pathlib.Path(__file__)
sha = lambda data: hashlib.sha256(data).hexdigest()
names = sorted(p.name for p in OUT.iterdir() if p.name != "MANIFEST.json")
(OUT / "MANIFEST.json").write_text(json.dumps({
    "script": str(script.relative_to(ROOT)), "script_sha256": sha(script.read_bytes()),
    "command": "python scripts/goldens/onnx_models.py",
    "tools": {"python": sys.version.split()[0], "onnx": onnx.__version__, "onnxruntime": onnxruntime.__version__,
              "numpy": np.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {n: {"sha256": sha((OUT / n).read_bytes())} for n in names},
}, indent=2) + "\n")
print(sum((OUT / n).stat().st_size for n in names), "bytes in", len(names), "files")
