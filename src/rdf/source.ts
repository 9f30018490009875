import { CORE_SCHEMA, type Document, eventsToAst, type Node, parseEvents, YAMLException } from "js-yaml";
import { fail, isFailure } from "../errors/index.ts";
import { isMap, type Json } from "./cursor.ts";
import { MAX_RDF_BYTES, MAX_RDF_DEPTH, MAX_RDF_VALUES } from "./limits.ts";
import type { Problem } from "./model-description.ts";
import { ReadingLog } from "./reading-log.ts";

/** The description as a plain map of its own (nothing shared with the argument), and what was noticed on the way.
 * Text is read as YAML 1.2 with the core schema (so JSON too); versions, hashes, ids and time stamps stay as written.
 * @throws rdf/not-yaml, rdf/invalid (a key twice in a map), package/too-large (see limits.ts) */
export function parseSource(
  source: string | Uint8Array | Json,
  label: string,
): { raw: Json; warnings: readonly Problem[] } {
  const log = new ReadingLog();
  const limits = new ValueCounter(label);
  const raw =
    typeof source === "string" || source instanceof Uint8Array
      ? fromText(typeof source === "string" ? source : decode(source, label, log), label, limits, log)
      : plainCopy(source, limits, 0);
  if (!isMap(raw)) {
    const got = raw === null ? "nothing" : Array.isArray(raw) ? "a list" : "plain text";
    throw fail("rdf/not-yaml", {
      source: label,
      reason: `the top level must be a map of fields, got ${got}`,
    });
  }
  if (log.problemCount > 0) throw fail("rdf/invalid", { source: label, issues: log.issues });
  return { raw, warnings: log.warnings };
}

/** Fields whose scalars are text even if they look like numbers: `1.10` must not become 1.1. */
const textKeys =
  /^(version|(?!opset_).*_version|sha256|.*_sha256|timestamp|id|name|text|doi|orcid|license|description|nickname|tensor_id|axis_id)$/;
/** Below these anything may stand: types as YAML gives them. */
const freeKeys = /^(kwargs|config)$/;

class ValueCounter {
  private values = 0;
  constructor(private readonly label: string) {}

  count(depth: number): void {
    if (depth > MAX_RDF_DEPTH)
      this.refuse("MAX_RDF_DEPTH", `more than ${MAX_RDF_DEPTH}`, `${MAX_RDF_DEPTH} levels`);
    if (++this.values > MAX_RDF_VALUES)
      this.refuse(
        "MAX_RDF_VALUES",
        `more than ${MAX_RDF_VALUES}`,
        `${MAX_RDF_VALUES} values, aliases written out`,
      );
  }

  refuse(limit: string, got: string, allowed: string): never {
    throw fail("package/too-large", { file: this.label, limit, got, allowed });
  }
}

function decode(bytes: Uint8Array, label: string, log: ReadingLog): string {
  if (bytes.length > MAX_RDF_BYTES)
    new ValueCounter(label).refuse("MAX_RDF_BYTES", `${bytes.length} bytes`, `${MAX_RDF_BYTES} bytes`);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
      return new TextDecoder(bytes[0] === 0xff ? "utf-16le" : "utf-16be").decode(bytes);
    log.warn(
      "",
      "the text is not UTF-8; it was read as Windows-1252, as older Java programs on Windows write it",
    );
    return new TextDecoder("windows-1252").decode(bytes);
  }
}

function fromText(text: string, label: string, limits: ValueCounter, log: ReadingLog): unknown {
  if (text.length > MAX_RDF_BYTES)
    limits.refuse("MAX_RDF_BYTES", `${text.length} characters`, `${MAX_RDF_BYTES} bytes`);
  if (/^\s*<[!?a-z]/i.test(text))
    // "<p>404: not found" would pass as a YAML map
    throw fail("rdf/not-yaml", { source: label, reason: "it begins as an HTML or XML page does" });
  let documents: Document[];
  try {
    documents = eventsToAst(parseEvents(text, { maxDepth: MAX_RDF_DEPTH }), {
      source: text,
      schema: CORE_SCHEMA,
    });
  } catch (error) {
    if (!(error instanceof YAMLException))
      throw fail("rdf/not-yaml", { source: label, reason: String(error) }, error);
    if (error.reason.includes("maxDepth"))
      limits.refuse("MAX_RDF_DEPTH", `more than ${MAX_RDF_DEPTH}`, `${MAX_RDF_DEPTH} levels`);
    const at = error.mark ? ` (line ${error.mark.line + 1}, column ${error.mark.column + 1})` : "";
    throw fail("rdf/not-yaml", { source: label, reason: error.reason + at }, error);
  }
  if (documents.length > 1)
    log.warn("", `the file holds ${documents.length} YAML documents; only the first is read`);
  const root = documents[0]?.contents ?? null;
  try {
    return root === null ? null : new AstReader(limits, log).value(root, "", "", false, 0);
  } catch (error) {
    if (isFailure(error)) throw error;
    throw fail(
      "rdf/not-yaml",
      { source: label, reason: error instanceof Error ? error.message : String(error) },
      error,
    );
  }
}

