import { describe, expect, it } from "vitest";
import { type MacroOptions, runMacro } from "../../../src/macro/index.ts";

/** Functions whose results ImageJ takes from a desktop: sizes of text, drawings, answers of dialogs. */
const run = async (text: string, options: MacroOptions = {}) => {
  const { log, error, world, written } = await runMacro(text, options);
  return { log, message: error?.message.split("\n")[0] ?? null, world, written };
};

describe("functions that cannot be compared with ImageJ", () => {
  it("opens plots in larger letters, with the same data", async () => {
    const { log, message, world } = await run(`
      Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
      Plot.setFontSize(14); Plot.setFontSize(14, "bold");
      Plot.setAxisLabelSize(16); Plot.setAxisLabelSize(16, "bold italic");
      Plot.setOptions("addHSpace=100");
      Plot.show;
      Plot.getValues(x, y); Array.print(y);
      print(Plot.getNumObjects);`);
    expect(message).toBeNull();
    expect(log).toEqual(["4, 5, 6", "1"]);
    expect(world.windows.map(({ title }) => title)).toEqual(["P"]);
  });

  it("needs a plot for that", async () => {
    for (const call of ["Plot.setFontSize(14)", "Plot.setAxisLabelSize(9)", 'Plot.setOptions("")'])
      expect((await run(`newImage("a", "8-bit", 9, 9, 1); ${call};`)).message).toContain(
        "No plot window and no plot under construction",
      );
  });

  it("makes the image of a plot in high resolution", async () => {
    const { log, message, world } = await run(`
      Plot.create("P", "x", "y", newArray(1, 2, 3), newArray(4, 5, 6));
      Plot.show;
      w = getWidth(); h = getHeight();
      Plot.makeHighResolution("big", 3, "disable");
      print(getTitle(), getWidth() / w, getHeight() / h, nImages);`);
    expect(message).toBeNull();
    expect(log).toEqual(["big 3 3 2"]);
    expect(world.current?.title).toBe("big");
  });

  it("shows appended plots as a stack", async () => {
    const { log, message, world } = await run(`
      Plot.create("P", "x", "y");
      for (i = 0; i < 3; i++) {
        Plot.add("line", newArray(1, 2, 3), newArray(4, 5 + i, 6));
        Plot.appendToStack;
        print(Plot.getNumObjects);
      }
      Plot.show;
      print(getTitle(), nSlices, bitDepth(), nImages);`);
    expect(message).toBeNull();
    expect(log).toEqual(["0", "0", "0", "P 3 8 1"]);
    expect(world.current?.planes).toHaveLength(3);
  });

  it("appends only plots that are being made", async () => {
    const { message } = await run(`
      Plot.create("P", "x", "y", newArray(1, 2), newArray(4, 5)); Plot.show; Plot.appendToStack;`);
    expect(message).toContain("No plot defined");
  });

  it("appended plots in colour are RGB", async () => {
    const { log } = await run(`
      Plot.create("P", "x", "y"); Plot.add("line", newArray(1, 2), newArray(4, 5)); Plot.appendToStack;
      Plot.setColor("red"); Plot.add("line", newArray(1, 2), newArray(4, 5)); Plot.appendToStack;
      Plot.show; print(bitDepth(), nSlices);`);
    expect(log).toEqual(["24 2"]);
  });

  it("gives the file that an answer names, and remembers it", async () => {
    const macro = `path = File.openDialog("Choose a table"); print(path, File.name, File.directory);`;
    expect((await run(macro, { answers: { "choose a table": "/images/a.csv" } })).log).toEqual([
      "/images/a.csv a.csv /images/",
    ]);
    expect((await run(macro)).message).toContain('"Choose a table"');
  });

  it("neither dumps nor shows fits, and goes on", async () => {
    const { log, message } = await run(`
      x = 3;
      dump();
      print(x);
      debug("dump");
      Fit.showDialog;
      Fit.doFit("Straight Line", newArray(0, 1, 2), newArray(1, 3, 5));
      print(Fit.p(0), Fit.p(1));`);
    expect(message).toBeNull();
    expect(log[0]).toBe("3");
    expect(log).toHaveLength(2);
  });

  it("saves what selections enclose under the names that ImageJ gives", async () => {
    const { written, message, log } = await run(`
      newImage("a", "8-bit ramp", 40, 30, 1);
      makeRectangle(3, 4, 10, 8); roiManager("add"); Overlay.addSelection;
      makeOval(20, 10, 7, 13); roiManager("add"); Overlay.addSelection;
      run("Select None");
      RoiManager.multiCrop("/output/m-", " save png");
      Overlay.cropAndSave("/output/", "tif");
      print(nImages, getTitle());`);
    expect(message).toBeNull();
    expect(log).toEqual(["1 a"]);
    expect([...written.keys()].sort()).toEqual([
      "/output/0003-0004.tif",
      "/output/0020-0010.tif",
      "/output/m-0003-0004.png",
      "/output/m-0020-0010.png",
    ]);
  });

  it("pastes outside of what the clipboard's shape covers nowhere", async () => {
    const { message } = await run(`
      newImage("a", "8-bit ramp", 40, 30, 1); makeOval(3, 4, 10, 8); Image.copy; Image.paste(35, 2);`);
    expect(message).toContain("Mask size");
  });
});
