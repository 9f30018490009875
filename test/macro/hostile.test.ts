import { describe, expect, it } from "vitest";
import { checkMacro, type MacroOptions, runMacro } from "../../src/macro/index.ts";

const DEEP = 100_000;

async function stopped(text: string, options: MacroOptions = {}) {
  const { error, log, steps } = await runMacro(text, { name: "hostile.ijm", ...options });
  if (error === null) throw new Error(`not stopped; log: ${log.slice(-3).join(" | ")}`);
  return { ...error, log, steps };
}

describe("endless macros are stopped where they are", () => {
  it.each([
    ["while", 'print("a");\nwhile (true) {\n  x = 1;\n}', 2],
    ["for without parts", "x = 0;\nfor (;;) x++;", 2],
    ["empty body", "while (1 == 1);", 1],
    ["do", "do { } while (true)", 1],
    ["function", "f();\nfunction f() {\n  while (true) y = 2;\n}", 3],
  ])("%s", async (_name, text, line) => {
    const error = await stopped(text, { maxSteps: 20_000 });
    expect(error.code).toBe("macro/limit");
    expect(error.line).toBe(line);
    expect(error.message).toMatch(/^hostile\.ijm, line \d+, column \d+: stopped after 20000 steps/);
    expect(error.statement).not.toBe("");
    expect(error.steps).toBeLessThan(40_000);
  });

  it("after the time that is allowed", async () => {
    const error = await stopped("i = 0;\nwhile (true) i++;", { timeoutMs: 60 });
    expect(error).toMatchObject({ code: "macro/limit", line: 2 });
    expect(error.message).toContain("stopped after 60 ms");
  });

  it.each([
    ["of texts", "Array.sort(texts);"],
    ["of numbers with another array", "Array.sort(numbers, texts);"],
    ["of positions", "Array.rankPositions(numbers);"],
  ])("after the time that is allowed, in a sort %s", async (_name, sort) => {
    const text = `numbers = newArray(700); texts = newArray(700);
for (i = 0; i < 700; i++) { numbers[i] = random(); texts[i] = "" + numbers[i]; }
for (i = 0; i < 13; i++) { numbers = Array.concat(numbers, numbers); texts = Array.concat(texts, texts); }
${sort}`;
    const started = performance.now();
    const error = await stopped(text, { timeoutMs: 700 });
    expect(error).toMatchObject({ code: "macro/limit", line: 4 });
    expect(performance.now() - started).toBeLessThan(1400);
  });

  it("by a signal, while the macro runs", async () => {
    const abort = new AbortController();
    const running = stopped("i = 0;\nwhile (true) i++;", { signal: abort.signal });
    setTimeout(() => abort.abort(), 30);
    expect(await running).toMatchObject({ code: "aborted", line: 2 });
  });

  it("by a signal that had fired before", async () => {
    const error = await stopped('print("never");', { signal: AbortSignal.abort() });
    expect(error.code).toBe("aborted");
    expect(error.log).toEqual([]);
  });

  it("in eval and runMacro, which share the budget", async () => {
    const error = await stopped('print("a");\neval("while (true) x = 1;");\nprint("never");', {
      maxSteps: 5000,
    });
    expect(error).toMatchObject({ code: "macro/limit", line: 2, log: ["a"] });
    const files = new Map([["/loop.ijm", new TextEncoder().encode("while (true) x = 1;")]]);
    const second = await stopped('runMacro("/loop.ijm");', { timeoutMs: 50, files });
    expect(second).toMatchObject({ code: "macro/limit", line: 1 });
  });

  it("eval that evaluates itself", async () => {
    const error = await stopped('s = "eval(getArgument(), getArgument());"; eval(s, s);', {
      timeoutMs: 20_000,
    });
    expect(error.code).toBe("macro/limit");
    expect(error.message).toContain("more than 50 deep");
  });
});

