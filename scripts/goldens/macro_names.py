"""Names of ImageJ's built-in functions and commands, for the support table of macros.

    mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej
    mvn dependency:copy -Dartifact=net.imagej:ij:1.54p:jar:sources -DoutputDirectory=.cache/imagej
    python scripts/goldens/macro_names.py .cache/imagej/ij-1.54p.jar .cache/imagej/ij-1.54p-sources.jar

Plain functions and commands are asked of a running ImageJ (a JDK 17, xvfb-run); functions with a dot ("Array.sort") are the names
that its interpreter compares with. Writes test/goldens/macro-names/names.json and MANIFEST.json.
"""
import datetime
import hashlib
import json
import pathlib
import re
import subprocess
import sys
import zipfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
OUT = ROOT / "test/goldens/macro-names"
JAR, SOURCES = map(pathlib.Path, sys.argv[1:3])
JAVA = pathlib.Path(__file__).with_name("MacroNames.java")
GROUPS = {
    "Stack": "doStack", "Overlay": "overlay", "RoiManager": "doRoiManager", "Roi": "doRoi", "Plot": "doPlot", "Fit": "fit",
    "File": "doFile", "Dialog": "doDialog", "List": "doList", "String": "doString", "IJ": "doIJ", "Table": "doTable",
    "Property": "doProperty", "Image": "doImage", "Color": "doColor", "Array": "doArray", "Math": "doMath",
}


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def body(source, method):
    start = re.search(r"\n\t(?:\w+ )*[\w\[\]<>]+ %s\(\) *\{" % method, source)
    end, depth = start.end(), 1
    while depth:
        depth += {"{": 1, "}": -1}.get(source[end], 0)
        end += 1
    return source[start.end():end]


said = subprocess.run(["xvfb-run", "-a", "java", "-cp", str(JAR), str(JAVA)], check=True, capture_output=True, text=True).stdout
functions, commands = set(), []
for line in said.splitlines():
    kind, _, rest = line.partition(" ")
    if kind == "function":
        functions.add(rest)
    elif kind == "command":
        menu, name = rest.split("\t")
        commands.append({"menu": menu, "name": name})
source = zipfile.ZipFile(SOURCES).read("ij/macro/Functions.java").decode()
functions -= set(GROUPS) | {"Ext"}
for group, method in GROUPS.items():
    for name in re.findall(r'(?:name|arg|s|string)\.equals(?:IgnoreCase)?\("(\w+)"\)', body(source, method)):
        functions.add(f"{group}.{name}")
OUT.mkdir(parents=True, exist_ok=True)
names = {"functions": sorted(functions), "commands": commands}
(OUT / "names.json").write_text(json.dumps(names, indent=0, ensure_ascii=False) + "\n")
manifest = {
    "script": "scripts/goldens/macro_names.py",
    "script_sha256": sha256(pathlib.Path(__file__)),
    "program": "scripts/goldens/MacroNames.java",
    "program_sha256": sha256(JAVA),
    "command": f"python scripts/goldens/macro_names.py {JAR.name} {SOURCES.name}",
    "tools": {"imagej": JAR.stem},
    "date": datetime.date.today().isoformat(),
    "files": {"names.json": {"sha256": sha256(OUT / "names.json")}},
}
(OUT / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")
print(len(functions), "functions,", len(commands), "commands")
