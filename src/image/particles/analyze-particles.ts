import { setPlane } from "../display/index.ts";
import {
  addMeasurementRow,
  measuredPlane,
  redirectWindow,
  resetResults,
  SLOT,
  statisticsOptions,
  windowStatistics,
} from "../measure/index.ts";
import { roiLength } from "../roi/index.ts";
import {
  fitEllipse,
  Measurements as M,
  type MeasuredPlane,
  planeStatistics,
  type Statistics,
  type StatisticsOptions,
} from "../statistics/index.ts";
import {
  addNumber,
  applyMeasurementOptions,
  getNumber,
  headingLine,
  openResults,
  rowLine,
} from "../tables/index.ts";
import {
  type ImageWindow,
  isInvertingLut,
  newTable,
  type Rect,
  type ResultsTable,
  type Roi,
  type Threshold,
  type World,
  wholeProcessor,
} from "../world/index.ts";
import { eraseOutside, type FoundParticle, findParticles } from "./find-particles.ts";
import { type ParticleLevels, particleLevels } from "./particle-levels.ts";
import {
  ParticleError,
  type ParticleHooks,
  type ParticleOptions,
  type ParticleShow,
} from "./particle-options.ts";
import { showParticles } from "./particle-output.ts";
import { ParticlePicture } from "./particle-picture.ts";
import { atPlane, managerName, particleRoi, roiWithHoles, touchesEdge } from "./particle-selection.ts";
import { addSummary } from "./particle-summary.ts";

type Grey = Uint8Array | Uint16Array | Float32Array;

/** One run of Analyze Particles over the planes of a window. */
export class ParticleAnalysis {
  readonly pictures: ParticlePicture[] = [];
  overlay: Roi[] | null = null;
  results: ResultsTable | null = null;
  /** Planes begun so far. */
  slice = 0;
  #rect: Rect | null = null;
  #mask: Uint8Array | null = null;
  #totalArea = 0;
  #summary: ResultsTable | null = null;
  #managerReady = false;
  #beginning = 0;
  readonly #show: ParticleShow;
  readonly #selection: Roi | null;
  /** As it was at the start: going to another channel of a composite drops it. */
  readonly #threshold: Threshold | null;

  constructor(
    readonly world: World,
    readonly window: ImageWindow,
    readonly options: ParticleOptions,
    readonly hooks: ParticleHooks = {},
  ) {
    const { roi } = window;
    this.#threshold = window.threshold;
    this.#show = options.inSitu && options.show === "Nothing" ? "Outlines" : options.show;
    this.#selection =
      roi !== null && !["line", "polyline", "freeline", "angle", "point"].includes(roi.type) ? roi : null;
  }

  /** @throws ParticleError, RedirectError */
  run(): void {
    const { window, options, world } = this;
    if (window.type === "RGB")
      throw new ParticleError("RGB images must be thresholded using\nImage>Adjust>Color Threshold.");
    if (options.summarize) world.options.measurements |= M.AREA;
    const { roi, plane } = window;
    const planes = options.stack ? window.planes.map((_, index) => index) : [plane];
    for (const index of planes) {
      this.slice++;
      if (options.stack && window.planes.length > 1) setPlane(window, index);
      this.#analyze();
    }
    if (this.slice !== window.planes.length) return;
    if (roi !== null) window.roi = roi;
    if (options.stack) setPlane(window, plane);
  }

