import { readdirSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { catalogue, fail, fromFailureRecord, isFailure, toFailureRecord } from "../../src/errors/index.ts";

describe("error catalogue", () => {
  const codes = Object.keys(catalogue);

  it("is sorted and named folder/what", () => {
    expect(codes).toEqual([...codes].sort());
    for (const code of codes) expect(code).toMatch(/^(aborted|[a-z]+\/[a-z0-9-]+)$/);
  });

  it("has no code that nothing throws", () => {
    const src = resolve(import.meta.dirname, "../../src");
    const sources = readdirSync(src, { recursive: true, encoding: "utf8" })
      .filter((name) => name.endsWith(".ts") && !name.endsWith("catalogue.ts"))
      .map((name) => readFileSync(join(src, name), "utf8"))
      .join("\n");
    expect(codes.filter((code) => !sources.includes(`"${code}"`))).toEqual([]);
  });

  it("puts the code at the start of the message and survives a round trip as a plain object", () => {
    const error = fail("package/unsafe-path", { file: "../evil" });
    expect(error.message).toMatch(/^\[package\/unsafe-path\] .*\.\.\/evil/);
    const back = fromFailureRecord(structuredClone(toFailureRecord(error)));
    expect(isFailure(back, "package/unsafe-path") && back.details.file).toBe("../evil");
    expect(back.message).toBe(error.message);
  });

  it("records foreign errors as internal", () => {
    expect(toFailureRecord(new RangeError("x")).message).toBe("[internal] RangeError: x");
  });
});
