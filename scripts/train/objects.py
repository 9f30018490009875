"""Reference of the object recipe `config.deepimagej_objects`: two probability maps to labelled nuclei."""

from __future__ import annotations

import numpy as np
from scipy import ndimage as ndi
from skimage.segmentation import watershed

FOUR = ndi.generate_binary_structure(2, 1)


def objects(
    foreground: np.ndarray,
    interior: np.ndarray,
    foreground_threshold: float,
    interior_threshold: float,
    min_size: int,
) -> np.ndarray:
    """Labels 1..n (uint16) of nuclei.

    1. Mask: foreground > foreground_threshold. Seeds: 4-connected components of interior > interior_threshold,
       numbered in raster order of their first pixel; what of a seed lies outside the mask is then removed.
    2. Seeds grow into the mask by a watershed on -foreground (4-connected; equal values in order of arrival).
    3. 4-connected components of the mask that hold no seed become objects of their own, numbered after the seeds
       in raster order.
    4. Objects with fewer than min_size pixels are dropped; the rest is renumbered 1..n in the same order.

    Comparisons are strict and made in float32.
    """
    foreground = np.asarray(foreground, np.float32)
    interior = np.asarray(interior, np.float32)
    mask = foreground > np.float32(foreground_threshold)
    seeds, count = ndi.label(interior > np.float32(interior_threshold), FOUR)
    labels = watershed(-foreground, seeds, mask=mask, connectivity=1).astype(np.int32)
    rest, _ = ndi.label(mask & (labels == 0), FOUR)
    labels = np.where(rest > 0, rest + count, labels)
    sizes = np.bincount(labels.ravel())
    keep = sizes >= min_size
    keep[0] = False
    numbers = np.zeros(sizes.size, np.int32)
    numbers[keep] = np.arange(1, keep.sum() + 1)
    out = numbers[labels]
    if out.max(initial=0) > np.iinfo(np.uint16).max:
        raise ValueError("more than 65535 objects")
    return out.astype(np.uint16)
