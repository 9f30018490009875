"""What the reference libraries give for the measures of src/metrics.

    DEEPIMAGEJ_TEST_DATA=FOLDER KERAS_BACKEND=numpy python scripts/goldens/metrics.py

Needs scripts/goldens/requirements-metrics.txt. FOLDER is that of the real images that the tests know by the same name;
only the results of these are stored, not the images.
Writes test/goldens/metrics/: pixels.json, labels.json (arrays with what the libraries give), real.json (results alone),
MANIFEST.json. Inputs too large to store are made from the pixel index, by `blocks` here and in the test alike.
"""
import datetime
import hashlib
import importlib.metadata
import json
import os
import pathlib
import tempfile
import warnings

os.environ.setdefault("KERAS_BACKEND", "numpy")
import keras
import numpy as np
import scipy
import skimage
import sklearn
import tifffile
from ctc_metrics.metrics import seg as ctc_seg
from ctc_metrics.utils.representations import match as ctc_match
from medpy.metric.binary import assd, hd95
from scipy import ndimage, special, stats
from skimage import io as skio
from skimage import metrics as skm
from sklearn import metrics as skl
from stardist.matching import matching

warnings.simplefilter("ignore")
keras.config.set_floatx("float64")
ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/metrics"
OUT.mkdir(parents=True, exist_ok=True)
DATA = pathlib.Path(os.environ["DEEPIMAGEJ_TEST_DATA"]) / "images"
rng = np.random.default_rng(4)
THRESHOLDS = [k / 20 for k in range(10, 20)]


def number(v):
    v = float(v)
    if np.isnan(v):
        return "NaN"
    return v if np.isfinite(v) else ("Infinity" if v > 0 else "-Infinity")


def stored(a):
    return {"dtype": a.dtype.name, "shape": list(a.shape), "data": [number(v) for v in a.ravel()]}


# ---- pixel measures -------------------------------------------------------------------------------------------------


def data_range(s, used, given):
    if given is not None:
        return given
    if s.dtype == bool:
        return 1
    if s.dtype.kind in "iu":
        return int(np.iinfo(s.dtype).max) - int(np.iinfo(s.dtype).min)
    return float(used.max()) - float(used.min())


def lap(s, g, sigma):
    d = np.nan_to_num(g.astype(float) - s.astype(float), nan=0.0)
    dog = lambda t: ndimage.gaussian_filter(d, t, mode="nearest") - ndimage.gaussian_filter(d, t * np.sqrt(2), mode="nearest")
    return sum(np.abs(dog(sigma * 2**level)).sum() for level in range(4))


