import { expect, it } from "vitest";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

const site = useSite();

/** Arrays of the page, as expressions: `array(dtype, shape, value of element i)`. */
const labels = 'array("uint16", [8, 8], (i) => (i % 8 < 4 ? 1 : 0))';
const cases: readonly [string, string, string, object, string][] = [
  ["other sizes", labels, 'array("uint16", [8, 9], () => 1)', {}, "metrics/shape-mismatch"],
  ["other axes", `axes(${labels}, "zy")`, `axes(${labels}, "yx")`, {}, "validate/axes"],
  [
    "label sets that do not overlap",
    'array("uint16", [8, 8], (i) => (i % 8 < 4 ? 1 : 2))',
    'array("uint16", [8, 8], (i) => (i % 8 < 4 ? 7 : 9))',
    { measures: "Jaccard" },
    "validate/label-sets",
  ],
  [
    "float labels",
    labels,
    'array("float32", [8, 8], (i) => (i % 8 < 4 ? 2 : 3))',
    { measures: "SEG" },
    "metrics/labels",
  ],
  [
    "NaN everywhere",
    'array("float32", [8, 8], () => 1)',
    'array("float32", [8, 8], () => NaN)',
    { measures: "RMSE" },
    "metrics/no-values",
  ],
  ["an image without partner", `{ a: ${labels}, b: ${labels} }`, `{ a: ${labels} }`, {}, "validate/pairs"],
  ["an unknown measure", labels, labels, { measures: "Beauty" }, "validate/measure"],
];

it("bad input of validate and build is refused by code over imjoy-rpc, and the next call works", async () => {
  const { page } = await openCoreHost(
    site,
    site.url(),
    `${site.otherUrl()}plugins/deepimagej.html?type=rpc-worker`,
  );
  const call = (body: string) =>
    callPlugin<string>(
      page,
      `const types = { uint16: Uint16Array, float32: Float32Array };
       const array = (dtype, shape, value) => ({
         _rtype: "ndarray", _rdtype: dtype, _rshape: shape,
         _rvalue: types[dtype].from({ length: shape[0] * shape[1] }, (_, i) => value(i)).buffer,
       });
       const axes = (image, names) => ({ ...image, axes: names });
       try { ${body} } catch (error) { return String(error.message ?? error); }`,
    );
  for (const [what, reference, test, options, code] of cases) {
    const message = await call(
      `return String((await dij.validate({ reference: ${reference}, test: ${test}, ...${JSON.stringify(options)} })).rows.length);`,
    );
    expect([what, message.includes(`[${code}] `)], message).toEqual([what, true]);
  }
  const noWeights = await call(
    'return String(await dij.build({ weights: { path: "w.onnx", content: new Uint8Array([1, 2, 3, 4]).buffer } }));',
  );
  expect(noWeights).toMatch(/\[(engine\/malformed-weights|build\/[a-z-]+)\] .*w\.onnx/);
  const rows = await call(
    `return String((await dij.validate({ reference: ${labels}, test: ${labels} })).rows.length);`,
  );
  expect(Number(rows)).toBeGreaterThan(0);
});
