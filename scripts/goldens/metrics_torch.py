"""MS-SSIM by torchmetrics and scale-invariant PSNR by careamics, for the measures of src/metrics.

    python scripts/goldens/metrics_torch.py CAREAMICS_METRICS_PY

Needs torch, torchmetrics 1.4, scikit-image. CAREAMICS_METRICS_PY is careamics/metrics/metrics.py of the careamics wheel
(0.3.5); the file is loaded by itself, because the package asks for much that it does not need for this.
Images are made from the pixel index by `image`, here and in the test alike.
Writes test/goldens/metrics-torch/: cases.json, MANIFEST.json.
"""
import datetime
import hashlib
import importlib.util
import json
import pathlib
import sys

import numpy as np
import skimage
import torch
import torchmetrics
from torchmetrics.functional.image import multiscale_structural_similarity_index_measure as ms_ssim

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/metrics-torch"
OUT.mkdir(parents=True, exist_ok=True)
spec = importlib.util.spec_from_file_location("careamics_metrics", sys.argv[1])
careamics = importlib.util.module_from_spec(spec)
spec.loader.exec_module(careamics)


def noise(shape, seed):
    """Murmur3's finaliser of the pixel index, as a fraction of 2^32."""
    h = (np.arange(np.prod(shape), dtype=np.uint64) + np.uint64(seed * 1000003)) & np.uint64(0xFFFFFFFF)
    for shift, factor in [(16, 0x85EBCA6B), (13, 0xC2B2AE35), (16, 1)]:
        h ^= h >> np.uint64(shift)
        h = (h * np.uint64(factor)) & np.uint64(0xFFFFFFFF)
    return (h.astype(np.float64) / 2**32).reshape(shape)


def image(shape, seed, amount):
    """A hill in the middle of each 32 × 32 block, plus noise; values 0 … 1."""
    y, x = np.indices(shape)
    hill = 1 - (((y % 32) - 16) ** 2 + ((x % 32) - 16) ** 2) / 512
    return (hill * (1 - amount) + noise(shape, seed) * amount).astype(np.float32)


cases = []
for shape, amounts, data_range in [((180, 191), (0.1, 0.4), 1.0), ((256, 176), (0.0, 0.05), 1.0), ((177, 200), (1.0, 1.0), 1.0), ((200, 200), (0.2, 0.2), 2.5)]:
    s, g = image(shape, 1, amounts[0]), image(shape, 2, amounts[1])
    t = lambda a: torch.from_numpy(a.astype(np.float64))[None, None]
    cases.append(
        {
            "shape": shape,
            "amounts": amounts,
            "range": data_range,
            "MS-SSIM": float(ms_ssim(t(g), t(s), data_range=data_range)),
            "SI-PSNR": float(careamics.scale_invariant_psnr(s.astype(np.float64), g.astype(np.float64))),
        }
    )
(OUT / "cases.json").write_text(json.dumps(cases, indent=1) + "\n")
digest = lambda path: hashlib.sha256(path.read_bytes()).hexdigest()
manifest = {
    "script": "scripts/goldens/metrics_torch.py",
    "script_sha256": digest(pathlib.Path(__file__)),
    "command": "python scripts/goldens/metrics_torch.py CAREAMICS_METRICS_PY",
    "tools": {"torch": torch.__version__, "torchmetrics": torchmetrics.__version__, "careamics": "0.3.5", "scikit-image": skimage.__version__, "numpy": np.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"cases.json": {"sha256": digest(OUT / "cases.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")
