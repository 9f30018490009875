import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import {
  type BuildState,
  emptyState,
  entries,
  type Looked,
  lookKey,
  removeEntry,
} from "../../src/ui/build/build-state.ts";
import { stepOf } from "../../src/ui/build/check-panel.ts";
import { haloWarnings, problemsOf } from "../../src/ui/build/field-problems.ts";
import { toRequest } from "../../src/ui/build/to-request.ts";
import { fakeProposal } from "../build/fake-proposal.ts";

/** From what stands in the fields of the Build tab to a request, and from failures back to fields. */

const proposal = fakeProposal(
  [{ name: "raw", axes: ["batch=*", "channel=1", "y=16+8", "x=16+8"] }],
  [{ name: "out", axes: ["batch=*", "channel=2", "y=0.y~6", "x=0.x~6"] }],
);

function filled(values: Record<string, string> = {}): BuildState {
  const axes = [
    { type: "batch" },
    { type: "channel" },
    { type: "space", id: "y" },
    { type: "space", id: "x" },
  ];
  const rdf = { name: "net", inputs: [{ id: "raw", axes }], outputs: [{ id: "scores", axes }] };
  const candidates = { inputs: [], outputs: [] };
  const looked: Looked = { key: "", rdf, proposal, notes: [], candidates, ms: 1 };
  return { ...emptyState(), weights: [new File(["x"], "net.onnx", { lastModified: 1 })], values, looked };
}