  #analyze(): void {
    const { world, window, options } = this;
    const other = redirectWindow(world, window);
    const type = window.type as "8-bit" | "16-bit" | "32-bit";
    const levels = this.#levels(type);
    const picture = this.#newPicture();
    const results = this.#chooseTable();
    applyMeasurementOptions(results, world.options);
    if (options.clear && this.slice === 1 && results.size > 0) resetResults(world);
    this.#beginning = world.results.size;
    const pixels = (window.planes[window.plane] as Grey).slice() as Grey;
    const { rect, mask } = this.#selectedRect();
    if (rect.width < window.width || rect.height < window.height || mask !== null) {
      if (options.exclude && this.#selection !== null)
        replaceFill(pixels, window.width, rect, mask, levels, type);
      eraseOutside(pixels, window.width, window.height, rect, mask, levels.fill);
    }
    const source = other ?? window;
    // Ellipses are asked for after ImageJ has made its table for the first plane: their columns begin with the second.
    const measurements =
      (world.options.measurements & ~M.LIMIT) | (this.#show === "Ellipses" && this.slice > 1 ? M.ELLIPSE : 0);
    const bits = measurements | (this.#show === "Ellipses" ? M.ELLIPSE : 0);
    const plane: PlaneState = {
      pixels,
      levels,
      rect,
      picture,
      results,
      measured: this.#measuredPlane(other, pixels),
      measurements,
      statisticsOptions: {
        ...statisticsOptions(world, source, bits),
        threshold: source === window ? this.#threshold : source.threshold,
      },
      count: 0,
    };
    findParticles(
      pixels,
      window.width,
      window.height,
      {
        levels,
        includeHoles: options.includeHoles || options.fourConnected,
        fourConnected: options.fourConnected,
        rect,
        ...(this.hooks.tick ? { onRow: this.hooks.tick } : {}),
      },
      (found) => this.#particle(found, plane),
    );
    if (options.display && results.size > 0) {
      openResults(world);
      updateHeadings(results);
    }
    if (window.roi !== null) world.previousRoi = window.roi;
    window.roi = null;
    if (options.summarize)
      this.#summary = addSummary(world, this.#summary, {
        window,
        slice: this.slice,
        stack: options.stack,
        count: plane.count,
        totalArea: this.#totalArea,
        measurements: bits,
        results,
      });
    if (options.addToManager && this.#managerReady && world.roiManager !== null) {
      world.roiManager.showAll = true;
      world.roiManager.labels = true;
    }
    showParticles(this, results, this.#beginning);
    if (this.#threshold === null && options.display && results.size === 0) this.#logNothing(levels);
  }

  /** A private table where nobody sees it and one is open already; else the results table. */
  #chooseTable(): ResultsTable {
    if (this.results !== null) return this.results;
    const { world, options } = this;
    this.results = world.results;
    if (!options.display && world.results.panel !== null) {
      if (options.clear) {
        resetResults(world);
        world.results.panel = null;
        if (world.activeTable === "Results") world.activeTable = null;
      } else this.results = newTable(null, world.options.precision);
    }
    return this.results;
  }

  #levels(type: "8-bit" | "16-bit" | "32-bit"): ParticleLevels {
    const { world, window } = this;
    let binary = false;
    if (this.#threshold === null) {
      const { histogram, pixelCount } = windowStatistics(world, window, M.AREA);
      binary = type === "8-bit" && histogram[0]! + histogram[255]! === pixelCount;
    }
    const invertingLut = isInvertingLut(wholeProcessor(window).lut);
    const { blackBackground } = world.options;
    const levels = particleLevels(type, this.#threshold, { binary, blackBackground, invertingLut });
    if (levels !== null) return levels;
    throw new ParticleError(
      "A threshold has not been set using the\nImage->Adjust->Threshold tool or the \nsetThreshold(min,max) macro function.",
    );
  }

  #newPicture(): ParticlePicture | null {
    const { options, window, world } = this;
    const show = this.#show;
    if (show === "Nothing" || show === "Overlay" || show === "Overlay Masks") return null;
    const black = world.options.blackBackground && options.inSitu;
    const picture = new ParticlePicture(show, window.width, window.height, black, options.inSitu);
    this.pictures.push(picture);
    return picture;
  }

  #selectedRect(): { rect: Rect; mask: Uint8Array | null } {
    if (this.#rect === null) {
      const { rect, mask } = measuredPlane(this.window, this.#selection);
      this.#rect = rect;
      this.#mask = mask;
      const { pixelWidth, pixelHeight } = this.window.calibration;
      this.#totalArea =
        mask === null
          ? rect.width * pixelWidth * rect.height * pixelHeight
          : mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0) * pixelWidth * pixelHeight;
    }
    return { rect: this.#rect, mask: this.#mask };
  }

