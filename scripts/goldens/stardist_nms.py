"""What StarDist makes of small maps of probabilities and ray distances: the reference of src/image/stardist.

    pip install numpy scipy scikit-image numba csbdeep stardist==0.9.2 pyclipper==1.4.0 && python scripts/goldens/stardist_nms.py

Writes test/goldens/stardist/: NAME_prob.npy (y, x) uint16, value / 65536; NAME_dist.npy (ray, y, x) uint8, value / 8;
cases.json and MANIFEST.json. Two sets of survivors:
python   stardist.nms.non_maximum_suppression, and the labels that polygons_to_label paints for them
imagej   the rule of the ImageJ plugin, written down here: corners rounded to hundredths of a pixel, areas by Clipper 6.4.2
         (pyclipper), candidates by falling probability
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np
import pyclipper
import scipy
import stardist
from scipy import ndimage as ndi
from stardist.geometry import polygons_to_label, star_dist
from stardist.nms import non_maximum_suppression

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/stardist"
OUT.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(7)


def discs(shape, count, radii):
    """Labels of ellipses, later ones over earlier ones."""
    labels = np.zeros(shape, np.uint16)
    y, x = np.mgrid[:shape[0], :shape[1]]
    for i in range(count):
        cy, cx = rng.random(2) * shape
        a, b, t = *rng.uniform(*radii, 2), rng.random() * np.pi
        u, v = (x - cx) * np.cos(t) + (y - cy) * np.sin(t), (y - cy) * np.cos(t) - (x - cx) * np.sin(t)
        labels[(u / a) ** 2 + (v / b) ** 2 <= 1] = i + 1
    return labels


def maps(labels, rays, noise):
    dist = star_dist(labels, rays) * rng.normal(1, noise, (*labels.shape, rays))
    inside = np.zeros(labels.shape)
    for label in np.unique(labels)[1:]:
        edt = ndi.distance_transform_edt(labels == label)
        inside = np.maximum(inside, edt / edt.max())
    rough = inside + rng.random(labels.shape) * 0.2
    # Ranks: no two probabilities are equal.
    ranks = np.argsort(np.argsort(rough.ravel(), kind="stable")).reshape(labels.shape)
    prob = (ranks * (65535 // ranks.size)).astype(np.uint16)
    return prob, np.clip(np.round(dist * 8), 0, 255).astype(np.uint8).transpose(2, 0, 1)


def imagej(prob, dist, prob_thresh, nms_thresh, b):
    rays = dist.shape[0]
    angles = 2 * np.pi / rays * np.arange(rays)
    polygons, scores, where = [], [], []
    h, w = prob.shape
    for x in range(b, w - b):
        for y in range(b, h - b):
            if prob[y, x] > prob_thresh:
                d = dist[:, y, x].astype(np.float64)
                corners = np.floor(100 * np.stack([x + d * np.cos(angles), y + d * np.sin(angles)], 1) + 0.5).astype(np.int64)
                polygons.append(corners.tolist())
                scores.append(prob[y, x])
                where.append(y * w + x)
    order = sorted(range(len(scores)), key=lambda i: -scores[i])
    areas = [pyclipper.Area(p) for p in polygons]
    gone, winners = set(), []
    boxes = np.array([[*np.min(p, 0), *np.max(p, 0)] for p in polygons]) if polygons else np.zeros((0, 4))
    for at, i in enumerate(order):
        if i in gone:
            continue
        winners.append(where[i])
        for j in order[at + 1:]:
            if j in gone or (boxes[i, :2] > boxes[j, 2:]).any() or (boxes[j, :2] > boxes[i, 2:]).any():
                continue
            clipper = pyclipper.Pyclipper()
            try:
                clipper.AddPath(polygons[i], pyclipper.PT_CLIP, True)
                clipper.AddPath(polygons[j], pyclipper.PT_SUBJECT, True)
            except pyclipper.ClipperException:
                continue
            shared = sum(pyclipper.Area(p) for p in clipper.Execute(pyclipper.CT_INTERSECTION, pyclipper.PFT_NONZERO, pyclipper.PFT_NONZERO))
            if shared / min(areas[i] + 1e-10, areas[j] + 1e-10) > nms_thresh:
                gone.add(j)
    return winners, len(scores)


cases = []
files = {}
for name, shape, count, radii, rays, noise in (
    ("crowded", (52, 60), 14, (4, 9), 32, 0.03),
    ("rough", (48, 45), 8, (5, 10), 16, 0.15),
    ("small", (40, 33), 25, (1.5, 3.5), 8, 0.05),
    ("large", (56, 50), 3, (12, 22), 64, 0.02),
):
    prob8, dist8 = maps(discs(shape, count, radii), rays, noise)
    for kind, array in (("prob", prob8), ("dist", dist8)):
        np.save(OUT / f"{name}_{kind}.npy", array)
        files[f"{name}_{kind}.npy"] = None
    prob, dist = prob8.astype(np.float32) / 65536, dist8.astype(np.float32) / 8
    for prob_thresh, nms_thresh, b in ((0.5, 0.4, 2), (0.7, 0.1, 2), (0.6, 0.6, 0), (0.4, 0.03, 1)):
        points, scores, kept = non_maximum_suppression(dist.transpose(1, 2, 0), prob, b=b, nms_thresh=nms_thresh, prob_thresh=prob_thresh)
        labels = polygons_to_label(kept, points, shape=shape, prob=scores)
        winners, candidates = imagej(prob, dist, prob_thresh, nms_thresh, b)
        cases.append({
            "name": name, "probThresh": prob_thresh, "nmsThresh": nms_thresh, "excludeBoundary": b, "candidates": candidates,
            "python": (points[:, 0] * shape[1] + points[:, 1]).tolist(), "imagej": winners, "labels": labels.ravel().tolist(),
        })

(OUT / "cases.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/stardist_nms.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/stardist_nms.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "stardist": stardist.__version__, "pyclipper": "1.4.0"},
    "date": datetime.date.today().isoformat(),
    "files": {name: {"sha256": sha256(OUT / name)} for name in sorted([*files, "cases.json"])},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
