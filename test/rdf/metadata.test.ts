import { describe, expect, it } from "vitest";
import { rdf04, rdf05, read, warningsOf } from "./support.ts";

describe("fields about the model", () => {
  it("persons as maps, as text of 0.3, and by their account only", () => {
    const authors = [
      "Constantin Pape;@bioimage-io",
      { name: "Ann", affiliation: "X", orcid: "0000", github_user: "ann", email: "a@b" },
      { github_user: "bob" },
      {},
      null,
      5,
    ];
    const d = read(rdf05({ authors }));
    expect(d.authors.map((a) => [a.name, a.affiliation, a.githubUser])).toEqual([
      ["Constantin Pape", "@bioimage-io", null],
      ["Ann", "X", "ann"],
      ["bob", null, "bob"],
      ["5", null, null],
    ]);
    expect(d.authors[1]).toEqual({
      name: "Ann",
      affiliation: "X",
      orcid: "0000",
      githubUser: "ann",
      email: "a@b",
    });
    expect(d.warnings).toEqual([{ path: "authors[3]", message: "has no name; left out" }]);
  });

  it("dois in every spelling, and links written in the place of a doi", () => {
    const cite = [
      { text: "a", doi: "https://doi.org/10.1038/s41592-018-0261-2" },
      { text: "b", doi: "doi: 10.1234/x,", url: "https://x" },
      { text: "c", doi: "https://arxiv.org/abs/2004.01607" },
      { text: "d", doi: "DOI" },
      { doi: "10.1234/only" },
      "plain text",
    ];
    const d = read(rdf05({ cite }));
    expect(d.cite).toEqual([
      { text: "a", doi: "10.1038/s41592-018-0261-2", url: null },
      { text: "b", doi: "10.1234/x", url: "https://x" },
      { text: "c", doi: null, url: "https://arxiv.org/abs/2004.01607" },
      { text: "d", doi: null, url: null },
      { text: "10.1234/only", doi: "10.1234/only", url: null },
      { text: "plain text", doi: null, url: null },
    ]);
    expect(d.warnings.map((w) => w.path)).toEqual(["cite[2].doi", "cite[3].doi"]);
  });

  it("the nickname wherever it stands", () => {
    const nickname = (change: object) => read(rdf05(change as Record<string, unknown>)).nickname;
    expect(
      nickname({ config: { bioimageio: { nickname: "affable-shark" } }, id: "10.5281/zenodo.1/2" }),
    ).toBe("affable-shark");
    expect(nickname({ id: "dynamic-t-rex", id_emoji: "🦖" })).toBe("dynamic-t-rex");
    expect(nickname({ id: "bioimage-io/polite-pig" })).toBe("polite-pig");
    expect(nickname({ nickname: "old-place" })).toBe("old-place");
    expect(nickname({ id: "my-own-model" })).toBeNull();
    expect(nickname({ config: { bioimageio: null } })).toBeNull();
    expect(nickname({})).toBeNull();
  });

  it("attachments as list, as files of 0.4 and as the free map of 0.3; file objects of 0.5.11", () => {
    const sources = (attachments: unknown) => read(rdf04({ attachments })).attachments.map((a) => a.source);
    expect(sources([{ source: "./a.ijm", sha256: null }, "b.txt"])).toEqual(["a.ijm", "b.txt"]);
    expect(sources({ files: ["./a.ijm"], more: ["c.py"] })).toEqual(["a.ijm", "c.py"]);
    expect(sources({ manifest: "./manifest/README.txt", meta: { deep: 1 }, n: 3 })).toEqual([
      "manifest/README.txt",
    ]);
    expect(sources({})).toEqual([]);
    const d = read(
      rdf05({
        format_version: "0.5.11",
        license: { source: "LICENSE" },
        documentation: { source: "README.md", sha256: "0".repeat(64) },
        covers: [{ source: "c.png" }, "d.png"],
      }),
    );
    expect([d.license, d.documentation, d.covers]).toEqual(["LICENSE", "README.md", ["c.png", "d.png"]]);
    expect(d.warnings).toEqual([]);
  });

  it("versions, run mode, config, raw", () => {
    const d = read(
      rdf04({
        version_number: 3,
        run_mode: { name: "deepimagej" },
        config: { deepimagej: { pyramidal_model: false } },
      }),
    );
    expect([d.version, d.runMode, d.config]).toEqual([
      "3",
      "deepimagej",
      { deepimagej: { pyramidal_model: false } },
    ]);
    expect(d.formatVersion).toBe("0.4.10");
    expect(d.raw.test_inputs).toEqual(["test_input.npy"]);
    expect(read(rdf05({ version: 2, version_number: 3 })).version).toBe("2");
  });

  it("nothing but the tensors and weights is needed", () => {
    const { format_version, inputs, outputs, weights } = rdf05();
    const d = read({ format_version, inputs, outputs, weights });
    expect(d).toMatchObject({ name: "unnamed model", description: "", authors: [], cite: [], license: null });
    expect(d.warnings.map((w) => w.path)).toEqual(["type", "name"]);
  });

  it("unknown keys are named at every level outside config", () => {
    const change = {
      extra: 1,
      authors: [{ name: "A", age: 3 }],
      cite: [{ text: "t", doi: "10.1234/x", year: 2020 }],
      attachments: [{ source: "a", size: 3 }],
      config: { anything: { goes: 1 } },
    };
    expect(warningsOf(rdf05(change)).map((w) => w.split(":")[0])).toEqual([
      "extra",
      "authors[0].age",
      "cite[0].year",
      "attachments[0].size",
    ]);
  });

  it("endless lists of warnings and problems are cut", () => {
    const authors = Array.from({ length: 1000 }, () => ({}));
    const d = read(rdf05({ authors }));
    expect(d.warnings.length).toBe(201);
    expect(d.warnings.at(-1)).toEqual({ path: "", message: "and 800 more" });
  });

  it("wrong types of such fields only warn", () => {
    const change = {
      authors: 3,
      cite: { text: "x" },
      tags: "nuclei",
      config: [1],
      covers: null,
      description: ["x"],
      links: [null, 3],
    };
    expect(
      warningsOf(rdf05(change))
        .map((w) => w.split(":")[0])
        .sort(),
    ).toEqual(["authors", "cite", "config", "description", "tags"]);
    expect(read(rdf05(change)).tags).toEqual(["nuclei"]);
  });
});

