import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { type NdArray, ndarray, writeNpy, zeros } from "../../src/array/index.ts";
import { readImage, writeTiff } from "../../src/image/index.ts";
import { useSite } from "../support/site.ts";

/** The Validate tab, as a new user goes through it. */

const site = useSite();

async function open() {
  const opened = await site.open(`${site.url()}plugins/deepimagej.html`);
  await opened.page.getByRole("heading", { name: "Model", exact: true }).waitFor();
  await opened.page.getByRole("tab", { name: "Validate" }).click();
  await opened.page.getByRole("heading", { name: "Reference", exact: true }).waitFor();
  return opened;
}

/** Squares of 20 pixels with ids from 1, every 32 pixels; `of` may change or drop one. */
function squares(size: number, of: (id: number) => number = (id) => id): NdArray {
  const data = new Uint16Array(size * size);
  const across = Math.floor(size / 32);
  for (let y = 0; y < size; y++)
    for (let x = 0; x < size; x++)
      if (x % 32 < 20 && y % 32 < 20)
        data[y * size + x] = of(Math.floor(y / 32) * across + Math.floor(x / 32) + 1);
  return ndarray("uint16", [size, size], data, ["y", "x"]);
}

async function choose(
  page: Page,
  side: string,
  files: readonly (readonly [string, Uint8Array])[],
): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  const card = page.getByRole("region", { name: side, exact: true });
  await card.getByRole("button", { name: "Choose images…" }).click();
  await (await chooser).setFiles(
    files.map(([name, bytes]) => ({
      name,
      mimeType: "application/octet-stream",
      buffer: Buffer.from(bytes),
    })),
  );
  await card
    .locator(".file-name")
    .filter({ hasText: files.length > 1 ? `${files.length} images` : files[0]?.[0] })
    .waitFor();
}

const compare = (page: Page) => page.getByRole("button", { name: "Compare", exact: true }).click();
const cell = (page: Page, table: string, row: string) =>
  page.getByRole("region", { name: table, exact: true }).getByRole("row").filter({ hasText: row }).first();

describe("the Validate tab", () => {
  it("compares two label images, shows where they differ, and saves", async () => {
    const { page, foreign, errors } = await open();
    const button = page.getByRole("button", { name: "Compare", exact: true });
    expect(await button.isDisabled()).toBe(true);
    await choose(page, "Reference", [["truth.npy", writeNpy(squares(128))]]);
    await choose(page, "Test", [["found.npy", writeNpy(squares(128, (id) => (id === 3 ? 0 : 100 + id)))]]);
    await compare(page);
    await page.getByText(/label images, matched object by object/).waitFor();
    expect(await cell(page, "Values", "SEG").textContent()).toContain("0.9375");
    expect(await cell(page, "Objects matched at IoU", "TP").textContent()).toMatch(/^TP15/);
    await page.getByText("missed: 1 objects").waitFor();
    const csv = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save values CSV" }).click();
    const text = await readFile(await (await csv).path(), "utf8");
    expect(text).toMatch(/^reference,test,label,measure,threshold,value/);
    expect(text).toContain("truth.npy,found.npy,,SEG,,0.9375");
    const png = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save PNG" }).click();
    const picture = await readImage(await readFile(await (await png).path()), "saved.png");
    expect(picture.array.shape).toEqual([128, 128, 3]);
    expect(new Set(picture.array.data as Uint8Array).size).toBeGreaterThan(2);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("pairs files by name, takes chosen measures, and says what is wrong beside the field", async () => {
    const { page } = await open();
    const files = (drop: number) =>
      [1, 2, 3].map(
        (n) => [`cell${n}.npy`, writeNpy(squares(64, (id) => (id <= drop * n ? 0 : id)))] as const,
      );
    await choose(page, "Reference", files(0));
    await choose(page, "Test", files(1).slice(1));
    await page.getByText(/no test for cell1\.npy/).waitFor();
    expect(await page.getByRole("button", { name: "Compare", exact: true }).isDisabled()).toBe(true);
    await choose(page, "Test", files(1));
    await page.getByText("3 pairs by name.").waitFor();
    await page.getByLabel("Measures").selectOption("some");
    await page.getByText("Mend the marked fields first.").waitFor();
    await page.getByLabel("SEG", { exact: true }).check();
    await page.getByLabel("Threshold").fill("half");
    await page.getByText("Must be a number.").waitFor();
    await page.getByLabel("Threshold").fill("");
    await compare(page);
    await page.getByText("The measures were asked for by name.").waitFor();
    expect(await cell(page, "Summary", "SEG").textContent()).toMatch(/^SEG0\.50\.253/);
    expect(await cell(page, "Images", "cell3").textContent()).toBe("cell3.npy0.25");
  });

  it("says what cannot be compared, stops, and goes on working", async () => {
    const { page } = await open();
    await choose(page, "Reference", [["truth.npy", writeNpy(squares(128))]]);
    await choose(page, "Test", [["small.npy", writeNpy(squares(64))]]);
    await compare(page);
    await page.locator('.message.error[data-code="metrics/shape-mismatch"]').waitFor();
    const nan = ndarray("float32", [64, 64], new Float32Array(64 * 64).fill(Number.NaN));
    await choose(page, "Reference", [["nan.npy", writeNpy(nan)]]);
    await compare(page);
    await page.locator('.message.error[data-code="metrics/no-values"]').waitFor();
    const stack = (axis: string) =>
      writeTiff({ name: axis, array: zeros("uint8", [3, 8, 8], [axis, "y", "x"]) }).bytes;
    await choose(page, "Reference", [["slices.tif", stack("z")]]);
    await choose(page, "Test", [["frames.tif", stack("time")]]);
    await compare(page);
    await page.locator('.message.error[data-code="validate/axes"]').waitFor();
    const noise = Float32Array.from({ length: 1024 * 1024 }, (_, i) => (i * 7919) % 1009);
    const large = writeNpy(ndarray("float32", [1024, 1024], noise));
    await choose(page, "Reference", [["a.npy", large]]);
    await choose(page, "Test", [["b.npy", large]]);
    await page.getByLabel("Measures").selectOption("all");
    await compare(page);
    await page.getByRole("button", { name: "Stop" }).click();
    await page.getByText("Stopped").waitFor({ state: "attached" });
    await page.getByLabel("Measures").selectOption("auto");
    await compare(page);
    await page.getByText(/has continuous values: intensities/).waitFor();
    expect(await cell(page, "Values", "PSNR").textContent()).toContain("Infinity");
  });

  it("judges the last run with one click, by keyboard and on a phone", async () => {
    const { page } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    expect(await page.getByRole("button", { name: "Use the last result" }).isDisabled()).toBe(true);
    await page.getByRole("tab", { name: "Validate" }).press("ArrowLeft");
    expect(await page.getByRole("tab", { name: "Run" }).getAttribute("aria-selected")).toBe("true");
    await page.getByRole("button", { name: "Try the example" }).click();
    await page.getByRole("heading", { name: "Result", exact: true }).waitFor({ timeout: 60_000 });
    await page.getByRole("tab", { name: "Run" }).press("ArrowRight");
    await page.getByRole("button", { name: "Use the last result" }).click();
    await page.getByText("nuclei_objects").first().waitFor();
    await choose(page, "Reference", [
      ["truth.npy", writeNpy(ndarray("uint16", [512, 672], new Uint16Array(512 * 672).fill(1, 900, 9000)))],
    ]);
    await compare(page);
    await page.locator(".reason").waitFor();
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
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
