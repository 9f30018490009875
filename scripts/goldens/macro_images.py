"""Images and tables that test/macros opens, of our own making: small, all types, odd sizes.

    python scripts/goldens/macro_images.py

writes test/macros/images/ and its MANIFEST.json. Needs numpy and tifffile.
"""
import datetime
import hashlib
import json
import pathlib

import numpy as np
import tifffile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/macros/images"
NOTES = {}


def random(seed):
    return np.random.Generator(np.random.PCG64(seed))


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def save(name, data, note, axes=None, **imagej):
    """ImageJ TIFF; axes of data as TZCYXS."""
    metadata = {"axes": axes} if axes else {}
    resolution = imagej.pop("resolution", None)
    metadata.update(imagej)
    tifffile.imwrite(OUT / f"{name}.tif", data, imagej=True, metadata=metadata, resolution=resolution,
                     photometric="rgb" if axes and axes.endswith("S") else "minisblack", software="", datetime=None)
    NOTES[f"{name}.tif"] = note


def plain(name, data, note, **more):
    """TIFF without ImageJ's description."""
    tifffile.imwrite(OUT / f"{name}.tif", data, metadata=None, software=False, **more)
    NOTES[f"{name}.tif"] = note


def ball(shape, y, x, radius):
    yy, xx = np.mgrid[: shape[0], : shape[1]]
    return (yy - y) ** 2 + (xx - x) ** 2 <= radius ** 2


def blobs(shape, seed, count, low, high):
    """Sum of round bumps, as float64 from 0 to about 1."""
    r = random(seed)
    yy, xx = np.mgrid[: shape[0], : shape[1]]
    out = np.zeros(shape)
    for _ in range(count):
        y, x = r.uniform(-2, shape[0] + 2), r.uniform(-2, shape[1] + 2)
        s = r.uniform(low, high)
        out = np.maximum(out, r.uniform(0.4, 1) * np.exp(-((yy - y) ** 2 + (xx - x) ** 2) / (2 * s * s)))
    return out


def grey():
    yy, xx = np.mgrid[:29, :37]
    save("ramp8", ((xx * 7 + yy * 3) % 256).astype("u1"), "37x29, slanted ramp 0..255, wraps once")
    noise = random(1).normal(0, 4, (60, 64))
    blob8 = np.clip(20 + 210 * blobs((60, 64), 2, 14, 3, 6) + noise, 0, 255)
    save("blobs8", blob8.astype("u1"), "64x60, smooth bright blobs on dark with little noise")
    save("noise8", random(3).integers(0, 256, (47, 61)).astype("u1"), "61x47, uniform noise 0..255")
    cell = 300 + 3500 * blobs((47, 61), 4, 10, 3, 7) + random(5).normal(0, 60, (47, 61))
    save("cells16", np.clip(cell, 0, 4095).astype("u2"), "61x47, 16-bit blobs to about 4095")
    wide = random(6).integers(0, 65536, (31, 33)).astype("u2")
    save("noise16", wide, "33x31, uniform noise 0..65535")
    save("noise32", random(7).normal(0, 10, (41, 53)).astype("f4"), "53x41, normal noise, mean 0, sd 10, negative too")
    prob = blobs((45, 51), 8, 12, 3, 6) * 0.98 + random(9).uniform(0, 0.02, (45, 51))
    save("prob32", prob.astype("f4"), "51x45, smooth probabilities 0..1")
    odd = random(10).normal(5, 3, (17, 19)).astype("f4")
    odd[3, 4] = odd[9, 9] = np.nan
    odd[5, 2] = np.inf
    odd[12, 15] = -np.inf
    save("nan32", odd, "19x17, float with 2 NaN, Inf, -Inf")
    finite = odd.copy()
    finite[np.isinf(finite)] = np.nan
    save("nanonly32", finite, "19x17, as nan32 with 4 NaN and no infinities")
    save("tiny32", (random(11).normal(0, 1, (11, 13)) * 1e-6).astype("f4"), "13x11, values of about 1e-6")
    save("big32", (random(12).normal(0, 1, (11, 13)) * 1e9).astype("f4"), "13x11, values of about 1e9")
    save("const8", np.full((20, 21), 77, "u1"), "21x20, all 77")
    save("const16", np.full((20, 21), 1000, "u2"), "21x20, all 1000")
    save("const32", np.full((20, 21), 0.25, "f4"), "21x20, all 0.25")
    save("zero8", np.zeros((9, 12), "u1"), "12x9, all 0")
    for name, dtype, value in (("one8", "u1", 200), ("one16", "u2", 3000), ("one32", "f4", -1.5)):
        save(name, np.full((1, 1), value, dtype), f"1x1, {value}")
    save("row8", random(13).integers(0, 256, (1, 23)).astype("u1"), "23x1")
    save("column8", random(14).integers(0, 256, (19, 1)).astype("u1"), "1x19")
    bimodal = np.where(blobs((50, 48), 15, 9, 3, 5) > 0.4, 160, 60) + random(16).normal(0, 14, (50, 48))
    save("bimodal8", np.clip(bimodal, 0, 255).astype("u1"), "48x50, two clear grey levels with noise")


