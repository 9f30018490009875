"""What scipy and scikit-image make of small maps: components, seeded watershed, measures of objects.

    pip install numpy scipy scikit-image && python scripts/goldens/labels.py

Writes test/goldens/labels/: cases.json and MANIFEST.json. Maps are integers over `levels`, as float32, so that ties are
many; two cases have hardly any. Intensity of element i is i * 7919 mod 4001.
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np
import scipy
import skimage
from scipy import ndimage as ndi
from skimage.measure import regionprops_table
from skimage.segmentation import watershed

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/labels"
OUT.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(99)
cases = []


def smooth(shape, sigma):
    a = ndi.gaussian_filter(rng.random(shape), sigma)
    return (a - a.min()) / np.ptp(a)


def objects(foreground, interior, foreground_threshold, interior_threshold, min_size):
    faces = ndi.generate_binary_structure(foreground.ndim, 1)
    mask = foreground > np.float32(foreground_threshold)
    if interior is None:
        labels, count = ndi.label(mask, faces)
    else:
        seeds, count = ndi.label(interior > np.float32(interior_threshold), faces)
        labels = watershed(-foreground, seeds, mask=mask, connectivity=1).astype(np.int64)
        rest, _ = ndi.label(mask & (labels == 0), faces)
        labels = np.where(rest > 0, rest + count, labels)
    sizes = np.bincount(labels.ravel())
    keep = sizes >= max(1, min_size)
    keep[0] = False
    numbers = np.zeros(sizes.size, int)
    numbers[keep] = np.arange(1, keep.sum() + 1)
    return numbers[labels]


def measures(labels, intensity):
    names = ("label", "area", "centroid", "bbox", "equivalent_diameter_area", "intensity_mean", "intensity_min", "intensity_max")
    return {k: v.tolist() for k, v in regionprops_table(labels, intensity, properties=names).items()}


for shape, levels, sigma, settings in (
    ((24, 31), 3, 1.5, (0.5, 0.6, 0)),
    ((27, 22), 8, 1.2, (0.4, 0.6, 4)),
    ((32, 32), 20, 2.0, (0.45, 0.55, 10)),
    ((20, 24), 10**5, 1.0, (0.5, 0.6, 3)),
    ((1, 50), 6, 1.0, (0.3, 0.6, 0)),
    ((50, 1), 6, 1.0, (0.3, 0.6, 2)),
    ((5, 12, 13), 5, 1.0, (0.45, 0.6, 0)),
    ((5, 12, 11), 10**5, 1.0, (0.5, 0.6, 5)),
    ((20, 20), 4, 0.0, (0.2, 0.7, 0)),
):
    ints = np.round(smooth(shape, sigma) * levels).astype(int)
    inner = np.round((0.5 * smooth(shape, sigma) + 0.5 * ints / levels) * levels).astype(int)
    foreground, interior = (ints / levels).astype(np.float32), (inner / levels).astype(np.float32)
    labels = objects(foreground, interior, *settings)
    intensity = (np.arange(labels.size) * 7919 % 4001).reshape(shape)
    cases.append({
        "shape": list(shape), "levels": levels, "foreground": ints.ravel().tolist(), "interior": inner.ravel().tolist(),
        "settings": dict(zip(("foregroundThreshold", "interiorThreshold", "minSize"), settings)),
        "labels": labels.ravel().tolist(), "components": objects(foreground, None, *settings).ravel().tolist(),
        "measures": measures(labels, intensity),
    })

(OUT / "cases.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/labels.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/labels.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"cases.json": {"sha256": sha256(OUT / "cases.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print([max(case["labels"]) for case in cases], (OUT / "cases.json").stat().st_size, "bytes")
