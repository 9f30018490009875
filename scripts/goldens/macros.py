"""What ImageJ leaves behind after a macro: the reference of test/macros.

    mvn dependency:copy -Dartifact=net.imagej:ij:1.54p -DoutputDirectory=.cache/imagej
    python scripts/goldens/macros.py                      all of test/macros
    python scripts/goldens/macros.py filters lut/fire     an area, a case
    python scripts/goldens/macros.py --missing [AREA...]  only cases without a golden or changed since

writes test/goldens/macros/AREA/NAME.json and AREA/MANIFEST.json; with --check it only says which would change.

    python scripts/goldens/macros.py inputs

writes test/goldens/macros/inputs/IMAGE.json: every image as ImageJ opens it.

    python scripts/goldens/macros.py run CASE.ijm [IMAGE...] [--table F.csv] [--arg TEXT] [--pixels] [--text]

runs one macro and prints what it left. Needs a JDK (17), Xvfb, and the jar in .cache/imagej or named by IMAGEJ_JAR.

Header lines of a case: `// images: a.tif b.tif` (of test/macros/images, opened in this order), `// table: t.csv` (of the
same folder, opened as Results), `// arg: text`, `// answer: yes|no|cancel` (to questions; forms are cancelled unless yes),
`// seconds: 20`.
"""
import argparse
import datetime
import hashlib
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import threading

ROOT = pathlib.Path(__file__).resolve().parents[2]
MACROS = ROOT / "test/macros"
IMAGES = MACROS / "images"
GOLDENS = ROOT / "test/goldens/macros"
JAVA = pathlib.Path(__file__).with_name("MacroOracle.java")
OPTIONS = ["-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-Xshare:auto", "-Xmx1500m", "-Dfile.encoding=UTF-8",
           "-Duser.language=en", "-Duser.country=US", "-Dsun.java2d.uiScale=1"]
CASES_PER_JVM = 40


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def jar():
    places = [os.environ.get("IMAGEJ_JAR"), ROOT / ".cache/imagej/ij-1.54p.jar",
              pathlib.Path.home() / ".m2/repository/net/imagej/ij/1.54p/ij-1.54p.jar"]
    for place in places:
        if place and pathlib.Path(place).is_file():
            return pathlib.Path(place)
    sys.exit("ij-1.54p.jar not found: see the head of " + __file__)


def classes():
    """Folder of the compiled program; compiled once for each text of it."""
    folder = ROOT / ".cache/macro-oracle" / sha256(JAVA)[:16]
    if not (folder / "MacroOracle.class").exists():
        building = folder.with_name(f"{folder.name}-{os.getpid()}")
        building.mkdir(parents=True, exist_ok=True)
        subprocess.run(["javac", "-nowarn", "-XDignore.symbol.file", "-Xlint:none", "-encoding", "UTF-8", "-d", building, "-cp", jar(), JAVA],
                       check=True, stderr=subprocess.PIPE)
        try:
            building.rename(folder)
        except OSError:
            if not (folder / "MacroOracle.class").exists():
                raise
    return folder


class Display:
    """An X server of our own, on a free display."""

    def __enter__(self):
        read, write = os.pipe()
        self.server = subprocess.Popen(["Xvfb", "-displayfd", str(write), "-screen", "0", "1600x1200x24", "-nolisten", "tcp"],
                                       pass_fds=[write], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(write)
        with os.fdopen(read) as number:
            self.name = ":" + number.readline().strip()
        if self.name == ":":
            raise RuntimeError("Xvfb did not start")
        return self.name

    def __exit__(self, *_):
        self.server.terminate()
        self.server.wait()


def escape(text):
    return str(text).replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n")


def headers(source):
    found = {}
    for line in source.splitlines():
        if not line.startswith("//"):
            break
        key, colon, value = line[2:].partition(":")
        if colon and key.strip() in ("images", "table", "arg", "answer", "seconds", "tolerance"):
            found[key.strip()] = value.strip()
    return found


def case(path, images=None, table=None, arg=None, keep="pixels"):
    head = headers(path.read_text("utf-8"))
    if not images:
        images = [IMAGES / name for name in head.get("images", "").split()]
    if table is None and "table" in head:
        table = IMAGES / head["table"]
    if arg is None:
        arg = head.get("arg", "")
    for file in images + ([table] if table else []):
        if not pathlib.Path(file).is_file():
            raise SystemExit(f"{path}: no file {file}")
    fields = [path.resolve(), head.get("seconds", "20"), head.get("answer", "no"), arg, pathlib.Path(table).resolve() if table else "",
              keep, *[pathlib.Path(i).resolve() for i in images]]
    return "\t".join(map(escape, fields))


def run(lines):
    """Yields the parsed result of each line; a JVM that hangs or dies is replaced by another."""
    done = 0
    with Display() as display:
        while done < len(lines):
            batch = lines[done:done + CASES_PER_JVM]
            command = ["java", *OPTIONS, "-cp", classes(), "MacroOracle", classes(), jar()]
            child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
                                     env={**os.environ, "DISPLAY": display})
            errors = []
            reader = threading.Thread(target=lambda: errors.extend(child.stderr), daemon=True)
            reader.start()
            child.stdin.write("\n".join(batch) + "\n")
            child.stdin.close()
            count = 0
            while True:
                watch = threading.Timer(90, child.kill)
                watch.start()
                line = child.stdout.readline()
                watch.cancel()
                if not line:
                    break
                if line.startswith("{"):
                    count += 1
                    yield json.loads(line)
            child.wait()
            reader.join()
            if os.environ.get("ORACLE_STDERR"):
                sys.stderr.writelines(errors)
            if count < len(batch) and child.returncode != 3:
                # The case it died of.
                count += 1
                yield {"oracleFailed": f"the JVM ended without an answer: {''.join(errors)[-2000:]}"}
            done += count


