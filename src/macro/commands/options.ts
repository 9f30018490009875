import { type Command, command } from "../command.ts";

const withoutEffect = [
  "Misc...",
  "Point Tool...",
  "Wand Tool...",
  "Arrow Tool...",
  "Rounded Rect Tool...",
  "Roi Defaults...",
];

/** Edit>Options entries that are about tools and windows only. */
export const optionCommands: readonly Command[] = withoutEffect.map((name) =>
  command(name, { menu: "Edit>Options", needsImage: false, partly: "accepted, without effect" }, () => {}),
);
