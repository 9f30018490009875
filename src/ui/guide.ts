import { el } from "./dom.ts";

const run: readonly (readonly [string, string])[] = [
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

const validate: readonly (readonly [string, string])[] = [
  ["Reference", "The truth: an image, or a folder of images. Labels, masks or intensities."],
  [
    "Test",
    "What is to be judged, of the same size. “Use the last result” takes what Run gave last. Two folders are paired by file name.",
  ],
  [
    "Compare",
    "Measures are chosen by the data, and the result says why; or tick your own. A threshold turns probabilities into masks.",
  ],
  [
    "Look",
    "The picture shows where the images differ: objects matched, missed, added, split, merged; or the error of each pixel. Tables and picture can be saved.",
  ],
];

const build: readonly (readonly [string, string])[] = [
  [
    "Network",
    "Choose the weights of a trained network and a sample image. The network is loaded and run; all that can be found out is proposed.",
  ],
  [
    "Fields",
    "An empty field means “as proposed”; the grey text is the proposal, the line below the figure behind it. What you enter is tried on the network at once, and what does not fit is said beside the field.",
  ],
  ["Test", "The package is built, opened again, tested, and run on your sample."],
  ["Save", "Save the zip, or open it in Run. What is still to be said is listed."],
  ["Later", "Everything is kept in this browser: close the page and go on another day."],
];

const macro: readonly (readonly [string, string])[] = [
  [
    "Windows",
    "Images and a results table that the macro starts with; the last image is the current one. Drop images, .ijm and .csv files anywhere.",
  ],
  [
    "Macro",
    "Write it, open it, or take an example. “Check” says what is not known here without running anything. Answers to dialogs and the argument stand below.",
  ],
  [
    "Run",
    "What is open at the end is shown and can be saved, with log and tables. A macro that fails keeps all of it; the failing line is marked.",
  ],
  [
    "Models",
    'run("DeepImageJ Run", …) runs the bundled model, and those that you opened in Run, by their names.',
  ],
  [
    "Recorder",
    "What you did last in Run, as a line for a macro, as JavaScript, Python, or for the command line.",
  ],
];

const guides: Readonly<Record<string, readonly (readonly [string, string])[]>> = {
  run,
  validate,
  macro,
  build,
};

/** A short guide over the page; docs/page.md is the long one. */
export function showGuide(tool: string): void {
  const dialog = el(
    "dialog",
    { "aria-labelledby": "guide-title" },
    el("h2", { id: "guide-title" }, "Guide"),
    ...(guides[tool] ?? run).map(([name, text]) => el("p", {}, el("strong", {}, `${name}. `), text)),
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
