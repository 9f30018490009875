"""The folded network as an ONNX model, written node by node so that the same weights give the same bytes.

The graph mirrors the image by PAD pixels at its borders before the first convolution and crops as it decodes.
Hence no zero padding of a convolution reaches a pixel that is returned, and a tile with a halo of PAD pixels, mirrored
at the image border as tiling does, gives what the whole image gives. The crops keep the cost of that low.
"""

from __future__ import annotations

import numpy as np
from onnx import ModelProto, TensorProto, checker, helper, numpy_helper

from model import COMPRESSION

PAD = 48
OPSET = 13
# What each level carries beyond the image, in its own pixels, when its decoder starts. Two 3x3 convolutions use 2.
KEPT = {3: 2, 2: 4, 1: 4, 0: 2}


def build(weights: dict[str, np.ndarray]) -> ModelProto:
    nodes, constants = [], []

    def constant(name: str, value: np.ndarray) -> str:
        if not any(c.name == name for c in constants):
            constants.append(numpy_helper.from_array(np.ascontiguousarray(value), name))
        return name

    def node(kind: str, inputs: list[str], output: str, **attributes) -> str:
        nodes.append(helper.make_node(kind, inputs, [output], name=output, **attributes))
        return output

    def conv(x: str, name: str) -> str:
        w, b = (constant(f"{name}.{part}", weights[f"{name}.{part}"]) for part in ("weight", "bias"))
        side = weights[f"{name}.weight"].shape[2]
        return node("Conv", [x, w, b], name, kernel_shape=[side, side], pads=[side // 2] * 4, strides=[1, 1])

    def block(x: str, name: str) -> str:
        for n in (0, 1):
            x = node("Relu", [conv(x, f"{name}_{n}")], f"{name}_{n}_relu")
        return x

    def crop(x: str, by: int, name: str) -> str:
        if by == 0:
            return x
        ends = [constant("axes_yx", np.array([2, 3])), constant("steps_yx", np.array([1, 1]))]
        start, stop = constant(f"from_{by}", np.array([by, by])), constant(f"to_minus_{by}", np.array([-by, -by]))
        return node("Slice", [x, start, stop, *ends], name)

    pads = constant("pads", np.array([0, 0, PAD, PAD, 0, 0, PAD, PAD]))
    x = node("Pad", ["input", pads], "mirrored", mode="reflect")
    bounded = node("Div", [x, node("Add", [node("Abs", [x], "magnitude"), constant("compression", np.float32([COMPRESSION]))], "divisor")], "compressed")
    x = node("Concat", [x, bounded], "features", axis=1)
    skips = []
    for level in range(4):
        x = block(x, f"encoder{level}")
        if level < 3:
            skips.append(x)
            x = node("MaxPool", [x], f"pool{level}", kernel_shape=[2, 2], strides=[2, 2])
    x = crop(x, (PAD >> 3) - KEPT[3], "crop_bottom")
    margin = KEPT[3]
    for level in (2, 1, 0):
        w, b = (constant(f"up{level}.{part}", weights[f"up{level}.{part}"]) for part in ("weight", "bias"))
        x = node("ConvTranspose", [x, w, b], f"up{level}", kernel_shape=[2, 2], strides=[2, 2])
        margin *= 2
        x = crop(x, margin - KEPT[level], f"crop_up{level}")
        margin = KEPT[level]
        skip = crop(skips[level], (PAD >> level) - margin, f"crop_skip{level}")
        x = block(node("Concat", [skip, x], f"joined{level}", axis=1), f"decoder{level}")
        x = crop(x, 2, f"crop_decoder{level}") if level == 0 else x
        if level:  # the outer two pixels have seen the zero padding
            x, margin = crop(x, 2, f"crop_decoder{level}"), margin - 2
    conv(x, "head")
    nodes[-1].output[0] = "logits"

    graph = helper.make_graph(
        nodes,
        "nuclei",
        [helper.make_tensor_value_info("input", TensorProto.FLOAT, ["batch", 1, "y", "x"])],
        [helper.make_tensor_value_info("logits", TensorProto.FLOAT, ["batch", 2, "y", "x"])],
        initializer=constants,
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", OPSET)], producer_name="deepimagej-web")
    model.ir_version = 8
    checker.check_model(model)
    return model
