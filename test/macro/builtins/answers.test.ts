import { describe, expect, it } from "vitest";
import { type MacroOptions, runMacro } from "../../../src/macro/index.ts";

const lines = async (text: string, options: MacroOptions = {}) => {
  const { log, error } = await runMacro(text, options);
  return error === null ? [...log] : [...log, `! ${error.message.split("\n")[0]}`];
};

const DIALOG = `Dialog.create("Settings");
Dialog.addNumber("Sigma (pixels):", 2);
Dialog.addString("Name", "abc");
Dialog.addCheckbox("Show_all", false);
Dialog.addChoice("Method", newArray("Otsu", "Huang"));
Dialog.show();
print(Dialog.getNumber(), Dialog.getString(), Dialog.getCheckbox(), Dialog.getChoice());`;

describe("answers to what a macro asks", () => {
  it("takes a dialog's defaults", async () => {
    expect(await lines(DIALOG)).toEqual(["2.0 abc 0 Otsu"]);
  });

  it("takes answers by label, in any case, with or without colon, or by the key that run() would use", async () => {
    const answers = { "SIGMA (pixels)": 3.5, name: "x", "show all": true, method: "Huang" };
    expect(await lines(DIALOG, { answers })).toEqual(["3.5 x 1 Huang"]);
    expect(await lines(DIALOG, { answers: { sigma: 7 } })).toEqual(["7.0 abc 0 Otsu"]);
  });

  it("refuses an answer that is no choice", async () => {
    expect((await lines(DIALOG, { answers: { Method: "Best" } }))[0]).toContain(
      '"Best" is not a choice of "Method"',
    );
  });

  it("names everything that is not answered when only given answers count", async () => {
    const [message] = await lines(DIALOG, { strict: true, answers: { sigma: 1, name: "x" } });
    expect(message).toContain('The dialog "Settings" asks "Show_all", "Method" and no answer was given');
    const answers = { sigma: 1, name: "x", "show all": false, method: "Otsu" };
    expect(await lines(DIALOG, { strict: true, answers })).toEqual(["1.0 x 0 Otsu"]);
  });

  it("stops quietly when a dialog is answered with Cancel", async () => {
    expect(await lines(`${DIALOG} print("on");`, { answers: { Settings: "cancel" } })).toEqual([]);
  });

  it("asks for numbers and text, with defaults", async () => {
    const macro = `print(getNumber("How many?", 3), getString("Who", "me"));`;
    expect(await lines(macro)).toEqual(["3 me"]);
    expect(await lines(macro, { answers: { "how many": "12", who: "you" } })).toEqual(["12 you"]);
    expect((await lines(macro, { strict: true }))[0]).toContain('The macro asks "How many?"');
  });

  it("has no default for yes or no, nor for folders", async () => {
    const macro = `b = getBoolean("Go on?", "Yes please", "Never"); print(b);`;
    expect((await lines(macro))[0]).toContain('The macro asks "Go on?" and no answer was given');
    expect(await lines(macro, { answers: { "Go on": true } })).toEqual(["1"]);
    expect(await lines(macro, { answers: { "Go on": "never" } })).toEqual(["0"]);
    expect(await lines(macro, { answers: { "Go on": "Yes please" } })).toEqual(["1"]);
    expect(await lines(`${macro} print("on");`, { answers: { "Go on": "cancel" } })).toEqual([]);
    expect((await lines(`d = getDirectory("Choose the input");`))[0]).toContain('"Choose the input"');
    expect(
      await lines(`print(getDirectory("Choose the input"));`, { answers: { "choose the input": "/images" } }),
    ).toEqual(["/images/"]);
  });

  it("says yes to messages with Cancel and to waiting, unless told otherwise", async () => {
    const macro = `showMessage("T", "text"); showMessageWithCancel("Sure?"); waitForUser("Look"); print("on");`;
    const { log, notices } = await runMacro(macro);
    expect([log, notices]).toEqual([["on"], [{ title: "T", message: "text" }]]);
    expect(await lines(macro, { answers: { "Sure?": false } })).toEqual([]);
  });
});