describe("fields of the Build tab", () => {
  it("say nothing while they are empty: everything is proposed", () => {
    const { request, problems } = toRequest(filled());
    expect(Object.keys(request).sort()).toEqual(["tensors", "weights"]);
    expect(request.tensors).toEqual({ inputs: [{}], outputs: [{}] });
    expect(problems).toEqual([]);
  });

  it("become what build takes", () => {
    const state = filled({
      name: " My net ",
      tags: "nuclei, cells,",
      "authors[0].name": "A. Author",
      "authors[0].orcid": "0000-0002-1825-0097",
      "cite[0].text": "A paper",
      "cite[0].doi": "10.1234/abcd",
      "inputs[0].axes": "bcyx",
      "inputs[0].sizes.y.min": "32",
      "inputs[0].sizes.x.kind": "fixed",
      "inputs[0].sizes.x.fixed": "64",
      "inputs[0].range.low": "0",
      "outputs[0].halo.y": "8",
      "outputs[0].scale.y": "0,5",
      "outputs[0].channel_names": "a; b",
      allow_tiling: "no",
      format: "0.4",
    });
    state.steps["inputs[0]"] = [
      { id: "scale_range", kwargs: { min_percentile: "1", max_percentile: "99.8", axes: "y, x", eps: "" } },
    ];
    state.samples = [new File(["x"], "cells.tif")];
    const { request, problems } = toRequest(state);
    expect(problems).toEqual([]);
    expect(request).toMatchObject({
      name: "My net",
      tags: ["nuclei", "cells"],
      authors: [{ name: "A. Author", orcid: "0000-0002-1825-0097" }],
      cite: [{ text: "A paper", doi: "10.1234/abcd" }],
      tensors: {
        inputs: [{ axes: "bcyx", sizes: { y: { min: 32, step: 8 }, x: 64 }, data_range: [0, null] }],
        outputs: [{ halo: { y: 8 }, scale: { y: 0.5 }, channel_names: ["a", "b"] }],
      },
      preprocessing: {
        raw: [{ id: "scale_range", kwargs: { min_percentile: 1, max_percentile: 99.8, axes: ["y", "x"] } }],
      },
      allow_tiling: false,
      format: "0.4",
    });
    expect(request.inputs).toEqual(state.samples);
    expect(toRequest(state, false).request).not.toHaveProperty("authors");
  });

  it("name entries that are no numbers, and leave them out", () => {
    const state = filled({
      "outputs[0].halo.y": "many",
      "inputs[0].sizes.y.step": "0",
      "outputs[0].scale.x": "-1",
    });
    state.steps["outputs[0]"] = [{ id: "binarize", kwargs: { threshold: "half" } }];
    const { request, problems } = toRequest(state);
    expect(problems).toEqual([
      { path: "inputs[0].sizes.y.step", message: "must be a whole number from 1" },
      { path: "outputs[0].halo.y", message: "must be a number" },
      { path: "outputs[0].scale.x", message: "must be above 0" },
      { path: "outputs[0].steps[0].threshold", message: "must be a number" },
    ]);
    expect(request.tensors?.outputs).toEqual([{}]);
  });

  it("ask for another look only when axes, weights or samples changed", () => {
    const key = lookKey(filled({ name: "a", "outputs[0].halo.y": "3" }));
    expect(lookKey(filled({ name: "b" }))).toBe(key);
    expect(lookKey(filled({ "inputs[0].axes": "byxc" }))).not.toBe(key);
    expect(lookKey({ ...filled(), samples: [new File(["x"], "a.tif")] })).not.toBe(key);
  });

  it("keep their order when an entry of a list goes", () => {
    const values = { "authors[0].name": "A", "authors[1].name": "B", "authors[2].name": "C", name: "x" };
    expect(entries(values, "authors")).toBe(3);
    removeEntry(values, "authors", 1);
    expect(values).toEqual({ "authors[0].name": "A", "authors[1].name": "C", name: "x" });
  });

  it("get the problems that are theirs", () => {
    const steps = { "inputs[0]": [{ id: "clip", kwargs: { min: "1", max: "0" } }] };
    const ids = { inputs: ["raw"], outputs: ["scores"], steps };
    const metadata = fail("build/metadata", { issues: [{ path: "cite[0].doi", message: "x is no doi" }] });
    expect(problemsOf(metadata, ids)).toEqual([{ path: "cite[0].doi", message: "x is no doi" }]);
    const stated = fail("build/request", { issues: [{ path: "tensors.inputs[0].id", message: "no" }] });
    expect(problemsOf(stated, ids)[0]?.path).toBe("inputs[0].id");
    const found = "for raw [1, 1, 7, 7] the axis y has another size than described";
    const size = fail("build/size", { tensor: "scores", found, figures: {} });
    expect(problemsOf(size, ids)[0]).toMatchObject({
      path: "outputs[0]:y",
      message: expect.stringContaining(found),
    });
    const fails = fail("build/size", { tensor: "raw", found: "the network fails", figures: {} });
    expect(problemsOf(fails, ids)[0]?.path).toBe("inputs[0].sizes");
    const step = fail("build/request", { issues: [{ path: "steps[0].kwargs.max", message: "no" }] });
    expect(problemsOf(step, ids)[0]?.path).toBe("inputs[0].steps[0].max");
    expect(problemsOf(fail("build/weights", { file: "a", reason: "b" }), ids)[0]?.path).toBe("");
    expect(problemsOf(new Error("boom"), ids)[0]?.message).toContain("boom");
    const places = [
      "inputs[0].axes",
      "inputs[0]:y",
      "outputs[0].halo.y",
      "cite[0].doi",
      "inputs[0].steps[0].eps",
      "",
    ];
    expect(places.map(stepOf)).toEqual(["tensors", "sizes", "outputs", "about", "processing", null]);
  });

  it("are warned of halos that are too small, with the figure", () => {
    const tiled = [
      {
        output: "scores",
        imageShape: [],
        tile: {},
        tiles: 9,
        halo: {},
        maxAbsDifference: 0.25,
        maxAbsValue: 1,
      },
    ];
    const warn = (value: string) =>
      haloWarnings({ "outputs[0].halo.y": value }, { proposal, tiled }, ["scores"]);
    expect(warn("2")).toEqual([
      {
        path: "outputs[0].halo.y",
        message: "Too small: tiles differ from the whole image by up to 0.25. 6 is needed.",
      },
    ]);
    expect(warn("6")).toEqual([]);
    expect(warn("")).toEqual([]);
  });
});