def pixel_measures(s0, g0, *, given=None, window=3, sigma=0.5, binary=False):
    """Every measure that the values allow; pairs with NaN are taken out first (not for SSIM and LAP)."""
    sf, gf = s0.astype(np.float64), g0.astype(np.float64)
    keep = ~(np.isnan(sf) | np.isnan(gf))
    s, g = sf[keep], gf[keep]
    d = g - s
    r = data_range(s0, s, given)
    out = {
        "NormL1": np.linalg.norm(d, 1),
        "NormL2": np.linalg.norm(d),
        "RMSE": np.sqrt(skm.mean_squared_error(s, g)),
        "MAE": skl.mean_absolute_error(s, g),
        "SNR": 10 * np.log10(np.mean(s**2) / np.mean(d**2)),
        "PSNR": skm.peak_signal_noise_ratio(s, g, data_range=r),
        "NRMSE": skm.normalized_root_mse(s, g, normalization="euclidean"),
        "Log_Cosh": keras.losses.log_cosh(s[None], g[None])[0],
        "LAP": lap(s0, g0, sigma),
    }
    if s.min() < s.max() and g.min() < g.max():
        fit = stats.linregress(g, s)
        residual = s - fit.slope * g - fit.intercept
        out["RegressSNR"] = 10 * np.log10(np.mean(s**2) / np.mean(residual**2))
        out["SI-RMSE"] = np.sqrt(np.mean(residual**2))
        out["Pearson"] = stats.pearsonr(s, g)[0]
    if np.any(s != 0):
        out["MAPE"] = 100 * skl.mean_absolute_percentage_error(s[s != 0], g[s != 0])
    if s.min() >= 0 and g.min() >= 0:
        out["MSLE"] = skl.mean_squared_log_error(s, g)
        out["Poisson"] = keras.losses.poisson(s[None], g[None])[0]
        if s.sum() > 0 and g.sum() > 0:
            out["KLD"] = stats.entropy(s, g)
        if s.max() <= 1 and g.max() <= 1:
            p = np.clip(g, 1e-7, 1 - 1e-7)
            out["Bce"] = -np.mean(special.xlogy(s, p) + special.xlog1py(1 - s, -p))
            out["DiceLoss"] = 1 - (2 * (s * g).sum() + 1) / ((s * s).sum() + (g * g).sum() + 1)
    if binary:
        out["Hinge"] = keras.losses.hinge(s[None], g[None])[0]
        out["Square_Hinge"] = keras.losses.squared_hinge(s[None], g[None])[0]
    if min(s0.shape) >= window:
        if keep.all():
            out["SSIM"] = skm.structural_similarity(sf, gf, data_range=r, win_size=window)
        else:  # scikit-image has no rule for NaN: the mean over its local values whose window holds none
            bad = ndimage.maximum_filter((~keep).astype(np.uint8), size=window)
            _, local = skm.structural_similarity(np.nan_to_num(sf), np.nan_to_num(gf), data_range=r, win_size=window, full=True)
            pad = (window - 1) // 2
            inner = tuple(slice(pad, n - pad) for n in s0.shape)
            out["SSIM"] = local[inner][bad[inner] == 0].mean()
    return {k: number(v) for k, v in out.items()}


pixels = []


def pixel_case(name, s, g, *, binary=False, store=None, **options):
    options = {k: v for k, v in options.items()}
    expected = pixel_measures(s, g, binary=binary, given=options.get("range"), window=options.get("window", 3), sigma=options.get("sigma", 0.5))
    pixels.append({"name": name, "reference": stored(s), "test": stored(g), "options": options, "expected": expected})


def noisy(shape, dtype, top):
    s = rng.random(shape) * top
    g = np.clip(s + rng.normal(0, top / 10, shape), 0, top)
    return s.astype(dtype), g.astype(dtype)


pixel_case("random uint8", *noisy((19, 23), np.uint8, 255))
pixel_case("random uint16, window 7", *noisy((17, 15), np.uint16, 65535), window=7)
pixel_case("random float32 in [0, 1]", *noisy((16, 17), np.float32, 1))
pixel_case("random float64, range 2, sigma 1", *noisy((9, 30), np.float64, 1), range=2.0, sigma=1.0)
pixel_case("int16 with negative values", rng.integers(-300, 300, (12, 13)).astype(np.int16), rng.integers(-300, 300, (12, 13)).astype(np.int16))
pixel_case("large offset", *(a + 10000 for a in noisy((15, 15), np.float32, 100)), range=100.0)
pixel_case("3D", *noisy((5, 9, 8), np.float32, 1))
pixel_case("3D, window 5, uint8", *noisy((7, 6, 9), np.uint8, 255), window=5)
pixel_case("one row", *noisy((1, 40), np.uint8, 255))
pixel_case("one pixel", np.array([[3]], np.uint8), np.array([[5]], np.uint8))
pixel_case("equal images", *[np.arange(48, dtype=np.uint8).reshape(6, 8)] * 2)
pixel_case("constant test", rng.random((8, 8)).astype(np.float32), np.full((8, 8), 0.25, np.float32))
pixel_case("constant images", np.full((6, 6), 7, np.uint8), np.full((6, 6), 9, np.uint8))
pixel_case("zeros against zeros", np.zeros((5, 5), np.uint8), np.zeros((5, 5), np.uint8))
pixel_case("zero where the reference is not", np.array([[1, 2], [3, 4]], np.float32), np.array([[1, 0], [3, 4]], np.float32), range=4.0)
mask = (rng.random((14, 11)) > 0.6)
pixel_case("mask against probabilities", mask.astype(np.float32), rng.random((14, 11)).astype(np.float32), binary=True)
pixel_case("mask against a sure answer", mask.astype(np.float32), (rng.random((14, 11)) > 0.5).astype(np.float32), binary=True)
pixel_case("bool masks", mask, rng.random((14, 11)) > 0.5, binary=True)
s, g = noisy((13, 12), np.float32, 1)
s[2, 3] = g[9, 9] = np.nan
pixel_case("NaN in either", s, g)
s, g = noisy((8, 8), np.float32, 1)
g[0, :] = np.nan
pixel_case("a row of NaN", s, g, range=1.0)
pixel_case("differences beyond 710", np.array([[0, 1]], np.float64), np.array([[900, -2000]], np.float64))
classes = rng.integers(0, 3, (6, 7))
onehot = np.stack([classes == c for c in range(3)]).astype(np.float32)
scores = rng.normal(0, 1, (3, 6, 7)).astype(np.float32)
hinge = keras.losses.categorical_hinge(np.moveaxis(onehot, 0, -1).reshape(-1, 3).astype(float), np.moveaxis(scores, 0, -1).reshape(-1, 3).astype(float))
one_hot = {"reference": stored(onehot), "test": stored(scores), "dim": 0, "value": number(np.mean(hinge))}

