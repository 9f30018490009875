"""What scikit-image, scipy and numpy make of small pictures and volumes: the reference of src/image/morphology.

    pip install numpy scipy scikit-image && python scripts/goldens/morphology.py

Writes test/goldens/morphology/: cases.json and MANIFEST.json. What stands for what:
flat filters           skimage.morphology.erosion, dilation, mode "ignore", with the footprint built here from its definition
reconstruction         skimage.morphology.reconstruction
regional extrema       skimage.morphology.local_maxima, of the negative for minima
extended extrema       local_maxima of the reconstruction of f - h under f
imposed extrema        reconstruction by erosion, by its definition
components             skimage.measure.label
chamfer distances      shortest paths on the graph of steps (scipy.sparse.csgraph.dijkstra)
geodesic distances     the same, on the graph of the mask
attribute filters      skimage.morphology.area_opening, area_closing
flooding, no dams      skimage.segmentation.watershed, on pictures without equal values
flooding with dams     Meyer's algorithm written down here: skimage's watershed_line labels what waits in the queue already,
                       and so gives other (thicker) lines
label tools            numpy; skimage.segmentation.expand_labels
region measures        skimage.measure.regionprops, perimeter_crofton(directions=4), euler_number; hull by scipy.spatial
intensities            scipy.stats
"""
import datetime
import hashlib
import heapq
import json
import pathlib
import sys

import numpy as np
import scipy
import skimage
from scipy import ndimage as ndi
from scipy import stats
from scipy.sparse import coo_matrix
from scipy.sparse.csgraph import dijkstra
from scipy.spatial import ConvexHull
from scipy.spatial.distance import pdist
from skimage import measure, morphology
from skimage.segmentation import expand_labels, watershed

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/morphology"
OUT.mkdir(parents=True, exist_ok=True)
rng = np.random.default_rng(2026)


def smooth(shape, sigma, top):
    a = ndi.gaussian_filter(rng.random(shape), sigma)
    return (a - a.min()) / np.ptp(a) * top


def flat(a):
    return np.asarray(a).ravel().tolist()


def picture(a):
    a = np.asarray(a)
    return {"shape": list(a.shape), "type": {"uint8": "8-bit", "uint16": "16-bit", "float32": "32-bit"}[str(a.dtype)], "data": flat(a)}


pictures = {
    "grey8": smooth((21, 26), 1.2, 255).astype(np.uint8),
    "noise8": rng.integers(0, 256, (13, 17)).astype(np.uint8),
    "grey16": smooth((19, 15), 1.0, 4000).astype(np.uint16),
    "grey32": np.round(smooth((16, 22), 1.0, 192) - 64).astype(np.float32) / 64,
    "mask": ((smooth((24, 28), 1.4, 1) > 0.5) * 255).astype(np.uint8),
    "constant": np.full((6, 7), 9, np.uint8),
    "row": rng.integers(0, 256, (1, 19)).astype(np.uint8),
    "volume8": smooth((6, 11, 12), 1.0, 255).astype(np.uint8),
}

# Elements ---------------------------------------------------------------------------------------------------------------


def disk(r):
    y, x = np.mgrid[-r:r + 1, -r:r + 1]
    return x * x + y * y <= int(r * r) + 1


def octagon(r):
    d = round((2 * r + 3) / (2 + 2 ** 0.5))
    y, x = np.mgrid[-r:r + 1, -r:r + 1]
    return np.abs(x) + np.abs(y) <= 2 * r - (d - 1)


def diamond(r):
    y, x = np.mgrid[-r:r + 1, -r:r + 1]
    return np.abs(x) + np.abs(y) <= r


elements = {
    "Disk": disk, "Octagon": octagon, "Diamond": diamond,
    "Square": lambda r: np.ones((2 * r + 1, 2 * r + 1), bool),
    "Horizontal Line": lambda r: np.ones((1, 2 * r + 1), bool),
    "Vertical Line": lambda r: np.ones((2 * r + 1, 1), bool),
    "Line 45 degrees": lambda r: np.eye(2 * r + 1, dtype=bool)[::-1],
    "Line 135 degrees": lambda r: np.eye(2 * r + 1, dtype=bool),
}


