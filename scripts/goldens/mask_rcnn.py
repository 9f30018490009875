"""The Mask R-CNN pre- and postprocessing from its description, in numpy: the reference of src/image/mask-rcnn.

    pip install numpy && python scripts/goldens/mask_rcnn.py

Writes test/goldens/mask-rcnn/: cases.json and MANIFEST.json. Bicubic resizing is ImageJ's (a = 0.5, centres shifted by a
quarter of the scale, bilinear near the border, which ends at size - 1.001), written down here from its formula. Pictures:
value of channel c at y, x is (7 x + 13 y + 31 c + x y) mod 251. Masks: a smooth bump, see `mask`.
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/mask-rcnn"
OUT.mkdir(parents=True, exist_ok=True)


def cubic(x):
    x = abs(x)
    if x < 1:
        return 1.5 * x ** 3 - 2.5 * x ** 2 + 1
    return -0.5 * x ** 3 + 2.5 * x ** 2 - 4 * x + 2 if x < 2 else 0.0


def resize(a, height, width):
    h, w = a.shape
    if (h, w) == (height, width):
        return a.copy()
    out = np.empty((height, width), np.float32)
    sy, sx = height / h, width / w
    cy = height / 2 + (sy / 4 if height != h else 0)
    cx = width / 2 + (sx / 4 if width != w else 0)
    at = lambda y, x: float(a[min(max(y, 0), h - 1), min(max(x, 0), w - 1)])
    for j in range(height):
        y = (j - cy) / sy + h / 2
        for i in range(width):
            x = (i - cx) / sx + w / 2
            u, v = int(np.floor(x)), int(np.floor(y))
            if u <= 0 or u >= w - 2 or v <= 0 or v >= h - 2:
                bx, by = (q - 1.001 if p >= q - 1 else max(p, 0.0) for p, q in ((x, w), (y, h)))
                u, v = int(bx), int(by)
                fx, fy = bx - u, by - v
                low = at(v, u) + fx * (at(v, u + 1) - at(v, u))
                up = at(v + 1, u) + fx * (at(v + 1, u + 1) - at(v + 1, u))
                out[j, i] = low + fy * (up - low)
            else:
                out[j, i] = sum(cubic(y - q) * sum(cubic(x - p) * float(a[q, p]) for p in range(u - 1, u + 3)) for q in range(v - 1, v + 3))
    return out


def picture(h, w, channels):
    y, x, c = np.mgrid[:h, :w, :channels]
    return ((7 * x + 13 * y + 31 * c + x * y) % 251).astype(np.float32)


def half_up(v):
    return int(np.floor(v + 0.5))


def pre(image, config):
    h, w, c = image.shape
    scale = 1.0
    if config["mode"] != "none":
        scale = max(1.0, config["min"] / min(h, w), config["minScale"])
        if config["mode"] == "square" and half_up(max(h, w) * scale) > config["max"]:
            scale = config["max"] / max(h, w)
    nh, nw = half_up(h * scale), half_up(w * scale)
    small = np.stack([resize(image[..., k], nh, nw) for k in range(c)], -1)
    H, W = (config["max"], config["max"]) if config["mode"] == "square" else (nh, nw)
    top, left = (H - nh) // 2, (W - nw) // 2
    padded = np.zeros((H, W, c), np.float32)
    padded[top:top + nh, left:left + nw] = small
    window = [top, left, top + nh, left + nw]
    meta = [0, h, w, c, H, W, c, *window, scale, *[0] * config["classes"]]
    return padded - np.float32(config["mean"]), meta, (H, W), window


def anchors(h, w, config):
    out = []
    for size, stride in zip(config["scales"], config["strides"]):
        ratios = np.float32(config["ratios"])
        heights, widths = (size / np.sqrt(ratios)).astype(np.float32), (size * np.sqrt(ratios)).astype(np.float32)
        y, x = np.meshgrid(np.arange(0, -(-h // stride), config["step"]) * stride, np.arange(0, -(-w // stride), config["step"]) * stride, indexing="ij")
        cy, cx = (np.repeat(v.ravel(), len(ratios)).astype(np.float32) for v in (y, x))
        bh, bw = np.tile(heights, y.size), np.tile(widths, y.size)
        boxes = np.stack([cy - bh / 2, cx - bw / 2, cy + bh / 2 - 1, cx + bw / 2 - 1], 1)
        out.append(boxes / np.float32([h - 1, w - 1, h - 1, w - 1]))
    return np.concatenate(out).astype(np.float32)


def mask(n, size, classes):
    i, y, x, k = np.mgrid[:n, :size, :size, :classes].astype(np.float64)
    middle = (size - 1) / 2
    return (1 / (1 + np.exp(((y - middle) ** 2 + (1 + i / 3) * (x - middle) ** 2) / (3 + 2 * k) - 4 - i))).astype(np.float32)


def post(detections, masks, shape, processed, window):
    n = int((detections[:, 4] != 0).sum())
    H, W = processed
    norm = (np.float32(window) - np.float32([0, 0, 1, 1])) / np.float32([H - 1, W - 1, H - 1, W - 1])
    extent = np.float32([norm[2] - norm[0], norm[3] - norm[1]] * 2)
    start = np.float32([norm[0], norm[1]] * 2)
    h, w = shape
    planes, boxes = [], []
    for row, m in zip(detections[:n], masks):
        b = (row[:4].astype(np.float64) - start) / extent
        y1, x1, y2, x2 = (half_up(v * (s - 1) + t) for v, s, t in zip(b, (h, w, h, w), (0, 0, 1, 1)))
        full = np.zeros((h, w), int)
        large = resize(m[..., int(row[4])], y2 - y1, x2 - x1) >= 0.5
        full[y1:y2, x1:x2] = large
        planes.append(np.flatnonzero(full).tolist())
        boxes.append([y1, x1, y2, x2, int(row[4])])
    return planes, boxes


base = {"mode": "square", "min": 80, "max": 128, "minScale": 0, "mean": [123.7, 116.8, 103.9], "classes": 2, "scales": [8, 16, 32],
        "ratios": [0.5, 1, 2], "strides": [4, 8, 16], "step": 1}
cases = []
for h, w, change in (
    (50, 70, {}),
    (61, 40, {}),
    (33, 47, {"mode": "none", "step": 2, "mean": [0, 1, 2]}),
    (64, 128, {"mode": "pad64", "min": 100, "classes": 5}),
    (40, 45, {"minScale": 2.5, "min": 0}),
    (128, 128, {"min": 0, "scales": [20], "strides": [32], "ratios": [1]}),
):
    config = {**base, **change}
    data, meta, processed, window = pre(picture(h, w, 3), config)
    boxes = anchors(*processed, config)
    detections = np.zeros((6, 6), np.float32)
    y1, x1, y2, x2 = window
    for i, (a, b, c, d, k) in enumerate(((0.1, 0.2, 0.5, 0.6, 1), (0.3, 0.05, 0.95, 0.9, 1), (0.62, 0.55, 0.81, 0.99, config["classes"] - 1))):
        y = lambda v: (y1 + v * (y2 - y1)) / processed[0]
        x = lambda v: (x1 + v * (x2 - x1)) / processed[1]
        detections[i] = y(a), x(b), y(c), x(d), k, 0.9
    masks = mask(6, 14, config["classes"])
    planes, found = post(detections, masks, (h, w), processed, window)
    few = np.linspace(0, data.size - 1, 400).astype(int)
    cases.append({
        "shape": [h, w, 3], "config": config, "processed": list(processed), "window": window, "meta": np.float32(meta).tolist(),
        "at": few.tolist(), "values": data.ravel()[few].tolist(), "sum": float(data.astype(np.float64).sum()),
        "anchors": {"count": len(boxes), "first": boxes[:40].ravel().tolist(), "last": boxes[-7:].ravel().tolist(), "sum": float(boxes.astype(np.float64).sum())},
        "detections": detections.ravel().tolist(), "maskSize": 14,
        "boxes": found, "planes": planes,
    })

(OUT / "cases.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/mask_rcnn.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/mask_rcnn.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"cases.json": {"sha256": sha256(OUT / "cases.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
