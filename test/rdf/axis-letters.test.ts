import { describe, expect, it } from "vitest";
import { axisIdsFromLetters, axisLetters } from "../../src/rdf/index.ts";
import { codeOf } from "./support.ts";

describe("axis letters", () => {
  it("reads letters, ids and mixtures with commas or blanks", () => {
    expect(axisIdsFromLetters("bcyx")).toEqual(["batch", "channel", "y", "x"]);
    expect(axisIdsFromLetters("ITZ")).toEqual(["index", "time", "z"]);
    expect(axisIdsFromLetters("batch, channel y,x")).toEqual(["batch", "channel", "y", "x"]);
    expect(axisIdsFromLetters("Y,X,C")).toEqual(["y", "x", "channel"]);
    expect(axisIdsFromLetters("row,col")).toEqual(["row", "col"]);
    expect(axisIdsFromLetters("channel")).toEqual(["channel"]);
    expect(axisIdsFromLetters("s,y,x")).toEqual(["s", "y", "x"]);
  });

  it.each(["", "  ", ",", "yq", "yy", "y,y", "y,x,Y", "row"])("refuses %j", (text) => {
    expect(codeOf(() => axisIdsFromLetters(text))).toBe("rdf/axes");
  });

  it("writes letters where every axis has one, and both directions agree", () => {
    expect(axisLetters(["batch", "channel", "y", "x"])).toBe("bcyx");
    expect(axisLetters(["batch", "row"])).toBe("batch,row");
    for (const ids of [["time", "z", "y", "x"], ["s", "x"], ["index"]])
      expect(axisIdsFromLetters(axisLetters(ids))).toEqual(ids);
  });
});
