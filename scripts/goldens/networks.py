"""Small ONNX networks of known structure, and what brute force finds about each of them.

    python scripts/goldens/networks.py

Writes test/goldens/networks/: one .onnx per network, networks.json, MANIFEST.json. For every network that can be cut,
networks.json has per axis the smallest border with which tiles on the step grid equal the untiled run and the receptive
field of the worst phase, both measured here with onnxruntime's own build (not the one that the program uses), and
Equation 2 of the deepImageJ paper where the network is an encoder-decoder of its kind.
Weights come from a fixed seed per network and are scaled so that outputs have a standard deviation of 1.
"""
import datetime
import hashlib
import json
import pathlib
import sys
import zlib

import numpy as np
import onnx
import onnxruntime
from onnx import TensorProto, helper, numpy_helper

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/networks"
TOLERANCE = 1e-6
SPACE = {1: ["x"], 2: ["y", "x"], 3: ["z", "y", "x"]}


class Net:
    """A graph in the making. Values are (name, channels); layout is batch, channel, space."""

    def __init__(self, name, dims, channels=1, last=False, size=None):
        self.name, self.dims, self.last = name, dims, last
        self.rng = np.random.default_rng(zlib.crc32(name.encode()))
        self.nodes, self.weights, self.count = [], [], 0
        self.inputs, self.outputs, self.scaled = [], [], []
        self.size = size

    def info(self, name, channels, prefix):
        space = [f"{prefix}{axis}" for axis in SPACE[self.dims]] if self.size is None else list(self.size)
        shape = ["batch", *space, channels] if self.last else ["batch", channels, *space]
        return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)

    def input(self, channels=1, name="image"):
        self.inputs.append(self.info(name, channels, ""))
        if not self.last:
            return name, channels
        axes = list(range(self.dims + 2))
        return self.add("Transpose", [name], perm=[0, axes[-1], *axes[1:-1]]), channels

    def output(self, value, name="result", rank=None):
        """A last 1x1 convolution whose weights are scaled afterwards; rank: other than that of an image."""
        source, channels = value
        if rank is None and self.last:
            axes = list(range(self.dims + 2))
            self.nodes.append(helper.make_node("Transpose", [source], [name], perm=[0, *axes[2:], 1]))
        else:
            self.nodes.append(helper.make_node("Identity", [source], [name]))
        if rank is not None:
            shape = ["batch", channels] if channels else [4, "count"]
            self.outputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, shape))
        else:
            self.outputs.append(self.info(name, channels, "out_"))

    def const(self, array):
        self.count += 1
        name = f"w{self.count}"
        self.weights.append(numpy_helper.from_array(np.asarray(array), name))
        return name

    def add(self, op, inputs, **attributes):
        self.count += 1
        name = f"v{self.count}"
        self.nodes.append(helper.make_node(op, inputs, [name], name=f"{op}_{self.count}", **attributes))
        return name

    def conv(self, value, out, k=3, act="Relu", stride=1, dilation=1, pad="same", final=False):
        source, channels = value
        k, stride, dilation = (np.broadcast_to(v, self.dims) for v in (k, stride, dilation))
        fan_in = channels * int(np.prod(k))
        w = (self.rng.standard_normal((out, channels, *k)) * np.sqrt(2 / fan_in)).astype(np.float32)
        b = (self.rng.standard_normal(out) * 0.1).astype(np.float32)
        each = (dilation * (k - 1) // 2).tolist() if pad == "same" else [0] * self.dims
        name = self.const(w)
        if final:
            self.scaled.append(name)
        y = self.add("Conv", [source, name, self.const(b)], kernel_shape=k.tolist(), strides=stride.tolist(),
                     dilations=dilation.tolist(), pads=[*each, *each])
        return self.act((y, out), act)

    def act(self, value, act):
        if act is None:
            return value
        more = {"alpha": 0.1} if act == "LeakyRelu" else {}
        return self.add(act, [value[0]], **more), value[1]

    def pool(self, value, k=2, op="MaxPool"):
        k = np.broadcast_to(k, self.dims).tolist()
        return self.add(op, [value[0]], kernel_shape=k, strides=k), value[1]

    def up_transposed(self, value, out, s=2, k=None):
        source, channels = value
        s = np.broadcast_to(s, self.dims)
        k = s if k is None else np.broadcast_to(k, self.dims)
        each = ((k - s) // 2).tolist()
        w = self.rng.standard_normal((channels, out, *k)) * np.sqrt(2 / channels / np.prod(k / s))
        y = self.add("ConvTranspose", [source, self.const(w.astype(np.float32))], kernel_shape=k.tolist(),
                     strides=s.tolist(), pads=[*each, *each])
        return y, out

    def up_resize(self, value, mode, s=2, coordinates=None):
        scales = np.array([1, 1, *np.broadcast_to(s, self.dims)], np.float32)
        coordinates = coordinates or ("asymmetric" if mode == "nearest" else "half_pixel")
        more = {"nearest_mode": "floor"} if mode == "nearest" else {}
        y = self.add("Resize", [value[0], "", self.const(scales)], mode=mode,
                     coordinate_transformation_mode=coordinates, **more)
        return y, value[1]

    def concat(self, a, b):
        return self.add("Concat", [a[0], b[0]], axis=1), a[1] + b[1]

    def crop(self, value, by):
        axes = np.arange(2, 2 + self.dims)
        names = [self.const(np.full(self.dims, v, np.int64)) for v in (by, -by)]
        return self.add("Slice", [value[0], *names, self.const(axes)]), value[1]

    def norm(self, value, op="BatchNormalization"):
        c = value[1]
        scale = self.const(self.rng.uniform(0.8, 1.2, c).astype(np.float32))
        bias = self.const((self.rng.standard_normal(c) * 0.1).astype(np.float32))
        if op == "InstanceNormalization":
            return self.add(op, [value[0], scale, bias]), c
        mean = self.const((self.rng.standard_normal(c) * 0.1).astype(np.float32))
        variance = self.const(self.rng.uniform(0.5, 1.5, c).astype(np.float32))
        return self.add(op, [value[0], scale, bias, mean, variance]), c

    def make(self):
        graph = helper.make_graph(self.nodes, self.name, self.inputs, self.outputs, self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], producer_name="networks.py")
        model.ir_version = 8
        return model


def unet(name, dims=2, depth=2, convs=1, pools=None, up="transposed", act="Relu", width=4, pooling="MaxPool", k=3, **more):
    """The encoder-decoder of Equation 2: `convs` convolutions per level and side, `depth` poolings."""
    net = Net(name, dims, **more)
    pools = pools or [2] * depth
    x, skips = net.input(), []
    for level in range(depth + 1):
        for _ in range(convs):
            x = net.conv(x, width + 2 * level, k, act)
        if level < depth:
            skips.append(x)
            x = net.pool(x, pools[level], pooling)
    for level in reversed(range(depth)):
        if up == "transposed":
            x = net.up_transposed(x, width + 2 * level, pools[level])
        else:
            x = net.up_resize(x, up, pools[level])
        x = net.concat(x, skips[level])
        for _ in range(convs):
            x = net.conv(x, width + 2 * level, k, act)
    net.output(net.conv(x, 2, 1, None, final=True))
    return net


def equation_2(depth, convs, k=3, pool=2):
    """Eq. 2 of the paper; the sum over levels weighs level i by pool^i."""
    reach = convs * (k - 1) // 2
    return pool ** depth * reach + 2 * sum(pool ** i * reach for i in range(depth))


def chain(name, dims=2, kernels=(3, 3, 3), act="LeakyRelu", pad="same", dilations=None, strides=None, **more):
    net = Net(name, dims, **more)
    x = net.input()
    for i, k in enumerate(kernels):
        x = net.conv(x, 4, k, act, pad=pad, dilation=dilations[i] if dilations else 1,
                     stride=strides[i] if strides else 1)
    net.output(net.conv(x, 2, 1, None, final=True))
    return net


def resnet(name, strided):
    net = Net(name, 2)
    x = net.conv(net.input(3), 4)
    for block in range(2):
        stride = 2 if strided else 1
        y = net.act(net.norm(net.conv(x, 4 + 2 * block, 3, None, stride)), "Relu")
        y = net.norm(net.conv(y, 4 + 2 * block, 3, None))
        shortcut = net.conv(x, 4 + 2 * block, 1, None, stride)
        x = net.act((net.add("Add", [y[0], shortcut[0]]), y[1]), "Relu")
    if strided:
        x = net.up_resize(x, "linear", 4)
    net.output(net.conv(x, 2, 1, None, final=True))
    return net


def valid_unet():
    """One pooling, no padding: sizes lose 16 samples; the skip is cropped."""
    net = Net("valid_unet", 2)
    fine = net.conv(net.conv(net.input(), 4, pad="valid"), 4, pad="valid")
    coarse = net.conv(net.conv(net.pool(fine), 6, pad="valid"), 6, pad="valid")
    x = net.concat(net.up_transposed(coarse, 4), net.crop(fine, 4))
    x = net.conv(net.conv(x, 4, pad="valid"), 4, pad="valid")
    net.output(net.conv(x, 2, 1, None, final=True))
    return net


def up_shuffle():
    """Twice the size by rearranging channels."""
    net = Net("super_resolution_x2", 2)
    x = net.conv(net.conv(net.input(), 6), 4, 3, None, final=True)
    net.output((net.add("DepthToSpace", [x[0]], blocksize=2, mode="CRD"), 1))
    return net


def up_overlapping():
    """Twice the size by a transposed convolution whose kernel is larger than its stride."""
    net = Net("transposed_k4_s2", 2)
    x = net.act(net.up_transposed(net.conv(net.input(), 4), 4, 2, 4), "LeakyRelu")
    net.output(net.conv(x, 2, 3, None, final=True))
    return net


def squeeze_excitation():
    net = Net("squeeze_excitation", 2)
    x = net.conv(net.input(), 6)
    w = net.add("GlobalAveragePool", [x[0]])
    w = net.conv(net.conv((w, 6), 3, 1), 6, 1, "Sigmoid")
    x = net.add("Mul", [x[0], w[0]]), 6
    net.output(net.conv(x, 2, 3, None, final=True))
    return net


def instance_norm():
    net = Net("instance_norm", 2)
    x = net.act(net.norm(net.conv(net.input(), 4, 3, None), "InstanceNormalization"), "Relu")
    net.output(net.conv(x, 2, 3, None, final=True))
    return net


def group_norm():
    """As torch exports it: reshape to groups, normalise, reshape back."""
    net = Net("group_norm", 2)
    x = net.conv(net.input(), 4, 3, None)
    shape = net.add("Shape", [x[0]])
    flat = net.add("Reshape", [x[0], net.const(np.array([0, 2, -1], np.int64))])
    y = net.norm((flat, 2), "InstanceNormalization")
    y = net.act((net.add("Reshape", [y[0], shape]), 4), "Relu")
    net.output(net.conv(y, 2, 3, None, final=True))
    return net


def attention():
    """Every pixel looks at every pixel."""
    net = Net("attention", 2)
    x = net.conv(net.input(), 4)
    shape = net.add("Shape", [x[0]])
    flat = net.add("Reshape", [x[0], net.const(np.array([0, 4, -1], np.int64))])
    scores = net.add("Softmax", [net.add("MatMul", [net.add("Transpose", [flat], perm=[0, 2, 1]), flat])], axis=-1)
    mixed = net.add("MatMul", [flat, net.add("Transpose", [scores], perm=[0, 2, 1])])
    y = net.add("Add", [net.add("Reshape", [mixed, shape]), x[0]])
    net.output(net.conv((y, 4), 2, 3, None, final=True))
    return net


def classifier():
    """Five scores per image."""
    net = Net("classifier", 2)
    x = net.conv(net.pool(net.conv(net.input(3), 4)), 6)
    x = net.conv((net.add("GlobalAveragePool", [x[0]]), 6), 5, 1, None, final=True)
    net.output((net.add("Flatten", [x[0]], axis=1), 5), "scores", rank=2)
    return net


def two_outputs():
    """A mask at full size and a map at half size, with different reach."""
    net = Net("two_outputs", 2)
    x = net.conv(net.input(), 4)
    y = net.conv(net.conv(net.pool(x), 4), 4)
    net.output(net.conv(x, 1, 1, None, final=True), "mask")
    net.output(net.conv(y, 2, 3, None, final=True), "coarse")
    return net


def two_inputs():
    net = Net("two_inputs", 2)
    a, b = net.input(1, "raw"), net.input(2, "guide")
    x = net.conv(net.concat(a, net.conv(b, 2, 5, "LeakyRelu")), 4)
    net.output(net.conv(x, 1, 1, None, final=True))
    return net


def positions():
    """Where a convolution is positive: as many columns as there are such pixels."""
    net = Net("positions", 2)
    x = net.conv(net.input(), 1, 3, None)
    positive = net.add("Greater", [x[0], net.const(np.float32(0))])
    net.output((net.add("Cast", [net.add("NonZero", [positive])], to=TensorProto.FLOAT), None), rank=2)
    return net


def fixed_unet():
    return unet("fixed_size", depth=2, convs=1, size=(64, 64))


def cropped_to_input():
    """Takes any size, but its own grid is 2: the up-sampled map is cut to the size of the input."""
    net = Net("any_size_pooling", 2)
    fine = net.conv(net.input(), 4)
    pooled = net.add("MaxPool", [fine[0]], kernel_shape=[2, 2], strides=[2, 2], ceil_mode=1)
    y = net.up_transposed(net.conv((pooled, 4), 4), 4)
    size = net.add("Shape", [fine[0]], start=2)
    zero, axes = net.const(np.zeros(2, np.int64)), net.const(np.array([2, 3], np.int64))
    y = net.add("Slice", [y[0], zero, size, axes]), 4
    net.output(net.conv(net.concat(y, fine), 1, 3, None, final=True))
    return net


def not_a_number():
    net = Net("not_a_number", 2)
    x = net.conv(net.input(), 2, 3, None)
    net.output((net.add("Log", [x[0]]), 2))
    return net


def constant():
    """The image is multiplied by zero."""
    net = Net("constant", 2)
    x = net.conv(net.input(), 2, 3, None)
    zero = net.add("Mul", [x[0], net.const(np.float32(0))])
    net.output((net.add("Add", [zero, net.const(np.float32(0.25))]), 2))
    return net


aniso = [(1, 2, 2), (2, 2, 2)]
# network, per axis Equation 2 (or None), what a reader should know
TABLE = [
    (chain("pointwise", kernels=()), None),
    (chain("chain_3x3"), None),
    (chain("chain_1d", dims=1, kernels=(5, 5)), None),
    (chain("chain_5x1_1x3", kernels=((5, 1), (1, 3), (3, 1))), None),
    (chain("valid_2d", pad="valid"), None),
    (chain("dilated", dilations=(1, 2, 4)), None),
    (chain("strided_quarter", kernels=(3, 3, 3), strides=(1, 2, 2)), None),
    (up_shuffle(), None),
    (up_overlapping(), None),
    (unet("unet_d1_l2", depth=1, convs=2), [equation_2(1, 2)] * 2),
    (unet("unet_d2_l2", depth=2, convs=2, act="LeakyRelu"), [equation_2(2, 2)] * 2),
    (unet("unet_d3_l1", depth=3, convs=1, act="LeakyRelu"), [equation_2(3, 1)] * 2),
    (unet("unet_d2_l1_nearest", depth=2, up="nearest"), [equation_2(2, 1)] * 2),
    (unet("unet_d2_l1_linear", depth=2, up="linear"), [equation_2(2, 1)] * 2),
    (unet("unet_d2_l1_average", depth=2, pooling="AveragePool", act="LeakyRelu"), [equation_2(2, 1)] * 2),
    (unet("unet_1d_d2_l2", dims=1, depth=2, convs=2), [equation_2(2, 2)]),
    (unet("unet_3d_d1_l1", dims=3, depth=1), [equation_2(1, 1)] * 3),
    (unet("unet_3d_anisotropic", dims=3, depth=2, pools=aniso), [equation_2(1, 1), equation_2(2, 1), equation_2(2, 1)]),
    (unet("channel_last_unet", depth=1, last=True), [equation_2(1, 1)] * 2),
    (valid_unet(), None),
    (resnet("resnet", False), None),
    (resnet("resnet_strided_linear", True), None),
    (cropped_to_input(), None),
    (two_outputs(), None),
    (two_inputs(), None),
    (fixed_unet(), [equation_2(2, 1)] * 2),
]
GLOBAL = [squeeze_excitation(), instance_norm(), group_norm(), attention(), classifier()]
DYNAMIC = [positions()]
BROKEN = [not_a_number(), constant()]
# Facts that the graph above was made with: valid sizes min + n * step and output size = size * up / down + offset.
FACTS = {
    "pointwise": (1, 1), "chain_3x3": (1, 1), "chain_1d": (1, 1), "chain_5x1_1x3": (1, 1),
    "valid_2d": (7, 1), "dilated": (1, 1), "strided_quarter": (4, 4), "super_resolution_x2": (1, 1),
    "transposed_k4_s2": (1, 1), "unet_d1_l2": (2, 2), "unet_d2_l2": (4, 4), "unet_d3_l1": (8, 8),
    "unet_d2_l1_nearest": (4, 4), "unet_d2_l1_linear": (4, 4), "unet_d2_l1_average": (4, 4), "unet_1d_d2_l2": (4, 4),
    "unet_3d_d1_l1": (2, 2), "unet_3d_anisotropic": (4, 4), "channel_last_unet": (2, 2), "valid_unet": (18, 2),
    "resnet": (1, 1), "resnet_strided_linear": (4, 4), "any_size_pooling": (2, 2), "two_outputs": (2, 2),
    "two_inputs": (1, 1), "fixed_size": (64, 0),
}


def session(model):
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    options.log_severity_level = 4
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def shapes(net, sizes):
    out = []
    for info in net.inputs:
        dims = [d.dim_value for d in info.type.tensor_type.shape.dim]
        channels = dims[-1] if net.last else dims[1]
        out.append([1, *sizes, channels] if net.last else [1, channels, *sizes])
    return out


def run(net, made, arrays):
    return made.run(None, {info.name: a for info, a in zip(net.inputs, arrays)})


def scale_outputs(net):
    """Scale the last convolutions so that outputs have a standard deviation of 1."""
    rng = np.random.default_rng(1)
    model = net.make()
    made = session(model)
    sizes = net.size or [48] * min(net.dims, 2) + [16] * (net.dims - 2)
    outputs = run(net, made, [rng.standard_normal(s).astype(np.float32) for s in shapes(net, sizes)])
    for name, result in zip(net.scaled, outputs):
        tensor = next(w for w in net.weights if w.name == name)
        tensor.CopyFrom(numpy_helper.from_array((numpy_helper.to_array(tensor) / result.std()).astype(np.float32), name))
    return net.make()


def along(net, axis):
    return axis + (1 if net.last else 2)


def measure_axis(net, made, axis, step, relations, trials=6):
    """Per output: smallest border (its samples) at both ends of a tile on the step grid; worst-phase receptive field."""
    rng = np.random.default_rng(axis)
    step = step or 4
    tile, rest = 64 + 4 * step, 8 * step if net.dims < 3 else 4 * step
    minimum = FACTS[net.name][0]
    tile, rest = [minimum % max(step, 1) + n // step * step for n in (tile, max(rest, minimum + step))]
    whole = tile + 8 * step
    if net.size:
        tile, whole, rest = 64, 64, 64
    cut = along(net, axis)
    borders = [[0, 0] for _ in net.outputs]
    fields = [[0, 0] for _ in net.outputs]

    def images(size):
        sizes = [size if a == axis else rest for a in range(net.dims)]
        return [rng.standard_normal(s).astype(np.float32) for s in shapes(net, sizes)]

    def rows(a, b):
        """Largest difference per index along the axis."""
        moved = np.moveaxis(np.abs(a - b), cut, 0)
        return moved.reshape(len(moved), -1).max(1)

    for _ in range(trials):
        if net.size:  # two tiles, 8 samples apart, that must agree
            big = images(tile + 8)
            first = run(net, made, [np.take(b, range(0, tile), cut) for b in big])
            second = run(net, made, [np.take(b, range(8, tile + 8), cut) for b in big])
            for o, (p, q) in enumerate(zip(first, second)):
                d = rows(np.take(p, range(8, tile), cut), np.take(q, range(0, tile - 8), cut))
                bad = np.nonzero(d > TOLERANCE)[0]
                low, high = [i for i in bad if i < len(d) / 2], [i for i in bad if i >= len(d) / 2]
                if low:
                    borders[o][0] = max(borders[o][0], int(max(low)) + 1)
                if high:
                    borders[o][1] = max(borders[o][1], int(len(d) - min(high)))
        else:
            big = images(whole)
            untiled = run(net, made, big)
            head = run(net, made, [np.take(b, range(0, tile), cut) for b in big])
            tail = run(net, made, [np.take(b, range(whole - tile, whole), cut) for b in big])
            for o in range(len(net.outputs)):
                n = head[o].shape[cut]
                up, down = relations[o][:2]
                start = (whole - tile) * up // down
                bad = np.nonzero(rows(head[o], np.take(untiled[o], range(0, n), cut)) > TOLERANCE)[0]
                if len(bad):
                    borders[o][1] = max(borders[o][1], int(n - bad.min()))
                bad = np.nonzero(rows(tail[o], np.take(untiled[o], range(start, start + n), cut)) > TOLERANCE)[0]
                if len(bad):
                    borders[o][0] = max(borders[o][0], int(bad.max()) + 1)
        # receptive field: change one input sample plane, every phase
        base = images(whole)
        before = run(net, made, base)
        centre = whole // 2 // step * step
        for phase in range(step):
            changed = [b.copy() for b in base]
            at = [slice(None)] * base[0].ndim
            at[cut] = centre + phase
            for c in changed:
                c[tuple(at)] = rng.standard_normal(c[tuple(at)].shape)
            after = run(net, made, changed)
            for o, (p, q) in enumerate(zip(before, after)):
                up, down, offset = relations[o]
                bad = np.nonzero(rows(p, q) > TOLERANCE)[0]
                if not len(bad):
                    continue
                # output sample k shows input samples from k·down/up on; in a network that trims, offset/2 further
                low, high = bad.min(), bad.max()
                position = lambda k: (k - offset / 2) * down / up
                fields[o][0] = max(fields[o][0], float(position(high) - (centre + phase)))
                fields[o][1] = max(fields[o][1], float(centre + phase - position(low)))
    return borders, fields


def relations_of(net, made, axis):
    """output = size * up / down + offset, from three sizes."""
    minimum, step = FACTS[net.name]
    if net.size:
        return [(1, 1, 0)] * len(net.outputs)
    base = minimum + step * -(-24 // step)
    found = []
    sizes = [base, base + 4 * step, base + 8 * step]
    results = []
    for n in sizes:
        arrays = [np.zeros(s, np.float32) for s in shapes(net, [n if a == axis else base for a in range(net.dims)])]
        results.append([r.shape[along(net, axis)] for r in run(net, made, arrays)])
    for o in range(len(net.outputs)):
        grown, by = results[1][o] - results[0][o], sizes[1] - sizes[0]
        divisor = np.gcd(grown, by)
        up, down = int(grown // divisor), int(by // divisor)
        offset = results[0][o] - sizes[0] * up / down
        assert results[2][o] == sizes[2] * up / down + offset, (net.name, results)
        found.append((up, down, int(offset)))
    return found


def describe(net, model, eq2):
    made = session(model)
    minimum, step = FACTS[net.name]
    axes = []
    for axis, name in enumerate(SPACE[net.dims]):
        own_step, own_min = step, minimum
        if net.name == "unet_3d_anisotropic" and name == "z":
            own_step, own_min = 2, 2
        relations = relations_of(net, made, axis)
        borders, fields = measure_axis(net, made, axis, step, relations)
        axes.append({
            "axis": name, "min": own_min, "step": own_step, "equation2": eq2[axis] if eq2 else None,
            "outputs": [{"up": r[0], "down": r[1], "offset": r[2], "border": b, "field": f}
                        for r, b, f in zip(relations, borders, fields)],
        })
    return axes


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    entries = []
    for net, eq2, kind in [(n, e, "tiled") for n, e in TABLE] + [(n, None, "global") for n in GLOBAL] + [
            (n, None, "dynamic") for n in DYNAMIC] + [(n, None, "broken") for n in BROKEN]:
        model = scale_outputs(net)
        onnx.checker.check_model(model)
        (OUT / f"{net.name}.onnx").write_bytes(model.SerializeToString())
        entry = {"name": net.name, "kind": kind, "dims": net.dims, "channelLast": net.last,
                 "axes": describe(net, model, eq2) if kind == "tiled" else []}
        entries.append(entry)
        print(net.name, [(a["axis"], a["equation2"], *[(o["border"], o["field"]) for o in a["outputs"]]) for a in entry["axes"]])
    (OUT / "networks.json").write_text(json.dumps(entries, indent=1) + "\n")
    script = pathlib.Path(__file__)
    digest = lambda p: hashlib.sha256(p.read_bytes()).hexdigest()
    manifest = {
        "script": "scripts/goldens/networks.py", "script_sha256": digest(script),
        "command": "python scripts/goldens/networks.py",
        "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "onnx": onnx.__version__,
                  "onnxruntime": onnxruntime.__version__},
        "date": datetime.date.today().isoformat(),
        "files": {p.name: {"sha256": digest(p)} for p in sorted(OUT.iterdir()) if p.name != "MANIFEST.json"},
    }
    (OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")


if __name__ == "__main__":
    main()
