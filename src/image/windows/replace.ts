import type { ImageWindow, NewWindow, World } from "../world/index.ts";

/** A new window (new id, last in the list, current) in the place of another, with its title, calibration, selection, overlay,
 * info and properties: what ImageJ does where an image becomes a composite or the other way round. The old one is closed. */
export function replaceWindow(
  world: World,
  old: ImageWindow,
  parts: Partial<NewWindow> & Pick<NewWindow, "type" | "planes">,
): ImageWindow {
  const { hidden } = old;
  const window = world.make({
    title: old.title,
    width: old.width,
    height: old.height,
    ...parts,
    calibration: parts.calibration ?? { ...old.calibration },
  });
  window.roi = old.roi;
  window.overlay = old.overlay;
  window.info = old.info;
  window.properties = new Map(old.properties);
  window.directory = old.directory;
  window.fileName = old.fileName;
  window.fileLuts = old.fileLuts;
  window.hidden = hidden;
  world.close(old);
  world.show(window);
  return window;
}

/** Other planes of another type or number in the same window: ImagePlus.setStack. Dimensions become slices where they no longer
 * fit; the position stays where it can. Display range and look-up table are the caller's business. */
export function setPlanes(
  window: ImageWindow,
  parts: Pick<NewWindow, "type" | "planes"> & {
    readonly labels?: (string | null)[];
    readonly dimensions?: readonly [channels: number, slices: number, frames: number];
    readonly width?: number;
    readonly height?: number;
  },
): void {
  const planes = parts.planes ?? [];
  window.type = parts.type;
  window.planes = planes;
  window.labels = parts.labels ?? planes.map((_, i) => window.labels[i] ?? null);
  window.width = parts.width ?? window.width;
  window.height = parts.height ?? window.height;
  const [channels, slices, frames] = parts.dimensions ?? [window.channels, window.slices, window.frames];
  const fits = channels * slices * frames === planes.length;
  window.channels = fits ? channels : 1;
  window.slices = fits ? slices : planes.length;
  window.frames = fits ? frames : 1;
  window.plane = Math.min(window.plane, planes.length - 1);
  window.snapshot = null;
  window.threshold = null;
  window.indexed = false;
  window.changed = true;
}