# ---- labels ---------------------------------------------------------------------------------------------------------


def aji(s, g):
    """Kumar 2017, algorithm 1, by brute force."""
    ids = [j for j in np.unique(g) if j]
    used, top, bottom = set(), 0, 0
    for i in [i for i in np.unique(s) if i]:
        a = s == i
        best, best_iou = None, 0
        for j in np.unique(g[a]):
            if j == 0:
                continue
            b = g == j
            iou = (a & b).sum() / (a | b).sum()
            if iou > best_iou:
                best, best_iou = j, iou
        if best is None:
            bottom += a.sum()
            continue
        b = g == best
        top += (a & b).sum()
        bottom += (a | b).sum()
        used.add(best)
    bottom += sum((g == j).sum() for j in ids if j not in used)
    return top / bottom if bottom else 1.0


def aji_fast(s, g):
    """The same from the contingency table, for many labels."""
    table = skl.cluster.contingency_matrix(s.ravel(), g.ravel(), sparse=True).tocoo()
    si, gi = np.unique(s), np.unique(g)
    sa, ga = np.bincount(np.searchsorted(si, s.ravel())), np.bincount(np.searchsorted(gi, g.ravel()))
    best = {}
    for i, j, n in zip(table.row, table.col, table.data):
        if si[i] and gi[j]:
            iou = n / (sa[i] + ga[j] - n)
            if iou > best.get(i, (0,))[0] or (iou == best[i][0] and j < best[i][1]):
                best[i] = (iou, j, n)
    used = {b[1] for b in best.values()}
    top = sum(b[2] for b in best.values())
    bottom = sum(sa[i] + (ga[best[i][1]] - best[i][2] if i in best else 0) for i in range(len(si)) if si[i])
    bottom += sum(ga[j] for j in range(len(gi)) if gi[j] and j not in used)
    return top / bottom if bottom else 1.0


def ctc(s, g):
    with tempfile.TemporaryDirectory() as folder:
        a, b = f"{folder}/a.tif", f"{folder}/b.tif"
        # py-ctcmetrics expects background in both images and takes the first label for it.
        pad = lambda v: np.pad(v, [(0, 1)] + [(0, 0)] * (v.ndim - 1))
        tifffile.imwrite(a, pad(s))
        tifffile.imwrite(b, pad(g))
        labels, _, _, _, iou = ctc_match(a, b)
    return ctc_seg([labels], [iou])


def border(m):
    return m & ~ndimage.binary_erosion(m, ndimage.generate_binary_structure(m.ndim, 1))


