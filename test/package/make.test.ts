import { describe, expect, it } from "vitest";
import { isFailure } from "../../src/errors/index.ts";
import { openModel, packageWriter, uniqueName } from "../../src/package/index.ts";
import { tinyRdf } from "../support/tiny-model.ts";

const bytes = (text: string) => new TextEncoder().encode(text);

async function codeOf(promise: Promise<unknown>): Promise<string> {
  try {
    await promise;
  } catch (error) {
    if (isFailure(error)) return error.code;
    throw error;
  }
  return "nothing thrown";
}

describe("packageWriter", () => {
  it("makes a flat package that opens, with hashes that match", async () => {
    const writer = packageWriter();
    const weights = await writer.add("some/folder/weights.onnx", bytes("w"));
    expect(weights.source).toBe("weights.onnx");
    const rdf = JSON.stringify(tinyRdf({ weights: { onnx: { ...weights, opset_version: 17 } } }));
    const model = await openModel(await writer.zip(rdf));
    expect(model.files).toEqual(["rdf.yaml", "weights.onnx"]);
    const entry = model.description.weights[0];
    expect(entry && new TextDecoder().decode(await model.read(entry.file))).toBe("w");
    expect(model.hashes[0]?.verdict).toBe("match");
  });

  it("gives equal bytes for equal content, with a fixed date", async () => {
    const make = async () => {
      const writer = packageWriter();
      await writer.add("a.bin", bytes("a".repeat(1000)));
      await writer.add("ä.txt", bytes("umlaut"));
      return writer.zip("name: x");
    };
    const first = await make();
    expect(await make()).toEqual(first);
    // The date of the first local header: 1980-01-01 00:00 is 0 and 0x21.
    const view = new DataView(first.buffer, first.byteOffset);
    expect([view.getUint16(10, true), view.getUint16(12, true)]).toEqual([0, 0x21]);
  });

  it("keeps both of two files with one name, whatever its case", async () => {
    const writer = packageWriter();
    const names: string[] = [];
    for (const name of ["pre.ijm", "pre.ijm", "other/Pre.ijm", "pre.tar.gz", "pre.tar.gz", "none", "none"])
      names.push((await writer.add(name, bytes(name))).source);
    expect(names).toEqual([
      "pre.ijm",
      "pre_2.ijm",
      "Pre_3.ijm",
      "pre.tar.gz",
      "pre_2.tar.gz",
      "none",
      "none_2",
    ]);
    expect(writer.files.map((file) => file.source)).toEqual(names);
  });

  it("replaces what file systems refuse", async () => {
    expect((await packageWriter().add('at 12:30?"c".ijm', bytes(""))).source).toBe("at 12_30__c_.ijm");
  });

  it.each(["rdf.yaml", "RDF.yaml", "x.model.yaml", "folder/bioimageio.yml"])("refuses %s", async (name) => {
    expect(await codeOf(packageWriter().add(name, bytes("")))).toBe("package/reserved-name");
  });

  it.each(["../x", "/etc/passwd", "", "c:\\x"])("refuses the path %j", async (name) => {
    expect(await codeOf(packageWriter().add(name, bytes("")))).toBe("package/unsafe-path");
  });

  it("names what is free", () => {
    expect(uniqueName(".hidden", (name) => name === ".hidden")).toBe(".hidden_2");
    expect(uniqueName("a.b", () => false)).toBe("a.b");
  });
});
