import { drawRoi, Painter } from "../draw/index.ts";
import type { Ellipse } from "../statistics/index.ts";
import { greyLut, invertedLut, type Lut, type PlanePixels, type Roi } from "../world/index.ts";
import type { FoundParticle } from "./find-particles.ts";
import { erase } from "./find-particles.ts";
import type { ParticleShow } from "./particle-options.ts";

/** One plane of what "show" makes: white (or, for masks in place on black, black) with particles drawn. */
export class ParticlePicture {
  readonly pixels: Uint8Array | Uint16Array;
  readonly #painter: Painter;

  /** @param black - white particles on black: in place, with black background */
  constructor(
    readonly show: ParticleShow,
    readonly width: number,
    readonly height: number,
    readonly black: boolean,
    readonly inSitu: boolean,
  ) {
    this.pixels =
      show === "Count Masks"
        ? new Uint16Array(width * height)
        : new Uint8Array(width * height).fill(this.#paper());
    this.#painter = new Painter(this.pixels as PlanePixels, width, height, this.#ink());
  }

  #paper(): number {
    if (this.show === "Count Masks" || this.black) return 0;
    return this.show === "Masks" ? 0 : 255;
  }

  #ink(): number {
    return this.black || this.show === "Masks" ? 255 : 0;
  }

  /** @param count - number of the particle */
  draw(found: FoundParticle, roi: Roi, count: number, ellipse: () => Ellipse): void {
    switch (this.show) {
      case "Masks":
        erase(this.pixels, this.width, found.bounds, found.mask, 255);
        break;
      case "Count Masks":
        erase(this.pixels, this.width, found.bounds, found.mask, Math.min(count, 65535));
        break;
      case "Ellipses":
        drawEllipse(this.#painter, ellipse());
        break;
      default:
        this.#painter.value = this.inSitu ? this.#ink() : 0;
        drawRoi(this.#painter, roi);
    }
  }

  get lut(): Lut {
    if (this.show === "Masks" && !this.black) return invertedLut(greyLut());
    if (this.show !== "Outlines" || this.inSitu) return greyLut();
    // ImageJ writes the numbers of outlined particles in value 1, shown red.
    const lut = greyLut();
    lut[1] = 255;
    lut[257] = lut[513] = 0;
    return lut;
  }
}

/** Outline of an ellipse, row by row.
 * @see ImageJ 1.54p EllipseFitter.drawEllipse */
function drawEllipse(painter: Painter, { major, minor, theta, xCenter, yCenter }: Ellipse): void {
  if (major === 0 && minor === 0) return;
  const round = (value: number) => Math.floor(value + 0.5) || 0;
  const xc = round(xCenter);
  const yc = round(yCenter);
  const sine = Math.sin(theta);
  const cosine = Math.cos(theta);
  const a = 1.0 / ((major / 2) * (major / 2));
  const b = 1.0 / ((minor / 2) * (minor / 2));
  const g11 = a * (cosine * cosine) + b * (sine * sine);
  const g12 = (a - b) * sine * cosine;
  const g22 = a * (sine * sine) + b * (cosine * cosine);
  const k1 = -g12 / g11;
  const k2 = (g12 * g12 - g11 * g22) / (g11 * g11);
  const k3 = 1.0 / g11;
  const yMax = Math.max(1, Math.min(Math.floor(Math.sqrt(Math.abs(k3 / k2))), painter.height));
  const left: number[] = [];
  const right: number[] = [];
  for (let y = 0; y <= yMax; y++) {
    const half = Math.sqrt(k2 * (y * y) + k3);
    left.push(round(k1 * y - half));
    right.push(round(k1 * y + half));
  }
  painter.moveTo(xc + left[yMax - 1]!, yc - yMax);
  for (let y = -yMax; y < yMax; y++) painter.lineTo(xc + (y < 0 ? right[-y]! : -left[y]!), yc + y);
  for (let y = yMax; y > -yMax; y--) painter.lineTo(xc + (y < 0 ? left[-y]! : -right[y]!), yc + y);
}