def masks():
    touching = np.zeros((56, 63), bool)
    for y, x, r in ((14, 15, 9), (16, 30, 8), (30, 22, 8), (40, 45, 11), (28, 50, 6), (49, 12, 5), (8, 52, 4)):
        touching |= ball(touching.shape, y, x, r)
    save("discs", touching.astype("u1") * 255, "63x56, 0/255, touching discs (for watershed)")
    save("discs_inverted", (255 - touching.astype("u1") * 255), "63x56, the same with 0 as foreground")
    holes = np.zeros((45, 52), bool)
    for y, x, r in ((14, 14, 11), (28, 36, 13), (38, 10, 5)):
        holes |= ball(holes.shape, y, x, r)
    for y, x, r in ((14, 12, 4), (28, 38, 6), (20, 36, 2), (36, 33, 1), (38, 10, 1)):
        holes &= ~ball(holes.shape, y, x, r)
    holes |= ball(holes.shape, 28, 38, 2)
    save("holes", holes.astype("u1") * 255, "52x45, 0/255, discs with holes, one with an island in its hole")
    border = np.zeros((40, 43), bool)
    for y, x, r in ((0, 5, 6), (20, 42, 7), (39, 20, 5), (20, 18, 7), (2, 38, 1)):
        border |= ball(border.shape, y, x, r)
    border[0, 0] = border[39, 42] = True
    border[30, 5] = border[31, 6] = border[32, 7] = True
    save("border", border.astype("u1") * 255, "43x40, 0/255, objects at the border, single pixels, a diagonal line")
    maze = random(17).uniform(size=(33, 35)) < 0.45
    save("specks", maze.astype("u1") * 255, "35x33, 0/255, random pixels (4- against 8-connection)")
    lut = np.repeat(np.arange(255, -1, -1, dtype="u2")[None] * 257, 3, 0)
    plain("lut_inverted", touching.astype("u1") * 255, "63x56, the discs with an inverting LUT (palette), 255 shown black",
          photometric="palette", colormap=lut)
    tifffile.imwrite(OUT / "miniswhite.tif", touching.astype("u1") * 255, metadata=None, software=False, photometric="miniswhite")
    NOTES["miniswhite.tif"] = "63x56, discs, TIFF photometric 0: ImageJ opens it with an inverting LUT"
    labels = np.zeros((48, 55), "u2")
    for k, (y, x, r) in enumerate(((12, 12, 8), (12, 28, 7), (30, 20, 9), (36, 44, 8), (10, 47, 6), (0, 38, 3)), 1):
        labels[ball(labels.shape, y, x, r) & (labels == 0)] = k * 3 if k != 5 else 300
    save("labels16", labels, "55x48, label image 3 6 9 12 18 300, touching and at the border")
    save("labels8", np.minimum(labels // 3, 255).astype("u1"), "55x48, 8-bit labels 1 2 3 4 6 100")
    save("labels32", labels.astype("f4"), "55x48, labels16 in 32-bit")
    marker = np.zeros((56, 63), "u1")
    for y, x in ((14, 15), (16, 30), (30, 22), (40, 45), (28, 50), (49, 12), (8, 52)):
        marker[y - 1:y + 2, x - 1:x + 2] = 255
    save("markers", marker, "63x56, 0/255, 3x3 markers inside the discs")


def colour():
    yy, xx = np.mgrid[:33, :45]
    rgb = np.stack([xx * 255 // 44, yy * 255 // 32, (xx * yy) % 256], -1).astype("u1")
    rgb[5:12, 8:20] = (200, 30, 60)
    rgb[20:30, 25:40] = random(20).integers(0, 256, (10, 15, 3))
    save("rgb", rgb, "45x33, RGB", axes="YXS")
    save("rgb_grey", np.repeat(((xx * 3 + yy) % 256).astype("u1")[..., None], 3, -1), "45x33, RGB with r=g=b", axes="YXS")
    stack = np.stack([np.roll(rgb, k * 5, 1) for k in range(3)])
    save("rgb_stack", stack, "45x33, 3 slices, RGB", axes="ZYXS")
    ramp = np.arange(256)
    fire = np.stack([np.clip(ramp * 3, 0, 255), np.clip(ramp * 3 - 255, 0, 255), np.clip(ramp * 3 - 510, 0, 255)])
    blob8 = np.clip(230 * blobs((39, 42), 21, 10, 3, 6), 0, 255).astype("u1")
    plain("indexed", blob8, "42x39, 8-bit with a fire-like colour LUT", photometric="palette", colormap=(fire * 257).astype("u2"))


def stacks():
    base = np.stack([np.clip(15 + 220 * blobs((31, 36), 30 + k, 7, 2, 5), 0, 255) for k in range(5)])
    save("stack8", base.astype("u1"), "36x31, 5 slices, 8-bit, labelled one..five", axes="ZYX", Labels=["one", "two", "three", "four", "five"])
    save("stack16", (base[:4] * 16).astype("u2"), "36x31, 4 slices, 16-bit", axes="ZYX")
    save("stack32", (base[:3] / 10 - 8).astype("f4"), "36x31, 3 slices, 32-bit, negative too", axes="ZYX")
    save("time8", base[:4].astype("u1")[:, :25, :23], "23x25, 4 frames, 8-bit", axes="TYX", finterval=0.5)
    save("maskstack", (base > 100).astype("u1") * 255, "36x31, 5 slices, 0/255", axes="ZYX")
    hyper = np.stack([[[500 * (t + 1) * (c + 1) + 800 * z + 2000 * blobs((23, 27), 40 + t * 6 + z * 2 + c, 5, 2, 4)
                        for c in range(2)] for z in range(3)] for t in range(2)])
    save("hyper16", hyper.astype("u2"), "27x23, c=2 z=3 t=2, 16-bit, mode color? as ImageJ opens it", axes="TZCYX")
    save("hyper8", (hyper[:, :2] / 40).clip(0, 255).astype("u1"), "27x23, c=2 z=2 t=2, 8-bit, composite", axes="TZCYX", mode="composite")
    three = np.stack([np.clip(10 + 230 * blobs((35, 40), 50 + c, 8, 3, 5), 0, 255) for c in range(3)])
    save("composite8", three.astype("u1"), "40x35, 3 channels, 8-bit composite", axes="CYX", mode="composite")
    save("composite16", (three * 15).astype("u2"), "40x35, 3 channels, 16-bit composite with ranges", axes="CYX", mode="composite",
         Ranges=(0.0, 4000.0, 100.0, 3000.0, 50.0, 2000.0))
    save("color16", (three[:2] * 15).astype("u2"), "40x35, 2 channels, 16-bit, color mode", axes="CYX", mode="color")
    save("grays32", (three[:2] / 3).astype("f4"), "40x35, 2 channels, 32-bit, grayscale mode", axes="CYX", mode="grayscale")


def calibrated():
    data = np.clip(25 + 215 * blobs((44, 50), 60, 9, 3, 6), 0, 255).astype("u1")
    save("calibrated", data, "50x44, 8-bit, 0.25 x 0.5 micron pixels", unit="um", resolution=(4.0, 2.0))
    volume = np.stack([np.clip(25 + 215 * blobs((24, 26), 61 + k, 5, 2, 4), 0, 255) for k in range(4)]).astype("u1")
    save("volume_um", volume, "26x24, 4 slices, 8-bit, 0.2 x 0.2 x 1.5 micron", axes="ZYX", unit="um", spacing=1.5, resolution=(5.0, 5.0))
    save("range16", (data.astype("u2") * 10), "50x44, 16-bit, display range 500..1500", min=500.0, max=1500.0)


def tables():
    (OUT / "points.csv").write_text("X,Y,Score\n3,4,0.5\n10,12,0.25\n22.5,7.125,1\n30,20,-2\n")
    NOTES["points.csv"] = "X,Y,Score, 4 rows"
    (OUT / "mixed.csv").write_text("Label,Area,Class\na.tif,12,nucleus\nb.tif,7.5,cell\nc.tif,NaN,nucleus\n")
    NOTES["mixed.csv"] = "Label,Area,Class (text), 3 rows, a NaN"


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    for old in OUT.iterdir():
        old.unlink()
    for make in (grey, masks, colour, stacks, calibrated, tables):
        make()
    manifest = {
        "script": "scripts/goldens/macro_images.py",
        "script_sha256": sha256(pathlib.Path(__file__)),
        "command": "python scripts/goldens/macro_images.py",
        "tools": {"numpy": np.__version__, "tifffile": tifffile.__version__},
        "date": datetime.date.today().isoformat(),
        "files": {name: {"sha256": sha256(OUT / name), "note": NOTES[name]} for name in sorted(NOTES)},
    }
    (OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
    print(len(NOTES), "files,", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")


if __name__ == "__main__":
    main()