describe("nesting", () => {
  it.each([
    ["parentheses", `x = ${"(".repeat(DEEP)}1${")".repeat(DEEP)};`],
    ["brackets", `a = newArray(1); x = ${"a[".repeat(DEEP)}0${"]".repeat(DEEP)};`],
    ["blocks", `${"{".repeat(DEEP)}${"}".repeat(DEEP)}`],
    ["calls", `x = ${"abs(".repeat(DEEP)}1${")".repeat(DEEP)};`],
    ["user calls", `x = ${"f(".repeat(DEEP)}1${")".repeat(DEEP)};\nfunction f(x) { return x; }`],
    ["signs", `x = ${"- ~".repeat(DEEP)}1;`],
    ["if", `${"if (true) ".repeat(DEEP)}x = 1;`],
    ["for", `${"for (i = 0; i < 1; i++) ".repeat(DEEP)}x = 1;`],
    ["while", `${"while (false) ".repeat(DEEP)}x = 1;`],
    ["assignments", `${"a = ".repeat(DEEP)}1;`],
    ["functions in functions", `${"function f() {".repeat(DEEP)}${"}".repeat(DEEP)}`],
  ])("of %s is refused with its place", async (_name, text) => {
    const error = await stopped(text);
    expect(error.code).toBe("macro/limit");
    expect(error.message).toMatch(/nested deeper than \d+ levels/);
    expect(error.line).toBe(1);
    expect(error.column).toBeGreaterThan(1);
    expect(error.message.length).toBeLessThan(600);
  });

  it("what only looks deep runs: long sums, products, chains of else if, of && and of text", async () => {
    const LONG = 20_000;
    const chain = Array.from({ length: 4000 }, (_, i) => `if (x == ${i}) y = ${i};`).join(" else ");
    const text = [
      `x = 1${" + 1".repeat(LONG)}; p = 1${" * 1".repeat(LONG)}; print(x, p);`,
      `t = true${" && true".repeat(LONG)}; print(t);`,
      `s = ""${' + "a"'.repeat(LONG)}; print(lengthOf(s));`,
      `x = 3000; ${chain} print(y);`,
      "{}".repeat(LONG),
      ";".repeat(LONG),
    ].join("\n");
    const { log, error } = await runMacro(text);
    expect(error).toBeNull();
    expect(log).toEqual([`${LONG + 1} 1`, "1", `${LONG}`, "3000"]);
  });

  it("a block of many statements, a text of many lines and a fit of many points", async () => {
    const block = await runMacro(`{${"x=1;\n".repeat(150_000)}} print(x);`);
    expect(block).toMatchObject({ error: null, log: ["1"] });
    const lines = await runMacro(
      's = "a\\n"; for (i = 0; i < 19; i++) s = s + s; print(s + "b"); print("\\\\Clear"); print("c");',
    );
    expect(lines).toMatchObject({ error: null, log: ["c"] });
    const drawn = await runMacro(
      'newImage("i", "8-bit black", 9, 9, 1); s = "a\\n"; for (i = 0; i < 18; i++) s = s + s; makeText(s, 0, 0); print("d");',
    );
    expect(drawn).toMatchObject({ error: null, log: ["d"] });
    const fit = await runMacro(
      'n = 300000; x = Array.getSequence(n); Fit.doFit("Straight Line", x, x); Fit.plot; print(d2s(Fit.p(1), 6));',
    );
    expect(fit).toMatchObject({ error: null, log: ["1.000000"] });
    const gaussian = await runMacro(
      'x = Array.getSequence(200000); Fit.doFit("Gaussian", x, x); print("fitted"); Plot.create("p", "x", "y"); Plot.addHistogram(x, 100); print("binned");',
      { timeoutMs: 60_000 },
    );
    expect(gaussian.error?.message ?? "").not.toContain("call stack");
    expect(gaussian.log).toEqual(["fitted", "binned"]);
  });

  it("recursion without end stops at ImageJ's stack size", async () => {
    const error = await stopped('print("go");\nf(1);\nfunction f(x) {\n  f(x + 1);\n}');
    expect(error).toMatchObject({ code: "macro/runtime", line: 4, log: ["go"] });
    expect(error.message).toContain("Stack overflow");
    expect(error.stack.length).toBeLessThan(20);
    const pair = await stopped("a();\nfunction a() { b(); }\nfunction b() { a(); }");
    expect(pair.message).toContain("Stack overflow");
  });
});

