import { javaDouble, parseJavaDouble } from "../../image/numbers/index.ts";
import { type Builtin, builtin } from "../builtin.ts";
import type { MacroHost } from "../host.ts";
import { MacroExit } from "../language/stop.ts";
import type { MacroArray } from "../values.ts";
import { answered, answerTo, isYes } from "./answers.ts";
import { numbersOf, textsOf } from "./java-values.ts";

type FieldKind = "string" | "number" | "checkbox" | "choice" | "radio";

interface Field {
  readonly kind: FieldKind;
  readonly label: string;
  readonly byDefault: string | number | boolean;
  readonly choices?: readonly string[];
}

interface Dialog {
  readonly title: string;
  readonly fields: Field[];
  /** Where each kind is read next. */
  readonly next: Map<FieldKind, number>;
  /** Label of the No button, once there are three buttons. */
  no: string | null;
  pressed: "yes" | "no";
}

const DIALOG = "Dialog";

function dialog(host: MacroHost): Dialog {
  return (
    (host.state.get(DIALOG) as Dialog | undefined) ?? host.error("No dialog created with Dialog.create()")
  );
}

function create(host: MacroHost, title: string): void {
  const fresh: Dialog = { title, fields: [], next: new Map(), no: null, pressed: "yes" };
  host.state.set(DIALOG, fresh);
}

function add(host: MacroHost, field: Field): void {
  host.claim(64 + field.label.length, "dialog");
  dialog(host).fields.push(field);
}

function addChoice(
  host: MacroHost,
  kind: "choice" | "radio",
  label: string,
  choices: readonly string[],
  byDefault?: string,
): void {
  const [first] = choices;
  const wanted = byDefault ?? first ?? host.error("Dialog error");
  // A menu shows its first entry where the default is none of them; radio buttons then have none pressed.
  const shown = choices.includes(wanted) ? wanted : kind === "choice" ? (first ?? "") : "";
  add(host, { kind, label, byDefault: shown, choices });
}

/** Every field gets its answer here, so that a missing one is told with all the others. */
function show(host: MacroHost): void {
  const { fields, title, no } = dialog(host);
  if (host.answers.strict) {
    const missing = fields
      .filter((field) => answerTo(host, field.label) === undefined)
      .map((field) => `"${field.label}"`);
    if (missing.length > 0)
      host.error(
        `The dialog "${title}" asks ${missing.join(", ")} and no answer was given: add it to the answers`,
      );
  }
  for (const field of fields) check(host, field);
  const button = title === "" ? undefined : answerTo(host, title);
  if (typeof button === "string" && /^cancel$/i.test(button)) throw new MacroExit();
  const state = dialog(host);
  if (button !== undefined && no !== null)
    state.pressed =
      !isYes(button) && String(button).toLowerCase() === no.toLowerCase()
        ? "no"
        : isYes(button)
          ? "yes"
          : "no";
}

function valueFor(host: MacroHost, field: Field): string | number | boolean {
  return answerTo(host, field.label) ?? field.byDefault;
}

function check(host: MacroHost, field: Field): void {
  const value = valueFor(host, field);
  if (field.choices !== undefined && value !== field.byDefault && !field.choices.includes(String(value)))
    host.error(`"${value}" is not a choice of "${field.label}": ${field.choices.join(", ")}`);
}

function next(host: MacroHost, kind: FieldKind): { field: Field; value: string | number | boolean } {
  const state = dialog(host);
  const index = state.next.get(kind) ?? 0;
  const field = state.fields.filter((each) => each.kind === kind)[index];
  if (field === undefined) return host.error("Dialog error");
  state.next.set(kind, index + 1);
  return { field, value: valueFor(host, field) };
}

function nextNumber(host: MacroHost): string {
  const { value } = next(host, "number");
  const number =
    typeof value === "number" ? value : typeof value === "boolean" ? Number(value) : parseJavaDouble(value);
  return javaDouble(number);
}

const addText = (host: MacroHost, label: string, byDefault: string): void =>
  add(host, { kind: "string", label, byDefault });

const withSlash = (folder: string): string => (folder === "" || folder.endsWith("/") ? folder : `${folder}/`);

function addCheckboxes(host: MacroHost, labels: MacroArray, states: MacroArray): void {
  if (labels.length !== states.length) host.error("labels.length!=states.length");
  const on = numbersOf(states);
  for (const [index, label] of textsOf(labels).entries())
    add(host, { kind: "checkbox", label, byDefault: on[index] === 1 });
}

/** Layout, messages and help of a dialog: nothing to answer. */
const decoration = ["setInsets", "addToSameRow", "addMessage", "addHelp", "addImage", "setLocation"] as const;

function message(host: MacroHost, title: string, text: string | undefined, withCancel: boolean): void {
  const [head, body] = text === undefined ? ["", title] : [title, text];
  if (withCancel) {
    const answer = answerTo(host, body) ?? answerTo(host, head) ?? true;
    if (!isYes(answer)) throw new MacroExit();
  } else host.notice(head, body);
}

