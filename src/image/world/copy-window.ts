import type { ImageWindow } from "./image-window.ts";
import type { World } from "./world.ts";

/** A window of its own id with copies of everything that another has; not open yet. */
export function copyWindow(world: World, from: ImageWindow): ImageWindow {
  const made = world.make({ title: from.title, type: from.type, width: from.width, height: from.height });
  return {
    ...from,
    id: made.id,
    planes: from.planes.map((plane) => plane.slice()),
    labels: [...from.labels],
    channelDisplay: from.channelDisplay.map((channel) => ({ ...channel })),
    calibration: { ...from.calibration },
    overlay: from.overlay === null ? null : [...from.overlay],
    properties: new Map(from.properties),
    snapshot: null,
  };
}