def cube(rx, ry, rz):
    return np.ones((2 * rz + 1, 2 * ry + 1, 2 * rx + 1), bool)


def ball(rx, ry, rz):
    z, y, x = np.mgrid[-rz:rz + 1, -ry:ry + 1, -rx:rx + 1]
    part = lambda v, r: (v / r) ** 2 if r else 0 * v
    return part(x, rx) + part(y, ry) + part(z, rz) <= 1


def flat_filter(image, operation, footprint):
    e = lambda a: morphology.erosion(a, footprint, mode="ignore")
    d = lambda a: morphology.dilation(a, footprint, mode="ignore")
    if operation == "Laplacian":
        wide = image.astype(np.float64)
        value = (d(image) - wide) - (wide - e(image))
        if image.dtype == np.float32:
            f = np.float32
            return (d(image) - image) - (image - e(image)).astype(f)
        top = np.iinfo(image.dtype).max
        return np.clip(value + (top + 1) // 2, 0, top).astype(image.dtype)
    return {
        "Erosion": e, "Dilation": d,
        "Opening": lambda a: d(e(a)), "Closing": lambda a: e(d(a)),
        "White Top Hat": lambda a: a - d(e(a)), "Black Top Hat": lambda a: e(d(a)) - a,
        "Gradient": lambda a: d(a) - e(a), "Internal Gradient": lambda a: a - e(a), "External Gradient": lambda a: d(a) - a,
    }[operation](image)


operations = ["Erosion", "Dilation", "Opening", "Closing", "White Top Hat", "Black Top Hat", "Gradient", "Laplacian",
              "Internal Gradient", "External Gradient"]
filters = []
for name in ("grey8", "noise8", "grey32", "row"):
    for shape in elements:
        for radius in (1, 2, 3) if name == "grey8" else (4,) if name == "row" else (2,):
            picked = operations if (name, shape, radius) == ("grey8", "Disk", 2) else [operations[len(filters) % len(operations)]]
            for operation in picked:
                filters.append({"picture": name, "operation": operation, "shape": shape, "radius": radius,
                                "data": flat(flat_filter(pictures[name], operation, elements[shape](radius)))})
for operation in operations:
    filters.append({"picture": "grey16", "operation": operation, "shape": "Octagon", "radius": 3,
                    "data": flat(flat_filter(pictures["grey16"], operation, octagon(3)))})
solid = []
for shape, make in (("Cube", cube), ("Ball", ball)):
    for radii in ((1, 1, 1), (2, 2, 2), (3, 1, 0), (2, 3, 1)):
        for operation in ("Dilation", "Opening"):
            solid.append({"picture": "volume8", "operation": operation, "shape": shape, "radii": radii,
                          "data": flat(flat_filter(pictures["volume8"], operation, make(*radii)))})

# Reconstruction and extrema ---------------------------------------------------------------------------------------------


def structure(connectivity):
    return ndi.generate_binary_structure(3 if connectivity in (6, 26) else 2, {4: 1, 8: 2, 6: 1, 26: 3}[connectivity])


def near(name):
    return (6, 26) if pictures[name].ndim == 3 else (4, 8)


def reconstruct(marker, mask, method, connectivity):
    clip = np.minimum if method == "dilation" else np.maximum
    return morphology.reconstruction(clip(marker, mask), mask, method, structure(connectivity))


def border(a):
    b = np.ones(a.shape, bool)
    b[tuple(slice(1, -1) for _ in a.shape)] = False
    return b


def maxima(a, connectivity):
    return morphology.local_maxima(a, footprint=structure(connectivity))


reconstructions, extrema, holes, borders = [], [], [], []
for name in ("grey8", "noise8", "grey32", "mask", "volume8"):
    image = pictures[name].astype(np.float64)
    for connectivity in near(name):
        lower = image - 20 if name != "grey32" else image - 0.4
        marker = np.where(np.indices(image.shape).sum(0) % 5 == 0, image, lower.min()).astype(pictures[name].dtype).astype(np.float64)
        for method in ("dilation", "erosion"):
            m = marker if method == "dilation" else image.max() + image.min() - marker
            reconstructions.append({"picture": name, "marker": flat(m), "method": method, "connectivity": connectivity,
                                    "data": flat(reconstruct(m, image, method, connectivity))})
        filled = np.where(border(image), image, image.max())
        holes.append({"picture": name, "connectivity": connectivity, "data": flat(reconstruct(filled, image, "erosion", connectivity))})
        seeds = np.where(border(image), image, 0 if name != "grey32" else image.min())
        touching = reconstruct(seeds, image, "dilation", connectivity)
        borders.append({"picture": name, "connectivity": connectivity,
                        "data": flat(image - touching)})
        if name == "mask":
            continue
        if connectivity == 26 or name == "noise8" and connectivity == 8:
            continue
        h = 20 if name != "grey32" else 0.25
        for kind in ("maxima", "minima"):
            a = image if kind == "maxima" else -image
            up = reconstruct(a - h, a, "dilation", connectivity)
            extrema.append({"picture": name, "kind": kind, "connectivity": connectivity, "dynamic": h,
                            "regional": flat(maxima(a, connectivity) * 255), "extended": flat(maxima(up, connectivity) * 255)})

imposed = []
for name in ("grey8", "grey16"):
    image = pictures[name].astype(np.float64)
    top = 255 if name == "grey8" else 65535
    marker = (rng.random(image.shape) > 0.97)
    for connectivity in (4, 8):
        for kind in ("minima", "maxima"):
            a, m = (image, marker) if kind == "minima" else (top - image, marker)
            mask = np.where(m, 0, np.minimum(top, a + 1))
            start = np.where(m, 0, top)
            r = reconstruct(start, mask, "erosion", connectivity)
            imposed.append({"picture": name, "marker": flat(marker * 255), "kind": kind, "connectivity": connectivity,
                            "data": flat(r if kind == "minima" else top - r)})

# Components and distances -----------------------------------------------------------------------------------------------
components = []
for name, mask in (("mask", pictures["mask"]), ("volume8", ((pictures["volume8"] > 130) * 255).astype(np.uint8))):
    for connectivity in ((6, 26) if mask.ndim == 3 else (4, 8)):
        labels = measure.label(mask > 0, connectivity={4: 1, 8: 2, 6: 1, 26: 3}[connectivity])
        components.append({**picture(mask), "connectivity": connectivity, "labels": flat(labels)})


def chamfer(mask, weights, allowed=None):
    """Cheapest path of steps from every element to the background, through anything allowed inside the picture."""
    h, w = mask.shape
    steps = [(0, 1, weights[0]), (1, 1, weights[1])]
    if len(weights) > 2:
        steps.append((1, 2, weights[2]))
    if len(weights) > 3:
        steps.append((1, 3, weights[3]))
    rows, cols, cost = [], [], []
    index = np.arange(h * w).reshape(h, w)
    for a, b, weight in steps:
        for dy, dx in {(s * p, t * q) for p, q in ((a, b), (b, a)) for s in (-1, 1) for t in (-1, 1)}:
            y, x = np.mgrid[0:h, 0:w]
            free = np.ones((h, w), bool) if allowed is None else allowed
            ok = (y + dy >= 0) & (y + dy < h) & (x + dx >= 0) & (x + dx < w)
            ok[ok] &= free[y[ok], x[ok]] & free[y[ok] + dy, x[ok] + dx]
            rows += index[y[ok], x[ok]].tolist()
            cols += index[y[ok] + dy, x[ok] + dx].tolist()
            cost += [weight] * int(ok.sum())
    graph = coo_matrix((cost, (rows, cols)), shape=(h * w, h * w)).tocsr()
    return dijkstra(graph, indices=np.flatnonzero(mask.ravel() == 0), min_only=True).reshape(h, w)


big = np.zeros((31, 37), np.uint8)
big[3:29, 2:36] = 255
big[12, 14] = 0
distances = []
for name, mask in (("mask", pictures["mask"]), ("block", big)):
    for title, weights in (("Chessboard (1,1)", (1, 1)), ("City-Block (1,2)", (1, 2)), ("Borgefors (3,4)", (3, 4)), ("Weights (2,3)", (2, 3)),
                           ("Weights (5,7)", (5, 7)), ("Chessknight (5,7,11)", (5, 7, 11)), ("Verwer (12,17,27,38)", (12, 17, 27, 38))):
        distances.append({**picture(mask), "weights": title, "data": flat(chamfer(mask, weights))})

geodesics = []
for name in ("mask", "block"):
    mask = pictures["mask"] if name == "mask" else big
    marker = np.zeros_like(mask)
    marker[tuple(np.argwhere(mask)[len(np.argwhere(mask)) // 3])] = 255
    for title, weights in (("Borgefors (3,4)", (3, 4)), ("Chessknight (5,7,11)", (5, 7, 11))):
        inside = mask > 0
        away = chamfer(np.where(marker > 0, 0, 255), weights, inside)
        geodesics.append({**picture(mask), "marker": flat(marker), "weights": title,
                          "distances": [None if not np.isfinite(v) else v for v in np.where(inside, away, np.nan).ravel().tolist()],
                          "reached": flat(inside & np.isfinite(away))})

attributes = []
for name in ("grey8", "grey16"):
    image = pictures[name]
    for connectivity in (1, 2):
        for minimum in (6, 40):
            attributes.append({"picture": name, "connectivity": 4 * connectivity, "minimum": minimum,
                               "opening": flat(morphology.area_opening(image, minimum, connectivity)),
                               "closing": flat(morphology.area_closing(image, minimum, connectivity))})

# Flooding ---------------------------------------------------------------------------------------------------------------
def flood_with_dams(image, markers, connectivity, mask):
    """Lowest first. A pixel is labelled when its turn comes, unless its neighbours have different labels by then."""
    around = [(y, x) for y in (-1, 0, 1) for x in (-1, 0, 1) if (y or x) and (connectivity == 8 or not (y and x))]
    h, w = image.shape
    allowed = np.ones((h, w), bool) if mask is None else mask
    out = np.where(allowed, markers, 0)
    seen = np.zeros((h, w), bool)
    queue = []

    def neighbours(y, x):
        return [(y + a, x + b) for a, b in around if 0 <= y + a < h and 0 <= x + b < w]

    def reach(y, x):
        for p in neighbours(y, x):
            if allowed[p] and out[p] == 0 and not seen[p]:
                seen[p] = True
                heapq.heappush(queue, (image[p], *p))

    for p in zip(*np.nonzero(out)):
        reach(*p)
    while queue:
        _, y, x = heapq.heappop(queue)
        found = {out[p] for p in neighbours(y, x)} - {0}
        if len(found) == 1:
            out[y, x] = found.pop()
            reach(y, x)
    return out


floods = []
for shape in ((25, 31), (31, 28)):
    # Ranks: no two values are equal.
    image = np.argsort(np.argsort(smooth(shape, 1.6, 1).ravel())).reshape(shape).astype(np.uint16)
    markers = measure.label(maxima(-image.astype(np.float64), 8), connectivity=2)
    inside = smooth(shape, 3, 1) > 0.35
    for connectivity in (4, 8):
        for mask in (None, inside):
            for dams in (True, False):
                if dams:
                    labels = flood_with_dams(image, markers, connectivity, mask)
                else:
                    labels = watershed(image, markers if mask is None else markers * mask, connectivity=1 if connectivity == 4 else 2, mask=mask)
                floods.append({**picture(image), "markers": flat(markers), "connectivity": connectivity, "dams": dams,
                               "mask": None if mask is None else flat(mask * 255), "labels": flat(labels)})

# Label tools ------------------------------------------------------------------------------------------------------------
labels = measure.label(smooth((33, 30), 1.6, 1) > 0.55).astype(np.uint16)
labels = (labels * 3 % 41).astype(np.uint16)
values = np.round(smooth(labels.shape, 0.8, 400)).astype(np.float32) / 4
numbers = np.unique(labels)[1:]
sizes = {int(n): int((labels == n).sum()) for n in numbers}
edge = set(np.unique(labels[border(labels)]).tolist())
largest = max(sizes, key=lambda n: (sizes[n], -n))
tools = {
    **picture(labels), "labels": numbers.tolist(), "sizes": sizes,
    "withoutBorder": flat(np.where(np.isin(labels, list(edge)), 0, labels)),
    "overTwelve": flat(np.where(np.isin(labels, [n for n in sizes if sizes[n] > 12]), labels, 0)),
    "largest": flat((labels == largest) * 255),
    "withoutLargest": flat(np.where(labels == largest, 0, labels)),
    "remapped": flat(np.searchsorted(np.concatenate([[0], numbers]), labels)),
    "expanded": {str(r): flat(expand_labels(labels, r)) for r in (1, 2, 3.5)},
    "values": flat(values),
}

# Measures ---------------------------------------------------------------------------------------------------------------


def corners(mask):
    y, x = np.nonzero(mask)
    return np.unique(np.concatenate([np.stack([x + a, y + b], 1) for a in (0, 1) for b in (0, 1)]), axis=0)


def region(label):
    mask = labels == label
    y, x = np.nonzero(mask)
    p = measure.regionprops(mask.astype(np.uint8))[0]
    covariance = np.cov(np.stack([x, y]), bias=True).reshape(2, 2) + np.eye(2) / 12
    # Eigenvectors for the direction, independently of atan2(2 xy, xx - yy) / 2.
    w, v = np.linalg.eigh(covariance)
    hull = ConvexHull(corners(mask))
    points = corners(mask)[hull.vertices]
    v_in = values[mask].astype(np.float64)
    return {
        "label": int(label), "pixelCount": int(mask.sum()), "perimeter": float(measure.perimeter_crofton(mask, 4)),
        "euler": int(measure.euler_number(mask, 1)), "box": [int(x.min()), int(x.max()) + 1, int(y.min()), int(y.max()) + 1],
        "centroid": [float(p.centroid[1]) + 0.5, float(p.centroid[0]) + 0.5],
        "radii": [float(2 * np.sqrt(w[1])), float(2 * np.sqrt(w[0]))],
        "axis": v[:, 1].tolist(), "round": bool(w[1] - w[0] < 1e-9),
        "convexArea": float(hull.volume), "feret": float(pdist(points).max()),
        "mean": float(v_in.mean()), "stdDev": float(v_in.std()), "max": float(v_in.max()), "min": float(v_in.min()),
        "median": float(np.median(v_in)), "mode": float(np.unique(v_in)[np.argmax(np.unique(v_in, return_counts=True)[1])]),
        "skewness": None if v_in.std() == 0 else float(stats.skew(v_in)),
        "kurtosis": None if v_in.std() == 0 else float(stats.kurtosis(v_in)),
    }


cases = {
    "pictures": {k: picture(v) for k, v in pictures.items()}, "filters": filters, "solid": solid,
    "reconstructions": reconstructions, "holes": holes, "borders": borders, "extrema": extrema, "imposed": imposed,
    "components": components, "distances": distances, "geodesics": geodesics, "attributes": attributes, "floods": floods, "tools": tools, "regions": [region(n) for n in numbers],
}
(OUT / "cases.json").write_text(json.dumps(cases, separators=(",", ":")) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/morphology.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/morphology.py",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"cases.json": {"sha256": sha256(OUT / "cases.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
