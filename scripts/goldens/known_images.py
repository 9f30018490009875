"""What tifffile and Pillow read from the images of the test data folder.

    pip install numpy tifffile imagecodecs pillow && python scripts/goldens/known_images.py FOLDER

FOLDER is the one that DEEPIMAGEJ_TEST_DATA names for the tests. Writes test/goldens/known-images/: images.json (by path in
that folder: dtype, shape, sha256 of the little-endian C-order numbers) and MANIFEST.json.
"""
import datetime
import hashlib
import json
import pathlib
import sys

import numpy as np
import PIL
import tifffile
from PIL import Image

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/known-images"
OUT.mkdir(parents=True, exist_ok=True)
FOLDER = pathlib.Path(sys.argv[1])
images = {}
for path in sorted(p for p in FOLDER.rglob("*") if p.suffix.lower() in (".tif", ".tiff", ".png", ".jpg", ".jpeg")):
    if path.suffix.lower().startswith(".tif"):
        # Page by page: for files with an ImageJ description tifffile would take planes to lie one after another, which
        # does not hold when another program has written them again (8b_2c_actin-nuclei.tif).
        with tifffile.TiffFile(path) as tif:
            pages = [page.asarray() for page in tif.pages]
        array = np.stack(pages) if len(pages) > 1 else pages[0]
    else:
        array = np.asarray(Image.open(path))
    array = np.ascontiguousarray(array)
    images[path.relative_to(FOLDER).as_posix()] = {
        "dtype": array.dtype.name, "shape": list(array.shape),
        "sha256": hashlib.sha256(array.astype(array.dtype.newbyteorder("<")).tobytes()).hexdigest(),
    }
(OUT / "images.json").write_text(json.dumps(images, indent=0) + "\n")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


manifest = {
    "script": "scripts/goldens/known_images.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "command": "python scripts/goldens/known_images.py FOLDER",
    "tools": {"python": sys.version.split()[0], "numpy": np.__version__, "tifffile": tifffile.__version__, "pillow": PIL.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"images.json": {"sha256": sha256(OUT / "images.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(images), "images")