describe("table outputs", () => {
  const output = (id: string, axes: string, shape: number[]) => ({
    name: id,
    axes,
    shape,
    data_type: "float32",
  });
  const tables = (outputs: object[], config: object = {}) =>
    read(rdf04({ outputs, config, test_outputs: null })).outputs.map((o) => o.isTable);

  it("have no x and y and at most two long axes", () => {
    expect(
      tables([
        output("a", "bc", [1, 28]),
        output("b", "bic", [1, 1000, 6]),
        output("c", "bzxyc", [1, 9, 28, 28, 2]),
        output("d", "bitc", [1, 5, 6, 7]),
        output("e", "byx", [1, 8, 8]),
      ]),
    ).toEqual([true, true, false, false, false]);
  });

  it("but not where two space axes have names of their own", () => {
    const axes = (...ids: string[]) => [
      { type: "batch" },
      { type: "channel", channel_names: ["a"] },
      ...ids.map((id) => ({ type: "space", id, size: 8 })),
    ];
    const outputs = [
      { id: "image", axes: axes("h", "w") },
      { id: "profile", axes: axes("w") },
      { id: "scores", axes: axes() },
    ];
    expect(read(rdf05({ outputs })).outputs.map((o) => o.isTable)).toEqual([false, true, true]);
  });

  it("or are named ResultsTable in config.deepimagej", () => {
    const config = (outputs: unknown) => ({ deepimagej: { test_information: { outputs } } });
    const image = [output("points", "byx", [1, 8, 2])];
    expect(tables(image, config([{ name: "points", type: "ResultsTable" }]))).toEqual([true]);
    expect(tables(image, config({ name: "points", type: "ResultsTable" }))).toEqual([true]);
    expect(tables(image, config([{ name: "Results.csv", type: "ResultsTable" }]))).toEqual([false]);
    expect(tables(image, { deepimagej: null })).toEqual([false]);
  });
});
