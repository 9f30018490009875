"""TIFF files of every kind that is read, written by tifffile, and what tifffile reads from them.

    pip install numpy tifffile imagecodecs && python scripts/goldens/tiff.py

Writes test/goldens/tiff/: *.tif, index.json (dtype, shape, axes and sha256 of the little-endian C-order numbers of each,
in the order time, z, channel, y, x, or with channel last for RGB) and MANIFEST.json. Same tools, same bytes.
"""
import datetime
import hashlib
import json
import pathlib
import struct
import sys

import imagecodecs
import numpy as np
import tifffile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/tiff"
OUT.mkdir(parents=True, exist_ok=True)
for old in OUT.iterdir():
    old.unlink()
rng = np.random.default_rng(42)
H, W = 13, 17
index = {}


def ramp(dtype, shape=(H, W)):
    """Numbers over the whole range of a dtype, with a smooth part so that predictors and compressors have work."""
    dtype = np.dtype(dtype)
    n = int(np.prod(shape))
    if dtype.kind == "f":
        a = np.linspace(-3, 1000, n) + rng.normal(0, 0.1, n)
        a[:4] = [0, -0.0, np.inf, 1e-3]
        return a.astype(dtype).reshape(shape)
    info = np.iinfo(dtype)
    a = np.linspace(float(info.min), float(info.max), n) * 0.9
    out = a.astype(dtype)
    out[: min(3, n)] = [info.min, info.max, 1][: min(3, n)]
    return out.reshape(shape)


