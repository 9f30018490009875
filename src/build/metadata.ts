import { fail } from "../errors/index.ts";
import type { Citation, Person, RdfContent } from "../rdf/index.ts";
import type { BuildReport, BuildRequest, PersonFields } from "./build-types.ts";
import { checkLicense } from "./spdx.ts";

export type Metadata = Pick<
  RdfContent,
  | "name"
  | "description"
  | "id"
  | "version"
  | "timestamp"
  | "authors"
  | "maintainers"
  | "packagedBy"
  | "cite"
  | "license"
  | "tags"
  | "links"
  | "gitRepo"
>;

/** rdf 0.4 demands a time of making; this one says "not stated" and keeps equal packages equal. */
export const NO_TIMESTAMP = "1970-01-01T00:00:00";

/** The fields about the model. What is stated must be what the format takes (all problems at once); what is missing gets
 * a placeholder or is left out, and is listed as to be completed.
 * @param stem - of the weights file, for a name.
 * @throws build/metadata
 * @see spec-bioimage-io 0.5.7.4 generic/v0_3, model/v0_5 */
export function writeMetadata(
  request: BuildRequest,
  stem: string,
): { metadata: Metadata; toComplete: BuildReport["toComplete"]; notes: readonly string[] } {
  const issues: { path: string; message: string }[] = [];
  const toComplete: { field: string; reason: string }[] = [];
  const notes: string[] = [];
  const missing = (field: string, reason: string) => toComplete.push({ field, reason });
  const check = (ok: boolean, path: string, message: string) => {
    if (!ok) issues.push({ path, message });
  };

  const name = request.name ?? nameFrom(stem);
  if (request.name === undefined) missing("name", `taken from the file: ${name}`);
  check(/^[\w+\- ()]*$/.test(name), "name", `has other characters than letters, digits, _ + - ( ): ${name}`);
  check(
    name.length >= 5 && name.length <= 128,
    "name",
    `has ${name.length} characters; allowed are 5 to 128`,
  );

  const description = request.description ?? `${name}. The authors have not described it yet.`;
  if (request.description === undefined) missing("description", "a placeholder stands in its place");
  check(
    description.length <= 1024,
    "description",
    `has ${description.length} characters; at most 1024 are allowed`,
  );

  const authors = (request.authors ?? []).map((a) => person(typeof a === "string" ? { name: a } : a));
  if (authors.length === 0) {
    authors.push(person({ name: "unknown" }));
    missing("authors", 'nobody is named; "unknown" stands in their place');
  }
  const maintainers = (request.maintainers ?? []).map(person);
  for (const [key, people] of [
    ["authors", authors],
    ["maintainers", maintainers],
  ] as const)
    people.forEach((p, i) => {
      check(p.name.trim() !== "" && !/[/\\]/.test(p.name), `${key}[${i}].name`, "is empty or has a slash");
      check(
        p.orcid === null || isOrcid(p.orcid),
        `${key}[${i}].orcid`,
        `${p.orcid} is no ORCID iD such as 0000-0002-1825-0097 (the last digit is a checksum)`,
      );
      check(key === "authors" || p.githubUser !== null, `${key}[${i}].github_user`, "is missing");
    });

  const cite = (request.cite ?? []).map((c, i): Citation => {
    const doi = c.doi?.replace(/^(https?:\/\/(dx\.)?doi\.org\/|doi:\s*)/i, "").trim() ?? null;
    check(doi !== null || c.url !== undefined, `cite[${i}]`, "needs a doi or a url");
    check(doi === null || /^10\.[0-9]{4}.+$/.test(doi), `cite[${i}].doi`, `${c.doi} is no doi (10.…)`);
    if (c.url !== undefined) checkUrl(c.url, `cite[${i}].url`, check);
    return { text: c.text, doi, url: c.url ?? null };
  });
  if (cite.length === 0) missing("cite", "no publication is named");

  const license = request.license ?? null;
  if (license === null) missing("license", "nobody may use a model without a licence; give an SPDX id");
  else {
    const verdict = checkLicense(license);
    if (verdict.kind === "misspelt")
      check(false, "license", `${license} is no SPDX id; ${verdict.meant} may be meant`);
    if (verdict.kind === "unknown")
      notes.push(
        `license: ${license} is not among the common SPDX ids known here; see spdx.org/licenses whether it is one`,
      );
  }

  for (const [i, link] of (request.links ?? []).entries())
    check(!link.includes(" "), `links[${i}]`, "is an id, without blanks");
  if (request.git_repo !== undefined) checkUrl(request.git_repo, "git_repo", check);
  const { id = null, version = null, timestamp = null } = request;
  check(
    id === null || /^[a-z0-9][a-z0-9_./-]*$/.test(id),
    "id",
    `${id} has other characters than a-z, digits, _ . / -`,
  );
  check(
    timestamp === null || /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?/.test(timestamp),
    "timestamp",
    `${timestamp} is no ISO 8601 time such as 2026-01-31T12:00:00`,
  );
  if (issues.length > 0) throw fail("build/metadata", { issues });
  const old = request.format === "0.4";
  if (old && timestamp === null)
    missing("timestamp", "format 0.4 demands one; the beginning of 1970 stands in its place");
  if (old && license === null) notes.push("license: format 0.4 demands one; LicenseRef-unknown is written");

  const tags = ["deepimagej", ...(request.tags ?? []).filter((tag) => tag !== "deepimagej")];
  return {
    metadata: {
      name,
      description,
      id,
      version,
      timestamp: timestamp ?? (old ? NO_TIMESTAMP : null),
      authors,
      maintainers,
      packagedBy: [],
      cite,
      license: license ?? (old ? "LicenseRef-unknown" : null),
      tags,
      links: request.links ?? [],
      gitRepo: request.git_repo ?? null,
    },
    toComplete,
    notes,
  };
}

function person(p: PersonFields): Person {
  return {
    name: p.name,
    affiliation: p.affiliation ?? null,
    orcid: p.orcid ?? null,
    githubUser: p.github_user ?? null,
    email: p.email ?? null,
  };
}

function checkUrl(url: string, path: string, check: (ok: boolean, path: string, message: string) => void) {
  check(/^https?:\/\/[^\s/]+/.test(url), path, `${url} is no web address (https://…)`);
}

/** "unet_nuclei-v2.final" → "unet nuclei-v2 final"; short names are lengthened. */
function nameFrom(stem: string): string {
  const clean = stem
    .replace(/[^\w+\-() ]+|_+/g, " ")
    .trim()
    .slice(0, 64);
  return clean.length >= 5 ? clean : `${clean} network`.trim();
}

/** ISO 7064 mod 11-2 over the digits. */
function isOrcid(text: string): boolean {
  if (!/^\d{4}-\d{4}-\d{4}-\d{3}[\dX]$/.test(text)) return false;
  const digits = text.replaceAll("-", "");
  let total = 0;
  for (const digit of digits.slice(0, 15)) total = ((total + Number(digit)) * 2) % 11;
  const expected = (12 - total) % 11;
  return digits[15] === (expected === 10 ? "X" : String(expected));
}
