import { unzipSync, zipSync } from "fflate";
import { decodeRoi, encodeRoi } from "../../image/roi/index.ts";
import type { Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";
import { chosen, nameOf, openManager, withListName } from "./roi-manager-in-use.ts";

/** Entries of a zip of selections, most. */
const MAX_ENTRIES = 100_000;
/** Bytes of one unpacked .roi file, most: what ImageJ opens. */
const MAX_ENTRY_BYTES = 64 * 1024 * 1024;

function fileName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** roiManager("open", path): a .roi file, or a zip of such. */
export function openEntries(host: MacroHost, path: string): void {
  const manager = openManager(host);
  const bytes = host.files.read(path.startsWith("/") ? path : `/${path}`);
  if (bytes === undefined) {
    if (path.endsWith(".zip")) host.error(`${path} (No such file or directory)`);
    return;
  }
  if (!path.endsWith(".zip")) {
    const roi = decodeRoi(bytes, fileName(path));
    if (roi !== null)
      manager.rois = [...manager.rois, { ...roi, name: roi.name?.replace(/\.roi$/, "") ?? null }];
    return;
  }
  const rois = readZip(host, bytes);
  if (rois.length === 0) host.error(`This ZIP archive does not contain ".roi" files: ${path}`);
  manager.rois = [...manager.rois, ...rois];
}

function readZip(host: MacroHost, bytes: Uint8Array): Roi[] {
  let entries = 0;
  const files = unzipSync(bytes, {
    filter: ({ name, originalSize }) => {
      if (++entries > MAX_ENTRIES || originalSize > MAX_ENTRY_BYTES)
        host.error(`the archive holds more than ${MAX_ENTRIES} files, or one above ${MAX_ENTRY_BYTES} bytes`);
      return name.endsWith(".roi");
    },
  });
  return Object.entries(files).flatMap(([name, data]) => {
    const roi = decodeRoi(data, name);
    return roi === null ? [] : [withListName(roi, name.slice(0, -4))];
  });
}

/** roiManager("save", path): one selection as .roi, all (or the selected ones) as zip. */
export function saveEntries(host: MacroHost, path: string, selectedOnly: boolean): void {
  const manager = openManager(host);
  const absolute = path.startsWith("/") ? path : `/${path}`;
  if (path.endsWith(".roi")) {
    const roi = manager.rois[chosen(manager)[0] ?? -1] ?? host.error("The list is empty");
    host.files.write(absolute, encodeRoi(roi));
    return;
  }
  if (!path.endsWith(".zip")) host.error("Name must end with '.zip'");
  if (manager.rois.length === 0) host.error("The list is empty");
  const indices = selectedOnly ? chosen(manager) : manager.rois.map((_, index) => index);
  const names = manager.rois.map(nameOf);
  const files: Record<string, Uint8Array> = {};
  for (const index of indices) {
    const roi = manager.rois[index];
    if (roi === undefined) continue;
    let entry = withExtension(names[index] ?? "");
    if (entry in files) entry = withExtension(uniqueName(names, index));
    files[entry] = encodeRoi(roi);
  }
  host.files.write(absolute, zipSync(files));
}

function withExtension(name: string): string {
  return name.endsWith(".roi") ? name : `${name}.roi`;
}

/** The name with "-1", "-2" … until no other entry has it. */
function uniqueName(names: string[], index: number): string {
  let name = names[index] ?? "";
  for (let n = 1; names.some((other, at) => at !== index && other === name); n++) {
    const dash = name.lastIndexOf("-");
    if (dash !== -1 && name.length - dash < 5) name = name.slice(0, dash);
    name = `${name}-${n}`;
  }
  names[index] = name;
  return name;
}
