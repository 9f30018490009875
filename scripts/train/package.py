"""Writes the package folder from a checkpoint: weights.onnx, test tensors, sample, cover, README.md, LICENSE, rdf.yaml.

The same checkpoint and the same validation images give the same bytes: no time stamps, no random names.
"""

from __future__ import annotations

import argparse
import hashlib
import io as bytes_io
import zipfile
from pathlib import Path

import numpy as np
import torch
import yaml
from PIL import Image
from skimage.segmentation import find_boundaries

import predict
import validate
from graph import OPSET, PAD, build
from halo import measure_halos
from model import UNet, folded
from objects import objects

VERSION = "0.1.0"
RECIPE = {"foreground_threshold": 0.6, "interior_threshold": 0.5, "min_size": 20}
TEST_CROP = (slice(180, 308), slice(0, 128))
SAMPLE_CROP = (slice(128, 384), slice(0, 256))


def demo_image(wheels: Path) -> np.ndarray:
    """The fluorescence image inside the mahotas wheel, binned 2 x 2 to 672 x 512 pixels, uint8."""
    wheel = next(wheels.glob("mahotas-*.whl"))
    with zipfile.ZipFile(wheel) as archive:
        raw = np.asarray(Image.open(bytes_io.BytesIO(archive.read("mahotas/demos/data/nuclear.png"))))[..., 0]
    return np.round(raw.reshape(512, 2, 672, 2).mean((1, 3))).astype(np.uint8)


def colours(labels: np.ndarray) -> np.ndarray:
    """Distinct hues by label number, black background."""
    hue = (np.arange(int(labels.max()) + 1) * 0.618034) % 1
    table = np.clip(np.abs((hue[:, None] * 6 + np.array([0, 4, 2])) % 6 - 3) - 1, 0, 1)
    table = 0.25 + 0.75 * table
    table[0] = 0
    return table[labels]


def cover(image: np.ndarray, labels: np.ndarray) -> np.ndarray:
    """Left the image, right the labelled nuclei over it."""
    grey = np.clip(predict.normalise(image), 0, 1) ** 0.6
    left = np.repeat(grey[..., None], 3, 2)
    right = np.where(labels[..., None] > 0, 0.45 * left + 0.55 * colours(labels), left)
    right[find_boundaries(labels, mode="inner")] = 1
    return np.round(np.hstack([left, right]) * 255).astype(np.uint8)


def sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def description(folder: Path) -> dict:
    def file(name: str) -> dict:
        return {"source": name, "sha256": sha256(folder / name)}

    def space(axis: str) -> dict:
        return {"type": "space", "id": axis, "size": {"min": predict.MINIMUM, "step": predict.STEP}}

    def output_space(axis: str) -> dict:
        return {"type": "space", "id": axis, "size": {"tensor_id": "input", "axis_id": axis}, "halo": PAD}

    return {
        "format_version": "0.5.4",
        "type": "model",
        "name": "Small nuclei U-Net",
        "description": "Foreground and interior of nuclei in 2D fluorescence images. A U-Net of 137 000 weights with a finite "
        "receptive field, trained on synthetic images and a few real ones. Touching nuclei are separated by a watershed from the interiors.",
        "version": VERSION,
        "authors": [{"name": "deepImageJ for the browser developers"}],
        "license": "MIT",
        "tags": ["nuclei", "nucleus", "fluorescence-light-microscopy", "2d", "unet", "segmentation", "instance-segmentation", "semantic-segmentation", "onnx", "deepimagej"],
        "cite": [
            {"text": "Ronneberger, Fischer, Brox: U-Net: Convolutional Networks for Biomedical Image Segmentation. MICCAI 2015", "doi": "10.1007/978-3-319-24574-4_28"},
            {"text": "Gomez-de-Mariscal et al.: DeepImageJ: A user-friendly environment to run deep learning models in ImageJ. Nature Methods 2021", "doi": "10.1038/s41592-021-01262-9"},
        ],
        "documentation": "README.md",
        "covers": ["cover.png"],
        "attachments": [file("LICENSE")],
        "inputs": [
            {
                "id": "input",
                "description": "one fluorescence channel, nuclei bright",
                "axes": [{"type": "batch"}, {"type": "channel", "id": "channel", "channel_names": ["nuclei"]}, space("y"), space("x")],
                "data": {"type": "float32", "range": [None, None]},
                "test_tensor": file("test_input.npy"),
                "sample_tensor": file("sample.png"),
                "preprocessing": [{"id": "scale_range", "kwargs": {"axes": ["channel", "y", "x"], "min_percentile": 1, "max_percentile": 99.8, "eps": 1e-6}}],
            }
        ],
        "outputs": [
            {
                "id": "probabilities",
                "description": "probability of nucleus, and of the inner part of a nucleus",
                "axes": [{"type": "batch"}, {"type": "channel", "id": "channel", "channel_names": ["foreground", "interior"]}, output_space("y"), output_space("x")],
                "data": {"type": "float32", "range": [0, 1]},
                "test_tensor": file("test_output.npy"),
                "postprocessing": [{"id": "sigmoid"}],
            }
        ],
        "weights": {"onnx": {**file("weights.onnx"), "opset_version": OPSET}},
        "config": {
            "bioimageio": {"reproducibility_tolerance": [{"relative_tolerance": 1e-3, "absolute_tolerance": 1e-4}]},
            "deepimagej_objects": {"output": "probabilities", "foreground": 0, "interior": 1, **RECIPE},
        },
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--checkpoint", type=Path, required=True)
    parser.add_argument("--wheels", type=Path, required=True, help="folder with the wheels listed in README.md")
    parser.add_argument("--images", type=Path, required=True, help="validation images, see validate.py")
    root = Path(__file__).parents[2]
    parser.add_argument("--out", type=Path, default=root / "demo/models/nuclei")
    parser.add_argument("--demo", type=Path, default=root / "demo/images/nuclei.png")
    args = parser.parse_args()
    args.out.mkdir(parents=True, exist_ok=True)

    model = UNet()
    model.load_state_dict(torch.load(args.checkpoint))
    model.eval()
    (args.out / "weights.onnx").write_bytes(build(folded(model)).SerializeToString())
    run = predict.session(args.out / "weights.onnx")

    image = demo_image(args.wheels)
    args.demo.parent.mkdir(parents=True, exist_ok=True)
    Image.fromarray(image).save(args.demo, optimize=True)
    Image.fromarray(image[SAMPLE_CROP]).save(args.out / "sample.png", optimize=True)
    foreground, interior = predict.probabilities(run, image)
    labels = objects(foreground, interior, **RECIPE)
    Image.fromarray(cover(image[SAMPLE_CROP], labels[SAMPLE_CROP])).save(args.out / "cover.png", optimize=True)

    test = image[TEST_CROP].astype(np.float32)
    np.save(args.out / "test_input.npy", test[None, None])
    np.save(args.out / "test_output.npy", predict.probabilities(run, test)[None])

    halos = measure_halos(run, image)
    rows = validate.measure(run, args.images, RECIPE)
    here = Path(__file__).parent
    text = (here / "package_readme.md").read_text()
    for key, value in {
        "@VALIDATION@": validate.table(rows),
        "@HALO@": "\n".join(f"| {h} | {inner:.1e} | {anywhere:.1e} |" for h, inner, anywhere in halos),
        "@DEMO_COUNT@": str(int(labels.max())),
        "@FOREGROUND@": str(RECIPE["foreground_threshold"]),
        "@INTERIOR@": str(RECIPE["interior_threshold"]),
        "@MIN_SIZE@": str(RECIPE["min_size"]),
    }.items():
        text = text.replace(key, value)
    (args.out / "README.md").write_text(text)
    (args.out / "LICENSE").write_text((here / "package_license.txt").read_text())
    rdf = yaml.safe_dump(description(args.out), sort_keys=False, width=160, allow_unicode=True)
    (args.out / "rdf.yaml").write_text(rdf)
    print(validate.table(rows))
    for h in halos:
        print("halo", *h)
    print("package", sum(f.stat().st_size for f in args.out.iterdir()), "bytes")


if __name__ == "__main__":
    main()
