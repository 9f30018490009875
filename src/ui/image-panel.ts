import type { View } from "./display/display-request.ts";
import { el, field, pickFiles, put } from "./dom.ts";
import { axesText, dtypeText, pixelSizeText, sizeText } from "./format.ts";

/** One input tensor of the model and the image chosen for it. */
export interface Slot {
  /** Tensor id; "" before a model is chosen. */
  readonly tensor: string;
  readonly view: View | null;
}

export interface ImageEvents {
  onFile(slot: number, file: File): void;
  onSample(): void;
  onAxes(slot: number, axes: string[]): void;
}

export const imageEndings = [
  ".tif,.tiff,.png,.jpg,.jpeg,.npy",
  ".nrrd,.mha,.nii,.nia,.gz,.bmp,.mrc,.map,.rec,.st,.vtk,.dcm,.gipl,.mgh,.mgz,.mnc,.mnc2,.h5,.hdf5,.pic,.isq,.aim",
].join();

/** Whether a file is an image by its name. */
export function isImageName(name: string): boolean {
  const lower = name.toLowerCase();
  return imageEndings.split(",").some((ending) => lower.endsWith(ending));
}

/** Which dimension orders are offered first, by rank. */
const usual: Readonly<Record<number, readonly string[]>> = {
  2: ["y,x", "x,y"],
  3: ["channel,y,x", "y,x,channel", "z,y,x", "time,y,x"],
  4: [
    "z,channel,y,x",
    "channel,z,y,x",
    "z,y,x,channel",
    "time,channel,y,x",
    "time,z,y,x",
    "batch,channel,y,x",
    "batch,y,x,channel",
  ],
  5: ["time,z,channel,y,x", "batch,channel,z,y,x", "batch,z,y,x,channel"],
};

/** Choosing images and saying what their dimensions are. */
export class ImagePanel {
  readonly element = el("section", { class: "card", "aria-labelledby": "image-title" });

  constructor(readonly events: ImageEvents) {
    this.show([{ tensor: "", view: null }], false);
  }

  show(slots: readonly Slot[], busy: boolean): void {
    put(
      this.element,
      el(
        "h2",
        { id: "image-title" },
        el("span", { class: "step", "aria-hidden": "true" }, "2"),
        slots.length > 1 ? "Images" : "Image",
      ),
      ...slots.map((slot, i) => this.#slot(slot, i, slots.length > 1, busy)),
    );
  }

  #slot(slot: Slot, index: number, several: boolean, busy: boolean): HTMLElement {
    const choose = async () => {
      const [file] = await pickFiles({ accept: imageEndings });
      if (file) this.events.onFile(index, file);
    };
    const buttons = el(
      "div",
      { class: "row" },
      el(
        "button",
        { onclick: () => void choose(), disabled: busy },
        slot.view ? "Other image…" : "Choose image…",
      ),
      several
        ? null
        : el(
            "button",
            { class: "quiet", onclick: () => this.events.onSample(), disabled: busy },
            "Sample image",
          ),
    );
    return el(
      "div",
      { class: "slot" },
      several ? el("h3", {}, slot.tensor) : null,
      slot.view
        ? this.#facts(slot.view, index, busy)
        : el("p", { class: "hint" }, "TIFF, PNG, JPEG, NRRD, NIfTI, .npy …, or drop a file anywhere."),
      buttons,
    );
  }

  #facts(view: View, index: number, busy: boolean): HTMLElement {
    const size = pixelSizeText(view.calibration);
    return el(
      "div",
      {},
      el("p", { class: "file-name", title: view.name }, view.name),
      el(
        "p",
        { class: "facts" },
        `${sizeText(view)} · ${view.rgb ? "RGB" : dtypeText(view.dtype)} · ${size ? `pixel ${size}` : "no pixel size"}`,
      ),
      this.#axes(view, index, busy),
      ...view.notes.map((note) => el("p", { class: "hint" }, note)),
    );
  }

  #axes(view: View, index: number, busy: boolean): HTMLElement {
    const current = view.axes.join(",");
    const offered = [current, ...(usual[view.shape.length] ?? []).filter((axes) => axes !== current)];
    const select = el(
      "select",
      { disabled: busy },
      ...offered.map((axes) => el("option", { value: axes }, axesText(axes.split(",")))),
    );
    select.addEventListener("change", () => this.events.onAxes(index, select.value.split(",")));
    const hint = view.axesKnown ? "Read from the file." : "Assumed: check it.";
    return field("Dimensions", select, hint);
  }
}
