import type { ImJoyApi, ImJoyConnection } from "imjoy-rpc/dist/imjoy-rpc.min.js";
import { fail, toFailureRecord } from "../errors/index.ts";
import { createClient } from "./client.ts";
import type { DeepImageJ } from "./contract.ts";
import { pluginConfig, version } from "./plugin-config.ts";

/** The page as an ImJoy plugin. Page thread only. */

export type EndpointType = "rpc-window" | "rpc-worker" | "iframe";

/** `?type=` of the page's address. Hosts write secrets into the hash: it is never read. */
export function typeFromQuery(search: string): EndpointType {
  const type = new URLSearchParams(search).get("type");
  return type === "rpc-worker" || type === "iframe" ? type : "rpc-window";
}

/** The origin that may talk to us: "*" when all may, the embedding page's when it is listed, null for a stranger. */
export function targetOrigin(allowed: readonly string[], referrer: string): string | null {
  if (allowed.includes("*")) return "*";
  const origin = URL.canParse(referrer) ? new URL(referrer).origin : "";
  return allowed.includes(origin) ? origin : null;
}

/** imjoy-rpc evaluates code that the parent sends, whatever the configuration says. Must run before `connectHost`. */
export function refuseExecute(target: EventTarget): void {
  target.addEventListener(
    "message",
    (event) => {
      const data = (event as MessageEvent).data as { readonly type?: unknown } | null;
      if (data?.type === "execute") event.stopImmediatePropagation();
    },
    { capture: true },
  );
}

/** The second fence behind `refuseExecute`, should a message reach the connection on another road. */
export function refuseCode(connection: Pick<ImJoyConnection, "execute">): void {
  connection.execute = async () => {
    throw fail("service/execution-refused", {});
  };
}

/** Offer the service to the page that embeds us.
 * @returns false when that page is not on the list: nothing is sent to it then. */
export async function connectHost(type: EndpointType, siteUrl: string): Promise<boolean> {
  const origin = targetOrigin(pluginConfig.allowed_origins, document.referrer);
  if (origin === null) return false;
  const { default: rpc } = await import("imjoy-rpc/dist/imjoy-rpc.min.js");
  const { name, description, tags, icon, docs, inputs, outputs } = pluginConfig;
  const plugin = pluginConfig.plugins.find((p) => p.type === type) ?? { name };
  const api = await rpc.setupRPC({
    name: plugin.name,
    version,
    description,
    type,
    labels: tags,
    icon: new URL(icon, siteUrl).href,
    docs: new URL(docs, siteUrl).href,
    inputs,
    outputs,
    target_origin: origin,
  });
  const given = new WeakSet<ArrayBuffer>();
  const connection = api._rpc?._connection;
  if (connection) {
    refuseCode(connection);
    moveResults(connection, given);
  }
  const client = createClient({ siteUrl, ownsArguments: true, dispose: disposer(api) });
  api.export({ setup() {}, ...exported(client, given) });
  return true;
}

/** The functions as they are exported: failures as plain objects (an Error would arrive as one string), buffers of
 * answers marked, for they are nobody else's and may move to the host. */
export function exported(client: DeepImageJ, given: WeakSet<ArrayBuffer>): Record<string, unknown> {
  const out: Record<string, unknown> = {};
  for (const name of pluginConfig.functions) {
    if (!(name in client))
      throw new Error(`imjoy.config.json lists "${name}", which the service does not have`);
    const fn = client[name as keyof DeepImageJ] as (...args: unknown[]) => Promise<unknown>;
    out[name] = async (...args: unknown[]) => {
      try {
        const answer = await fn(...args);
        for (const buffer of arrayBuffers(answer)) given.add(buffer);
        return answer;
      } catch (error) {
        throw toFailureRecord(error);
      }
    };
  }
  return out;
}

/** Post answers with their buffers on the transfer list; imjoy-rpc copies them, on this thread, and a large copy is felt. */
function moveResults(connection: ImJoyConnection, given: WeakSet<ArrayBuffer>): void {
  const emit = connection.emit.bind(connection);
  connection.emit = (message) => {
    const buffers =
      message.type === "callback" && Array.isArray(message.args) ? message.args.flatMap(arrayBuffers) : [];
    const ours = buffers.filter((buffer) => given.has(buffer));
    const { target_origin: origin, broadcastChannel } = connection.config ?? {};
    if (ours.length === 0 || !origin || broadcastChannel) return emit(message);
    for (const buffer of ours) given.delete(buffer);
    parent.postMessage(message, origin, ours);
  };
}

/** The buffers of an ndarray, of all ndarrays in `outputs`, of all pictures, and a package. */
function arrayBuffers(answer: unknown): ArrayBuffer[] {
  if (typeof answer !== "object" || answer === null) return [];
  if ("_rvalue" in answer && answer._rvalue instanceof ArrayBuffer) return [answer._rvalue];
  const inside = (value: unknown) =>
    typeof value === "object" && value !== null ? Object.values(value) : [];
  if ("package" in answer && answer.package instanceof ArrayBuffer) return [answer.package];
  const arrays = "outputs" in answer ? inside(answer.outputs) : [];
  const pictures = "pictures" in answer ? inside(answer.pictures).flatMap(inside) : [];
  return [...new Set([...arrays, ...pictures].flatMap(arrayBuffers))];
}

/** Tell the caller that we are done with an object of its; one at a time, for all share one reply. */
function disposer(api: ImJoyApi): (remote: object) => Promise<void> {
  let tail: Promise<void> = Promise.resolve();
  return (remote) => {
    const mine = tail.then(async () => {
      await Promise.race([api._rpc?.disposeObject(remote), new Promise((r) => setTimeout(r, 1000))]);
    });
    tail = mine.catch(() => {});
    return mine;
  };
}
