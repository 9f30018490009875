import { el } from "./dom.ts";

const steps: readonly (readonly [string, string])[] = [
  [
    "Model",
    "Take the bundled one, or open a BioImage Model Zoo package: a zip, or its folder. “Test this model” compares it with what its authors got.",
  ],
  [
    "Image",
    "Choose a file, or drop it anywhere. Check the dimensions when the page says that it assumed them. Stacks and time series are run plane by plane over a 2D model.",
  ],
  ["Run", "Large images are cut into patches. Stop ends within one patch."],
  [
    "Look",
    "Both images move together: drag, wheel, or arrows, + and −, 0 for the whole image. The line below shows the values under the pointer, before and after.",
  ],
  [
    "Save",
    "TIFF keeps the numbers, the dimensions and the pixel size. PNG is the picture as shown. The record says exactly what was done.",
  ],
];

/** A short guide over the page; docs/page.md is the long one. */
export function showGuide(): void {
  const dialog = el(
    "dialog",
    { "aria-labelledby": "guide-title" },
    el("h2", { id: "guide-title" }, "Guide"),
    ...steps.map(([name, text]) => el("p", {}, el("strong", {}, `${name}. `), text)),
    el(
      "p",
      { class: "hint" },
      "Images and models stay on this computer; the page asks no other server for anything.",
    ),
    el(
      "form",
      { method: "dialog", class: "row end" },
      el("button", { class: "primary", autofocus: true }, "Close"),
    ),
  );
  dialog.addEventListener("close", () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
