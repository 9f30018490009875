import { describe, expect, it } from "vitest";
import { type FoundParticle, findParticles, particleLevels } from "../../../src/image/particles/index.ts";

const levels = { lower: 255, upper: 255, fill: 64 };

function picture(...rows: string[]) {
  const width = rows[0]?.length ?? 0;
  const pixels = Uint8Array.from(rows.join(""), (char) => (char === "#" ? 255 : 0));
  return { pixels, width, height: rows.length };
}

function find(
  { pixels, width, height }: ReturnType<typeof picture>,
  how: { includeHoles?: boolean; fourConnected?: boolean } = {},
): FoundParticle[] {
  const found: FoundParticle[] = [];
  const rect = { x: 0, y: 0, width, height };
  findParticles(
    pixels,
    width,
    height,
    { levels, includeHoles: how.includeHoles ?? false, fourConnected: how.fourConnected ?? false, rect },
    (particle) => found.push(particle),
  );
  return found;
}

const size = ({ mask, bounds }: FoundParticle) =>
  mask === null ? bounds.width * bounds.height : mask.reduce((sum, value) => sum + (value === 0 ? 0 : 1), 0);

/** 8-connected labels by brute force. */
function componentSizes({ pixels, width, height }: ReturnType<typeof picture>): number[] {
  const left = new Set<number>();
  pixels.forEach((value, i) => {
    if (value === 255) left.add(i);
  });
  const sizes: number[] = [];
  while (left.size > 0) {
    const stack = [Math.min(...left)];
    left.delete(stack[0]!);
    let count = 0;
    for (let at = stack.pop(); at !== undefined; at = stack.pop()) {
      count++;
      for (const dy of [-1, 0, 1])
        for (const dx of [-1, 0, 1]) {
          const [x, y] = [(at % width) + dx, Math.floor(at / width) + dy];
          if (x >= 0 && y >= 0 && x < width && y < height && left.delete(y * width + x))
            stack.push(y * width + x);
        }
    }
    sizes.push(count);
  }
  return sizes;
}

describe("finding particles", () => {
  it("sees the 8-connected components in raster order, whatever the picture", () => {
    let state = 1;
    const random = () => {
      state = (state * 48271) % 2147483647;
      return state / 2147483647;
    };
    for (let round = 0; round < 60; round++) {
      const width = 1 + Math.floor(random() * 14);
      const height = 1 + Math.floor(random() * 14);
      const density = random();
      const pixels = Uint8Array.from({ length: width * height }, () => (random() < density ? 255 : 0));
      const expected = componentSizes({ pixels, width, height });
      expect(find({ pixels: pixels.slice(), width, height }).map(size)).toEqual(expected);
    }
  });

  it("keeps an island in a hole apart from its ring, or takes it in with the hole", () => {
    const ring = ["#####", "#...#", "#.#.#", "#...#", "#####"];
    expect(find(picture(...ring)).map(size)).toEqual([16, 1]);
    expect(find(picture(...ring), { includeHoles: true }).map(size)).toEqual([25]);
  });

  it("joins corners unless told not to", () => {
    const corners = ["#.", ".#"];
    expect(find(picture(...corners)).map(size)).toEqual([2]);
    expect(find(picture(...corners), { includeHoles: true, fourConnected: true }).map(size)).toEqual([1, 1]);
  });

  it("gives the outline from below the right end of the first row, clockwise", () => {
    const [one] = find(picture("....", ".##.", "...."));
    expect([...one!.outline.xs]).toEqual([3, 1, 1, 3]);
    expect([...one!.outline.ys]).toEqual([2, 2, 1, 1]);
    expect(one!.bounds).toEqual({ x: 1, y: 1, width: 2, height: 1 });
    expect([one!.x, one!.y]).toEqual([1, 1]);
  });

  it("finds nothing in an empty picture and all of a full one", () => {
    expect(find(picture("...", "..."))).toEqual([]);
    expect(find(picture("###", "###")).map(size)).toEqual([6]);
  });
});

describe("which values are particles", () => {
  const state = { binary: true, blackBackground: true, invertingLut: false };

  it("without a threshold: 255, or 0 for black objects", () => {
    expect(particleLevels("8-bit", null, state)?.lower).toBe(255);
    expect(particleLevels("8-bit", null, { ...state, blackBackground: false })?.lower).toBe(0);
    expect(
      particleLevels("8-bit", null, { ...state, blackBackground: false, invertingLut: true })?.lower,
    ).toBe(255);
  });

  it("without a threshold nothing that is not binary 8-bit", () => {
    expect(particleLevels("8-bit", null, { ...state, binary: false })).toBeNull();
    expect(particleLevels("16-bit", null, state)).toBeNull();
  });

  it("erases with a value outside the threshold", () => {
    expect(particleLevels("8-bit", { lower: 10, upper: 20 }, state)?.fill).toBe(0);
    expect(particleLevels("8-bit", { lower: 0, upper: 20 }, state)?.fill).toBe(255);
    expect(particleLevels("16-bit", { lower: 0, upper: 20 }, state)?.fill).toBe(65535);
  });
});