describe("size", () => {
  it.each([
    ["arrays", "x = 1;\na = newArray(1e9);", 2],
    ["arrays beyond any size", "a = newArray(1e300);", 1],
    ["growing arrays", "a = newArray(1);\na[2000000000] = 1;", 2],
    ["images", 'x = 1;\nnewImage("a", "32-bit black", 100000, 100000, 1);', 2],
    ["stacks", 'newImage("a", "8-bit black", 1000, 1000, 100000);', 1],
    ["text", 's = "0123456789";\nwhile (true) s = s + s;', 2],
  ])("%s", async (_name, text, line) => {
    const error = await stopped(text, { maxBytes: 2 ** 26, timeoutMs: 20_000 });
    expect(error.code).toBe("macro/limit");
    expect(error.line).toBe(line);
    expect(error.statement).not.toBe("");
  });

  it("files without end; files written again and again take the place of one", async () => {
    const ten = 's = "0123456789"; for (i = 0; i < 12; i++) s = s + s;\n';
    const many = `${ten}i = 0;\nwhile (true) File.saveString(s, "/output/" + i++);`;
    const error = await stopped(many, { maxBytes: 2 ** 20 });
    expect(error).toMatchObject({ code: "macro/limit", line: 3 });
    expect(error.message).toContain("files");
    const same = `${ten}for (i = 0; i < 100; i++) { File.saveString(s, "/output/a"); File.rename("/output/a", "/output/b"); File.delete("/output/b"); }`;
    expect((await runMacro(same, { maxBytes: 2 ** 20 })).error).toBeNull();
  });

  it("a log without end", async () => {
    const error = await stopped('while (true) print("0123456789");', { maxSteps: 200_000 });
    expect(error.code).toBe("macro/limit");
  });

  it("a very long source", async () => {
    const error = await stopped(`x = 1;\n${" ".repeat(9_000_000)}`);
    expect(error.code).toBe("macro/limit");
    expect(error.message).toContain("characters");
  });

  it("a very long line is shown cut", async () => {
    const error = await stopped(`${"x = 1; ".repeat(4000)}y = nosuch; ${"x = 1; ".repeat(4000)}`);
    expect(error.message).toContain("y = nosuch");
    expect(error.message.length).toBeLessThan(500);
  });
});

describe("files", () => {
  it.each(["../../etc/passwd", "/../x", "/temp/../../x"])("%s is outside", async (path) => {
    const error = await stopped(`x = 1;\nFile.saveString("data", "${path}");`);
    expect(error).toMatchObject({ code: "macro/runtime", line: 2 });
  });

  it("nothing of the computer can be read or started", async () => {
    const { log, error } = await runMacro('print(File.exists("/etc/passwd"));');
    expect(error).toBeNull();
    expect(log).toEqual(["0"]);
    const refused = await stopped(
      'print("a");\nexec("ls");\ncall("java.lang.System.exit", "0");\neval("script", "1");',
    );
    expect(refused.code).toBe("macro/unsupported");
    expect(refused.log).toEqual([]);
    expect(refused.message).toMatch(/exec\(\) in line 2.*call\(\) in line 3/);
  });
});

describe("texts that are no macros", () => {
  it.each([
    [
      "binary",
      String.fromCharCode(...Array.from({ length: 4000 }, (_, i) => (i * 7919) % 65536)),
      "macro/syntax",
    ],
    ["quotes", '"'.repeat(91), null],
    ["backslash at the end", 'print("\\', "macro/syntax"],
    ["open comment", "/* x", null],
    ["html", "<html><body>print('x')</body></html>", "macro/syntax"],
  ])("%s", async (_name, text, code) => {
    const { error, log } = await runMacro(text);
    expect(error?.code ?? null).toBe(code);
    expect(log).toEqual([]);
    // The check before the run finds the same.
    expect(checkMacro(text).length > 0).toBe(code !== null);
  });

  it("__proto__ and constructor are names like others", async () => {
    const text =
      'constructor = 3; __proto__ = "p"; hasOwnProperty = newArray(1, 2); print(constructor, __proto__, hasOwnProperty[1]);';
    const { log, error } = await runMacro(text);
    expect(error).toBeNull();
    expect(log).toEqual(["3 p 2"]);
  });
});
