import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { MAX_RDF_BYTES } from "../../src/rdf/limits.ts";
import { parseSource } from "../../src/rdf/source.ts";
import { caught, codeOf, problemsOf, rdf05, read, warningsOf } from "./support.ts";

const raw = (text: string) => parseSource(text, "t.yaml").raw;

describe("YAML as the rdf needs it", () => {
  it("follows YAML 1.2: yes and no are words, infinities and exponents numbers", () => {
    expect(
      raw("a: yes\nb: off\nc: .inf\nd: -.inf\ne: .nan\nf: 1e-05\ng: 0x1F\nh: 0o17\ni: ~\nj: TRUE\nk: 1_0"),
    ).toEqual({
      a: "yes",
      b: "off",
      c: Infinity,
      d: -Infinity,
      e: Number.NaN,
      f: 1e-5,
      g: 31,
      h: 15,
      i: null,
      j: true,
      k: "1_0",
    });
  });

  it("keeps versions, hashes, ids and time stamps as written, also when they look like numbers", () => {
    expect(
      raw(
        "format_version: 0.4.10\nversion: 1.10\ntimestamp: 2019-12-11T12:22:32Z\nid: 007\nweights: {onnx: {pytorch_version: 1.10, opset_version: 15, sha256: 0123}}",
      ),
    ).toEqual({
      format_version: "0.4.10",
      version: "1.10",
      timestamp: "2019-12-11T12:22:32Z",
      id: "007",
      weights: { onnx: { pytorch_version: "1.10", opset_version: 15, sha256: "0123" } },
    });
    expect(raw("kwargs: {version: 1.10, id: 7}\nconfig: {x: {name: 3}}")).toEqual({
      kwargs: { version: 1.1, id: 7 },
      config: { x: { name: 3 } },
    });
  });

  it("copies aliases and merge keys", () => {
    const value = raw("a: &x {p: 1, q: 2}\nb: *x\nc: {<<: *x, q: 3}\nd: {<<: [*x, {r: 4}]}") as Record<
      string,
      object
    >;
    expect(value).toEqual({
      a: { p: 1, q: 2 },
      b: { p: 1, q: 2 },
      c: { p: 1, q: 3 },
      d: { p: 1, q: 2, r: 4 },
    });
    expect(value.a).not.toBe(value.b);
  });

  it("reads keys such as __proto__ as plain keys", () => {
    const value = raw("__proto__: {polluted: 1}\nconstructor: 2");
    expect(Object.keys(value)).toEqual(["__proto__", "constructor"]);
    expect(({} as Record<string, unknown>).polluted).toBeUndefined();
  });

  it("reads JSON text, a byte order mark, and an object without keeping it", () => {
    expect(read(JSON.stringify(rdf05())).name).toBe("small");
    expect(raw("\ufeffa: 1")).toEqual({ a: 1 });
    const object = rdf05();
    const description = read(object);
    (object.inputs as unknown[]).length = 0;
    expect((description.raw.inputs as unknown[]).length).toBe(1);
  });

  it("reads UTF-8, UTF-16 with mark, and Windows-1252 with a warning", () => {
    const text = JSON.stringify(rdf05({ description: "9.658E-4 µm" }));
    expect(read(new TextEncoder().encode(text)).description).toBe("9.658E-4 µm");
    const utf16 = new Uint8Array(new Uint16Array([0xfeff, ...[...text].map((c) => c.charCodeAt(0))]).buffer);
    expect(read(utf16).description).toBe("9.658E-4 µm");
    const latin = Uint8Array.from([...text].map((c) => c.charCodeAt(0)));
    expect(read(latin).description).toBe("9.658E-4 µm");
    expect(warningsOf(latin).join()).toContain("not UTF-8");
  });

  it("warns of further documents and foreign tags, and refuses a key that stands twice", () => {
    const text = JSON.stringify(rdf05());
    expect(warningsOf(`--- ${text}\n--- {}\n`).join()).toContain("2 YAML documents");
    expect(warningsOf(`--- ${text.replace('"small"', "!!python/name:x small")}`).join()).toContain(
      "!!python/name:x",
    );
    expect(problemsOf(text.replace('"name":"small"', '"name":"small","name":"other"'))).toEqual([
      "name: the key stands twice in the same map; keep one",
    ]);
  });
});