/** AST → plain values. Anchors are known once their node has been entered; an alias is written out as a copy. */
class AstReader {
  private readonly anchors = new Map<string, Node>();
  private readonly open = new Set<Node>();
  constructor(
    private readonly limits: ValueCounter,
    private readonly log: ReadingLog,
  ) {}

  value(node: Node, path: string, key: string, free: boolean, depth: number): unknown {
    this.limits.count(depth);
    if (node.kind === "alias") {
      const target = this.anchors.get(node.anchor);
      if (target === undefined) throw new Error(`unknown alias *${node.anchor}`);
      if (this.open.has(target)) throw new Error(`alias *${node.anchor} stands inside its own anchor`);
      return this.value(target, path, key, free, depth);
    }
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    const tag = node.tag.replace(/^tag:yaml\.org,2002:/, "!!");
    if (node.tagged && !/^!!(str|int|float|bool|null|map|seq|timestamp)$/.test(tag))
      this.log.warn(path, `the YAML tag ${tag} is ignored`);
    if (node.kind === "scalar") return scalar(tag, node.value, node.tagged, !free && textKeys.test(key));
    const inFree = free || freeKeys.test(key);
    this.open.add(node);
    const result =
      node.kind === "sequence"
        ? node.items.map((item, i) => this.value(item, `${path}[${i}]`, "", inFree, depth + 1))
        : this.mapping(node.items, path, inFree, depth);
    this.open.delete(node);
    return result;
  }

  private mapping(
    items: readonly { key: Node; value: Node }[],
    path: string,
    free: boolean,
    depth: number,
  ): Json {
    const entries = new Map<string, unknown>();
    const merged = new Map<string, unknown>();
    for (const item of items) {
      if (item.key.kind !== "scalar") throw new Error(`a key at "${path}" is not plain text`);
      const key = item.key.value;
      const at = path === "" ? key : `${path}.${key}`;
      const value = this.value(item.value, at, key, free, depth + 1);
      if (key === "<<" && !item.key.tagged && (isMap(value) || Array.isArray(value))) {
        for (const from of Array.isArray(value) ? value : [value])
          if (isMap(from)) for (const [k, v] of Object.entries(from)) if (!merged.has(k)) merged.set(k, v);
        continue;
      }
      if (entries.has(key)) this.log.problem(at, "the key stands twice in the same map; keep one");
      entries.set(key, value);
    }
    for (const [k, v] of merged) if (!entries.has(k)) entries.set(k, v);
    return Object.fromEntries(entries);
  }
}

function scalar(tag: string, text: string, tagged: boolean, keepText: boolean): unknown {
  switch (tag) {
    case "!!null":
      return null;
    case "!!bool":
      return keepText ? text : text.toLowerCase() === "true";
    case "!!int":
    case "!!float":
      return keepText && !tagged ? text : coreNumber(text);
    default:
      return text;
  }
}

/** Number of the YAML 1.2 core schema: decimal, 0o17, 0x1F, .inf, .nan. */
function coreNumber(text: string): number {
  const t = text.toLowerCase();
  if (t.endsWith(".inf")) return t.startsWith("-") ? -Infinity : Infinity;
  if (t === ".nan") return Number.NaN;
  return Number(t);
}

/** A copy of a caller's object that holds JSON values only. */
function plainCopy(value: unknown, limits: ValueCounter, depth: number): unknown {
  limits.count(depth);
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") return Number(value);
  if (value instanceof Date) return value.toISOString();
  if (Array.isArray(value)) return value.map((v) => plainCopy(v, limits, depth + 1));
  if (typeof value !== "object" || ArrayBuffer.isView(value)) return null;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([, v]) => v !== undefined && typeof v !== "function")
      .map(([k, v]) => [k, plainCopy(v, limits, depth + 1)]),
  );
}
