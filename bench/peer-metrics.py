"""Peer of bench/metrics.mjs: stardist.matching and scikit-image on the same images.

Usage: peer-metrics.py matching|ssim SIZE REPEATS
Prints one JSON line: {"tool", "seconds": [...], "value"}.
"""

import importlib.metadata
import json
import sys
import time

import numpy as np

name, n, repeats = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])


def labels(shift, drop):
    cell = n // 100
    y, x = np.indices((n, n), dtype=np.int32)
    x = (x + n - shift) % n
    gy, gx = y // cell, x // cell
    dy, dx = y % cell - (cell >> 1), x % cell - (cell >> 1)
    ids = gy * 100 + gx + 1
    keep = (gy < 100) & (gx < 100) & (4 * (dy * dy + dx * dx) <= cell * cell)
    if drop:
        keep &= ids % 17 != 0
    return np.where(keep, ids, 0).astype(np.uint16)


def picture(seed):
    i = np.arange(n * n, dtype=np.uint64)
    h = (i + np.uint64(seed)) & np.uint64(0xFFFFFFFF)
    for shift, factor in [(16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)]:
        h ^= h >> np.uint64(shift)
        h = (h * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return (h % np.uint64(4096) + (i >> np.uint64(8)) % np.uint64(30000)).astype(np.uint16).reshape(n, n)


if name == "matching":
    from stardist.matching import matching

    s, g = labels(0, False), labels(5, True)
    thresholds = [k / 20 for k in range(10, 20)]
    tool = "stardist.matching " + importlib.metadata.version("stardist")

    def measure():
        found = matching(s, g, thresh=thresholds)
        return {"tp": [int(one.tp) for one in found], "pq": float(found[0].panoptic_quality)}

else:
    from skimage.metrics import structural_similarity

    s, g = picture(0), picture(77)
    tool = "scikit-image " + importlib.metadata.version("scikit-image")

    def measure():
        return {"ssim": float(structural_similarity(s, g, data_range=65535, win_size=7))}


if name == "matching":
    # The compiler of numba runs at the first call; a small pair warms it up without the full cost.
    matching(s[:64, :64], g[:64, :64])
seconds = []
for _ in range(repeats):
    start = time.perf_counter()
    value = measure()
    seconds.append(time.perf_counter() - start)
print(json.dumps({"tool": tool, "seconds": seconds, "value": value}))