describe("what is no description", () => {
  it.each([
    ["empty", ""],
    ["only a comment", "# nothing"],
    ["a list", "- 1\n- 2"],
    ["plain text", "hello"],
    ["an unclosed quote", "a: 'x"],
    ["HTML", "<!DOCTYPE html><html><body>404: not found</body></html>"],
    ["a map as a key", "? {a: 1}\n: 2"],
    ["an unknown alias", "a: *nowhere"],
    ["an alias inside its anchor", "a: &x [1, *x]"],
    ["a null byte", "a: \u0000"],
  ])("%s: rdf/not-yaml", (_, text) => {
    expect(codeOf(() => read(text))).toBe("rdf/not-yaml");
  });

  it("bytes of a PNG: rdf/not-yaml, with place", () => {
    const error = caught(() => read(Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10, 0, 0, 0, 13])));
    expect(String(error)).toMatch(/rdf\/not-yaml.*test\.yaml/);
    expect(String(caught(() => read("a: 1\nb: 'x")))).toContain("line 2");
  });

  it("data sets, applications and files without model fields: rdf/not-a-model", () => {
    expect(codeOf(() => read({ type: "dataset", format_version: "0.2.4", name: "x" }))).toBe(
      "rdf/not-a-model",
    );
    expect(codeOf(() => read("type: application\nname: x"))).toBe("rdf/not-a-model");
    expect(codeOf(() => read("services: {web: {image: nginx}}"))).toBe("rdf/not-a-model");
    expect(codeOf(() => read({ type: 3 }))).toBe("rdf/not-a-model");
  });

  it("versions outside 0.3 to 0.5: rdf/unsupported-version; no version: rdf/invalid", () => {
    for (const v of ["0.1.0", "0.2.2", "0.6.0", "1.0.0", "latest", "0.50.1"])
      expect(codeOf(() => read(rdf05({ format_version: v })))).toBe("rdf/unsupported-version");
    expect(problemsOf(rdf05({ format_version: null }))[0]).toMatch(/^format_version: is missing/);
    expect(read(rdf05({ format_version: 0.5 })).formatVersion).toBe("0.5");
  });
});

describe("limits", () => {
  const limitOf = (run: () => unknown) => {
    const error = caught(run);
    if (!isFailure(error, "package/too-large")) throw error;
    return error.details.limit;
  };

  it("alias bombs end at MAX_RDF_VALUES, quickly", () => {
    let bomb = "a0: &a0 [x, x, x, x, x, x, x, x, x]\n";
    for (let i = 1; i < 12; i++)
      bomb += `a${i}: &a${i} [${Array(9)
        .fill(`*a${i - 1}`)
        .join(", ")}]\n`;
    const start = performance.now();
    expect(limitOf(() => read(bomb))).toBe("MAX_RDF_VALUES");
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it("nesting ends at MAX_RDF_DEPTH in text, through aliases and in objects", () => {
    expect(limitOf(() => read(`a: ${"[".repeat(100_000)}${"]".repeat(100_000)}`))).toBe("MAX_RDF_DEPTH");
    let chain = `a0: &a0 ${"[".repeat(40)}${"]".repeat(40)}\n`;
    chain += `a1: ${"[".repeat(40)}*a0${"]".repeat(40)}\n`;
    expect(limitOf(() => read(chain))).toBe("MAX_RDF_DEPTH");
    const cyclic: Record<string, unknown> = rdf05();
    cyclic.config = cyclic;
    expect(limitOf(() => read(cyclic))).toBe("MAX_RDF_DEPTH");
  });

  it("size ends at MAX_RDF_BYTES, tensors and axes at their limits", () => {
    expect(limitOf(() => read(`a: ${"x".repeat(MAX_RDF_BYTES)}`))).toBe("MAX_RDF_BYTES");
    expect(limitOf(() => read(new Uint8Array(MAX_RDF_BYTES + 1).fill(97)))).toBe("MAX_RDF_BYTES");
    expect(limitOf(() => read(rdf05({ inputs: Array(300).fill({}) })))).toBe("MAX_TENSORS");
    expect(limitOf(() => read(rdf05({ inputs: [{ axes: Array(65).fill({}) }] })))).toBe("MAX_AXES");
  });

  it("a channel axis of a thousand million gets no made-up names", () => {
    const axes = read(
      rdf05({
        format_version: "0.4.1",
        inputs: [{ name: "a", axes: "cyx", data_type: "float32", shape: [1e9, 8, 8] }],
        outputs: [{ name: "b", axes: "c", data_type: "float32", shape: [1] }],
      }),
    ).inputs[0]?.axes[0];
    expect(axes).toMatchObject({ size: { kind: "fixed", size: 1e9 }, channelNames: null });
  });
});
