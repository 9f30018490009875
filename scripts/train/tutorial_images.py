"""Labelled images for docs/tutorial.md: three pictures of the random generator, with seeds that training does not use.

Usage: python scripts/train/tutorial_images.py demo/tutorial
"""

import sys
from pathlib import Path

import imageio.v3 as iio
import numpy as np
from synth import make_image

target = Path(sys.argv[1])
(target / "images").mkdir(parents=True, exist_ok=True)
(target / "labels").mkdir(parents=True, exist_ok=True)
for name, seed in [("cells1", 900_002), ("cells2", 900_005), ("cells3", 900_010)]:
    image, labels = make_image(seed, 256)
    low, high = np.percentile(image, [0.1, 99.9])
    grey = (np.clip((image - low) / (high - low), 0, 1) * 255).astype(np.uint8)
    iio.imwrite(target / "images" / f"{name}.png", grey)
    iio.imwrite(target / "labels" / f"{name}.png", labels.astype(np.uint16))