def boundary_f1(s, g, distance=2):
    a, b = border(s), border(g)
    if not a.any() and not b.any():
        return 1.0
    if not a.any() or not b.any():
        return 0.0
    precision = (ndimage.distance_transform_edt(~a)[b] <= distance).mean()
    recall = (ndimage.distance_transform_edt(~b)[a] <= distance).mean()
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def distances(s, g, spacing):
    if not s.any() or not g.any():
        v = 0.0 if not s.any() and not g.any() else np.inf
        return {"Hausdorff": v, "ModifiedHausdorff": v, "HD95": v, "ASSD": v}
    if all(v == 1 for v in spacing):
        hausdorff, modified = (skm.hausdorff_distance(s, g, method=m) for m in ("standard", "modified"))
    else:  # scikit-image has no spacing
        forth = ndimage.distance_transform_edt(~s, sampling=spacing)[g]
        back = ndimage.distance_transform_edt(~g, sampling=spacing)[s]
        hausdorff, modified = max(forth.max(), back.max()), max(forth.mean(), back.mean())
    return {
        "Hausdorff": hausdorff,
        "ModifiedHausdorff": modified,
        "HD95": hd95(g, s, voxelspacing=spacing),
        "ASSD": assd(g, s, voxelspacing=spacing),
    }


def dense(a):
    """The same partition with ids 0, 1, 2 …: some libraries allocate by the largest id."""
    ids, index = np.unique(a, return_inverse=True)
    return (index.reshape(a.shape) + (0 if ids[0] == 0 else 1)).astype(np.int32)


def label_measures(s, g, spacing=None, *, thresholds=THRESHOLDS, many=False):
    spacing = spacing or [1] * s.ndim
    labels = sorted(set(np.unique(s)) | set(np.unique(g)))
    positive = [v for v in labels if v]
    sr, gr = s.ravel(), g.ravel()
    out = {"Accuracy": skl.accuracy_score(sr, gr), "ARI": skl.adjusted_rand_score(sr, gr), "SEG": ctc(dense(s), dense(g)) if not many else None}
    split, merge = skm.variation_of_information(dense(s), dense(g))
    out |= {"VOI": split + merge, "VOI_split": split, "VOI_merge": merge, "AJI": (aji_fast if many else aji)(s, g)}
    # scikit-image drops pixels without reference
    out["ARE"] = skm.adapted_rand_error(dense(s), dense(g))[0] if s.any() else np.nan
    out |= distances(s > 0, g > 0, spacing)
    out["BoundaryF1"] = boundary_f1(s > 0, g > 0)
    out["Jaccard"] = skl.jaccard_score(sr, gr, labels=positive, average="macro", zero_division=0) if positive else 1.0
    out["Dice"] = skl.f1_score(sr, gr, labels=positive, average="macro", zero_division=0) if positive else 1.0
    result = {"measures": {k: number(v) for k, v in out.items() if v is not None}}
    if len(labels) <= 30:
        if positive:
            result["perLabel"] = {
                "labels": [int(v) for v in positive],
                "Jaccard": [number(v) for v in skl.jaccard_score(sr, gr, labels=positive, average=None, zero_division=0)],
                "Dice": [number(v) for v in skl.f1_score(sr, gr, labels=positive, average=None, zero_division=0)],
            }
        result["confusion"] = {"labels": [int(v) for v in labels], "counts": skl.confusion_matrix(sr, gr, labels=labels).tolist()}
    keys = {"tp": "tp", "fp": "fp", "fn": "fn", "precision": "precision", "recall": "recall", "f1": "f1", "averagePrecision": "accuracy", "meanMatchedScore": "mean_matched_score", "panopticQuality": "panoptic_quality"}
    if not many:
        found = matching(s, g, thresh=thresholds)
        result["matching"] = [{"threshold": t} | {k: number(getattr(m, v)) for k, v in keys.items()} for t, m in zip(thresholds, found)]
    return result


label_cases = []


def label_case(name, s, g, spacing=None, **options):
    label_cases.append({"name": name, "reference": stored(s), "test": stored(g), "spacing": spacing or [1] * s.ndim} | label_measures(s, g, spacing, **options))


