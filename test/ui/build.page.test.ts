import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { FileChooser, Locator, Page } from "playwright";
import { describe, expect, it } from "vitest";
import { ndarray, writeNpy } from "../../src/array/index.ts";
import { openModel } from "../../src/package/index.ts";
import { mainThreadTasks } from "../support/main-thread.ts";
import { useSite } from "../support/site.ts";

/** The Build tab, as a new user goes through it: from weights to a package that runs. */

const site = useSite();
const weights = resolve(import.meta.dirname, "../goldens/build/unet2d.onnx");

async function open() {
  const opened = await site.open(`${site.url()}plugins/deepimagej.html`);
  return { ...opened, panel: await openTab(opened.page) };
}

async function openTab(page: Page): Promise<Locator> {
  await page.getByRole("heading", { name: "Model", exact: true }).waitFor();
  await page.getByRole("tab", { name: "Build" }).click();
  const panel = page.locator("#panel-build");
  await panel.getByRole("navigation", { name: "Steps" }).waitFor();
  return panel;
}

async function choose(
  page: Page,
  panel: Locator,
  row: string,
  files: Parameters<FileChooser["setFiles"]>[0],
) {
  const chooser = page.waitForEvent("filechooser");
  await panel
    .getByRole("group", { name: row, exact: true })
    .getByRole("button", { name: /^(Choose|Change)…$/ })
    .click();
  await (await chooser).setFiles(files);
}

const load = async (panel: Locator) => {
  await panel.getByRole("button", { name: "Load the network" }).click();
  await panel.getByRole("heading", { name: "Found" }).waitFor({ timeout: 60_000 });
};
const step = async (panel: Locator, name: string) => {
  await panel.getByRole("navigation", { name: "Steps" }).getByRole("button", { name }).click();
  await panel.getByRole("heading", { name, exact: true }).waitFor();
};
const check = (panel: Locator) => panel.getByRole("region", { name: "Live check" });

/** Bright discs on a dark ground. */
function discs(): Buffer {
  const n = 96;
  const data = Uint8Array.from({ length: n * n }, (_, i) => {
    const [x, y] = [i % n, Math.floor(i / n)];
    return ((x % 32) - 16) ** 2 + ((y % 32) - 16) ** 2 < 81 ? 160 + ((x * 7) % 20) : 20 + ((y * 5) % 9);
  });
  return Buffer.from(writeNpy(ndarray("uint8", [n, n], data)));
}
const sample = { name: "discs.npy", mimeType: "application/octet-stream", buffer: discs() };

