import { access, constants, mkdir, stat, writeFile } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { fail, isFailure } from "../errors/index.ts";

/** Check before anything is run that results can be written into a folder; nothing is made.
 * @throws cli/output when a part of the path is no folder or may not be written to */
export async function checkFolder(folder: string): Promise<void> {
  await guarded(folder, async () => {
    const existing = await nearestFolder(resolve(folder));
    await access(existing, constants.W_OK);
  });
}

/** Make a folder and those above it. Not by mkdir's option `recursive`: in Node 20 that never returns where a file system
 * refuses a name with ENOENT, as /proc does.
 * @throws cli/output */
export async function makeFolder(folder: string): Promise<void> {
  await guarded(folder, () => makeMissing(resolve(folder)));
}

/** @throws cli/output */
export async function writeOutput(file: string, bytes: Uint8Array | string): Promise<void> {
  await guarded(file, () => writeFile(file, bytes));
}

/** File systems take names of 255 bytes; a number and the ending come on top of this. */
const MAX_NAME_BYTES = 230;

/** Name for a result: the image's file name without folder and ending, then what it is. Of a long name the image's part is
 * shortened. */
export function resultName(image: string, what: string): string {
  const start = [...stem(image)];
  while (start.length > 1 && Buffer.byteLength(`${start.join("")}_${what}`) > MAX_NAME_BYTES) start.pop();
  return safeName(`${start.join("")}_${what}`);
}

/** Without characters that some system refuses in file names, separators among them. */
export function safeName(name: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is taken out
  return name.replace(/[\u0000-\u001f\\/:*?"<>|]/g, "_");
}

/** As safeName; no longer than file systems take, and "untitled" where nothing is left. */
export function fileStem(name: string): string {
  const characters = [...safeName(name)];
  if (Buffer.byteLength(name) > MAX_NAME_BYTES)
    while (Buffer.byteLength(characters.join("")) > MAX_NAME_BYTES)
      characters.length -= Math.max(1, Math.floor((characters.length - MAX_NAME_BYTES) / 2));
  return characters.join("") || "untitled";
}

/** File name without folder and extension. */
export function stem(name: string): string {
  const base = name.slice(Math.max(name.lastIndexOf("/"), name.lastIndexOf("\\")) + 1);
  return base.replace(/\.nii\.gz$/i, "").replace(/(?<=.)\.[^.]*$/, "");
}

async function nearestFolder(path: string): Promise<string> {
  const info = await stat(path).catch((error: NodeJS.ErrnoException) => {
    if (error.code === "ENOENT" && dirname(path) !== path) return null;
    throw error;
  });
  if (info === null) return nearestFolder(dirname(path));
  if (!info.isDirectory()) throw new Error(`${path} is not a folder`);
  return path;
}

async function makeMissing(path: string): Promise<void> {
  const existing = await nearestFolder(path);
  if (existing === path) return;
  await makeMissing(dirname(path));
  await mkdir(path).catch((error: NodeJS.ErrnoException) => {
    // another run may have made it meanwhile
    if (error.code !== "EEXIST") throw error;
  });
}

async function guarded(file: string, action: () => Promise<void>): Promise<void> {
  try {
    await action();
  } catch (error) {
    if (isFailure(error)) throw error;
    throw fail("cli/output", { file, reason: error instanceof Error ? error.message : String(error) }, error);
  }
}