def discs(shape, count, jitter, dtype=np.uint16, ids=None, radius=(2, 6)):
    """Discs, later ones over earlier ones, so that some touch; and the same moved and resized a little."""
    s, g = np.zeros(shape, dtype), np.zeros(shape, dtype)
    grid = np.indices(shape)
    for k in range(count):
        at = np.array([rng.integers(0, n) for n in shape])
        r = rng.uniform(*radius)
        label = ids[k] if ids is not None else k + 1
        form = (slice(None),) + (None,) * len(shape)
        s[((grid - at[form]) ** 2).sum(0) <= r * r] = label
        if rng.random() < 0.85:
            move = at + rng.integers(-jitter, jitter + 1, len(shape))
            g[((grid - move[form]) ** 2).sum(0) <= (r * rng.uniform(0.7, 1.3)) ** 2] = label
    return s, g


label_case("discs, same ids", *discs((40, 44), 12, 1))
s, g = discs((40, 40), 10, 2)
label_case("discs, other ids", s, np.where(g > 0, 40 - g, 0).astype(np.uint16))
label_case("non-consecutive ids", *discs((36, 30), 6, 1, np.uint32, ids=[7, 4000000000, 70000, 12, 300, 5]))
label_case("touching labels", np.repeat(np.arange(1, 17, dtype=np.uint8).reshape(4, 4), 5, 0).repeat(5, 1), np.roll(np.repeat(np.arange(1, 17, dtype=np.uint8).reshape(4, 4), 5, 0).repeat(5, 1), 1, 1))
label_case("random labels", rng.integers(0, 5, (15, 16)).astype(np.uint8), rng.integers(0, 5, (15, 16)).astype(np.uint8))
label_case("random labels, low thresholds", rng.integers(0, 9, (8, 8)).astype(np.uint8), rng.integers(0, 9, (8, 8)).astype(np.uint8), thresholds=[0.05, 0.1, 0.2, 0.3, 0.5])
label_case("IoU exactly one half", np.array([[1, 1, 0, 2, 2, 0]], np.uint8), np.array([[1, 2, 0, 3, 0, 0]], np.uint8))
label_case("merged and split", np.array([[1, 1, 1, 2, 2, 2, 0, 3, 3, 3, 3, 3, 3]], np.uint8), np.array([[5, 5, 5, 5, 5, 5, 0, 1, 1, 1, 2, 2, 2]], np.uint8))
label_case("one object", np.pad(np.ones((4, 5), np.uint8), 3), np.pad(np.ones((4, 5), np.uint8), ((2, 4), (3, 3))))
label_case("all background", np.zeros((6, 7), np.uint8), np.zeros((6, 7), np.uint8))
label_case("empty reference", np.zeros((6, 7), np.uint8), np.pad(np.ones((2, 2), np.uint8), ((1, 3), (1, 4))))
label_case("empty test", np.pad(np.ones((2, 2), np.uint8), ((1, 3), (1, 4))), np.zeros((6, 7), np.uint8))
label_case("all one object", np.full((5, 5), 3, np.uint8), np.full((5, 5), 3, np.uint8))
label_case("one pixel", np.array([[1]], np.uint8), np.array([[1]], np.uint8))
label_case("one pixel against background", np.array([[1]], np.uint8), np.array([[0]], np.uint8))
label_case("single pixels", (rng.random((9, 9)) > 0.8).astype(np.uint8), (rng.random((9, 9)) > 0.8).astype(np.uint8))
label_case("one column", (rng.random((30, 1)) > 0.5).astype(np.uint8), (rng.random((30, 1)) > 0.5).astype(np.uint8))
label_case("no label in common", np.array([[1, 1, 0, 2]], np.uint8), np.array([[5, 5, 0, 7]], np.uint8))
label_case("int64 ids", *discs((20, 20), 4, 1, np.int64, ids=[2**31, 5, 2**21, 9]))
label_case("3D, anisotropic", *discs((7, 16, 15), 6, 1), spacing=[2.5, 0.5, 0.25])
label_case("3D", *discs((6, 14, 17), 5, 1))
label_case("2D, anisotropic", *discs((20, 31), 5, 2), spacing=[0.7, 0.3])