# ---------------------------------------------------------------------------------------------------------- goldens


def selected(names):
    for name in names:
        path = pathlib.Path(name)
        place = path if path.exists() else MACROS / name
        if place.is_dir():
            yield from sorted(p for p in place.rglob("*.ijm"))
        elif place.is_file():
            yield place.resolve()
        elif place.with_suffix(".ijm").is_file():
            yield place.with_suffix(".ijm")
        else:
            sys.exit(f"no case or area {name}")


def golden(path):
    return GOLDENS / path.resolve().relative_to(MACROS).with_suffix(".json")


def is_current(path, manifests):
    area = golden(path).parent
    if area not in manifests:
        file = area / "MANIFEST.json"
        manifests[area] = json.loads(file.read_text()) if file.exists() else {"files": {}}
    manifest = manifests[area]
    entry = manifest["files"].get(golden(path).name)
    return bool(entry) and golden(path).exists() and entry["macro_sha256"] == sha256(path)


def write_manifest(area):
    folder = GOLDENS / area
    files = {}
    for file in sorted(folder.glob("*.json")):
        macro = (MACROS / area / file.name).with_suffix(".ijm")
        if file.name == "MANIFEST.json":
            continue
        if not macro.exists():
            file.unlink()
            continue
        files[file.name] = {"sha256": sha256(file), "macro_sha256": json.loads(file.read_text())["macro"]}
    manifest = {**provenance(area), "files": files}
    (folder / "MANIFEST.json").write_text(json.dumps(manifest, indent=1) + "\n")


def make_goldens(names, missing, check):
    areas = [p.name for p in sorted(MACROS.iterdir()) if p.is_dir() and p != IMAGES]
    paths = list(selected(names or areas))
    manifests = {}
    if missing:
        paths = [p for p in paths if not is_current(p, manifests)]
    failed = []
    for path, seen in zip(paths, run([case(p) for p in paths])):
        if "oracleFailed" in seen:
            failed.append(f"{path}: {seen['oracleFailed']}")
            continue
        if seen["timeout"]:
            failed.append(f"{path}: timeout")
        head = headers(path.read_text("utf-8"))
        seen.pop("milliseconds")
        inputs = head.get("images", "").split() + ([head["table"]] if "table" in head else [])
        seen = {"macro": sha256(path), "inputs": {name: sha256(IMAGES / name) for name in inputs}, **seen}
        text = json.dumps(seen, separators=(",", ":")).replace('},{"title"', '},\n{"title"') + "\n"
        if check:
            if not golden(path).exists() or golden(path).read_text() != text:
                old = json.loads(golden(path).read_text()) if golden(path).exists() else {}
                failed.append(f"{path}: ImageJ now gives other " + ", ".join(
                    f"{key} ({str(old.get(key))[:300]} → {str(seen[key])[:300]})" for key in seen if seen[key] != old.get(key)))
            continue
        golden(path).parent.mkdir(parents=True, exist_ok=True)
        golden(path).write_text(text)
        print(f"{path.relative_to(MACROS)}: {brief(seen)}", flush=True)
    for area in [] if check else sorted({golden(p).parent.relative_to(GOLDENS) for p in selected(names or areas)}):
        if (GOLDENS / area).is_dir():
            write_manifest(area)
    for line in failed:
        print("FAILED", line, file=sys.stderr)
    return 1 if failed else 0


def make_inputs():
    images = [p for p in sorted(IMAGES.iterdir()) if p.suffix == ".tif"]
    folder = GOLDENS / "inputs"
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.iterdir():
        old.unlink()
    with tempfile.NamedTemporaryFile(suffix=".ijm") as nothing:
        rows = [case(pathlib.Path(nothing.name), [image], keep="inputs") for image in images]
        for image, seen in zip(images, run(rows)):
            text = json.dumps({"image": sha256(image), **seen["inputImages"][0]}, separators=(",", ":"))
            (folder / f"{image.stem}.json").write_text(text + "\n")
    files = {p.name: {"sha256": sha256(p)} for p in sorted(folder.iterdir())}
    (folder / "MANIFEST.json").write_text(json.dumps({**provenance("inputs"), "files": files}, indent=1) + "\n")
    return 0


