"""TIFF files that ImageJ writes, and what ImageJ sees in them.

    mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej
    python scripts/goldens/imagej.py .cache/imagej/ij-1.54p.jar

Writes test/goldens/imagej/: *.tif, index.json, MANIFEST.json. Needs a JDK, 17 or later.
"""
import datetime
import hashlib
import json
import pathlib
import subprocess
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/imagej"
OUT.mkdir(parents=True, exist_ok=True)
for old in OUT.iterdir():
    old.unlink()
JAR = pathlib.Path(sys.argv[1])
JAVA = pathlib.Path(__file__).with_name("Imagej.java")


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


command = ["java", "-Djava.awt.headless=true", "-cp", str(JAR), str(JAVA), "write", str(OUT)]
seen = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
index = {entry.pop("file"): entry for entry in seen}
(OUT / "index.json").write_text(json.dumps(index, indent=0) + "\n")
manifest = {
    "script": "scripts/goldens/imagej.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "program": "scripts/goldens/Imagej.java",
    "program_sha256": sha256(JAVA),
    "command": f"python scripts/goldens/imagej.py {JAR.name}",
    "tools": {"imagej": JAR.stem, "java": subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]},
    "date": datetime.date.today().isoformat(),
    "files": {p.name: {"sha256": sha256(p)} for p in sorted(OUT.iterdir()) if p.name != "MANIFEST.json"},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(index), "files,", sum(p.stat().st_size for p in OUT.iterdir()), "bytes")
