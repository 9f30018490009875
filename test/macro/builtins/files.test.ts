import { describe, expect, it } from "vitest";
import { runMacro } from "../../../src/macro/index.ts";

const text = (bytes: Uint8Array | undefined) =>
  bytes === undefined ? undefined : new TextDecoder().decode(bytes);
const bytes = (content: string) => new TextEncoder().encode(content);

describe("files of macros", () => {
  it("reads what was given and gives back what was written", async () => {
    const { written, log, error } = await runMacro(
      `s = File.openAsString("/images/a.txt"); print(s.length, File.length("/images/a.txt"));
       File.saveString("x" + s, "/output/b.txt"); File.append("end", "/output/b.txt");
       f = File.open("/output/c.txt"); print(f, "left open");`,
      { files: new Map([["/images/a.txt", bytes("one\r\ntwo")]]) },
    );
    expect(error).toBeNull();
    expect(log).toEqual(["8 8"]);
    expect(text(written.get("/output/b.txt"))).toBe("xone\ntwo\nend\n");
    expect(text(written.get("/output/c.txt"))).toBe("left open\n");
  });

  it("stops at folders that are not there", async () => {
    const { error } = await runMacro(`File.saveString("x", "/none/b.txt");`);
    expect(error?.message).toContain("No such file or directory");
  });

  it("overwrites only what is surely text", async () => {
    const files = new Map([["/images/a.tif", bytes("x")]]);
    const { error } = await runMacro(`f = File.open("/images/a.tif");`, { files });
    expect(error?.message).toContain("File exists and suffix is not '.txt', '.java', etc.");
  });

  it("keeps a path from leaving the file system", async () => {
    const { error } = await runMacro(`s = File.openAsString("/images/../../etc/passwd");`);
    expect(error).not.toBeNull();
  });

  it("knows its folders", async () => {
    const { log } = await runMacro(
      `print(getDirectory("home"), getDir("temp"), getDir("imagej"), getDirectory("plugins"), getDirectory("image") + "|");
       print(File.exists(getDir("temp")), File.isDirectory(getDir("home")));`,
    );
    expect(log).toEqual(["/home/ /temp/ /imagej/ /imagej/plugins/ |", "1 1"]);
  });

  it("shows tables of a macro that stops by exit(), but not of one that fails", async () => {
    const ended = await runMacro(`setResult("A", 0, 1); exit();`);
    expect(ended.world.results.panel?.lines).toEqual(["1\t1"]);
    const failed = await runMacro(`setResult("A", 0, 1); x = newArray(-1);`);
    expect(failed.world.results.panel).toBeNull();
  });
});
