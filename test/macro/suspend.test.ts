import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import { builtin } from "../../src/macro/builtin.ts";
import { builtins } from "../../src/macro/builtins/index.ts";
import { command } from "../../src/macro/command.ts";
import { commands } from "../../src/macro/commands/index.ts";
import type { MacroOptions } from "../../src/macro/macro-types.ts";
import { runWith } from "../../src/macro/run-macro.ts";
import { Suspension } from "../../src/macro/suspension.ts";

/** Tables with a command and functions that really wait; `order` tells what started when. */
function waiting() {
  const order: string[] = [];
  const later = <T>(what: string, value: T) =>
    new Suspension(what, async () => {
      order.push(`${what} starts`);
      await new Promise((resolve) => setTimeout(resolve, 1));
      order.push(`${what} ends`);
      return value as never;
    });
  const model = command("Slow Model", { menu: "Plugins", needsImage: false }, (host, options) => {
    host.log(`asked ${options.string("n", "?")}`);
    return later(`model ${options.string("n", "?")}`, undefined);
  });
  const nested = command("Nested Model", { menu: "Plugins", needsImage: false }, (host) => {
    const inner = host.nested(
      'print("inner"); run("Slow Model", "n=inner"); return "done";',
      "",
      "inner.ijm",
    );
    return inner instanceof Suspension ? new Suspension("nested", () => inner.start()) : undefined;
  });
  const bad = command("Failing Model", { menu: "Plugins", needsImage: false }, () => {
    return new Suspension("bad", async () => {
      throw fail("array/quantile", { got: "2" });
    });
  });
  const tables = {
    commands: new Map([...commands, ...[model, nested, bad].map((c) => [c.name, c] as const)]),
    builtins: new Map([
      ...builtins,
      [
        "call",
        builtin("call", "any", ["string"], (_host, text) => later(text, `<${text}>`), { suspends: true }),
      ],
      [
        "getValue",
        builtin("getValue", "any", ["number"], (_host, x) => later(`n${x}`, x * 10), { suspends: true }),
      ],
      [
        "sometimes",
        builtin("sometimes", "any", ["number"], (_h, x) => (x > 1 ? later(`s${x}`, x) : x), {
          suspends: true,
        }),
      ],
    ] as const),
  };
  return { tables, order };
}

async function run(text: string, options: MacroOptions = {}) {
  const { tables, order } = waiting();
  const result = await runWith(tables, text, { name: "suspend.ijm", ...options });
  return { ...result, order };
}

async function logOf(text: string): Promise<readonly string[]> {
  const { log, error } = await run(text);
  expect(error).toBeNull();
  return log;
}

describe("a macro waits for a command", () => {
  it("and goes on behind it", async () => {
    const { log, error, order } = await run('print("a"); run("Slow Model", "n=1"); print("b");');
    expect(error).toBeNull();
    expect(log).toEqual(["a", "asked 1", "b"]);
    expect(order).toEqual(["model 1 starts", "model 1 ends"]);
  });

  it("in loops, twice in a row, and in branches", async () => {
    const log = await logOf(`
for (i = 0; i < 2; i++) { run("Slow Model", "n=" + i); run("Slow Model", "n=x"); print("round " + i); }
j = 0; while (j < 2) { j++; if (j == 1) run("Slow Model", "n=if"); else run("Slow Model", "n=else"); }
do { run("Slow Model", "n=do"); } while (false);`);
    expect(log).toEqual([
      "asked 0",
      "asked x",
      "round 0",
      "asked 1",
      "asked x",
      "round 1",
      "asked if",
      "asked else",
      "asked do",
    ]);
  });

  it("in nested functions, keeping local variables at every level", async () => {
    const log = await logOf(`
x = "main"; a(2); print(x);
function a(n) { x = "a" + n; b(n); print(x); if (n > 1) a(n - 1); print("after " + x); }
function b(n) { x = "b"; run("Slow Model", "n=" + n); print(x); }`);
    expect(log).toEqual(["asked 2", "b", "a2", "asked 1", "b", "a1", "after a1", "after a2", "main"]);
  });

  it("after a message, and after eval", async () => {
    const log = await logOf(
      'eval("x = nosuch;"); run("Slow Model", "n=1"); r = eval("run(\'Slow Model\', \'n=2\'); return \'r\';"); print(r);',
    );
    expect(log).toEqual(["asked 1", "asked 2", "r"]);
  });

  it("that runs a macro which waits itself", async () => {
    const { log, order, error } = await run(
      'run("Nested Model"); print("outer"); run("Nested Model"); print("end");',
    );
    expect(error).toBeNull();
    expect(log).toEqual(["inner", "asked inner", "outer", "inner", "asked inner", "end"]);
    expect(order).toHaveLength(4);
  });
});

