"""Foreground IoU and object counts on a folder of NAME_image.png with NAME_labels.png. RGB images are skipped."""

from __future__ import annotations

import argparse
from pathlib import Path

import numpy as np
from scipy.optimize import linear_sum_assignment
from skimage import io

import predict
from objects import objects


def f1_at_half(truth: np.ndarray, found: np.ndarray) -> float:
    """F1 of objects matched one to one with IoU above 0.5."""
    _, truth = np.unique(truth, return_inverse=True)
    truth = truth.reshape(found.shape)
    shape = (truth.max() + 1, int(found.max()) + 1)
    shared = np.bincount((truth * shape[1] + found).ravel(), minlength=shape[0] * shape[1]).reshape(shape)
    union = shared.sum(1, keepdims=True) + shared.sum(0, keepdims=True) - shared
    iou = (shared / np.maximum(union, 1))[1:, 1:]
    rows, columns = linear_sum_assignment(-iou)
    hits = (iou[rows, columns] > 0.5).sum()
    return 2 * hits / max(1, shape[0] + shape[1] - 2)


def measure(run, folder: Path, settings: dict) -> list[dict]:
    rows = []
    for path in sorted(folder.glob("*_image.png")):
        image = io.imread(path)
        if image.ndim != 2:
            continue
        truth = io.imread(path.with_name(path.name.replace("_image", "_labels")))
        foreground, interior = predict.probabilities(run, image)
        found = objects(foreground, interior, **settings)
        mask = foreground > np.float32(settings["foreground_threshold"])
        rows.append(
            {
                "image": path.name.replace("_image.png", ""),
                "size": f"{image.shape[1]}x{image.shape[0]}",
                "iou": float((mask & (truth > 0)).sum() / max(1, (mask | (truth > 0)).sum())),
                "true": len(np.unique(truth)) - 1,
                "found": int(found.max()),
                "f1": f1_at_half(truth, found),
            }
        )
    return rows


def table(rows: list[dict]) -> str:
    lines = ["| image | size | foreground IoU | nuclei labelled | nuclei found | difference | F1 at IoU 0.5 |", "|---|---|---|---|---|---|---|"]
    for r in rows:
        lines.append(f"| {r['image']} | {r['size']} | {r['iou']:.3f} | {r['true']} | {r['found']} | {r['found'] / r['true'] - 1:+.0%} | {r['f1']:.2f} |")
    close = sum(abs(r["found"] / r["true"] - 1) <= 0.15 for r in rows)
    ious = [r["iou"] for r in rows]
    lines += ["", f"Mean IoU {np.mean(ious):.3f}, lowest {min(ious):.3f}; count within 15 % on {close} of {len(rows)}; mean F1 {np.mean([r['f1'] for r in rows]):.2f}."]
    return "\n".join(lines)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--images", type=Path, required=True)
    parser.add_argument("--package", type=Path, default=Path(__file__).parents[2] / "demo/models/nuclei")
    args = parser.parse_args()
    run = predict.session(args.package / "weights.onnx")
    print(table(measure(run, args.images, predict.recipe(args.package / "rdf.yaml"))))


if __name__ == "__main__":
    main()
