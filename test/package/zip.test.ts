import { createHash } from "node:crypto";
import JSZip from "jszip";
import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { packageLimits, packagePath, sha256Hex, unpackZip } from "../../src/package/index.ts";
import { openZip } from "../../src/package/zip.ts";
import { readZipDirectory } from "../../src/package/zip-directory.ts";

async function zipOf(files: Record<string, string | Uint8Array>): Promise<Uint8Array<ArrayBuffer>> {
  const zip = new JSZip();
  for (const [name, content] of Object.entries(files)) zip.file(name, content, { createFolders: false });
  return zip.generateAsync({ type: "uint8array", compression: "DEFLATE" }) as Promise<
    Uint8Array<ArrayBuffer>
  >;
}

/** Rename an entry inside zip bytes (same length), as a hostile tool would. */
function rename(bytes: Uint8Array<ArrayBuffer>, from: string, to: string): Uint8Array<ArrayBuffer> {
  const text = Buffer.from(bytes).toString("latin1").replaceAll(from, to);
  return new Uint8Array(Buffer.from(text, "latin1"));
}

function patchCentral(bytes: Uint8Array, offset: number, value: number): Uint8Array<ArrayBuffer> {
  const copy = new Uint8Array(bytes);
  const view = new DataView(copy.buffer);
  for (let at = 0; at + 4 <= copy.length; at++) {
    if (view.getUint32(at, true) === 0x02014b50) {
      view.setUint32(at + offset, value, true);
      break;
    }
  }
  return copy;
}

const codeOf = (promise: Promise<unknown>) =>
  promise.then(
    () => "no error",
    (error: unknown) => (isFailure(error) ? error.code : String(error)),
  );

describe("openZip", () => {
  it("lists and reads files", async () => {
    const store = await openZip(
      await zipOf({ "b/c.txt": "hello", "./a.txt": "", "rdf.yaml": "x: 1" }),
      "m.zip",
    );
    expect(store.paths).toEqual(["a.txt", "b/c.txt", "rdf.yaml"]);
    expect(new TextDecoder().decode((await store.read("b/c.txt")) ?? undefined)).toBe("hello");
    expect((await store.read("a.txt"))?.length).toBe(0);
    expect(await store.read("nothing")).toBeNull();
  });

  it("reads the same file twice at once", async () => {
    const content = new Uint8Array(200_000).map((_, i) => i % 251);
    const store = await openZip(await zipOf({ "w.bin": content }), "m.zip");
    const [a, b] = await Promise.all([store.read("w.bin"), store.read("w.bin")]);
    expect(Buffer.compare(a ?? new Uint8Array(), content)).toBe(0);
    expect(Buffer.compare(b ?? new Uint8Array(), content)).toBe(0);
  });

  it("names the reason for text, truncated and encrypted zips", async () => {
    const zip = await zipOf({ "rdf.yaml": "x".repeat(1000) });
    await expect(openZip(new TextEncoder().encode("hello"), "m.zip")).rejects.toThrow(
      /m\.zip.*not a zip file/,
    );
    await expect(openZip(zip.slice(0, zip.length - 30), "m.zip")).rejects.toThrow(/truncated/);
    await expect(openZip(zip.slice(0, 40), "m.zip")).rejects.toThrow(/truncated/);
    await expect(openZip(patchCentral(zip, 8, 1), "m.zip")).rejects.toThrow(/encrypted/);
    expect(await codeOf(openZip(new Uint8Array(0), "m.zip"))).toBe("package/not-a-package");
  });

  it("refuses paths that leave the package", async () => {
    for (const evil of ["../evil.txt", "/etc/x.txt", "a/../../b", "c:\\x.txt", "..\\evil.tx"]) {
      const name = "A".repeat(evil.length);
      const zip = rename(await zipOf({ [name]: "x" }), name, evil);
      expect(await codeOf(openZip(zip, "m.zip")), evil).toBe("package/unsafe-path");
    }
  });

  it("refuses a bomb before unpacking it", async () => {
    const bomb = await zipOf({ "rdf.yaml": "x: 1", "zeros.bin": new Uint8Array(80 * 1024 * 1024) });
    expect(bomb.length).toBeLessThan(200_000);
    const before = process.memoryUsage().arrayBuffers;
    await expect(openZip(bomb, "bomb.zip")).rejects.toThrow(/too-large.*zeros\.bin.*maxRatio.*zip bomb/s);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(10 * 1024 * 1024);
  });

  it("refuses an entry that declares another size than it has", async () => {
    const zip = await zipOf({ "a.bin": new Uint8Array(5000).fill(7) });
    for (const size of [4000, 6000]) {
      const store = await openZip(patchCentral(zip, 24, size), "m.zip").catch((error: unknown) => error);
      if (isFailure(store)) expect(store.code).toBe("package/not-a-package");
      else {
        const read = (store as Awaited<ReturnType<typeof openZip>>).read("a.bin");
        expect(await codeOf(read)).toBe("package/not-a-package");
      }
    }
  });

  it("refuses a size beyond the file, too many entries and too large a total", async () => {
    const zip = await zipOf({ "a.bin": "aaaa" });
    expect(() => readZipDirectory(patchCentral(zip, 20, 0x7fffffff), "m.zip")).toThrow(
      /more than the whole file holds/,
    );
    expect(() => readZipDirectory(patchCentral(zip, 24, 0xfffffff0), "m.zip")).toThrow(/maxFileBytes/);
    const many = new Uint8Array(zip);
    const end = new DataView(many.buffer);
    end.setUint16(many.length - 12, packageLimits.maxEntries + 1, true);
    expect(() => readZipDirectory(many, "m.zip")).toThrow(/maxEntries/);
  });

  it("gives damaged data a coded error", async () => {
    const content = new Uint8Array(3000).map((_, i) => (i * 7919) % 256);
    const zip = await zipOf({ "a.bin": content });
    const damaged = new Uint8Array(zip);
    for (let i = 60; i < 90; i++) damaged[i] = 0xff;
    const result = openZip(damaged, "m.zip").then((store) => store.read("a.bin"));
    expect(await codeOf(result)).toBe("package/not-a-package");
  });

  it("stops when aborted", async () => {
    const store = await openZip(await zipOf({ "a.bin": new Uint8Array(1000) }), "m.zip");
    expect(await codeOf(store.read("a.bin", AbortSignal.abort()))).toBe("aborted");
  });
});

describe("unpackZip", () => {
  it("opens a zip that holds only a zip, to a limit", async () => {
    let zip = await zipOf({ "model/saved_model.pb": "pb" });
    for (let depth = 2; depth <= packageLimits.maxZipDepth; depth++) zip = await zipOf({ "inner.zip": zip });
    expect(Object.keys(await unpackZip(zip, "w.zip"))).toEqual(["model/saved_model.pb"]);
    expect(await codeOf(unpackZip(await zipOf({ "inner.zip": zip }), "w.zip"))).toBe("package/too-large");
  });
});

describe("paths and hashes", () => {
  it("has one form of a path", () => {
    expect(packagePath("./a//b\\c.txt")).toBe("a/b/c.txt");
    expect(() => packagePath("a/\0")).toThrow(/unsafe-path/);
    expect(() => packagePath("x".repeat(2000))).toThrow(/unsafe-path/);
  });

  it("hashes like node:crypto", async () => {
    const bytes = new Uint8Array(1000).map((_, i) => i % 256);
    expect(await sha256Hex(bytes)).toBe(createHash("sha256").update(bytes).digest("hex"));
    expect(await sha256Hex(new Uint8Array(0))).toMatch(/^e3b0c442/);
  });
});
