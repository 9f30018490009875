"""Measures by which halo a run in tiles equals the run on the whole image, tiles laid as the reference library does."""

from __future__ import annotations

import numpy as np

import predict


def tiled(run, x: np.ndarray, block: int, halo: int) -> np.ndarray:
    """Logits of a normalised plane: inner parts of block - 2 halo, the last one moved back, mirrored at the border."""
    inner = block - 2 * halo
    padded = np.pad(x, halo, mode="reflect")
    out = np.zeros((2, *x.shape), np.float32)
    starts = [[min(s, n - inner) for s in range(0, n, inner)] for n in x.shape]
    for y in starts[0]:
        for left in starts[1]:
            piece = padded[y : y + block, left : left + block]
            part = run.run(None, {"input": piece[None, None]})[0][0]
            out[:, y : y + inner, left : left + inner] = part[:, halo : halo + inner, halo : halo + inner]
    return out


def measure_halos(run, image: np.ndarray, block: int = 208) -> list[tuple[int, float, float]]:
    """(halo, largest probability difference away from the image border, anywhere) for halos on the step grid."""
    x = predict.normalise(image)
    x = x[: x.shape[0] // 8 * 8, : x.shape[1] // 8 * 8]

    def sigmoid(z: np.ndarray) -> np.ndarray:
        return 1 / (1 + np.exp(-z.astype(np.float64)))

    whole = sigmoid(run.run(None, {"input": x[None, None]})[0][0])
    rows = []
    for halo in (0, 8, 16, 24, 32, 40, 48, 56):
        difference = np.abs(sigmoid(tiled(run, x, block, halo)) - whole)
        rows.append((halo, float(difference[:, 56:-56, 56:-56].max()), float(difference.max())))
    return rows
