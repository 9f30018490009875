import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { maskRcnnSteps, parseMaskRcnnConfig } from "../../src/image/mask-rcnn/index.ts";
import { expectManifestHolds, goldenJson } from "../support/manifest.ts";

interface Case {
  readonly shape: [number, number, number];
  readonly config: {
    mode: string;
    min: number;
    max: number;
    minScale: number;
    mean: number[];
    classes: number;
    scales: number[];
    ratios: number[];
    strides: number[];
    step: number;
  };
  readonly processed: [number, number];
  readonly window: number[];
  readonly meta: number[];
  readonly at: number[];
  readonly values: number[];
  readonly sum: number;
  readonly anchors: { count: number; first: number[]; last: number[]; sum: number };
  readonly detections: number[];
  readonly maskSize: number;
  readonly boxes: [number, number, number, number, number][];
  readonly planes: number[][];
}

const cases = goldenJson<Case[]>("mask-rcnn", "cases.json");

function configText({ config }: Pick<Case, "config">): string {
  return `/* Settings. Lines with 'PARAMETER:' hold them: 'PARAMETER:' X = 1
 * PARAMETER: INPUT_IMAGE = input_image
 * PARAMETER: MRCNN_MASK = mrcnn_mask
 * PARAMETER: MRCNN_DETECTION = mrcnn_detection
 * PARAMETER: NAME = None
 * PARAMETER: IMAGE_RESIZE_MODE = ${config.mode}
 * PARAMETER: IMAGE_MIN_DIM = ${config.min === 0 ? "None" : config.min}
 * PARAMETER: IMAGE_MAX_DIM = ${config.max}
 * PARAMETER: IMAGE_MIN_SCALE = ${config.minScale}
 * PARAMETER: MEAN_PIXEL = [${config.mean.join(", ")}]
 * PARAMETER: NUM_CLASSES = ${config.classes}
 * PARAMETER: BACKBONE_STRIDES = [${config.strides.join(", ")}]
 * PARAMETER: RPN_ANCHOR_SCALES = (${config.scales.join(", ")})
 * PARAMETER: RPN_ANCHOR_RATIOS = [${config.ratios.join(", ")}]
 * PARAMETER: RPN_ANCHOR_STRIDE = ${config.step}
*/`;
}

function picture([height, width, channels]: Case["shape"]) {
  const planes = Array.from({ length: channels }, (_, c) =>
    Float32Array.from({ length: width * height }, (__, i) => {
      const [x, y] = [i % width, Math.trunc(i / width)];
      return (7 * x + 13 * y + 31 * c + x * y) % 251;
    }),
  );
  return { width, height, planes };
}

function masks(n: number, size: number, classes: number, turned = false) {
  const data = new Float32Array(n * size * size * classes);
  const middle = (size - 1) / 2;
  for (let i = 0, at = 0; i < n; i++)
    for (let a = 0; a < size; a++)
      for (let b = 0; b < size; b++)
        for (let k = 0; k < classes; k++, at++) {
          const [y, x] = turned ? [b, a] : [a, b];
          const r = ((y - middle) ** 2 + (1 + i / 3) * (x - middle) ** 2) / (3 + 2 * k);
          data[at] = 1 / (1 + Math.exp(r - 4 - i));
        }
  const axes = turned ? ["batch", "z", "x", "y", "channel"] : ["batch", "z", "y", "x", "channel"];
  return ndarray("float32", [1, n, size, size, classes], data, axes);
}

const total = (data: ArrayLike<number>): number => Array.from(data).reduce((a, b) => a + b, 0);

