import { readdir, readFile } from "node:fs/promises";
import { resolve } from "node:path";
import JSZip from "jszip";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { ndarray, writeNpy } from "../../src/array/index.ts";
import { readImage } from "../../src/image/index.ts";
import { badInputs } from "../support/bad-inputs.ts";
import { mainThreadTasks } from "../support/main-thread.ts";
import { useSite } from "../support/site.ts";

/** The page opened by a person, built as it is delivered. */

const root = resolve(import.meta.dirname, "../..");
const site = useSite();
const open = async () => {
  const opened = await site.open(`${site.url()}plugins/deepimagej.html`);
  await opened.page.getByRole("heading", { name: "Model", exact: true }).waitFor();
  return opened;
};

async function chooseBundled(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Nuclei (bundled)" }).click();
  await page.getByRole("heading", { name: "Small nuclei U-Net" }).waitFor();
}

async function chooseFile(page: Page, button: RegExp, name: string, bytes: Uint8Array): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await page.getByRole("button", { name: button }).click();
  await (await chooser).setFiles({ name, mimeType: "application/octet-stream", buffer: Buffer.from(bytes) });
}

async function drop(page: Page, name: string, content: Uint8Array | string): Promise<void> {
  await page.evaluate(
    ([fileName, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([Uint8Array.from(bytes)], fileName));
      for (const type of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(
          new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
        );
      }
    },
    [name, [...(typeof content === "string" ? new TextEncoder().encode(content) : content)]] as const,
  );
}

const run = (page: Page) => page.getByRole("button", { name: "Run", exact: true }).click();
const finished = (page: Page) =>
  page.getByRole("heading", { name: "Result", exact: true }).waitFor({ timeout: 60_000 });

/** Bright discs on a dark ground, so that there is something to find. */
function discs(size: number): Uint8Array {
  const data = new Uint8Array(size * size);
  for (let y = 0; y < size; y++) {
    for (let x = 0; x < size; x++) {
      const inside = ((x % 64) - 32) ** 2 + ((y % 64) - 32) ** 2 < 144;
      data[y * size + x] = inside ? 150 + ((x * 7 + y * 3) % 20) : 20 + ((x * 5 + y * 11) % 9);
    }
  }
  return writeNpy(ndarray("uint8", [size, size], data));
}

