import { readFile } from "node:fs/promises";
import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { useSite } from "../support/site.ts";

/** The Macro tab, as a new user goes through it. */

const site = useSite();

async function open() {
  const opened = await site.open(`${site.url()}plugins/deepimagej.html`);
  await opened.page.getByRole("heading", { name: "Model", exact: true }).waitFor();
  await opened.page.getByRole("tab", { name: "Macro" }).click();
  await opened.page.getByRole("heading", { name: "Windows", exact: true }).waitFor();
  return opened;
}

const editor = (page: Page) => page.getByRole("textbox", { name: "Macro", exact: true });
const run = (page: Page) => page.getByRole("button", { name: "Run macro", exact: true }).click();

describe("the Macro tab", () => {
  it("runs its example on the sample image, and shows windows, log and table", async () => {
    const { page, foreign, errors } = await open();
    await page.getByRole("button", { name: "Sample image" }).click();
    await page.locator(".macro-inputs .file-name").filter({ hasText: "nuclei.png" }).waitFor();
    await run(page);
    await page.getByRole("heading", { name: "The macro is done" }).waitFor();
    const log = await page.getByRole("region", { name: "Log" }).textContent();
    const count = Number(/nuclei: (\d+)/.exec(log ?? "")?.[1]);
    expect(count).toBeGreaterThan(20);
    await page.getByRole("heading", { name: `Results (${count})` }).waitFor();
    const titles = await page
      .getByRole("combobox", { name: "Result: which" })
      .locator("option")
      .allTextContents();
    expect(titles.sort()).toEqual(["Count Masks of work", "nuclei.png", "work"]);
    const csv = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save Results CSV" }).click();
    const text = await readFile(await (await csv).path(), "utf8");
    expect(text.split("\n")[0]).toBe(" ,Label,Area,Mean,X,Y,Circ.,AR,Round,Solidity");
    expect(text.trim().split("\n")).toHaveLength(count + 1);
    expect(foreign).toEqual([]);
    expect(errors).toEqual([]);
  });

  it("names the failing line, marks it, and keeps what was there", async () => {
    const { page, errors } = await open();
    await editor(page).fill(
      'newImage("made", "8-bit ramp", 64, 32, 1);\nprint("before");\nrun("Invert");\nselectImage("nowhere");\n',
    );
    await run(page);
    await page.getByRole("heading", { name: "The macro stopped" }).waitFor();
    await page.getByText("Failed in line 4").waitFor();
    expect(await page.locator(".gutter .wrong").textContent()).toBe("4");
    expect(await page.getByRole("region", { name: "Log" }).textContent()).toBe("before");
    await page.locator("figure.result").getByText("made").waitFor();
    expect(errors).toEqual([]);
  });

  it("checks without running, stops an endless loop, opens and saves macros", async () => {
    const { page, errors } = await open();
    await editor(page).fill('print("a");\nrun("No Such Command");\nnoSuchFunction(1);\n');
    await page.getByRole("button", { name: "Check", exact: true }).click();
    await page
      .getByText(/No Such Command/)
      .first()
      .waitFor();
    expect(await page.getByRole("alert").textContent()).toContain("noSuchFunction");
    await editor(page).fill("i = 0;\nwhile (true) {\n  i++;\n}\n");
    await run(page);
    await page.getByText(/· line [2-4]/).waitFor();
    await page.getByRole("button", { name: "Stop", exact: true }).click();
    await page.getByRole("status").filter({ hasText: "Stopped" }).waitFor();
    const saved = page.waitForEvent("download");
    await page.getByRole("button", { name: "Save", exact: true }).click();
    expect(await readFile(await (await saved).path(), "utf8")).toContain("while (true)");
    const chooser = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Open…", exact: true }).click();
    await (await chooser).setFiles([
      { name: "own.ijm", mimeType: "text/plain", buffer: Buffer.from('print("own");\n') },
    ]);
    await expect.poll(() => editor(page).inputValue()).toBe('print("own");\n');
    await run(page);
    await page.getByRole("region", { name: "Log" }).filter({ hasText: "own" }).waitFor();
    expect(errors).toEqual([]);
  });

  it("opens and saves files of all kinds in the browser", async () => {
    const { page, errors } = await open();
    await editor(page).fill(
      [
        'newImage("a", "RGB ramp", 32, 16, 1);',
        'saveAs("Jpeg", "/output/a.jpg");',
        'saveAs("PNG", "/output/a.png");',
        'saveAs("Tiff", "/output/a.tif");',
        'close("*");',
        'open("/output/a.png");',
        'open("/output/a.jpg");',
        'open("/output/a.tif");',
        "print(nImages, bitDepth(), getWidth());",
      ].join("\n"),
    );
    await run(page);
    await page.getByRole("heading", { name: "The macro is done" }).waitFor();
    expect(await page.getByRole("region", { name: "Log" }).textContent()).toBe("3 24 32");
    const file = page.waitForEvent("download");
    await page.getByRole("button", { name: "/output/a.jpg" }).click();
    const bytes = await readFile(await (await file).path());
    expect([bytes[0], bytes[1]]).toEqual([0xff, 0xd8]);
    expect(errors).toEqual([]);
  });

  it("records what Run did, and the line runs in a macro", async () => {
    const { page, errors } = await open();
    const recorder = page.getByRole("region", { name: "Recorder", exact: true });
    expect(await recorder.getByRole("button", { name: "Copy" }).isDisabled()).toBe(true);
    await page.getByRole("tab", { name: "Run", exact: true }).click();
    await page.getByRole("button", { name: "Try the example" }).first().click();
    await page.getByRole("status").filter({ hasText: "Done" }).first().waitFor({ timeout: 120_000 });
    await page.getByRole("tab", { name: "Macro" }).click();
    const text = recorder.getByRole("region", { name: "Recorded call" });
    await text.filter({ hasText: 'run("DeepImageJ Run", "model_path=[nuclei]");' }).waitFor();
    await recorder.getByRole("combobox", { name: "Language" }).selectOption("python");
    expect(await text.textContent()).toContain('await dij.run({"model": "nuclei", "inputs": image})');
    await editor(page).fill("");
    await recorder.getByRole("button", { name: "Insert into the macro" }).click();
    expect(await editor(page).inputValue()).toBe('run("DeepImageJ Run", "model_path=[nuclei]");\n');
    await page.getByRole("button", { name: "Sample image" }).click();
    await page.locator(".macro-inputs .file-name").waitFor();
    await run(page);
    await page.getByRole("heading", { name: "The macro is done" }).waitFor({ timeout: 120_000 });
    const titles = await page
      .getByRole("combobox", { name: "Result: which" })
      .locator("option")
      .allTextContents();
    expect(titles).toContain("nuclei_probabilities");
    expect(errors).toEqual([]);
  }, 300_000);
});
