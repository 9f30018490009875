"""PNG, JPEG and ITK files, written by Pillow and SimpleITK, and what these read from them.

    pip install numpy pillow SimpleITK && python scripts/goldens/image_formats.py

Writes test/goldens/image/: the files, index.json (dtype, shape, axes, and either sha256 of the little-endian C-order
numbers or, for JPEG, the numbers themselves) and MANIFEST.json. Same tools, same bytes.
"""
import datetime
import hashlib
import json
import pathlib
import struct
import sys
import zlib

import numpy as np
import PIL
import SimpleITK as sitk
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/image"
OUT.mkdir(parents=True, exist_ok=True)
for old in OUT.iterdir():
    old.unlink()
rng = np.random.default_rng(7)
index = {}
YX, YXC, ZYX = ["y", "x"], ["y", "x", "channel"], ["z", "y", "x"]


def expect(name, array, axes, **more):
    array = np.ascontiguousarray(array)
    digest = hashlib.sha256(array.astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest()
    index[name] = {"dtype": array.dtype.name, "shape": list(array.shape), "axes": axes, "sha256": digest, "rgb": axes == YXC, **more}


# PNG by hand, so that every depth, colour type and interlacing occurs; Pillow is the judge of 8-bit ones.
DEPTHS = {0: (1, 2, 4, 8, 16), 2: (8, 16), 3: (1, 2, 4, 8), 4: (8, 16), 6: (8, 16)}
CHANNELS = {0: 1, 2: 3, 3: 1, 4: 2, 6: 4}
ADAM7 = ((0, 0, 8, 8), (4, 0, 8, 8), (0, 4, 4, 8), (2, 0, 4, 4), (0, 2, 2, 4), (1, 0, 2, 2), (0, 1, 1, 2))


def rows(samples, bits):
    """Bytes of the rows of (y, x, c) samples."""
    out = []
    for row in samples.reshape(samples.shape[0], -1).tolist():
        text = "".join(f"{v:0{bits}b}" for v in row)
        n = -(-len(text) // 8)
        out.append(int(text.ljust(8 * n, "0"), 2).to_bytes(n, "big"))
    return out


def filtered(lines, step):
    """Each row with another filter, 0 … 4 in turn."""
    out, above = b"", bytes(len(lines[0])) if lines else b""
    for i, line in enumerate(lines):
        kind = i % 5
        coded = bytearray()
        for k, value in enumerate(line):
            a, b, c = line[k - step] if k >= step else 0, above[k], above[k - step] if k >= step else 0
            p = a + b - c
            paeth = min((abs(p - a), 0, a), (abs(p - b), 1, b), (abs(p - c), 2, c))[2]
            coded.append((value - (0, a, b, (a + b) // 2, paeth)[kind]) & 255)
        out += bytes([kind]) + bytes(coded)
        above = line
    return out


def png(samples, bits, colour, interlaced, palette=None):
    def chunk(kind, body):
        return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))
    height, width, channels = samples.shape
    step = max(1, channels * bits // 8)
    passes = [samples] if not interlaced else [samples[y0::dy, x0::dx] for x0, y0, dx, dy in ADAM7]
    raw = b"".join(filtered(rows(p, bits), step) for p in passes if p.size)
    data = zlib.compress(raw)
    out = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, bits, colour, 0, 0, interlaced))
    out += chunk(b"tEXt", b"Comment\0not read")
    if palette is not None:
        out += chunk(b"PLTE", palette.tobytes())
    half = len(data) // 2
    return out + chunk(b"IDAT", data[:half]) + chunk(b"IDAT", data[half:]) + chunk(b"IEND", b"")


for colour, depths in DEPTHS.items():
    for bits in depths:
        for interlaced in (0, 1):
            samples = rng.integers(0, 2**bits, (11, 13, CHANNELS[colour]))
            palette = rng.integers(0, 256, (2**bits, 3), np.uint8) if colour == 3 else None
            name = f"png_{('grey', '', 'rgb', 'palette', 'grey_alpha', '', 'rgba')[colour]}_{bits}bit{'_interlaced' if interlaced else ''}.png"
            (OUT / name).write_bytes(png(samples, bits, colour, interlaced, palette))
            dtype = np.uint16 if bits == 16 else np.uint8
            if colour == 3:
                expected, axes = palette[samples[..., 0]], YXC
            elif colour in (0, 4):
                expected, axes = (samples[..., 0] * (255 // (2**bits - 1) if bits < 8 else 1)).astype(dtype), YX
            else:
                expected, axes = samples[..., :3].astype(dtype), YXC
            picture = Image.open(OUT / name)
            judge = np.asarray(picture.convert("RGB" if axes == YXC else "L")) if bits <= 8 else None
            assert judge is None or np.array_equal(judge, expected), name
            if colour == 0 and bits == 16:
                assert np.array_equal(np.asarray(picture), expected), name
            expect(name, expected, axes, note="alpha" if colour in (4, 6) else "")
one = np.array([[[200]]])
(OUT / "png_one_pixel.png").write_bytes(png(one, 8, 0, 1))
expect("png_one_pixel.png", one[..., 0].astype(np.uint8), YX)
equal = np.repeat(rng.integers(0, 256, (5, 6, 1)), 3, 2)
(OUT / "png_rgb_all_grey.png").write_bytes(png(equal, 8, 2, 0))
expect("png_rgb_all_grey.png", equal[..., 0].astype(np.uint8), YX, note="equal")

y, x = np.mgrid[:20, :28]
smooth = np.stack([9 * x, 12 * y, 255 - 9 * x], -1).astype(np.uint8)
for name, array, options in (
    ("jpeg_grey.jpg", smooth[..., 0], {}),
    ("jpeg_colour.jpg", smooth, {"subsampling": 0}),
    ("jpeg_progressive.jpg", smooth, {"progressive": True, "subsampling": 0}),
    ("jpeg_rgb_all_grey.jpg", np.repeat(smooth[..., :1], 3, 2), {"subsampling": 0}),
):
    Image.fromarray(array).save(OUT / name, quality=95, **options)
    back = np.asarray(Image.open(OUT / name))
    if name == "jpeg_rgb_all_grey.jpg":
        back = back[..., 0]
    index[name] = {"dtype": "uint8", "shape": list(back.shape), "axes": YXC if back.ndim == 3 else YX, "values": back.ravel().tolist(),
                   "rgb": back.ndim == 3, "note": "equal" if "all_grey" in name else ""}


def itk(name, array, axes, spacing=None, unit="millimeter", vector=False, **more):
    image = sitk.GetImageFromArray(array, isVector=vector)
    if spacing:
        image.SetSpacing(spacing)
    sitk.WriteImage(image, str(OUT / name), "gz" in name or "compressed" in name)
    back = sitk.GetArrayFromImage(sitk.ReadImage(str(OUT / name)))
    assert np.array_equal(back[..., 0] if name == "itk_grey.bmp" else back, array), name  # its grey palette is read as colours
    expected = np.moveaxis(array, -1, -3) if vector and axes != YXC else array
    calibration = {axis: [s, "second" if axis == "time" else unit] for axis, s in zip(("x", "y", "z", "time"), spacing or ()) if axis in axes}
    expect(name, expected, axes, calibration=calibration, **more)


volume = rng.integers(-3000, 3000, (3, 4, 5), np.int16)
itk("itk_int16.nrrd", volume, ZYX, (0.5, 0.25, 2))
itk("itk_compressed.nrrd", np.repeat(volume, 3, 2), ZYX, (0.5, 0.25, 2))
itk("itk_float64.mha", rng.random((4, 5)), YX, (0.1, 0.2))
itk("itk_vector.nrrd", rng.random((4, 5, 2), np.float32), ["channel", "y", "x"], vector=True)
itk("itk_rgb.mha", rng.integers(0, 256, (4, 5, 3), np.uint8), YXC, vector=True)
itk("itk_uint8.nii.gz", rng.integers(0, 256, (3, 4, 5), np.uint8), ZYX, (0.5, 0.5, 3))
itk("itk_time.nii", rng.integers(0, 999, (2, 3, 4, 5), np.uint16), ["time", "z", "y", "x"], (0.5, 0.5, 3, 2.5))
itk("itk_float32.mrc", rng.random((3, 4, 5), np.float32), ZYX, (1.5, 1.5, 2), "angstrom")
itk("itk_uint16.gipl", rng.integers(0, 60000, (3, 4, 5), np.uint16), ZYX, (0.5, 0.25, 2))
itk("itk_grey.bmp", rng.integers(0, 256, (4, 5), np.uint8), YX)
itk("itk_colour.bmp", rng.integers(0, 256, (4, 5, 3), np.uint8), YXC, vector=True)

(OUT / "index.json").write_text(json.dumps(index, indent=0) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/image_formats.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/image_formats.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "pillow": PIL.__version__, "SimpleITK": sitk.Version_VersionString()},
    "date": datetime.date.today().isoformat(),
    "files": {p.name: {"sha256": sha256(p)} for p in sorted(OUT.iterdir()) if p.name != "MANIFEST.json"},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(index), "files,", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")
