"""What native onnxruntime makes of a piece of a noisy image with a channel-last Noise2Void network.

    python scripts/goldens/noise2void.py FOLDER

FOLDER holds N2V_tobacco_leaf.onnx and LowSNR_s001.png (sebi06/napari-czann-segment, BSD-3). Writes
test/goldens/noise2void/denoised.npy, float32 (y 64, x 48): zero mean and unit variance over the piece, then the network.
"""
import datetime
import hashlib
import importlib.metadata
import json
import pathlib
import sys

import imageio.v3 as iio
import numpy as np
import onnxruntime as ort

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/noise2void"


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    folder = pathlib.Path(sys.argv[1])
    model = folder / "N2V_tobacco_leaf.onnx"
    piece = iio.imread(folder / "LowSNR_s001.png")[:64, :48].astype(np.float64)
    normal = ((piece - piece.mean()) / (piece.std() + 1e-6)).astype(np.float32)
    session = ort.InferenceSession(model, providers=["CPUExecutionProvider"])
    (result,) = session.run(None, {session.get_inputs()[0].name: normal[None, ..., None]})
    OUT.mkdir(parents=True, exist_ok=True)
    file = OUT / "denoised.npy"
    np.save(file, result[0, ..., 0])
    script = pathlib.Path(__file__)
    manifest = {
        "script": script.relative_to(ROOT).as_posix(),
        "script_sha256": digest(script),
        "command": "python scripts/goldens/noise2void.py FOLDER",
        "tools": {
            "python": sys.version.split()[0],
            **{name: importlib.metadata.version(name) for name in ("numpy", "onnxruntime", "imageio")},
        },
        "date": datetime.date.today().isoformat(),
        "model_sha256": digest(model),
        "files": {file.name: {"what": "network output, float32, y 64, x 48", "sha256": digest(file)}},
    }
    (OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")


main()
