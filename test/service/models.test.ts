import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import type { ModelPackage, ModelSource, OpenOptions } from "../../src/package/index.ts";
import { Models } from "../../src/service/models.ts";

/** Opening is replaced, so that its calls can be counted, delayed and failed. */
function setup() {
  const opened: { source: ModelSource; options: OpenOptions }[] = [];
  const open = async (source: ModelSource, options: OpenOptions): Promise<ModelPackage> => {
    opened.push({ source, options });
    await new Promise((resolve, reject) => {
      setTimeout(resolve, 5);
      options.signal?.addEventListener("abort", () => reject(fail("aborted", { what: "open" })));
    });
    return { label: String(source) } as ModelPackage; // only its identity is looked at
  };
  return { models: new Models(open, { nuclei: "https://here.example/nuclei/rdf.yaml" }), opened };
}

const strict = { ignoreHash: false };

describe("Models", () => {
  it("opens a bundled name or an address once, and again for ignored hashes", async () => {
    const { models, opened } = setup();
    const first = await models.open("nuclei", strict);
    expect((await models.open("https://here.example/nuclei/rdf.yaml", strict)).handle).toBe(first.handle);
    expect((await models.open({ handle: first.handle }, { ignoreHash: true })).handle).toBe(first.handle);
    expect(opened.map(({ options }) => options.ignoreHash)).toEqual([false, true]);
  });

  it("takes files, bytes in every wrapping, and descriptions", async () => {
    const { models, opened } = setup();
    const file = new File(["x"], "rdf.yaml");
    const ndarray = {
      _rtype: "ndarray",
      _rvalue: Uint8Array.of(1, 2).buffer,
      _rshape: [2],
      _rdtype: "uint8",
    };
    for (const model of [
      file,
      [file],
      [{ path: "a/rdf.yaml", content: ndarray }],
      ndarray,
      new DataView(new ArrayBuffer(3)),
      { rdf: "name: x", files: { w: ndarray } },
    ]) {
      await models.open(model, strict);
    }
    expect(opened.map(({ source }) => source)).toEqual([
      file,
      [file],
      [{ path: "a/rdf.yaml", content: Uint8Array.of(1, 2) }],
      Uint8Array.of(1, 2),
      new Uint8Array(3),
      { rdf: "name: x", files: { w: Uint8Array.of(1, 2) } },
    ]);
  });

  it("forgets the oldest of too many", async () => {
    const { models } = setup();
    const { handle } = await models.open("nuclei", strict);
    for (let i = 0; i < 4; i++) await models.open(`https://here.example/${i}`, strict);
    await expect(models.open({ handle }, strict)).rejects.toThrow(/service\/unknown-model.*nuclei/);
  });

  it("is not disturbed by another caller who stops waiting", async () => {
    const { models, opened } = setup();
    const impatient = new AbortController();
    const first = models.open("nuclei", { ...strict, signal: impatient.signal });
    const second = models.open("nuclei", strict);
    impatient.abort();
    await expect(first).rejects.toThrow(/aborted/);
    expect((await second).handle).toBe("model-1");
    expect(opened).toHaveLength(2);
  });

  it.each([[[]], [[1, 2]], [null], [true], [{ rdf: 5 }], [{ path: "x" }]])("refuses %j", async (model) => {
    await expect(setup().models.open(model, strict)).rejects.toThrow(/service\/unknown-model/);
  });
});
