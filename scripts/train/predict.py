"""Runs the packaged model as the reference library does: statistics of the whole image, mirrored to a valid size."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import onnxruntime
import yaml

MINIMUM, STEP = 104, 8


def session(weights: Path | bytes, threads: int = 1) -> onnxruntime.InferenceSession:
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    source = weights if isinstance(weights, bytes) else str(weights)
    return onnxruntime.InferenceSession(source, options, providers=["CPUExecutionProvider"])


def normalise(image: np.ndarray, low: float = 1, high: float = 99.8) -> np.ndarray:
    """scale_range of the rdf, over y and x."""
    bottom, top = np.percentile(image.astype(np.float64), [low, high])
    return ((image.astype(np.float64) - bottom) / (top - bottom + 1e-6)).astype(np.float32)


def valid_size(length: int) -> int:
    return MINIMUM + STEP * max(0, -(-(length - MINIMUM) // STEP))


def probabilities(run: onnxruntime.InferenceSession, image: np.ndarray) -> np.ndarray:
    """(foreground, interior) of one plane of any size."""
    x = normalise(image)
    grown = [valid_size(n) - n for n in x.shape]
    x = np.pad(x, [(0, g) for g in grown], mode="reflect" if all(g < n for g, n in zip(grown, x.shape)) else "symmetric")
    logits = run.run(None, {"input": x[None, None]})[0][0, :, : image.shape[0], : image.shape[1]]
    return (1 / (1 + np.exp(-logits.astype(np.float64)))).astype(np.float32)


def recipe(rdf: Path) -> dict:
    """The arguments of objects() out of a description."""
    found = yaml.safe_load(rdf.read_text())["config"]["deepimagej_objects"]
    return {key: found[key] for key in ("foreground_threshold", "interior_threshold", "min_size")}
