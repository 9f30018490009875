import { describe, expect, it } from "vitest";
import { borders, followAxis, type GraphField, worstPhase } from "../../../src/build/probe/graph-field.ts";
import { GraphReads } from "../../../src/build/probe/graph-reads.ts";
import { readGraph } from "../../../src/onnx/index.ts";
import { expectManifestHolds } from "../../support/manifest.ts";
import { knownNetworks, networkBytes } from "./known-networks.ts";

function follow(name: string, output: number, dim: number): GraphField[] | string {
  const graph = readGraph(networkBytes(name), name);
  return followAxis(new GraphReads(graph), graph.outputs[output]?.name ?? "", dim);
}

describe("arithmetic of the graph", () => {
  it("uses networks that their script made", () => expectManifestHolds("networks"));

  it.each(knownNetworks.filter((network) => network.kind === "tiled"))(
    "$name: borders and fields are those of brute force",
    ({ name, axes, channelLast }) => {
      axes.forEach(({ min, step, outputs }, a) => {
        outputs.forEach((known, o) => {
          const fields = follow(name, o, a + (channelLast ? 1 : 2));
          if (typeof fields === "string") throw new Error(fields);
          const size = min + 64 * (step || 1);
          const border = fields.map((field) => borders(field, size, known.offset));
          const reach = fields.map((field) => worstPhase(field, known.offset));
          const most = (values: readonly number[]) => Math.max(...values);
          expect(fields[0]).toMatchObject({ whole: false, up: known.up, down: known.down });
          expect([most(border.map((b) => b.minus)), most(border.map((b) => b.plus))]).toEqual(known.border);
          expect([most(reach.map((r) => r.minus)), most(reach.map((r) => r.plus))]).toEqual(known.field);
        });
      });
    },
  );
});
