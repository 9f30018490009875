import type { MacroHost } from "../host.ts";

/** How a question's label is compared: without case, blanks and colon at its end, and with "_" for a blank. */
function plain(label: string): string {
  return label
    .toLowerCase()
    .replaceAll("_", " ")
    .replace(/[\s:?…]+$/, "")
    .trim();
}

/** The answer given up front to a question; undefined = none. Found by its whole label, or by the key that `run` would use for it
 * (the label up to the first blank or colon). */
export function answerTo(host: MacroHost, label: string): string | number | boolean | undefined {
  const wanted = plain(label);
  const key = wanted.split(/[\s:]/)[0];
  let byKey: string | number | boolean | undefined;
  for (const [given, value] of host.answers.values) {
    if (plain(given) === wanted) return value;
    if (plain(given) === key) byKey = value;
  }
  return byKey;
}

/** The answer, or the question's own default.
 * @throws macro/runtime naming the question, when it has neither, or when only given answers count. */
export function answered(
  host: MacroHost,
  label: string,
  byDefault?: string | number | boolean,
): string | number | boolean {
  const given = answerTo(host, label);
  if (given !== undefined) return given;
  if (byDefault !== undefined && !host.answers.strict) return byDefault;
  return host.error(`The macro asks "${label}" and no answer was given: add it to the answers`);
}

/** Answers to yes-or-no questions: true, 1, "yes", "true", "on", "ok". */
export function isYes(answer: string | number | boolean): boolean {
  if (typeof answer === "string") return /^(?:yes|true|on|ok|1)$/i.test(answer.trim());
  return answer === true || answer === 1;
}
