import { describe, expect, it } from "vitest";
import type { BuildRequest } from "../../src/build/build-types.ts";
import { NO_TIMESTAMP, writeMetadata } from "../../src/build/metadata.ts";
import { checkLicense } from "../../src/build/spdx.ts";
import { isTensorId, tensorIds } from "../../src/build/tensor-ids.ts";
import { isFailure } from "../../src/errors/index.ts";

const weights = { path: "w.onnx", content: new Uint8Array() };

function issuesOf(fields: Partial<BuildRequest>): string[] {
  try {
    writeMetadata({ weights, name: "A good name", license: "MIT", ...fields }, "w");
  } catch (error) {
    if (isFailure(error, "build/metadata")) return error.details.issues.map((i) => `${i.path} ${i.message}`);
    throw error;
  }
  return [];
}

describe("writeMetadata", () => {
  it("takes good fields as they are, and dois in any spelling", () => {
    const { metadata, toComplete, notes } = writeMetadata(
      {
        weights,
        name: "U-Net (2D) +plus_1",
        description: "d",
        authors: ["A. Author", { name: "B", orcid: "0000-0002-1825-0097", github_user: "b" }],
        maintainers: [{ name: "C", github_user: "c" }],
        cite: [
          { text: "t", doi: "https://doi.org/10.1234/x" },
          { text: "u", url: "https://example.org/u" },
        ],
        license: "BSD-3-Clause",
        tags: ["cells", "deepimagej"],
        git_repo: "https://example.org/repo",
        timestamp: "2026-01-31T12:00:00+01:00",
        id: "my-model/1",
      },
      "w",
    );
    expect([toComplete, notes]).toEqual([[], []]);
    expect(metadata.cite[0]?.doi).toBe("10.1234/x");
    expect(metadata.tags).toEqual(["deepimagej", "cells"]);
    expect(metadata.authors.map((a) => a.name)).toEqual(["A. Author", "B"]);
    expect(metadata.timestamp).toBe("2026-01-31T12:00:00+01:00");
  });

  it.each<[Partial<BuildRequest>, string]>([
    [{ name: "a/b/c" }, "name has other characters"],
    [{ name: "abc" }, "name has 3 characters"],
    [{ name: "x".repeat(129) }, "name has 129 characters"],
    [{ description: "x".repeat(1025) }, "description has 1025 characters"],
    [{ authors: ["A/B"] }, "authors[0].name is empty or has a slash"],
    [
      { authors: [{ name: "A", orcid: "0000-0002-1825-0098" }] },
      "authors[0].orcid 0000-0002-1825-0098 is no ORCID",
    ],
    [{ maintainers: [{ name: "A" }] }, "maintainers[0].github_user is missing"],
    [{ cite: [{ text: "t" }] }, "cite[0] needs a doi or a url"],
    [{ cite: [{ text: "t", doi: "arXiv:1" }] }, "cite[0].doi arXiv:1 is no doi"],
    [{ license: "apache 2" }, "license apache 2 is no SPDX id; Apache-2.0 may be meant"],
    [{ git_repo: "example.org" }, "git_repo example.org is no web address"],
    [{ id: "My Model" }, "id My Model has other characters"],
    [{ timestamp: "yesterday" }, "timestamp yesterday is no ISO 8601"],
  ])("refuses %j", (fields, message) => {
    expect(issuesOf(fields).join("\n")).toContain(message);
  });

  it("reports all problems at once", () => {
    expect(issuesOf({ name: "a", license: "bsd2", git_repo: "x" })).toHaveLength(3);
  });

  it("makes names out of file names", () => {
    const nameOf = (stem: string) => writeMetadata({ weights }, stem).metadata.name;
    expect(nameOf("unet__nuclei.v2")).toBe("unet nuclei v2");
    expect(nameOf("w")).toBe("w network");
    expect(nameOf("äöü")).toBe("network");
    expect(nameOf("x".repeat(100))).toHaveLength(64);
  });

  it("has stand-ins where format 0.4 demands something, and says so", () => {
    const { metadata, toComplete, notes } = writeMetadata({ weights, format: "0.4" }, "weights");
    expect([metadata.timestamp, metadata.license]).toEqual([NO_TIMESTAMP, "LicenseRef-unknown"]);
    expect(toComplete.map((t) => t.field)).toContain("timestamp");
    expect(notes.join()).toContain("LicenseRef-unknown");
  });
});

describe("checkLicense", () => {
  it.each([
    ["MIT", "known"],
    ["mit", "misspelt"],
    ["BSD2", "misspelt"],
    ["CC BY 4.0", "misspelt"],
    ["MIT-Modern-Variant", "unknown"],
  ])("%s is %s", (text, kind) => expect(checkLicense(text).kind).toBe(kind));
});

describe("tensorIds", () => {
  const tensors = (...names: string[]) => names.map((name) => ({ name, stated: undefined }));

  it("keeps names that are identifiers and numbers the others", () => {
    expect(tensorIds(tensors("Raw"), tensors("probability"))).toEqual({
      inputs: ["raw"],
      outputs: ["probability"],
    });
    expect(tensorIds(tensors("input.1"), tensors("82"))).toEqual({ inputs: ["input"], outputs: ["output"] });
    expect(tensorIds(tensors("x", "y"), tensors("a b", "lambda"))).toEqual({
      inputs: ["input0", "input1"],
      outputs: ["output0", "output1"],
    });
  });

  it("never gives an id twice, stated ones first", () => {
    const ids = tensorIds(
      [{ name: "mask", stated: undefined }],
      [{ name: "o", stated: "mask" }, ...tensors("mask")],
    );
    expect(ids).toEqual({ inputs: ["mask_2"], outputs: ["mask", "mask_3"] });
  });

  it("knows what an identifier is", () => {
    expect(["raw", "_a1", "a".repeat(32)].map(isTensorId)).toEqual([true, true, true]);
    expect(["", "Raw", "1a", "a-b", "for", "a".repeat(33)].map(isTensorId)).toEqual(new Array(6).fill(false));
  });
});