describe("Mask R-CNN steps", () => {
  it("goldens are the ones the script made", () => expectManifestHolds("mask-rcnn"));

  it.each(cases)("preprocessing of $shape in mode $config.mode", (c) => {
    const { image, meta, anchors, geometry, config } = maskRcnnSteps.pre(picture(c.shape), configText(c));
    expect(image.shape).toEqual([1, ...c.processed, 3]);
    expect(image.axes).toEqual(["batch", "y", "x", "channel"]);
    expect([...geometry.window]).toEqual(c.window);
    expect([...meta.data]).toEqual(c.meta);
    // One step of float32: sums of the cubic kernel are added in another order.
    for (const [k, at] of c.at.entries()) expect(image.data[at]).toBeCloseTo(c.values[k] ?? Number.NaN, 4);
    expect(Math.abs(total(image.data) - c.sum)).toBeLessThan(0.5);
    expect(anchors.shape).toEqual([1, c.anchors.count, 4]);
    const closeTo = (got: ArrayLike<number>, expected: readonly number[]) => {
      for (const [k, value] of expected.entries()) expect(got[k]).toBeCloseTo(value, 6);
    };
    closeTo(anchors.data, c.anchors.first);
    closeTo(anchors.data.slice(-c.anchors.last.length), c.anchors.last);
    expect(total(anchors.data)).toBeCloseTo(c.anchors.sum, 2);
    expect(config.maskOutput).toBe("mrcnn_mask");
  });

  it.each(cases)("postprocessing for $shape in mode $config.mode", (c) => {
    const { geometry } = maskRcnnSteps.pre(picture(c.shape), configText(c));
    const detections = ndarray("float32", [1, 6, 6], Float32Array.from(c.detections));
    for (const turned of [false, true]) {
      const found = maskRcnnSteps.post(detections, masks(6, c.maskSize, c.config.classes, turned), geometry);
      expect(found.title).toBe("finalMask");
      expect([found.height, found.width]).toEqual(c.shape.slice(0, 2));
      expect(found.boxes.map((b) => [b.y1, b.x1, b.y2, b.x2, b.classId])).toEqual(c.boxes);
      const inside = found.planes.map((plane) => [...plane].flatMap((v, i) => (v === 1 ? [i] : [])));
      expect(inside).toEqual(c.planes);
      expect(new Set(found.planes.flatMap((plane) => [...plane]))).toEqual(new Set([0, 1]));
    }
  });

  it("is recognised by its spec strings only", () => {
    expect(maskRcnnSteps.side("General.jar Preprocessing::preProcessingRoutineUsingImage")).toBe(
      "preprocess",
    );
    expect(maskRcnnSteps.side("General.jar PostProcessing::postProcessingRoutineUsingImage")).toBe(
      "postprocess",
    );
    expect(maskRcnnSteps.matches("General.jar Preprocessing::postProcessingRoutineUsingImage")).toBe(false);
    expect(maskRcnnSteps.matches("Other.jar Preprocessing::preProcessingRoutineUsingImage")).toBe(false);
    expect(maskRcnnSteps.matches("ij.IJ::runMacroFile")).toBe(false);
  });

  it("a picture longer than MAX_DIM is made smaller", () => {
    const c = { ...cases[0]!, shape: [60, 200, 3] as [number, number, number] };
    const { geometry, image } = maskRcnnSteps.pre(picture(c.shape), configText(c));
    expect(geometry.scale).toBeCloseTo(128 / 200, 12);
    expect([...geometry.window]).toEqual([45, 0, 83, 128]);
    expect(image.data.every(Number.isFinite)).toBe(true);
  });

  it("objects that stick out are cut at the image border", () => {
    const { geometry } = maskRcnnSteps.pre(
      picture([64, 64, 3]),
      configText({ config: { ...cases[0]!.config, mode: "none" } }),
    );
    const detections = ndarray("float32", [1, 6], Float32Array.of(-0.2, 0.8, 0.3, 1.3, 1, 1));
    const full = ndarray("float32", [1, 1, 4, 4, 2], new Float32Array(32).fill(1));
    const { planes, boxes } = maskRcnnSteps.post(detections, full, geometry);
    expect(boxes[0]).toEqual({ y1: -13, x1: 50, y2: 20, x2: 83, classId: 1 });
    expect(total(planes[0] ?? [])).toBe(20 * 14);
  });

  it("refuses what it cannot do, with the reason", () => {
    const text = configText(cases[0]!);
    const pre =
      (change: (text: string) => string, shape: Case["shape"] = [64, 64, 3]) =>
      () =>
        maskRcnnSteps.pre(picture(shape), change(text));
    expect(pre((t) => t.replace("= square", "= crop"))).toThrow("for training only");
    expect(pre((t) => t.replace("= square", "= pad64"), [50, 64, 3])).toThrow("multiples of 64");
    expect(pre((t) => t.replace("= square", "= circle"))).toThrow("circle");
    expect(pre((t) => t, [64, 64, 1])).toThrow("1 channels");
    expect(pre((t) => t.replace("PARAMETER: MEAN_PIXEL", "MEAN"))).toThrow("no parameter MEAN_PIXEL");
    expect(pre((t) => t.replace("(8, 16, 32)", "(8, x)"))).toThrow("no list of numbers");
    expect(pre((t) => t.replace("(8, 16, 32)", "(8, 16)"))).toThrow("2 RPN_ANCHOR_SCALES for 3");
    const { geometry } = maskRcnnSteps.pre(picture([64, 64, 3]), text);
    const nothing = ndarray("float32", [1, 2, 6], new Float32Array(12));
    expect(() => maskRcnnSteps.post(nothing, masks(2, 4, 2), geometry)).toThrow("no object was detected");
    const wrongClass = ndarray("float32", [1, 6], Float32Array.of(0, 0, 1, 1, 9, 1));
    expect(() => maskRcnnSteps.post(wrongClass, masks(1, 4, 2), geometry)).toThrow("class 9");
    const flat = ndarray("float32", [4], new Float32Array(4));
    expect(() => maskRcnnSteps.post(flat, masks(1, 4, 2), geometry)).toThrow("detections");
    expect(() => maskRcnnSteps.post(wrongClass, flat, geometry)).toThrow("masks");
  });

  it("the last value of a key counts, lines without a star do not", () => {
    const text = `${configText(cases[0]!)}\n * PARAMETER: NUM_CLASSES = 7\n PARAMETER: NUM_CLASSES = 9`;
    expect(parseMaskRcnnConfig(text).numClasses).toBe(7);
  });
});