def provenance(what):
    return {
        "script": "scripts/goldens/MacroOracle.java",
        "script_sha256": sha256(JAVA),
        "driver": "scripts/goldens/macros.py",
        "command": f"python scripts/goldens/macros.py {what}",
        "tools": {"imagej": "ij-1.54p",
                  "java": subprocess.run(["java", "-version"], capture_output=True, text=True).stderr.splitlines()[0]},
        "date": datetime.date.today().isoformat(),
    }


def brief(seen):
    parts = [f"{len(seen['images'])} images", f"{len(seen['log'])} log lines", f"{len(seen['tables'])} tables"]
    if seen["dialogs"]:
        parts.append("dialogs: " + " | ".join(f"{d['title']}: {d['text']}" for d in seen["dialogs"]).replace("\n", " "))
    if seen["error"]:
        parts.append(f"error in line {seen['error']['line']}")
    return ", ".join(parts)


# -------------------------------------------------------------------------------------------------------- one macro


def as_text(seen):
    if "oracleFailed" in seen:
        return seen["oracleFailed"]
    out = []
    for i in seen["images"]:
        mark = "*" if i["current"] else " "
        out.append(f"{mark} [{i['id']}] \"{i['title']}\" {i['type']} {i['width']}x{i['height']} c{i['channels']} z{i['slices']} t{i['frames']}"
                   f" at {i['position']} {i['mode']} range {i['min']}..{i['max']}" + (f" ranges {i['ranges']}" if i["ranges"] else "")
                   + (" inverting" if i["inverting"] else "") + (f" threshold {i['threshold']}" if i["threshold"] else "")
                   + (f" summary {i['summary']}" if "summary" in i else ""))
        c = i["calibration"]
        if c["unit"] != "pixel" or c["function"]:
            out.append(f"      calibration {c}")
        if i["labels"]:
            out.append(f"      labels {i['labels']}")
        if i["roi"]:
            out.append(f"      roi {i['roi']}")
        for o in i["overlay"]:
            out.append(f"      overlay {o}")
        out.append(f"      sha1 {' '.join(h[:10] for h in i['sha1'])}")
    for t in seen["tables"]:
        out.append(f"table \"{t['title']}\"" + ("" if t["shown"] else " (not shown)"))
        out.append(t["csv"].rstrip("\n"))
    for t in seen["texts"]:
        out.append(f"text window \"{t['title']}\"\n{t['text']}")
    for w in seen["windows"]:
        out.append(f"window {w}")
    if seen["log"]:
        out.append("log:\n" + "\n".join(seen["log"]))
    if seen["roiManager"] is not None:
        out += ["ROI manager:"] + [f"  {r}" for r in seen["roiManager"]]
    for d in seen["dialogs"]:
        out.append(f"dialog {d}")
    if seen["returned"] is not None:
        out.append(f"returned {seen['returned']!r}")
    if seen["error"]:
        out.append(f"ERROR {seen['error']}")
    if seen["timeout"]:
        out.append("TIMEOUT")
    out.append(f"{seen['milliseconds']} ms")
    return "\n".join(out)


def run_one(args):
    parser = argparse.ArgumentParser(prog="macros.py run")
    parser.add_argument("macro", type=pathlib.Path)
    parser.add_argument("images", nargs="*", type=pathlib.Path)
    parser.add_argument("--table")
    parser.add_argument("--arg")
    parser.add_argument("--pixels", action="store_true")
    parser.add_argument("--text", action="store_true")
    o = parser.parse_intermixed_args(args)
    images = [i if i.exists() else IMAGES / i for i in o.images]
    for seen in run([case(o.macro, images, o.table, o.arg, "pixels" if o.pixels else "hashes")]):
        print(as_text(seen) if o.text else json.dumps(seen, indent=1))


def main(args):
    if args[:1] == ["run"]:
        return run_one(args[1:])
    if args[:1] == ["batch"]:  # files one a line on standard input; a result one a line on standard output
        rows = [line.split("\t") for line in sys.stdin.read().split("\n") if line]  # the macro, then images if not its own
        lines = [case(pathlib.Path(row[0]), [pathlib.Path(i) for i in row[1:]], keep="inputs") for row in rows]
        for seen in run(lines):
            print(json.dumps(seen, separators=(",", ":")), flush=True)
        return 0
    if args == ["inputs"]:
        return make_inputs()
    names = [a for a in args if not a.startswith("--")]
    return make_goldens(names, "--missing" in args, "--check" in args)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
