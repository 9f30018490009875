import { describe, expect, it } from "vitest";
import { checkMacro, type MacroOptions, runMacro } from "../../../src/macro/index.ts";

async function run(text: string, options: MacroOptions = {}) {
  return runMacro(text, { name: "test.ijm", ...options });
}

describe("errors show", () => {
  it("file, line, column, the line with a caret, and the calls", async () => {
    const { error, log } = await run(
      'print("a");\nouter(1);\nfunction outer(x) {\n\tinner(x);\n}\nfunction inner(y) { z = y + nosuch; }',
    );
    expect(log).toEqual(["a"]);
    expect(error).toEqual({
      code: "macro/runtime",
      message:
        "test.ijm, line 6, column 29: Undefined variable\nfunction inner(y) { z = y + nosuch; }\n                            ^\n(called from line 4: inner)\n(called from line 2: outer)",
      line: 6,
      column: 29,
      statement: "function inner(y) { z = y + nosuch; }",
      stack: [
        { name: "inner", line: 4 },
        { name: "outer", line: 2 },
      ],
    });
  });

  it("the closing parenthesis of a built-in function that fails", async () => {
    const { error } = await run('x = 1;\nsetOption("Nonsense",\n  true);');
    expect(error).toMatchObject({ line: 3, column: 7 });
    expect(error?.message).toContain("Invalid option");
  });

  it("tabs as tabs, so that the caret stands below its place", async () => {
    const { error } = await run("\tif (true)\t\tx = nosuch;");
    expect(error?.message.split("\n")[2]).toBe("\t         \t\t    ^");
  });
});

describe("before anything runs", () => {
  it("all unknown and refused functions and commands are named", async () => {
    const text =
      'print("a");\nfoo(1);\nif (false) run("No Such...");\nfunction f() { bar(); exec("x"); }\nrun("Another " + "one");\ncall("a.b");';
    const { error, log } = await run(text);
    expect(log).toEqual([]);
    expect(error).toMatchObject({ code: "macro/unsupported", line: 2 });
    for (const part of [
      "foo() in line 2",
      'run("No Such...") in line 3',
      "bar() in line 4",
      "exec() in line 4",
      "call() in line 6",
    ])
      expect(error?.message).toContain(part);
    expect(checkMacro(text)).toHaveLength(5);
  });

  it("a text that cannot be read says where", async () => {
    const { error } = await run('print("a");\nx = (3;');
    expect(error).toMatchObject({ code: "macro/syntax", line: 2, column: 7, statement: "x = (3;" });
    expect(checkMacro('print("a");\nx = (3;')).toEqual([{ message: "')' expected", line: 2, column: 7 }]);
    expect(checkMacro("x = 1; print(x);")).toEqual([]);
  });

  it("checkOnly runs nothing", async () => {
    expect(await run('print("a");', { checkOnly: true })).toMatchObject({ log: [], error: null, steps: 0 });
  });
});

describe("a block that is never closed", () => {
  const text = 'for (i = 0; i < 3; i++) {\n  print(i);\nprint("two");';
  it("ends the macro, as in ImageJ, with a note", async () => {
    const { log, error, notices } = await run(text);
    expect(error).toBeNull();
    expect(log).toEqual(["0", "two"]);
    expect(notices[0]?.message).toContain("'}' expected behind line 3");
  });

  it("is a problem for the editor", () => {
    expect(checkMacro(text)).toEqual([{ message: "'}' expected", line: 3, column: 13 }]);
  });

  it("of a function ends it all", async () => {
    expect((await run('f(1); print("never");\nfunction f(x) { print(x);')).log).toEqual(["1"]);
  });
});

describe("tolerant mode", () => {
  const text =
    'if (true) {\n  x = 5\n  print(x)\n}\nwhile (x > 4) { x-- }\nif (x == 4) print("four") else print("other")';
  it("takes missing semicolons everywhere", async () => {
    const { log, error } = await run(text, { tolerant: true });
    expect(error).toBeNull();
    expect(log).toEqual(["5", "four"]);
  });

  it("is not the default", async () => {
    expect((await run(text)).error).toMatchObject({ line: 3, code: "macro/runtime" });
  });
});

describe("#@ parameters", () => {
  const text =
    '#@ String (label="Your name", value="nobody") name\n#@ Integer (min=1, max=10) count\n#@ Boolean flag\n#@output String x\nprint(name, count + 1, flag);';
  it("are answered by name or label, and keep line numbers", async () => {
    const answers = { "your NAME": "Ada", count: "4", flag: true };
    expect((await run(text, { answers })).log).toEqual(["Ada 5 1"]);
    const failing = await run(`${text}\nprint(nosuch);`, { answers: { count: 2, flag: false } });
    expect(failing.log).toEqual(["nobody 3 0"]);
    expect(failing.error?.line).toBe(6);
  });

  it("without an answer are all named", async () => {
    const { error } = await run(text);
    expect(error?.code).toBe("macro/unsupported");
    expect(error?.message).toMatch(/#@ Integer count in line 2.*#@ Boolean flag in line 3/);
  });
});

describe("what a run gives back", () => {
  it("the text that the macro returns", async () => {
    expect(await run('return "a" + 1/3;')).toMatchObject({ returned: "a0.3333", error: null });
    expect((await run("x = 1;")).returned).toBeNull();
    expect((await run("return 5;")).error?.message).toContain("Macros can only return strings");
  });

  it("files that were written, and argument and progress", async () => {
    const lines: number[] = [];
    const text =
      'File.saveString("abc" + getArgument(), "/output/x.txt");\nt = getTime; while (getTime - t < 120) x = 1;';
    const { written, error } = await run(text, { argument: "!", onProgress: ({ line }) => lines.push(line) });
    expect(error).toBeNull();
    expect(new TextDecoder().decode(written.get("/output/x.txt"))).toBe("abc!");
    expect(lines).toContain(2);
  });

  it("everything as it was when it failed", async () => {
    const { world, log, error } = await run(
      'newImage("a", "8-bit black", 4, 4, 1); print("made"); x = nosuch;',
    );
    expect(error).not.toBeNull();
    expect(world.windows.map(({ title }) => title)).toEqual(["a"]);
    expect(log).toEqual(["made"]);
  });
});

describe("macros inside macros", () => {
  it("runMacro reads files of the virtual file system", async () => {
    const files = new Map([
      [
        "/imagej/macros/Add.ijm",
        new TextEncoder().encode('print("in " + getArgument()); return "r" + getArgument();'),
      ],
    ]);
    const { log, error } = await run(
      'r = runMacro("Add", "x"); print(r); print(runMacro("/imagej/macros/Add.ijm"));',
      { files },
    );
    expect(error).toBeNull();
    expect(log).toEqual(["in x", "rx", "in ", "r"]);
  });

  it("errors inside are noted and give [aborted]", async () => {
    const { notices, log, error } = await run(
      'r = eval("x = y;"); print(r); eval("nosuch(1);"); eval("x = (;");',
    );
    expect(error).toBeNull();
    expect(log).toEqual(["[aborted]"]);
    expect(notices.map(({ title }) => title)).toEqual(["Macro Error", "Macro Error", "Macro Error"]);
    expect(notices[0]?.message).toContain("Undefined variable in line 1 of eval");
  });
});
