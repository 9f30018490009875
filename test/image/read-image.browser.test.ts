import { describe, expect, it } from "vitest";
import { configureItk, readImage } from "../../src/image/index.ts";

const baseUrl = "/node_modules/@itk-wasm/image-io/dist/pipelines/";

async function golden(path: string): Promise<Uint8Array<ArrayBuffer>> {
  const response = await fetch(`/test/goldens/${path}`);
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  return new Uint8Array(await response.arrayBuffer());
}

describe("readImage in a browser", () => {
  it("says that the page serves no readers until it is told where they are", async () => {
    const bytes = await golden("image/itk_int16.nrrd");
    await expect(readImage(bytes, "a.nrrd")).rejects.toThrow("image/unsupported");
  });

  it("does not blame the file when the readers are not there", async () => {
    configureItk({ baseUrl: `${location.origin}/no-such-folder` });
    const bytes = await golden("image/itk_uint16.gipl");
    await expect(readImage(bytes, "a.gipl")).rejects.toThrow(/image\/unsupported.*cannot be loaded/);
  });

  it("reads NRRD, NIfTI and MRC with itk-wasm served from here, and asks nobody else", async () => {
    configureItk({ baseUrl });
    for (const [name, shape] of [
      ["itk_int16.nrrd", [3, 4, 5]],
      ["itk_uint8.nii.gz", [3, 4, 5]],
      ["itk_float32.mrc", [3, 4, 5]],
      ["itk_int16.nrrd", [3, 4, 5]],
    ] as const) {
      const image = await readImage(await golden(`image/${name}`), name);
      expect(image.array.shape).toEqual(shape);
      expect(image.array.data.buffer).toBeInstanceOf(ArrayBuffer);
    }
    const foreign = performance
      .getEntriesByType("resource")
      .map((entry) => new URL(entry.name))
      .filter((url) => url.protocol.startsWith("http") && url.host !== location.host);
    expect(foreign).toEqual([]);
  });

  it("goes on after a damaged file", async () => {
    configureItk({ baseUrl });
    const bytes = await golden("image/itk_int16.nrrd");
    await expect(readImage(bytes.subarray(0, bytes.length - 40), "cut.nrrd")).rejects.toThrow(
      "image/malformed",
    );
    const text = new TextEncoder().encode(
      "NRRD0004\ntype: short\ndimension: 2\nsizes: 100000 100000\nencoding: raw\n\n",
    );
    await expect(readImage(text, "huge.nrrd")).rejects.toThrow("image/malformed");
    expect((await readImage(bytes, "whole.nrrd")).array.dtype).toBe("int16");
  });

  it.each([
    ["image/itk_uint8.nii.gz", "uint8"],
    ["tiff/zstd_uint8.tif", "uint8"],
    ["tiff/jpeg_rgb.tif", "uint8"],
    ["image/png_rgb_16bit_interlaced.png", "uint16"],
  ])("reads %s inside a worker, and finds the same numbers as outside", async (path, dtype) => {
    configureItk({ baseUrl });
    const bytes = await golden(path);
    const { array } = await readImage(bytes, path);
    const worker = new Worker(new URL("./fixtures/read.worker.ts", import.meta.url), { type: "module" });
    try {
      const answer = await new Promise((resolve, reject) => {
        worker.onmessage = (event) => resolve(event.data);
        worker.onerror = (event) => reject(new Error(event.message));
        worker.postMessage({ baseUrl, bytes, name: path });
      });
      const sum = Array.from(array.data, Number).reduce((a, b) => a + b, 0);
      expect(answer).toEqual({ dtype, shape: array.shape, sum });
    } finally {
      worker.terminate();
    }
  });
});