def digest(array):
    array = np.ascontiguousarray(array)
    return hashlib.sha256(array.astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()


def expect(name, array, axes, **more):
    index[f"{name}.tif"] = {
        "dtype": array.dtype.name, "shape": list(array.shape), "axes": axes, "sha256": digest(array), **more,
    }


def save(name, array, axes=("y", "x"), read=None, expected=None, info=None, **options):
    """expected: what we should read, when that is not simply what tifffile reads (dropped alpha, other axis order)."""
    path = OUT / f"{name}.tif"
    options.setdefault("metadata", None)
    tifffile.imwrite(path, array, software="", **options)
    back = tifffile.imread(path)
    assert np.array_equal(back, array, equal_nan=array.dtype.kind == "f") or read == "lossy", name
    expect(name, array if expected is None else expected, list(axes), **(info or {}))


for dtype in ("uint8", "int8", "uint16", "int16", "uint32", "int32", "uint64", "int64", "float32", "float64"):
    save(f"plain_{dtype}", ramp(dtype))
for dtype in ("uint16", "int16", "uint32", "float32", "float64", "int64"):
    save(f"big_endian_{dtype}", ramp(dtype), byteorder=">")
half = ramp("float16")
save("plain_float16", half, expected=half.astype(np.float32))

for codec in ("lzw", "deflate", "adobe_deflate", "packbits", "zstd"):
    save(f"{codec}_uint8", ramp("uint8"), compression=codec)
    save(f"{codec}_uint16_big_endian", ramp("uint16"), compression=codec, byteorder=">", rowsperstrip=7)
constant = np.full((60, 100), 7, np.uint8)
save("lzw_constant", constant, compression="lzw", rowsperstrip=90)
save("lzw_noise", rng.integers(0, 256, (60, 90), np.uint8), compression="lzw", rowsperstrip=90)  # fills the code table

for dtype in ("uint8", "uint16", "uint32", "uint64", "int16"):
    for order in "<>":
        name = f"predictor2_{dtype}_{'little' if order == '<' else 'big'}"
        save(name, ramp(dtype), compression="lzw", predictor=2, byteorder=order)
for dtype in ("float32", "float64"):
    for order in "<>":
        name = f"predictor3_{dtype}_{'little' if order == '<' else 'big'}"
        save(name, ramp(dtype), compression="deflate", predictor=3, byteorder=order)

YXC, CYX, ZYX = ("y", "x", "channel"), ("channel", "y", "x"), ("z", "y", "x")
rgb = ramp("uint8", (H, W, 3))
RGB = {"info": {"rgb": True}}
save("rgb", rgb, YXC, photometric="rgb", **RGB)
save("rgb_predictor2_tiles", ramp("uint16", (H, W, 3)), YXC, photometric="rgb", compression="deflate", predictor=2, tile=(16, 16), **RGB)
save("rgb_planar", np.moveaxis(rgb, -1, 0), YXC, photometric="rgb", planarconfig="separate", expected=rgb, **RGB)
save("rgb_planar_tiles_lzw", np.moveaxis(rgb, -1, 0), YXC, photometric="rgb", planarconfig="separate", expected=rgb, tile=(16, 16), compression="lzw", **RGB)
save("rgb_float32", ramp("float32", (H, W, 3)), YXC, photometric="rgb", **RGB)
rgba = ramp("uint8", (H, W, 4))
save("rgba", rgba, YXC, photometric="rgb", extrasamples=["unassalpha"], expected=rgba[..., :3], **RGB)
grey_alpha = ramp("uint8", (H, W, 2))
save("grey_alpha", grey_alpha, photometric="minisblack", extrasamples=["unassalpha"], planarconfig="contig", expected=grey_alpha[..., 0])
five = ramp("uint16", (H, W, 5))
save("five_samples", five, CYX, photometric="minisblack", planarconfig="contig", expected=np.moveaxis(five, -1, 0))
save("five_planes", np.moveaxis(five, -1, 0), CYX, photometric="minisblack", planarconfig="separate")
save("rgb_stack", ramp("uint8", (3, H, W, 3)), ("z", "y", "x", "channel"), photometric="rgb", **RGB)

save("tiles", ramp("uint16", (40, 50)), tile=(32, 16))
save("tiles_deflate_predictor", ramp("uint16", (40, 50)), tile=(32, 16), compression="deflate", predictor=2, byteorder=">")
save("strips", ramp("uint16", (50, 30)), rowsperstrip=7)
bits = rng.random((H, W)) > 0.6
save("bilevel", bits, expected=bits.astype(np.uint8) * 255)
save("bilevel_packbits", bits, compression="packbits", expected=bits.astype(np.uint8) * 255)
save("white_is_zero", ramp("uint8"), photometric="miniswhite", info={"note": "White"})
colours = (np.arange(768).reshape(3, 256) * 85 % 65536).astype(np.uint16)
save("palette", ramp("uint8"), photometric="palette", colormap=colours,
     info={"lut": (colours >> 8).astype(int).ravel().tolist()[::37]})
save("one_pixel", np.array([[513]], np.uint16))
save("one_row", ramp("uint8", (1, 40)))
save("resolution_cm", ramp("uint8"), resolution=(20000, 10000), resolutionunit="CENTIMETER",
     info={"calibration": {"x": [5e-5, "centimeter"], "y": [1e-4, "centimeter"]}})
save("resolution_72dpi", ramp("uint8"), resolution=(72, 72), resolutionunit="INCH", info={"calibration": {}})

save("pages", ramp("uint8", (4, H, W)), ZYX, photometric="minisblack")
save("pages_bigtiff", ramp("uint16", (3, H, W)), ZYX, bigtiff=True, photometric="minisblack")
save("pages_bigtiff_big_endian", ramp("uint16", (3, H, W)), ZYX, bigtiff=True, byteorder=">", compression="deflate", photometric="minisblack")
stack = ramp("uint8", (2, 3, H, W))
save("shaped", stack, ("time", "channel", "y", "x"), metadata={"axes": "TCYX"}, photometric="minisblack")
save("shaped_turned", stack, ("z", "channel", "y", "x"), metadata={"axes": "CZYX"}, photometric="minisblack",
     expected=np.swapaxes(stack, 0, 1))
with tifffile.TiffWriter(OUT / "thumbnail.tif") as writer:
    writer.write(ramp("uint8"), metadata=None, software="")
    writer.write(ramp("uint8", (5, 6)), subfiletype=1, metadata=None, software="")
expect("thumbnail", ramp("uint8"), ["y", "x"])
with tifffile.TiffWriter(OUT / "two_sizes.tif") as writer:
    writer.write(ramp("uint8"), metadata=None, software="")
    writer.write(ramp("uint16", (5, 6)), metadata=None, software="")
expect("two_sizes", ramp("uint8"), ["y", "x"], note="1 of 2 pages")

# ImageJ, as tifffile writes it
hyper = ramp("uint16", (2, 3, 2, 7, 9))
labels = [f"t{t} z{z} c{c} é" for t in range(2) for z in range(3) for c in range(2)]
luts = [np.stack([np.arange(256), np.zeros(256), np.arange(255, -1, -1)]).astype(np.uint8), np.tile(np.arange(256, dtype=np.uint8), (3, 1))]
imagej = {
    "calibration": {"x": [0.25, "micrometer"], "y": [0.5, "micrometer"], "z": [1.5, "micrometer"], "time": [0.5, "second"]},
    "labels": labels, "displayRanges": [[10, 2000], [0, 65535]], "lut": luts[0].ravel().tolist()[::37],
}
for order, suffix, unit in (("<", "", "\\u00B5m"), (">", "_big_endian", "micron")):
    save(f"imagej_hyperstack{suffix}", hyper, ("time", "z", "channel", "y", "x"), imagej=True, byteorder=order, resolution=(4, 2), info=imagej,
         metadata={"axes": "TZCYX", "unit": unit, "spacing": 1.5, "finterval": 0.5, "Labels": labels, "LUTs": luts,
                   "Ranges": (10, 2000, 0, 65535), "mode": "composite"})
save("imagej_rgb", rgb, YXC, imagej=True, photometric="rgb", metadata={"axes": "YXS"}, **RGB)
save("imagej_float", ramp("float32", (3, H, W)), ZYX, imagej=True, metadata={"axes": "ZYX", "min": -1.5, "max": 8.25},
     info={"displayRanges": [[-1.5, 8.25]]})
# Stacks over 4 GB have one directory only: cut the chain of a small one.
one = bytearray((OUT / "imagej_hyperstack.tif").read_bytes())
at = struct.unpack_from("<I", one, 4)[0]
at += 2 + 12 * struct.unpack_from("<H", one, at)[0]
struct.pack_into("<I", one, at, 0)
(OUT / "imagej_one_directory.tif").write_bytes(one)
expect("imagej_one_directory", hyper, ["time", "z", "channel", "y", "x"], labels=labels)

# OME-TIFF
ome = ramp("uint16", (2, 3, 2, 7, 9))
physical = {"PhysicalSizeX": 0.1, "PhysicalSizeXUnit": "\u00b5m", "PhysicalSizeY": 200.0, "PhysicalSizeYUnit": "nm",
            "PhysicalSizeZ": 2.0, "PhysicalSizeZUnit": "mm", "TimeIncrement": 30.0, "TimeIncrementUnit": "s"}
calibration = {"x": [0.1, "micrometer"], "y": [200.0, "nanometer"], "z": [2.0, "millimeter"], "time": [30.0, "second"]}
named = [["DAPI", "GFP & \u03b1"][i % 2] for i in range(12)]
for order in ("TZCYX", "CTZYX", "ZCTYX"):
    turned = np.ascontiguousarray(ome.transpose(*["TZC".index(letter) for letter in order[:3]], 3, 4))
    save(f"ome_{order.lower()}", turned, ("time", "z", "channel", "y", "x"), ome=True, expected=ome, photometric="minisblack",
         metadata={"axes": order, **physical, "Channel": {"Name": ["DAPI", "GFP & \u03b1"]}}, info={"calibration": calibration, "labels": named})
save("ome_rgb", rgb, YXC, ome=True, photometric="rgb", metadata={"axes": "YXS"}, **RGB)
rgb_z = ramp("uint8", (2, H, W, 3))
save("ome_rgb_z", rgb_z, ("z", "y", "x", "channel"), ome=True, photometric="rgb", metadata={"axes": "ZYXS"}, compression="deflate", **RGB)
save("ome_bigtiff", ome, ("time", "z", "channel", "y", "x"), ome=True, bigtiff=True, photometric="minisblack", compression="zstd", tile=(16, 16),
     metadata={"axes": "TZCYX"})

# JPEG inside TIFF: compared with a tolerance, so the numbers themselves are kept.
y, x = np.mgrid[:16, :24]
smooth = np.stack([10 * x, 15 * y, 255 - 10 * x], -1).astype(np.uint8)
for name, array, axes, options in (
    ("jpeg_grey", smooth[..., 0], ["y", "x"], {"photometric": "minisblack"}),
    ("jpeg_rgb", smooth, list(YXC), {"photometric": "rgb", "subsampling": (1, 1)}),
    ("jpeg_rgb_tiles", smooth, list(YXC), {"photometric": "rgb", "subsampling": (1, 1), "tile": (16, 16)}),
    ("jpeg_rgb_half_chroma", smooth, list(YXC), {"photometric": "rgb", "subsampling": (2, 2)}),
):
    path = OUT / f"{name}.tif"
    tifffile.imwrite(path, array, compression="jpeg", compressionargs={"level": 95}, metadata=None, software="", **options)
    back = tifffile.imread(path)
    index[path.name] = {"dtype": "uint8", "shape": list(back.shape), "axes": axes, "values": back.ravel().tolist(),
                        "rgb": len(axes) == 3}


def by_hand(name, tags, data, order="<"):
    """A TIFF file of one strip from tags {id: (type, values)}; StripOffsets is added."""
    sizes = {3: (2, "H"), 4: (4, "I")}
    tags = {**tags, 273: (4, [8]), 279: (4, [len(data)])}
    body = data + b"\0" * (len(data) % 2)
    at = 8 + len(body)
    ifd, extra = struct.pack(order + "H", len(tags)), b""
    beyond = at + 2 + 12 * len(tags) + 4
    for tag, (kind, values) in sorted(tags.items()):
        size, letter = sizes[kind]
        packed = struct.pack(order + letter * len(values), *values)
        if len(packed) > 4:
            field = struct.pack(order + "I", beyond + len(extra))
            extra += packed
        else:
            field = packed.ljust(4, b"\0")
        ifd += struct.pack(order + "HHI", tag, kind, len(values)) + field
    head = (b"II" if order == "<" else b"MM") + struct.pack(order + "HI", 42, at)
    (OUT / f"{name}.tif").write_bytes(head + body + ifd + struct.pack(order + "I", 0) + extra)


def packed(array, bits):
    return b"".join(int("".join(f"{v:0{bits}b}" for v in row).ljust(-(-len(row) * bits // 8) * 8, "0"), 2).to_bytes(-(-len(row) * bits // 8), "big") for row in array.tolist())


for bits in (2, 4, 6, 10, 12, 14):
    for order in "<>":
        a = rng.integers(0, 2**bits, (H, W))
        name = f"packed_{bits}bit{'' if order == '<' else '_big_endian'}"
        tags = {256: (3, [W]), 257: (3, [H]), 258: (3, [bits]), 259: (3, [1]), 262: (3, [1]), 277: (3, [1]), 278: (3, [H])}
        by_hand(name, tags, packed(a, bits), order)
        a = a.astype(np.uint8 if bits <= 8 else np.uint16)
        assert np.array_equal(tifffile.imread(OUT / f"{name}.tif"), a), name
        expect(name, a, ["y", "x"])
bits_array = (rng.random((H, W)) > 0.5).astype(int)
flipped = bytes(int(f"{b:08b}"[::-1], 2) for b in packed(bits_array, 1))
by_hand("fill_order_2", {256: (3, [W]), 257: (3, [H]), 258: (3, [1]), 259: (3, [1]), 262: (3, [1]), 266: (3, [2]), 277: (3, [1]), 278: (3, [H])}, flipped)
assert np.array_equal(tifffile.imread(OUT / "fill_order_2.tif"), bits_array.astype(bool))
expect("fill_order_2", bits_array.astype(np.uint8) * 255, ["y", "x"])

(OUT / "index.json").write_text(json.dumps(index, indent=0, ensure_ascii=False) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/tiff.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/tiff.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "tifffile": tifffile.__version__, "imagecodecs": imagecodecs.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {p.name: {"sha256": sha256(p)} for p in sorted(OUT.iterdir()) if p.name != "MANIFEST.json"},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(index), "files,", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")
