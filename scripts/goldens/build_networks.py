"""Tiny ONNX networks that packages are built from in the tests.

    python scripts/goldens/build_networks.py

Writes test/goldens/build/: one .onnx per network and MANIFEST.json. Weights come from a fixed seed; running it again with
the same tools gives the same bytes.
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto as T
from onnx import helper, numpy_helper

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/build"
rng = np.random.default_rng(20261125)


def info(name, shape, dtype=T.FLOAT):
    return helper.make_tensor_value_info(name, dtype, shape)


def const(name, array):
    return numpy_helper.from_array(np.asarray(array), name)


def weights(*shape):
    return (rng.standard_normal(shape) / np.sqrt(np.prod(shape[1:]))).astype(np.float32)


def node(op, inputs, outputs, **attributes):
    return helper.make_node(op, inputs, outputs, name=f"{op}_{outputs[0]}", **attributes)


def model(name, nodes, inputs, outputs, initializers=()):
    graph = helper.make_graph(nodes, name, inputs, outputs, list(initializers))
    made = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="build_networks.py")
    made.ir_version = 8
    onnx.checker.check_model(made)
    return made


def image(channels=1):
    return ["b", channels, "y", "x"]


same = dict(pads=[1, 1, 1, 1])
models = {
    # One level down and up: sizes are multiples of 2.
    "unet2d": model(
        "unet2d",
        [node("Conv", ["raw", "w1"], ["e1"], **same), node("Relu", ["e1"], ["r1"]),
         node("MaxPool", ["r1"], ["p1"], kernel_shape=[2, 2], strides=[2, 2]),
         node("Conv", ["p1", "w2"], ["e2"], **same), node("Relu", ["e2"], ["r2"]),
         node("ConvTranspose", ["r2", "w3"], ["u1"], strides=[2, 2]), node("Concat", ["u1", "r1"], ["k"], axis=1),
         node("Conv", ["k", "w4"], ["scores"], **same)],
        [info("raw", image())], [info("scores", ["b", 1, "Y", "X"])],
        [const("w1", weights(2, 1, 3, 3)), const("w2", weights(4, 2, 3, 3)), const("w3", weights(4, 2, 2, 2)),
         const("w4", weights(1, 4, 3, 3))]),
    "conv3d": model("conv3d", [node("Conv", ["volume", "w"], ["filtered"], pads=[1] * 6)],
                    [info("volume", ["b", 1, "z", "y", "x"])], [info("filtered", ["b", 2, "z", "y", "x"])],
                    [const("w", weights(2, 1, 3, 3, 3))]),
    "two_in_two_out": model(
        "two", [node("Concat", ["first", "second"], ["k"], axis=1), node("Conv", ["k", "w"], ["mixed"], **same),
                node("Sub", ["first", "second"], ["difference"])],
        [info("first", image()), info("second", image())], [info("mixed", image(2)), info("difference", image())],
        [const("w", weights(2, 2, 3, 3))]),
    "table": model("table", [node("GlobalAveragePool", ["patch"], ["m"]), node("Flatten", ["m"], ["f"]),
                             node("Gemm", ["f", "w", "c"], ["classes"])],
                   [info("patch", ["b", 2, "y", "x"])], [info("classes", ["b", 3])],
                   [const("w", weights(2, 3)), const("c", np.float32([1, 2, 3]))]),
    "half": model("half", [node("Conv", ["raw", "w"], ["half"], kernel_shape=[2, 2], strides=[2, 2])],
                  [info("raw", image())], [info("half", ["b", 1, "Y", "X"])], [const("w", weights(1, 1, 2, 2))]),
    "double": model("double", [node("ConvTranspose", ["raw", "w"], ["double"], strides=[2, 2])],
                    [info("raw", image())], [info("double", ["b", 1, "Y", "X"])], [const("w", weights(1, 1, 2, 2))]),
    "valid": model("valid", [node("Conv", ["raw", "w"], ["inner"])], [info("raw", image())],
                   [info("inner", ["b", 1, "Y", "X"])], [const("w", weights(1, 1, 5, 5))]),
    "rgb": model("rgb", [node("Conv", ["colours", "w"], ["grey"], **same)], [info("colours", image(3))],
                 [info("grey", image())], [const("w", weights(1, 3, 3, 3))]),
    "fixed": model("fixed", [node("Conv", ["raw", "w"], ["filtered"], **same)], [info("raw", [1, 1, 32, 32])],
                   [info("filtered", [1, 1, 32, 32])], [const("w", weights(1, 1, 3, 3))]),
    "channel_last": model(
        "channel_last",
        [node("Transpose", ["raw"], ["t"], perm=[0, 3, 1, 2]), node("Conv", ["t", "w"], ["c"], **same),
         node("Transpose", ["c"], ["filtered"], perm=[0, 2, 3, 1])],
        [info("raw", ["b", "y", "x", 1])], [info("filtered", ["b", "y", "x", 2])], [const("w", weights(2, 1, 3, 3))]),
    # What nobody should package.
    "constant": model("constant", [node("Mul", ["raw", "zero"], ["z"]), node("Add", ["z", "one"], ["flat"])],
                      [info("raw", image())], [info("flat", image())],
                      [const("zero", np.float32(0)), const("one", np.float32(1))]),
    "not_a_number": model("nan", [node("Sub", ["raw", "raw"], ["z"]), node("Div", ["raw", "z"], ["broken"]),
                                  node("Mul", ["broken", "z"], ["lost"])],
                          [info("raw", image())], [info("lost", image())]),
}

OUT.mkdir(parents=True, exist_ok=True)
for name, made in models.items():
    (OUT / f"{name}.onnx").write_bytes(made.SerializeToString(deterministic=True))
script = pathlib.Path(__file__)
sha = lambda data: hashlib.sha256(data).hexdigest()
names = sorted(p.name for p in OUT.iterdir() if p.name != "MANIFEST.json")
(OUT / "MANIFEST.json").write_text(json.dumps({
    "script": str(script.relative_to(ROOT)), "script_sha256": sha(script.read_bytes()),
    "command": "python scripts/goldens/build_networks.py",
    "tools": {"python": sys.version.split()[0], "onnx": onnx.__version__, "numpy": np.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {n: {"sha256": sha((OUT / n).read_bytes())} for n in names},
}, indent=2) + "\n")
print(sum((OUT / n).stat().st_size for n in names), "bytes in", len(names), "files")
