import type { Page } from "playwright";
import { describe, expect, it } from "vitest";
import { badInputs, type NamedBytes } from "../support/bad-inputs.ts";
import { callPlugin, openCoreHost } from "../support/core-host.ts";
import { useSite } from "../support/site.ts";

/** The bad inputs of test/cli/bad-input.test.ts through the other two doors. */

const site = useSite();
const inputs = await badInputs();

/** Serve the files to the page under /bad/. */
async function serve(page: Page): Promise<void> {
  const files = [inputs, ...inputs.cases].flatMap(({ model, image }) => [model, image]);
  const byName = new Map(files.map(({ name, bytes }) => [name, bytes]));
  await page.route("**/bad/*", (route) => {
    const bytes = byName.get(
      decodeURIComponent(new URL(route.request().url()).pathname.split("/").pop() ?? ""),
    );
    return bytes ? route.fulfill({ body: Buffer.from(bytes) }) : route.abort();
  });
}

describe("bad input over imjoy-rpc", () => {
  it("rejects with the code in the message, and the next run works", async () => {
    const { page } = await openCoreHost(
      site,
      site.url(),
      `${site.otherUrl()}plugins/deepimagej.html?type=rpc-worker`,
    );
    await serve(page);
    const run = (model: NamedBytes, image: NamedBytes) =>
      callPlugin<{ message: string; code?: string; shape?: number[] }>(
        page,
        `const file = async (name) => new File([await (await fetch("/bad/" + name)).blob()], name);
         try {
           const result = await dij.run({ model: await file("${model.name}"), inputs: await file("${image.name}") });
           return { message: "", shape: result.outputs.same._rshape };
         } catch (error) {
           return { message: String(error.message ?? error), code: error.code };
         }`,
      );
    for (const { what, model, image, code, text } of inputs.cases) {
      const { message } = await run(model, image);
      expect([what, message.includes(`[${code}] `)], message).toEqual([what, true]);
      expect(message).toMatch(text);
    }
    expect((await run(inputs.model, inputs.image)).shape).toEqual([1, 8, 8]);
  });
});

describe("bad input on the page", () => {
  it("is said in a message with the code, and the page goes on working", async () => {
    const { page, errors } = await site.open(`${site.url()}plugins/deepimagej.html`);
    await serve(page);
    await page.getByRole("heading", { name: "Model", exact: true }).waitFor();
    const drop = (name: string) =>
      page.evaluate(async (file) => {
        const blob = await (await fetch(`/bad/${file}`)).blob();
        const transfer = new DataTransfer();
        transfer.items.add(new File([blob], file));
        for (const type of ["dragenter", "dragover", "drop"]) {
          document.body.dispatchEvent(
            new DragEvent(type, { dataTransfer: transfer, bubbles: true, cancelable: true }),
          );
        }
      }, name);
    const runButton = page.getByRole("button", { name: "Run", exact: true });
    const sound = async () => {
      await drop(inputs.model.name);
      await page.getByRole("heading", { name: "Tiny identity" }).waitFor();
      await drop(inputs.image.name);
      await page.getByText(inputs.image.name).first().waitFor();
    };
    for (const { what, model, image, code, pageCode = code } of inputs.cases) {
      await sound();
      const message = page.locator(`.message[data-code="${pageCode}"], dialog[open]`);
      if (model !== inputs.model) await drop(model.name);
      if (image !== inputs.image) await drop(image.name);
      // files are judged when they are opened, the rest when they are run
      const early = await message
        .first()
        .waitFor({ timeout: 1500 })
        .then(() => true)
        .catch(() => false);
      if (!early) await runButton.click();
      await message
        .first()
        .waitFor({ timeout: 15_000 })
        .catch((error: unknown) => {
          throw new Error(`${what} (${pageCode}): ${String(error)}`);
        });
      const ask = page.locator("dialog[open]");
      if (await ask.isVisible()) {
        expect(code).toBe("package/checksum");
        await page.keyboard.press("Escape");
        await ask.waitFor({ state: "hidden" });
      }
    }
    await sound();
    await runButton.click();
    await page.getByRole("heading", { name: "Result", exact: true }).waitFor();
    expect(errors).toEqual([]);
  });
});