def blocks(n, edge, shift):
    """Label images of edge × edge blocks, numbered from 1 in scan order; the test is moved `shift` to the right."""
    y, x = np.indices((n, n))
    per_row = n // edge
    label = lambda xx: (y // edge) * per_row + (xx % n) // edge + 1
    return label(x).astype(np.uint32), label(x + shift).astype(np.uint32)


blocks_case = {"n": 512, "edge": 2, "shift": 1} | label_measures(*blocks(512, 2, 1), many=True)

auc = []
for name, truth, score in [
    ("random", rng.random(60) > 0.5, rng.random(60).astype(np.float32)),
    ("ties", rng.random(80) > 0.3, rng.integers(0, 4, 80).astype(np.uint8)),
    ("perfect", np.array([0, 0, 1, 1], bool), np.array([0.1, 0.2, 0.7, 0.9])),
    ("reversed", np.array([0, 1], bool), np.array([5, -5], np.int16)),
    ("all equal", np.array([0, 1, 1], bool), np.array([2, 2, 2], np.uint16)),
]:
    auc.append({"name": name, "reference": stored(truth.astype(np.uint8)), "test": stored(score), "value": number(skl.roc_auc_score(truth, score))})

# ---- real images ----------------------------------------------------------------------------------------------------


def moved(a, by):
    """Moved by whole pixels along each axis, 0 where nothing comes in."""
    out = np.zeros_like(a)
    to = tuple(slice(max(0, d), a.shape[k] + min(0, d)) for k, d in enumerate(by))
    source = tuple(slice(max(0, -d), a.shape[k] - max(0, d)) for k, d in enumerate(by))
    out[to] = a[source]
    return out


real = {"pixels": [], "labels": []}
for file, by in [("stardist_nuclei_with_instance_masks/tests_img2d.tif", [1, 0]), ("cellprofiler_human_cells_3_channels/", [0, 2])]:
    path = DATA / file
    if path.is_dir():
        path = sorted(p for p in path.iterdir() if p.suffix.lower() in (".tif", ".tiff", ".png"))[0]
    a = skio.imread(path)
    real["pixels"].append({"file": str(path.relative_to(DATA)), "moved": by, "expected": pixel_measures(a, moved(a, by))})
masks = sorted(p for p in (DATA / "stardist_nuclei_with_instance_masks").iterdir() if "mask" in p.name.lower())
nuclei = sorted((DATA / "nuclei_dsb2018_with_labels").rglob("*label*.png"))[:3]
for path in masks + nuclei:
    a = tifffile.imread(path) if path.suffix.startswith(".tif") else skio.imread(path)
    if a.ndim > 3 or a.size > 600_000:
        continue
    by = [1, 2] if a.ndim == 2 else [1, 1, 2]
    spacing = [1, 1] if a.ndim == 2 else [2, 0.5, 0.5]
    measured = label_measures(a, moved(a, by), spacing)
    measured.pop("perLabel", None)
    measured.pop("confusion", None)
    real["labels"].append({"file": str(path.relative_to(DATA)), "moved": by, "spacing": spacing} | measured)

# ---- write ----------------------------------------------------------------------------------------------------------


def write(name, content):
    (OUT / name).write_text(json.dumps(content, separators=(",", ":")) + "\n")


write("pixels.json", {"cases": pixels, "oneHot": one_hot})
write("labels.json", {"cases": label_cases, "blocks": blocks_case, "auc": auc})
write("real.json", real)
digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
version = importlib.metadata.version
manifest = {
    "script": "scripts/goldens/metrics.py",
    "script_sha256": digest(pathlib.Path(__file__)),
    "command": "DEEPIMAGEJ_TEST_DATA=FOLDER KERAS_BACKEND=numpy python scripts/goldens/metrics.py",
    "tools": {p: version(p) for p in ["numpy", "scipy", "scikit-image", "scikit-learn", "stardist", "MedPy", "py-ctcmetrics", "keras"]},
    "date": datetime.date.today().isoformat(),
    "files": {name: {"sha256": digest(OUT / name)} for name in ["pixels.json", "labels.json", "real.json"]},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
print({k: len(v) for k, v in [("pixels", pixels), ("labels", label_cases), ("real", real["labels"])]})
