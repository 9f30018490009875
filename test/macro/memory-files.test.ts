import { describe, expect, it } from "vitest";
import { MemoryFiles } from "../../src/macro/memory-files.ts";

function files(given: Record<string, string> = {}) {
  const bytes = new Map(Object.entries(given).map(([path, text]) => [path, new TextEncoder().encode(text)]));
  return new MemoryFiles(bytes, (path) => {
    throw new Error(`refused ${path}`);
  });
}
const text = (bytes: Uint8Array | undefined) =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);

describe("files in memory", () => {
  it("paths are made plain", () => {
    const f = files({ "/a//b/./c/../x.txt": "x" });
    expect(text(f.read("/a/b/x.txt"))).toBe("x");
    expect(text(f.read("a\\b\\x.txt"))).toBe("x");
    expect(f.isFolder("/a/b/") && f.isFolder("/a") && !f.isFolder("/a/b/x.txt")).toBe(true);
    expect(() => f.read("/../x")).toThrow("refused");
    expect(() => f.write("/a/../../x", new Uint8Array())).toThrow("refused");
  });

  it("lists are sorted as Java sorts text, folders end in a slash", () => {
    const f = files({ "/d/b.txt": "", "/d/A.txt": "", "/d/c/x.txt": "", "/d/B/y": "" });
    expect(f.list("/d")).toEqual(["A.txt", "B/", "b.txt", "c/"]);
    expect(f.list("/nowhere")).toBeUndefined();
    expect(f.list("/")).toContain("output/");
  });

  it("what was written is known, given files are not among it", () => {
    const f = files({ "/in.txt": "1" });
    f.write("/output/new/a.txt", new Uint8Array([65]));
    f.write("/output/b.txt", new Uint8Array([66]));
    expect(f.remove("/output/b.txt")).toBe(true);
    expect([...f.written().keys()]).toEqual(["/output/new/a.txt"]);
    expect(f.changedAt("/output/new/a.txt")).toBeGreaterThan(0);
    expect(f.changedAt("/none")).toBe(0);
  });

  it("folders go when they are empty, names change with what is inside", () => {
    const f = files({ "/d/e/x.txt": "x" });
    expect(f.remove("/d")).toBe(false);
    expect(f.rename("/d", "/moved")).toBe(true);
    expect(text(f.read("/moved/e/x.txt"))).toBe("x");
    expect(f.exists("/d")).toBe(false);
    expect(f.rename("/moved", "/moved/inside")).toBe(false);
    expect(f.rename("/none", "/x")).toBe(false);
    expect(f.rename("/moved/e/x.txt", "/y.txt")).toBe(true);
    expect(f.remove("/moved/e") && f.remove("/moved")).toBe(true);
    expect(f.remove("/")).toBe(false);
    f.makeFolder("/p/q");
    expect(f.isFolder("/p") && f.isFolder("/p/q/")).toBe(true);
  });
});
