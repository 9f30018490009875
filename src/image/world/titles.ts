import type { World } from "./world.ts";

/** A title no open image has: `-1`, `-2` … before the extension, a number already there replaced.
 * @param keepNumber - put the new number after one that is there.
 * @see ImageJ 1.54p WindowManager.getUniqueName */
export function uniqueTitle(world: World, title: string, keepNumber = false): string {
  let stem = title;
  let extension = "";
  const dot = stem.lastIndexOf(".");
  if (dot !== -1 && stem.length - dot < 6 && dot !== stem.length - 1) {
    extension = stem.slice(dot);
    stem = stem.slice(0, dot);
  }
  const dash = stem.lastIndexOf("-");
  if (!keepNumber && dash !== -1 && stem.length - dash < 4 && /[1-9]/.test(stem.charAt(dash + 1)))
    stem = stem.slice(0, dash);
  for (let i = 1; i <= 99; i++) {
    const name = `${stem}-${i}${extension}`;
    if (world.byTitle(name) === undefined) return name;
  }
  return title;
}

/** The title itself when it is free, else `uniqueTitle`. */
export function freeTitle(world: World, title: string): string {
  return world.byTitle(title) === undefined ? title : uniqueTitle(world, title);
}
