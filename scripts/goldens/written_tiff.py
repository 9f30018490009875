"""What ImageJ and tifffile see in the TIFF files that src/image writes.

    mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej
    pip install numpy tifffile imagecodecs && python scripts/goldens/written_tiff.py .cache/imagej/ij-1.54p.jar

Writes the images of test/image/written-cases.ts into a temporary folder, opens each with both, and keeps the readings with
the sha256 of the file in test/goldens/written/readings.json. Run it again whenever the writer changes; look at the difference.
"""
import datetime
import hashlib
import json
import pathlib
import subprocess
import sys
import tempfile

import numpy as np
import tifffile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/written"
OUT.mkdir(parents=True, exist_ok=True)
JAR = pathlib.Path(sys.argv[1])
JAVA = pathlib.Path(__file__).with_name("Imagej.java")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def seen_by_tifffile(path):
    with tifffile.TiffFile(path) as tif:
        array = tif.asarray()
        metadata = {k: v for k, v in (tif.imagej_metadata or {}).items() if k not in ("ImageJ", "LUTs", "loop")}
        metadata = {k: v.tolist() if isinstance(v, np.ndarray) else v for k, v in metadata.items()}
        return {
            "imagej": tif.is_imagej, "axes": tif.series[0].axes, "shape": list(array.shape), "dtype": array.dtype.name,
            "sha256": hashlib.sha256(np.ascontiguousarray(array).tobytes()).hexdigest(), "metadata": metadata,
            "luts": [lut[:, 255].tolist() for lut in (tif.imagej_metadata or {}).get("LUTs", [])],
        }


with tempfile.TemporaryDirectory() as folder:
    folder = pathlib.Path(folder)
    program = folder / "write.ts"
    program.write_text(f"""
import {{ writeFileSync }} from "node:fs";
import {{ writeCase, writtenCases }} from {json.dumps(str(ROOT / "test/image/written-cases.ts"))};
for (const name of Object.keys(writtenCases)) writeFileSync({json.dumps(str(folder))} + "/" + name + ".tif", writeCase(name).bytes);
""")
    subprocess.run(["npx", "esbuild", str(program), "--bundle", "--platform=node", "--format=esm", "--packages=external",
                    f"--outfile={ROOT}/node_modules/.written-tiff.mjs", "--log-level=warning"], cwd=ROOT, check=True)
    subprocess.run(["node", "node_modules/.written-tiff.mjs"], cwd=ROOT, check=True)
    (ROOT / "node_modules/.written-tiff.mjs").unlink()
    files = sorted(folder.glob("*.tif"))
    command = ["java", "-Djava.awt.headless=true", "-cp", str(JAR), str(JAVA), "read", *map(str, files)]
    imagej = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
    readings = {}
    for path, seen in zip(files, imagej):
        assert seen.pop("file") == path.name
        readings[path.stem] = {"sha256": sha256(path), "imagej": seen, "tifffile": seen_by_tifffile(path)}

(OUT / "readings.json").write_text(json.dumps(readings, indent=0, ensure_ascii=False) + "\n")
manifest = {
    "script": "scripts/goldens/written_tiff.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "program": "scripts/goldens/Imagej.java",
    "program_sha256": sha256(JAVA),
    "command": f"python scripts/goldens/written_tiff.py {JAR.name}",
    "tools": {"imagej": JAR.stem, "tifffile": tifffile.__version__, "numpy": np.__version__},
    "date": datetime.date.today().isoformat(),
    "files": {"readings.json": {"sha256": sha256(OUT / "readings.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(readings), "files read by both")