  #measuredPlane(other: ImageWindow | null, pixels: Grey): MeasuredPlane {
    const { window } = this;
    if (other === null) return { ...wholeProcessor(window), pixels };
    const same = other.planes.length > 1 && other.planes.length === window.planes.length;
    return wholeProcessor(other, same ? window.plane : other.plane);
  }

  #particle(found: FoundParticle, plane: PlaneState): void {
    const { window, options } = this;
    this.hooks.tick?.();
    const measured = { ...plane.measured, rect: found.bounds, mask: found.mask };
    const statistics = planeStatistics(measured, plane.statisticsOptions);
    const { width, height } = window;
    const { pixels } = plane;
    const valueAt = (x: number, y: number) =>
      x >= 0 && y >= 0 && x < width && y < height ? pixels[y * width + x]! : 0;
    if (
      options.exclude &&
      touchesEdge(
        found,
        plane.rect,
        this.#selection,
        plane.levels.fill,
        window.type === "32-bit" ? undefined : valueAt,
      )
    )
      return;
    let roi = particleRoi(found);
    if (options.composite && !options.includeHoles) roi = roiWithHoles(found) ?? roi;
    if (!this.#isRound(roi, statistics.pixelCount)) return;
    if (!(statistics.pixelCount >= options.minSize && statistics.pixelCount <= options.maxSize)) return;
    plane.count++;
    const { measurements } = plane.statisticsOptions;
    const calibrated = (measurements & (M.PERIMETER | M.SHAPE_DESCRIPTORS | M.FERET)) !== 0;
    this.#addRow(found, roi, statistics, plane, calibrated);
    if (options.addToManager) roi = this.#addToManager(found, roi, plane.count);
    const count = plane.results.size;
    const drawsOverlay = this.#show === "Overlay" || this.#show === "Overlay Masks";
    if (drawsOverlay || (options.overlay && this.#show === "Nothing")) this.#addToOverlay(roi, count);
    else plane.picture?.draw(found, roi, count, () => fitEllipse(found.bounds, found.mask));
  }

  /** ImageJ says so in the log when it had to assume the threshold. */
  #logNothing({ lower, upper }: ParticleLevels): void {
    if (this.options.stack && this.slice !== this.window.planes.length) return;
    const message = `No particles detected. The assumedthreshold (${lower}-${upper}) may not be correct.`;
    this.hooks.log?.(message);
  }

  #isRound(roi: Roi, pixelCount: number): boolean {
    const { minCircularity, maxCircularity } = this.options;
    if (!(minCircularity > 0 || maxCircularity !== 1)) return true;
    const perimeter = roiLength(roi);
    let circularity = perimeter === 0 ? 0 : 4.0 * Math.PI * (pixelCount / (perimeter * perimeter));
    if (circularity > 1 && maxCircularity <= 1) circularity = 1;
    return !(circularity < minCircularity || circularity > maxCircularity);
  }

  #addRow(
    found: FoundParticle,
    roi: Roi,
    statistics: Statistics,
    plane: PlaneState,
    calibrated: boolean,
  ): void {
    const { world, window, options } = this;
    const { results, measurements } = plane;
    addMeasurementRow(world, results, window, { statistics, roi, measurements, roiCalibrated: calibrated });
    const roundness = SLOT["Circ."]!;
    if (options.maxCircularity > 1 && getNumber(results, roundness, results.size - 1) === 1) {
      const { pixelWidth, pixelHeight } = window.calibration;
      const perimeter = calibrated ? roiLength(roi, pixelWidth, pixelHeight) : roiLength(roi);
      addNumber(
        results,
        "Circ.",
        perimeter === 0 ? 0 : 4.0 * Math.PI * (statistics.pixelCount / (perimeter * perimeter)),
      );
    }
    if (options.recordStarts) {
      addNumber(results, "XStart", found.x);
      addNumber(results, "YStart", found.y);
    }
    if (options.display) appendRow(world);
  }

  #addToManager(found: FoundParticle, roi: Roi, number: number): Roi {
    const { world, window, options } = this;
    world.roiManager ??= { rois: [], selected: [], showAll: false, labels: false, batch: world.batchMode };
    const manager = world.roiManager;
    if (!this.#managerReady && options.clear) {
      manager.rois = [];
      manager.selected = [];
    }
    this.#managerReady = true;
    const placed = atPlane({ ...roi, name: managerName(window, found, number) }, window, window.plane);
    manager.rois.push(placed);
    return placed;
  }

  #addToOverlay(roi: Roi, count: number): void {
    const { window, options } = this;
    this.overlay ??= [];
    let shown: Roi = { ...roi, strokeColor: "#00ffff" };
    if (this.#show === "Overlay Masks") shown = { ...shown, fillColor: "#00ffff" };
    if (options.stack || window.planes.length > 1)
      shown = atPlane(shown, window, options.stack ? this.slice - 1 : window.plane);
    if (options.display) shown = { ...shown, name: String(count) };
    this.overlay.push(shown);
  }
}

interface PlaneState {
  readonly pixels: Grey;
  readonly levels: ParticleLevels;
  readonly rect: Rect;
  readonly picture: ParticlePicture | null;
  readonly results: ResultsTable;
  readonly measured: MeasuredPlane;
  /** What the rows tell. */
  readonly measurements: number;
  readonly statisticsOptions: StatisticsOptions;
  count: number;
}

/** The last row into the Results window, whatever was shown of the rows before. */
function appendRow(world: World): void {
  const { results } = world;
  const panel = openResults(world);
  if (results.size === 1) {
    panel.lines = [];
    updateHeadings(results);
  }
  panel.lines.push(rowLine(results, results.size - 1));
}

function updateHeadings(table: ResultsTable): void {
  if (table.panel !== null) table.panel.headings = headingLine(table).replace(/\t$/, "");
}

/** Pixels that have the fill value already get one outside the levels, so that they are not taken for what was erased. */
function replaceFill(
  pixels: Grey,
  width: number,
  rect: Rect,
  mask: Uint8Array | null,
  levels: ParticleLevels,
  type: "8-bit" | "16-bit" | "32-bit",
): void {
  const { fill } = levels;
  const height = pixels.length / width;
  const { min, max } = planeStatistics(
    { type, width, height, pixels, rect, mask },
    { measurements: M.MIN_MAX },
  );
  if (!(fill >= min && fill <= max) || type === "32-bit") return;
  let other = levels.lower - 1.0;
  if (other < 0 || other === fill) {
    other = levels.upper + 1.0;
    if (other > (type === "8-bit" ? 255 : 65535) || other === fill)
      throw new ParticleError("Unable to remove edge particles");
  }
  for (let y = rect.y; y < rect.y + rect.height; y++)
    for (let x = rect.x; x < rect.x + rect.width; x++)
      if (pixels[y * width + x] === fill) pixels[y * width + x] = Math.trunc(other);
}
