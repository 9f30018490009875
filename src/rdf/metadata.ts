import { type Cursor, isMap } from "./cursor.ts";
import { readFileRef } from "./file-ref.ts";
import type { Citation, FileRef, ModelDescription, Person } from "./model-description.ts";
import { warnUnknownKeys } from "./unknown-keys.ts";

type Metadata = Pick<
  ModelDescription,
  | "name"
  | "description"
  | "id"
  | "nickname"
  | "version"
  | "timestamp"
  | "authors"
  | "maintainers"
  | "packagedBy"
  | "cite"
  | "license"
  | "documentation"
  | "covers"
  | "tags"
  | "links"
  | "gitRepo"
  | "attachments"
  | "runMode"
  | "config"
>;

const personKeys: ReadonlySet<string> = new Set(["name", "affiliation", "email", "github_user", "orcid"]);
const citationKeys: ReadonlySet<string> = new Set(["text", "doi", "url"]);

/** The fields about a model that all versions share. None of them can make a model unusable. */
export function readMetadata(root: Cursor): Metadata {
  const id = root.get("id").text();
  const nickname = readNickname(root, id);
  const name = root.get("name").text() ?? nickname ?? id;
  if (name === null) root.get("name").warn("is missing");
  return {
    name: name ?? "unnamed model",
    description: root.get("description").text() ?? "",
    id,
    nickname,
    version: root.get("version").text() ?? root.get("version_number").text(),
    timestamp: root.get("timestamp").text(),
    authors: readPersons(root.get("authors")),
    maintainers: readPersons(root.get("maintainers")),
    packagedBy: readPersons(root.get("packaged_by")),
    cite: root
      .get("cite")
      .list()
      .flatMap((c) => readCitation(c) ?? []),
    license: readFileRef(root.get("license"))?.source ?? null,
    documentation: readFileRef(root.get("documentation"))?.source ?? null,
    covers: readTexts(root.get("covers")),
    tags: readTexts(root.get("tags")),
    links: readTexts(root.get("links")),
    gitRepo: root.get("git_repo").text(),
    attachments: readAttachments(root.get("attachments")),
    runMode: isMap(root.get("run_mode").value)
      ? root.get("run_mode").get("name").text()
      : root.get("run_mode").text(),
    config: root.get("config").map() ?? {},
  };
}

/** Names such as affable-shark or dynamic-t-rex. Current zoo files have it as id, older ones in config. */
function readNickname(root: Cursor, id: string | null): string | null {
  const config = root.get("config");
  const stated =
    isMap(config.value) && isMap(config.get("bioimageio").value)
      ? config.get("bioimageio").get("nickname").text()
      : null;
  if (stated !== null) return stated;
  const top = root.get("nickname").text();
  if (top !== null) return top;
  const last = id?.replace(/^bioimage-io\//, "") ?? "";
  const hasEmoji = !root.get("id_emoji").absent;
  return (hasEmoji || last !== id) && /^[a-z]+(-[a-z]+)+$/.test(last) ? last : null;
}

function readPersons(c: Cursor): Person[] {
  return c.list().flatMap((p) => readPerson(p) ?? []);
}

/** `{name, …}`, or text as in rdf 0.3 ("Name;affiliation"). */
function readPerson(c: Cursor): Person | null {
  if (c.absent) return null;
  warnUnknownKeys(c, personKeys);
  const named = isMap(c.value) ? c.get("name").text() : c.text();
  const githubUser = isMap(c.value) ? c.get("github_user").text() : null;
  const [first = "", ...rest] = (named ?? githubUser ?? "").split(";");
  if (first.trim() === "") {
    c.warn("has no name; left out");
    return null;
  }
  const affiliation = isMap(c.value) ? c.get("affiliation").text() : null;
  return {
    name: first.trim(),
    affiliation: affiliation ?? (rest.join(";").trim() || null),
    orcid: isMap(c.value) ? c.get("orcid").text() : null,
    githubUser,
    email: isMap(c.value) ? c.get("email").text() : null,
  };
}

function readCitation(c: Cursor): Citation | null {
  if (c.absent) return null;
  if (!isMap(c.value)) {
    const text = c.text();
    return text === null ? null : { text, doi: null, url: null };
  }
  warnUnknownKeys(c, citationKeys);
  const stated = c.get("doi").text();
  const doi = stated === null ? null : bareDoi(stated);
  const isUrl = stated !== null && /^https?:\/\//.test(stated);
  if (stated !== null && doi === null)
    c.get("doi").warn(isUrl ? `${stated} is no doi; kept as the url` : `${stated} is no doi; left out`);
  const url = c.get("url").text() ?? (doi === null && isUrl ? stated : null);
  return { text: c.get("text").text() ?? doi ?? url ?? "", doi, url };
}

/** `10.….` out of a doi, a doi: reference or a resolver URL. */
function bareDoi(text: string): string | null {
  const bare = text.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "").replace(/[\s,;]+$/, "");
  return /^10\.\d{4}.+$/.test(bare) ? bare : null;
}

function readTexts(c: Cursor): string[] {
  return c.list().flatMap((v) => readFileRef(v)?.source ?? []);
}

/** A list (0.5), `{files: […], …}` (0.4) or a free map (0.3) of paths. */
function readAttachments(c: Cursor): FileRef[] {
  if (!isMap(c.value)) return c.list().flatMap((a) => readFileRef(a) ?? []);
  return Object.keys(c.value).flatMap((key) => {
    const entry = c.get(key);
    if (Array.isArray(entry.value)) return entry.list().flatMap((a) => readFileRef(a) ?? []);
    if (key !== "files" && (isMap(entry.value) || typeof entry.value !== "string")) return [];
    return readFileRef(entry) ?? [];
  });
}