describe("the Build tab", () => {
  it("leads from weights to a package that passes its test and opens in Run", async () => {
    const { page, panel, foreign, errors } = await open();
    const steps = panel.getByRole("navigation", { name: "Steps" });
    expect(await steps.getByRole("button", { name: "Tensors" }).isDisabled()).toBe(true);
    await choose(page, panel, "Weights", weights);
    await choose(page, panel, "Sample image", sample);
    await panel.getByLabel("Its axes").fill("yx");
    await load(panel);
    await panel.getByText(/onnx, opset \d+, 1\.2 kB/).waitFor();
    await panel.getByText(/to load, look and try; memory up to/).waitFor();
    await check(panel).getByText("The network does what is described.").waitFor();

    await panel.getByRole("button", { name: "Next" }).click();
    await panel
      .getByText(/b, c, y, x/)
      .first()
      .waitFor();
    expect(await panel.getByRole("radio").first().isChecked()).toBe(true);

    await step(panel, "Outputs");
    const axis = panel.getByRole("group", { name: "axis y" });
    await axis.getByLabel("Halo").fill("0");
    await axis
      .getByText(/Too small: tiles differ from the whole image by up to/)
      .waitFor({ timeout: 20_000 });
    await axis.getByLabel("Halo").fill("many");
    await axis.getByText("must be a number").waitFor();
    await axis.getByLabel("Halo").fill("");
    await axis.getByLabel("Scale").fill("2");
    await axis.getByText(/axis y has another size than described/).waitFor({ timeout: 20_000 });
    await axis.getByLabel("Scale").fill("");
    await check(panel).getByText("The network does what is described.").waitFor({ timeout: 20_000 });

    await step(panel, "Information");
    await panel.getByRole("region", { name: "Model", exact: true }).getByLabel("Name").fill("Discs by hand");
    await panel.getByLabel("Licence").fill("Apache 2.0");
    await panel
      .locator(".field")
      .getByText(/no SPDX id; Apache-2.0 may be meant/)
      .waitFor({ timeout: 20_000 });
    await panel.getByLabel("Licence").fill("MIT");
    await panel.getByRole("button", { name: "Add an author" }).click();
    await panel.getByRole("group", { name: "Authors 1" }).getByLabel("Name").fill("A. Author");

    await step(panel, "Processing");
    await panel
      .getByLabel(/^Add a step to/)
      .first()
      .selectOption("zero_mean_unit_variance");
    await choose(page, panel, "Macros after", {
      name: "show.ijm",
      mimeType: "text/plain",
      buffer: Buffer.from("run('Fire');"),
    });

    // Back and forth without loss.
    await step(panel, "Information");
    expect(await panel.getByRole("group", { name: "Authors 1" }).getByLabel("Name").inputValue()).toBe(
      "A. Author",
    );

    await step(panel, "Test");
    await panel.getByRole("button", { name: "Build and test" }).click();
    await panel
      .getByText(/The package passes its own test/)
      .first()
      .waitFor({ timeout: 60_000 });
    await panel.getByRole("heading", { name: "Tried" }).waitFor();
    await panel.getByRole("region", { name: "Images" }).locator("canvas").nth(1).waitFor();

    await step(panel, "Save");
    const saved = page.waitForEvent("download");
    await panel.getByRole("button", { name: "Save package" }).click();
    const download = await saved;
    expect(download.suggestedFilename()).toBe("Discs_by_hand.zip");
    const { description } = await openModel(new Uint8Array(await readFile(await download.path())));
    expect(description).toMatchObject({
      name: "Discs by hand",
      license: "MIT",
      authors: [{ name: "A. Author" }],
    });
    expect(description.attachments.map((file) => file.source)).toContain("show.ijm");
    expect(description.inputs[0]?.processing.map((one) => one.op)).toContain("zero_mean_unit_variance");

    await panel.getByRole("button", { name: "Open it in Run" }).click();
    await page.getByRole("heading", { name: "Discs by hand" }).waitFor();
    await page.getByText("discs.npy").first().waitFor();
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("goes on after a reload where one was, and forgets when told", async () => {
    const { page, panel } = await open();
    await choose(page, panel, "Weights", weights);
    await load(panel);
    await step(panel, "Information");
    await panel.getByLabel("Name").first().fill("Kept over a reload");
    await check(panel).getByText("The network does what is described.").waitFor({ timeout: 20_000 });
    await page.reload();
    const again = await openTab(page);
    await again.getByRole("heading", { name: "Information", exact: true }).waitFor();
    expect(await again.getByLabel("Name").first().inputValue()).toBe("Kept over a reload");
    await step(again, "Test");
    await again.getByRole("button", { name: "Build and test" }).click();
    await again.getByRole("heading", { name: "Tried" }).waitFor({ timeout: 60_000 });
    await step(again, "Save");
    await again.getByText(/^Kept_over_a_reload\.zip/).waitFor();
    await again.getByRole("button", { name: "Start over" }).click();
    await page.getByRole("button", { name: "Forget it" }).click();
    await again.getByRole("button", { name: "Load the network" }).waitFor();
    await page.reload();
    await (await openTab(page)).getByText("Choose the weights first.").waitFor();
  });

  it("refuses what is no network, stops, fits a phone, and never holds up the page", async () => {
    const { page, panel } = await open();
    await page.setViewportSize({ width: 390, height: 844 });
    await choose(page, panel, "Weights", {
      name: "model.onnx",
      mimeType: "text/plain",
      buffer: Buffer.from("hello"),
    });
    await panel.getByRole("button", { name: "Load the network" }).click();
    await page.locator('.message.error[data-code="build/weights"]').waitFor();
    await choose(page, panel, "Weights", resolve(import.meta.dirname, "../goldens/networks/unet_d2_l2.onnx"));
    await panel.getByRole("button", { name: "Load the network" }).click();
    await panel.getByRole("button", { name: "Stop" }).click();
    await panel.getByText("Stopped").waitFor();
    const tasks = await mainThreadTasks(site.browser(), page, async () => {
      await load(panel);
      await step(panel, "Input sizes");
    });
    // Axes that the network contradicts, and back.
    await step(panel, "Tensors");
    await panel.getByRole("radio", { name: /^b, y, x, c/ }).check();
    await panel
      .getByRole("region", { name: "Input image" })
      .getByText(/takes it as channel/)
      .waitFor();
    await panel
      .getByRole("radio", { name: /^b, c, y, x/ })
      .first()
      .check();
    await check(panel).getByText("The network does what is described.").waitFor({ timeout: 20_000 });
    expect(tasks[0]).toBeLessThan(50);
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(overflow).toBeLessThanOrEqual(0);
    const nameless = await panel.evaluate(
      (root) =>
        [...root.querySelectorAll("button, select, input, textarea")].filter((control) => {
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
