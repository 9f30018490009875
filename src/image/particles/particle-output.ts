import { adaptDensity } from "../display/index.ts";
import { showTable } from "../tables/index.ts";
import type { ResultsTable } from "../world/index.ts";
import type { ParticleAnalysis } from "./analyze-particles.ts";

/** After each plane: the overlay or, after the last, the pictures; and the results table brought up to date.
 * @param beginning - rows that were there before
 * @see ImageJ 1.54p ParticleAnalyzer.showResults */
export function showParticles(run: ParticleAnalysis, results: ResultsTable, beginning: number): void {
  const { world, window, options } = run;
  const last = !options.stack || run.slice === window.planes.length;
  if (run.overlay !== null && results.size > 0 && last) {
    if (options.stack || window.overlay === null || window.planes.length === 1) window.overlay = run.overlay;
    else window.overlay = [...window.overlay, ...run.overlay];
  } else if (run.pictures.length > 0 && last) showPictures(run);
  if (options.display && !options.stack && results.size > 0) {
    const lines = world.results.panel?.lines.length;
    if (beginning > 0 && lines !== undefined && lines !== results.size) showTable(world, results, "Results");
  }
}

function showPictures(run: ParticleAnalysis): void {
  const { world, window, options, pictures } = run;
  const first = pictures[0]!;
  const count = first.show === "Count Masks";
  const planes = pictures.map((picture) => picture.pixels);
  const type = count ? "16-bit" : "8-bit";
  if (options.inSitu) {
    if (window.planes.length > 1 && planes.length === 1 && window.type === "8-bit") {
      window.planes[window.plane] = planes[0]!;
      window.lut = first.lut;
      return;
    }
    Object.assign(window, { type, planes, labels: planes.map(() => null), lut: first.lut, min: 0, max: 255 });
    if (planes.length === 1) Object.assign(window, { channels: 1, slices: 1, frames: 1, plane: 0 });
    window.fixedRange = count;
    window.threshold = null;
    return;
  }
  const prefix = first.show === "Masks" ? "Mask of " : count ? "Count Masks of " : "Drawing of ";
  const shown = world.open({
    title: prefix + window.title,
    type,
    width: window.width,
    height: window.height,
    planes,
    lut: first.lut,
    calibration: { ...window.calibration },
  });
  shown.min = 0;
  shown.max = 255;
  shown.fixedRange = count;
  adaptDensity(shown, window.type);
}