describe("user functions that wait inside expressions", () => {
  const slow =
    'function slow(n) { run("Slow Model", "n=" + n); return n * 2; }\nfunction text(n) { run("Slow Model", "n=t" + n); return "t" + n; }\n';
  it.each<[string, string, string[]]>([
    ["assignment", "x = slow(3); print(x);", ["asked 3", "6"]],
    ["sum", "y = 1; x = y + slow(3) * slow(4) - 1; print(x);", ["asked 3", "asked 4", "48"]],
    ["print", 'print("a" + slow(1), text(2), 5);', ["asked 1", "asked t2", "a2 t2 5"]],
    [
      "condition",
      'if (slow(1) == 2 && "T1" == text(1)) print("yes"); else print("no");',
      ["asked 1", "asked t1", "yes"],
    ],
    ["loop condition", "i = 0; while (slow(i) < 3) i++; print(i);", ["asked 0", "asked 1", "asked 2", "2"]],
    [
      "for",
      "for (i = slow(0); i < slow(1); i++) print(i);",
      ["asked 0", "asked 1", "0", "asked 1", "1", "asked 1"],
    ],
    ["argument", "print(slow(slow(slow(1))));", ["asked 1", "asked 2", "asked 4", "8"]],
    [
      "element",
      "a = newArray(slow(1), 5, 6); a[slow(0)] = slow(2); print(a[0], a[slow(1)]);",
      ["asked 1", "asked 0", "asked 2", "asked 1", "4 6"],
    ],
    ["return", "print(f(1)); function f(n) { return 1 + slow(n); }", ["asked 1", "3"]],
    [
      "element of text",
      'a = newArray("p", "q"); x = a[slow(0)] + text(1); print(x);',
      ["asked 0", "asked t1", "pt1"],
    ],
    [
      "built-in argument",
      "x = pow(slow(1), slow(2)) + abs(-slow(3)); print(x);",
      ["asked 1", "asked 2", "asked 3", "22"],
    ],
  ])("%s", async (_name, text, expected) => {
    expect(await logOf(slow + text)).toEqual(expected);
  });

  it("see what was before them, not what they change", async () => {
    const text =
      'var g = 1;\nx = g + bump() + g; print(x, g);\nfunction bump() { run("Slow Model", "n=b"); g = 10; return 100; }';
    expect(await logOf(text)).toEqual(["asked b", "111 10"]);
  });
});

describe("built-in functions that wait", () => {
  it.each<[string, string, string[]]>([
    ["as a value", 'x = call("a"); print(x + "!");', ["<a>!"]],
    ["in text", 'print("x" + call("a") + getValue(2));', ["x<a>20"]],
    ["in numbers", "y = 1 + getValue(2) * getValue(3); print(y);", ["601"]],
    ["in conditions", 'if (getValue(1) == 10 && call("A") == "<a>") print("yes");', ["yes"]],
    ["now and then", "for (i = 0; i < 4; i++) print(i + sometimes(i));", ["0", "2", "4", "6"]],
    ["in functions", 'function f(s) { return call(s) + "?"; } print(f("p") + f("q"));', ["<p>?<q>?"]],
    ["as a statement", 'getValue(3); print("end");', ["30", "end"]],
  ])("%s", async (_name, text, expected) => {
    expect(await logOf(text)).toEqual(expected);
  });
});

describe("what goes wrong while waiting", () => {
  it("stops the macro at the command, with its calls", async () => {
    const { log, error } = await run('print("a");\nf();\nfunction f() {\n  run("Failing Model");\n}');
    expect(log).toEqual(["a"]);
    expect(error).toMatchObject({ code: "array/quantile", line: 4, stack: [{ name: "f", line: 2 }] });
  });

  it("a signal fired meanwhile stops it when the wait is over", async () => {
    const abort = new AbortController();
    setTimeout(() => abort.abort(), 5);
    const { log, error } = await run('while (true) run("Slow Model", "n=1");', { signal: abort.signal });
    expect(error?.code).toBe("aborted");
    expect(log.length).toBeGreaterThan(0);
  });

  it("two macros run at once do not mix", async () => {
    const text = (name: string) =>
      `for (i = 0; i < 5; i++) { run("Slow Model", "n=${name}"); print("${name}" + i); }`;
    const [a, b] = await Promise.all([run(text("a")), run(text("b"))]);
    expect(a.log.filter((line) => line.includes("b"))).toEqual([]);
    expect(b.log).toHaveLength(10);
  });
});