export const dialogBuiltins: readonly Builtin[] = [
  builtin("Dialog.create", "nothing", ["string"], create),
  builtin("Dialog.createNonBlocking", "nothing", ["string"], create),
  builtin("Dialog.addString", "nothing", ["string", "string", "number?"], addText),
  builtin("Dialog.addDirectory", "nothing", ["string", "string", "number?"], (host, label, folder) =>
    addText(host, label, withSlash(folder)),
  ),
  builtin("Dialog.addFile", "nothing", ["string", "string", "number?"], addText),
  builtin(
    "Dialog.addNumber",
    "nothing",
    ["string", "number", "number?", "number?", "string?"],
    (host, label, byDefault) => add(host, { kind: "number", label, byDefault }),
  ),
  builtin(
    "Dialog.addSlider",
    "nothing",
    ["string", "number", "number", "number", "number?"],
    (host, label, min, max, byDefault) =>
      add(host, { kind: "number", label, byDefault: Math.min(Math.max(byDefault, min), max) }),
  ),
  builtin("Dialog.addCheckbox", "nothing", ["string", "number"], (host, label, on) =>
    add(host, { kind: "checkbox", label, byDefault: on === 1 }),
  ),
  builtin(
    "Dialog.addCheckboxGroup",
    "nothing",
    ["number", "number", "array", "array"],
    (host, _rows, _columns, labels, states) => addCheckboxes(host, labels, states),
  ),
  builtin("Dialog.addChoice", "nothing", ["string", "array", "string?"], (host, label, choices, byDefault) =>
    addChoice(host, "choice", label, textsOf(choices), byDefault),
  ),
  builtin(
    "Dialog.addRadioButtonGroup",
    "nothing",
    ["string", "array", "number", "number", "string"],
    (host, label, choices, _rows, _columns, byDefault) =>
      addChoice(host, "radio", label, textsOf(choices), byDefault),
  ),
  builtin("Dialog.addImageChoice", "nothing", ["string", "string?"], (host, label, byDefault) => {
    const titles = host.world.windows.map((window) => window.title);
    if (titles.length === 0) host.error("No images");
    addChoice(host, "choice", label, titles, byDefault);
  }),
  ...decoration.map((name) =>
    builtin(`Dialog.${name}`, "nothing", ["value?", "value?", "value?"], (host) => {
      dialog(host);
    }),
  ),
  builtin("Dialog.enableYesNoCancel", "nothing", ["string", "string"], (host, _yes, no) => {
    dialog(host).no = no;
  }),
  builtin("Dialog.getLocation", "nothing", ["ref", "ref"], (host, x, y) => {
    dialog(host);
    x.set(0);
    y.set(0);
  }),
  builtin("Dialog.show", "nothing", [], show),
  builtin("Dialog.getString", "string", [], (host) => String(next(host, "string").value)),
  builtin("Dialog.getNumber", "string", [], nextNumber),
  builtin("Dialog.getCheckbox", "string", [], (host) => (isYes(next(host, "checkbox").value) ? "1" : "0")),
  builtin("Dialog.getChoice", "string", [], (host) => String(next(host, "choice").value)),
  builtin("Dialog.getImageChoice", "string", [], (host) => String(next(host, "choice").value)),
  builtin("Dialog.getRadioButton", "string", [], (host) => String(next(host, "radio").value)),
  builtin("Dialog.getYesNoCancel", "string", [], (host) => dialog(host).pressed),
  builtin("getNumber", "number", ["string", "number"], (host, prompt, byDefault) => {
    const value = answered(host, prompt, byDefault);
    const number = typeof value === "string" ? parseJavaDouble(value) : Number(value);
    return Number.isNaN(number) ? byDefault : number;
  }),
  builtin("getString", "string", ["string", "string"], (host, prompt, byDefault) =>
    String(answered(host, prompt, byDefault)),
  ),
  builtin("getBoolean", "number", ["string", "string?", "string?"], (host, prompt, yes, no) => {
    const answer = answered(host, prompt);
    if (typeof answer === "string") {
      if (/^cancel$/i.test(answer)) throw new MacroExit();
      if (yes !== undefined && answer.trim().toLowerCase() === yes.trim().toLowerCase()) return 1;
      if (no !== undefined && answer.trim().toLowerCase() === no.trim().toLowerCase()) return 0;
    }
    return isYes(answer) ? 1 : 0;
  }),
  builtin("showMessage", "nothing", ["string", "string?"], (host, title, text) =>
    message(host, title, text, false),
  ),
  builtin("showMessageWithCancel", "nothing", ["string", "string?"], (host, title, text) =>
    message(host, title, text, true),
  ),
  builtin("waitForUser", "nothing", ["string?", "string?"], (host, title, text) => {
    const [head, body] =
      text === undefined
        ? ["Action Required", title ?? '   Click "OK" to continue     ']
        : [title ?? "", text];
    const answer = answerTo(host, body) ?? answerTo(host, head) ?? true;
    if (!isYes(answer)) throw new MacroExit();
    if (host.answers.strict) answered(host, body);
  }),
];
