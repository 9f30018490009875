import { confirmDialog } from "./messages.ts";

/** Ask whether a model may be used although one of its files is not the one that its description names. */
export function acceptChecksum(details: { file: string; expected: string; got: string }): Promise<boolean> {
  return confirmDialog({
    title: "A file differs from what the model says",
    lines: [
      `${details.file} does not have the checksum in the model's description. It was damaged, or replaced on purpose.`,
      `Expected ${details.expected.slice(0, 16)}…, got ${details.got.slice(0, 16)}….`,
      "Results may not be those of the published model.",
    ],
    yes: "Ignore and go on",
    no: "Stop here",
  });
}
