"""Where bioimageio.core lays its blocks: the expectation for the layout "core".

    python scripts/goldens/tiling_blocks.py

Writes test/goldens/tiling/blocks.json and MANIFEST.json. Each case has one input with axes y and x and one output whose
axes follow it; per block the inner part of the input, and the part of the output that it fills.
"""
import datetime
import hashlib
import importlib.metadata
import json
import pathlib
import sys

from bioimageio.core.block_meta import split_multiple_shapes_into_blocks
from bioimageio.core.common import Halo
from bioimageio.core.sample import LinearSampleAxisTransform, sample_block_meta_generator

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/tiling"

# name, image (y, x), block, halo of the input, output samples per input sample
CASES = [
    ("two_tensors_halo_8", (112, 96), 64, 8, 1),
    ("two_tensors_halo_0", (112, 96), 64, 0, 1),
    ("half_size_halo_0", (128, 128), 64, 0, 0.5),
    ("half_size_halo_0_not_divisible", (112, 96), 64, 0, 0.5),
    ("half_size_halo_4", (128, 128), 96, 8, 0.5),
    ("nuclei_halo_16", (200, 176), 128, 16, 1),
    ("nuclei_smaller_than_block", (100, 90), 128, 16, 1),
    ("odd_image_half_size", (101, 77), 32, 4, 0.5),
    ("upsample_4", (45, 33), 16, 3, 4),
    ("image_is_one_block", (64, 64), 64, 8, 1),
]


def blocks_of(shape, block, halo, scale):
    """None where core refuses."""
    axes = ("y", "x")
    image = dict(zip(axes, shape))
    try:
        _, blocks = split_multiple_shapes_into_blocks(
            {"input": image},
            {"input": {a: block for a in axes}},
            halo={"input": {a: Halo(halo, halo) for a in axes}},
        )
    except ValueError:
        return None
    transform = {"output": {a: LinearSampleAxisTransform(axis=a, scale=scale, offset=0, member="input") for a in axes}}
    rows = []
    for sample in sample_block_meta_generator(blocks, sample_shape={"input": image}, sample_id=None):
        cut = sample.blocks["input"]
        placed = sample.get_transformed(transform).blocks["output"]
        rows.append({
            "start": [cut.inner_slice[a].start - cut.halo[a].left for a in axes],
            "length": [cut.shape[a] for a in axes],
            "to": [placed.inner_slice[a].start for a in axes],
            "end": [placed.inner_slice[a].stop for a in axes],
            "from": [placed.local_slice[a].start for a in axes],
        })
    return rows


def digest(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def main():
    OUT.mkdir(parents=True, exist_ok=True)
    cases = [
        {"name": n, "image": list(s), "block": b, "inputHalo": h, "scale": f, "blocks": blocks_of(s, b, h, f)}
        for n, s, b, h, f in CASES
    ]
    file = OUT / "blocks.json"
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases)
    file.write_text(f"[\n{lines}\n]\n")
    script = pathlib.Path(__file__)
    manifest = {
        "script": script.relative_to(ROOT).as_posix(),
        "script_sha256": digest(script),
        "command": "python scripts/goldens/tiling_blocks.py",
        "tools": {
            "python": sys.version.split()[0],
            "bioimageio.core": importlib.metadata.version("bioimageio.core"),
        },
        "date": datetime.date.today().isoformat(),
        "files": {file.name: {"what": "blocks of bioimageio.core per case; null = refused", "sha256": digest(file)}},
    }
    (OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=2) + "\n")


main()
