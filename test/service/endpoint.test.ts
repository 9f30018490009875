import { describe, expect, it } from "vitest";
import { fail } from "../../src/errors/index.ts";
import type { DeepImageJ } from "../../src/service/contract.ts";
import {
  exported,
  refuseCode,
  refuseExecute,
  targetOrigin,
  typeFromQuery,
} from "../../src/service/endpoint.ts";
import { pluginConfig } from "../../src/service/plugin-config.ts";

describe("the endpoint", () => {
  it("takes its type from the query only", () => {
    expect(typeFromQuery("?type=rpc-worker")).toBe("rpc-worker");
    expect(typeFromQuery("?type=iframe&x=1")).toBe("iframe");
    expect(typeFromQuery("")).toBe("rpc-window");
    expect(typeFromQuery("?type=web-worker")).toBe("rpc-window");
  });

  it("talks to listed origins, and to strangers only when all may come", () => {
    expect(targetOrigin(["*"], "")).toBe("*");
    expect(targetOrigin(["https://bioimage.io"], "https://bioimage.io/page?x")).toBe("https://bioimage.io");
    expect(targetOrigin(["https://bioimage.io"], "https://evil.example/https://bioimage.io")).toBeNull();
    expect(targetOrigin(["https://bioimage.io"], "")).toBeNull();
  });

  it("lets no execute message through, and all others", async () => {
    const target = new EventTarget();
    refuseExecute(target);
    const heard: unknown[] = [];
    target.addEventListener("message", (event) => heard.push((event as MessageEvent).data));
    for (const data of [{ type: "execute", code: "x" }, { type: "method" }, null, "text"]) {
      target.dispatchEvent(Object.assign(new Event("message"), { data }));
    }
    expect(heard).toEqual([{ type: "method" }, null, "text"]);
    const connection = { execute: async () => {} };
    refuseCode(connection);
    await expect(connection.execute()).rejects.toThrow("[service/execution-refused]");
  });

  it("exports the functions of imjoy.config.json, failures as plain objects", async () => {
    const mine = new WeakSet<ArrayBuffer>();
    const buffer = new ArrayBuffer(4);
    const answer = { outputs: { y: { _rtype: "ndarray", _rvalue: buffer } } };
    const names = [...pluginConfig.functions];
    const client = Object.fromEntries(
      names.map((name) => [name, async () => answer]),
    ) as unknown as DeepImageJ;
    client.test = async () => {
      throw fail("service/request", { call: "test", reason: "no", expected: "yes" });
    };
    const api = exported(client, mine) as Record<string, () => Promise<unknown>>;
    expect(Object.keys(api)).toEqual(names);
    expect(await api.run?.()).toBe(answer);
    expect(mine.has(buffer)).toBe(true);
    await expect(api.test?.()).rejects.toEqual({
      code: "service/request",
      message: "[service/request] test: no. Expected: yes.",
      details: { call: "test", reason: "no", expected: "yes" },
    });
  });
});