describe("the page", () => {
  it("runs the bundled model on the bundled image, tests it, and saves what came out", async () => {
    const { page, foreign, errors } = await open();
    await expect(page.getByRole("button", { name: "Run", exact: true }).isDisabled()).resolves.toBe(true);
    await chooseBundled(page);
    await page.getByRole("button", { name: "Sample image" }).click();
    await page.getByText("Read from the file.").waitFor();
    await run(page);
    await finished(page);
    expect(
      await page
        .getByText(/^\d+ \/ \d+$/)
        .first()
        .textContent(),
    ).toMatch(/^(\d+) \/ \1$/);
    expect(await page.locator(".progress-facts").textContent()).toMatch(/Memory\d.*peak.*Device\S/);

    const tiff = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save TIFF" }).click();
    const saved = await readImage(await readFile(await (await tiff).path()), "saved.tif");
    expect(saved.array.shape.slice(-2)).toEqual([512, 672]);
    const objects = new Set(saved.array.data as Uint16Array);
    expect(objects.size).toBeGreaterThan(20);

    const picture = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save overlay PNG" }).click();
    expect((await picture).suggestedFilename()).toBe("nuclei_overlay.png");
    const record = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save record" }).click();
    const proof = JSON.parse(await readFile(await (await record).path(), "utf8"));
    expect(proof).toMatchObject({ recordVersion: 1, model: { name: "Small nuclei U-Net", weights: "onnx" } });

    await page.getByRole("button", { name: "Test this model" }).click();
    await page.getByText(/Passed: largest difference/).waitFor();
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("loads less than 100 kB of script before anybody asks for anything", async () => {
    const { page } = await open();
    const scripts = await page.evaluate(() => {
      const entries = performance.getEntriesByType("resource") as PerformanceResourceTiming[];
      return entries
        .filter((e) => /\.js$/.test(e.name) && !/worker/.test(e.name))
        .map((e) => e.decodedBodySize);
    });
    expect(scripts.length).toBeGreaterThan(1);
    expect(scripts.reduce((sum, n) => sum + n, 0)).toBeLessThan(100_000);
  });

  it("asks before it runs a model whose files do not have the stated checksum", async () => {
    const { page } = await open();
    const folder = resolve(root, "demo/models/nuclei");
    const zip = new JSZip();
    for (const name of await readdir(folder)) zip.file(name, await readFile(resolve(folder, name)));
    const rdf = await readFile(resolve(folder, "rdf.yaml"), "utf8");
    zip.file("rdf.yaml", rdf.replace(/(weights\.onnx\s+sha256: )[0-9a-f]{64}/, `$1${"0".repeat(64)}`));
    await chooseFile(page, /Open zip/, "stale.zip", await zip.generateAsync({ type: "uint8array" }));
    await page.getByRole("heading", { name: "Small nuclei U-Net" }).waitFor();
    await chooseFile(page, /Choose image/, "discs.npy", discs(128));
    await page.getByText("128 × 128 px").first().waitFor();
    await run(page);
    const question = page.getByRole("dialog", { name: "A file differs from what the model says" });
    await question.getByText(/^weights\.onnx does not have the checksum/).waitFor();
    await question.getByRole("button", { name: "Stop here" }).click();
    await page.locator('.message.error[data-code="package/checksum"]').waitFor();
    await page.getByRole("button", { name: "Test this model" }).click();
    await question.getByRole("button", { name: "Ignore and go on" }).click();
    await page.getByText(/Passed: largest difference/).waitFor();
    await page.getByText("Checksums that differ are ignored for this model.").waitFor();
    await run(page);
    await finished(page);
  });

  it("says what is wrong with a file, and goes on working", async () => {
    const { page, errors } = await open();
    const code = async () => await page.locator(".message.error").getAttribute("data-code");
    const message = page.getByRole("alert");
    await drop(page, "notes.tif", "this is text, not a TIFF");
    await message.getByText("notes.tif could not be opened").waitFor();
    expect(await code()).toBe("image/malformed");
    const zip = new Uint8Array(await readFile(resolve(root, "demo/models/nuclei/weights.onnx"))).slice(
      0,
      5000,
    );
    zip.set([0x50, 0x4b, 3, 4]);
    await drop(page, "broken.zip", zip);
    await message.getByText("The model could not be opened").waitFor();
    expect(await code()).toMatch(/^package\//);
    await drop(page, "rdf.yaml", "name: [unclosed");
    await page
      .locator('.message.error[data-code^="rdf/"], .message.error[data-code="package/not-a-package"]')
      .waitFor();
    await drop(page, "wrong.npy", writeNpy(ndarray("uint8", [7, 3, 40, 40], new Uint8Array(33600))));
    await page.getByText("Assumed: check it.").waitFor();
    expect(await message.textContent()).toBe("");

    await chooseBundled(page);
    await chooseFile(page, /Other image/, "discs.npy", discs(128));
    await page.getByText("discs.npy").first().waitFor();
    await run(page);
    await finished(page);
    expect(errors).toEqual([]);
  });

  it("opens what is dropped while other files are being opened, in order", async () => {
    const { page, errors } = await open();
    const { model, image } = await badInputs();
    const files = [
      [model.name, [...model.bytes]],
      ["notes.tif", [...new TextEncoder().encode("this is text, not a TIFF")]],
      ["first.npy", [...discs(64)]],
      [image.name, [...image.bytes]],
    ] as const;
    await page.evaluate((dropped) => {
      for (const [name, bytes] of dropped) {
        const transfer = new DataTransfer();
        transfer.items.add(new File([Uint8Array.from(bytes)], name));
        document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true }));
      }
    }, files);
    await page.getByRole("heading", { name: "Tiny identity" }).waitFor();
    await page.getByText(image.name).first().waitFor();
    // What was said about one of them is still there when the others have been opened.
    await page.getByRole("alert").getByText("notes.tif could not be opened").waitFor();
    expect(await page.getByText("A run is going on").count()).toBe(0);
    await run(page);
    await finished(page);
    expect(errors).toEqual([]);
  });

  it("stops within a patch and runs again, without ever holding up the page", async () => {
    const { page } = await open();
    await chooseBundled(page);
    await chooseFile(page, /Choose image/, "large.npy", discs(1024));
    await page.getByText("1024 × 1024 px").first().waitFor();
    await page.getByLabel("Patch size, pixels").evaluate((input: HTMLInputElement) => {
      input.value = "256";
    });
    await run(page);
    await page.getByText(/^[1-9]\d* \/ \d+$/).waitFor({ timeout: 60_000 });
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped").waitFor({ state: "attached" });
    expect(await page.getByRole("heading", { name: "Result", exact: true }).isVisible()).toBe(false);
    const tasks = await mainThreadTasks(site.browser(), page, async () => {
      await run(page);
      await finished(page);
      await page.getByRole("button", { name: "Zoom in (+)" }).click();
    });
    expect(tasks.length).toBeGreaterThan(100);
    expect(tasks[0]).toBeLessThan(50);
  });

  it("is usable on a phone and with the keyboard", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    await chooseBundled(page);
    await page.getByRole("button", { name: "Sample image" }).click();
    await page.getByText("Read from the file.").waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const canvas = page.locator("canvas").first();
    await canvas.focus();
    expect(await canvas.getAttribute("aria-label")).toMatch(/^Input: nuclei\.png, 672 by 512/);
    const nameless = await page.evaluate(
      () =>
        [...document.querySelectorAll("button, select, input")].filter((control) => {
          const labelled =
            control.closest("label")?.textContent ||
            control.getAttribute("aria-label") ||
            control.textContent;
          return !labelled?.trim();
        }).length,
    );
    expect(nameless).toBe(0);
  });
});
