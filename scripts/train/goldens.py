"""Writes test/goldens/objects: probabilities of three small images and the labels objects() makes of them.

Two images are synthetic (synth.py), one is made by hand, so the goldens carry no foreign data. The probabilities are those of the packaged
model when the goldens were written; they need not be rewritten when the model changes.
"""

from __future__ import annotations

import argparse
import datetime
import hashlib
import json
import platform
from pathlib import Path

import numpy as np
import scipy
import skimage

import predict
from objects import objects
from synth import make_image

CASES = (("crowded", 312, (80, 80)), ("rings", 304, (80, 72)))  # name, seed, shape


def corner_cases() -> np.ndarray:
    """A map made by hand: ties, a seed that leaves the mask, foreground without a seed, objects around the size limit."""
    foreground, interior = np.zeros((2, 40, 48), np.float32)
    foreground[2:12, 2:22] = 0.75  # one plateau, two seeds: decided by order of arrival
    interior[4:9, 4:7] = interior[5:8, 16:20] = 0.875
    foreground[16:26, 2:12] = 0.9375  # one seed that leaves the mask and comes back stays one seed
    foreground[16:26, 16:26] = 0.9375
    interior[20:22, 5:23] = 0.75
    foreground[2:8, 28:36] = 0.625  # no seed, large enough
    foreground[12:15, 28:34] = 0.625  # no seed, 18 pixels
    foreground[2:6, 40:45] = 0.625  # no seed, 20 pixels
    foreground[30:34, 2:7] = foreground[34:38, 7:12] = 0.8125  # touch by a corner: two components
    interior[31, 3:6] = interior[35, 8:11] = 0.625
    foreground[28:38, 20:44] = 0.5625 + 0.25 * np.abs(np.linspace(-1, 1, 24, dtype=np.float32))  # a valley between two seeds
    interior[30:36, 21:24] = interior[30:36, 40:43] = 0.5625
    interior[12:14, 40:44] = 0.9375  # a seed without foreground
    foreground[18:24, 32:40] = 0.5  # exactly at the threshold: not foreground
    return np.stack([foreground, interior])


def main() -> None:
    root = Path(__file__).parents[2]
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--package", type=Path, default=root / "demo/models/nuclei")
    parser.add_argument("--out", type=Path, default=root / "test/goldens/objects")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)
    settings = predict.recipe(args.package / "rdf.yaml")
    run = predict.session(args.package / "weights.onnx")
    files = {}
    maps_of = {name: (seed, lambda seed=seed, shape=shape: predict.probabilities(run, make_image(seed)[0])[:, : shape[0], : shape[1]]) for name, seed, shape in CASES}
    maps_of["by_hand"] = (None, corner_cases)
    for name, (seed, make) in maps_of.items():
        maps = make()
        labels = objects(maps[0], maps[1], **settings)
        np.save(args.out / f"{name}_probabilities.npy", np.ascontiguousarray(maps))
        np.save(args.out / f"{name}_labels.npy", labels)
        files[f"{name}_probabilities.npy"] = {"what": "float32, channel y x: foreground, interior", **({} if seed is None else {"seed": seed})}
        files[f"{name}_labels.npy"] = {"what": "uint16, y x: expected objects", "of": f"{name}_probabilities.npy", "objects": int(labels.max())}
    for name, entry in files.items():
        entry["sha256"] = hashlib.sha256((args.out / name).read_bytes()).hexdigest()
    here = Path(__file__).parent
    manifest = {
        "script": "scripts/train/goldens.py",
        "script_sha256": hashlib.sha256(Path(__file__).read_bytes()).hexdigest(),
        "recipe": "scripts/train/objects.py",
        "recipe_sha256": hashlib.sha256((here / "objects.py").read_bytes()).hexdigest(),
        "command": "python scripts/train/goldens.py",
        "tools": {"python": platform.python_version(), "numpy": np.__version__, "scipy": scipy.__version__, "scikit-image": skimage.__version__},
        "date": args.date,
        "settings": settings,
        "files": files,
    }
    (args.out / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")


if __name__ == "__main__":
    main()
