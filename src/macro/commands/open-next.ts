import { makeFromImageFile, openImageFile } from "../../image/windows/index.ts";
import { type Command, command } from "../command.ts";
import type { MacroHost } from "../host.ts";
import { type Reply, Suspension } from "../suspension.ts";
import { takeFrom } from "./file.ts";
import { readImageOf } from "./open-file.ts";

const noImage = /\.(?:txt|java|ijm|js|bsh|py|html|xls|csv|tsv|roi|lut)$/;

/** Names in the order in which they are tried: those after the image's own, then from the first again. */
function candidates(host: MacroHost, folder: string, name: string): string[] {
  const files = (host.files.list(folder) ?? []).filter((each) => !each.endsWith("/"));
  const sorted = [...files].sort((a, b) => (a < b ? -1 : 1));
  const own = sorted.indexOf(name);
  if (own < 0) return [];
  return [...sorted.slice(own + 1), ...sorted.slice(0, own)].filter(
    (each) => !each.startsWith(".") && !noImage.test(each.toLowerCase()),
  );
}

/** The next file of the folder that the current image is from, in the place of the image; the first one comes after the last.
 * @see ImageJ 1.54p, ij.plugin.NextImageOpener */
function openNext(host: MacroHost): Reply {
  const window = host.image();
  const { directory } = window;
  if (directory === "") host.error(`Directory information for "${window.title}" not found.`);
  const [name] = candidates(host, directory, window.fileName || window.title);
  const bytes = name === undefined ? undefined : host.files.read(directory + name);
  if (name === undefined || bytes === undefined) return undefined;
  return new Suspension(`Opening ${name}`, async () => {
    const image = { ...(await readImageOf(host, directory + name, bytes)), name };
    const fresh = makeFromImageFile(host.world, image);
    let shown = window;
    if (window.composite === null && (fresh.composite !== null || fresh.hyperstack)) {
      shown = openImageFile(host.world, image);
      host.world.close(window);
      host.world.current = shown;
    } else {
      takeFrom(host, window, fresh);
      window.title = name;
    }
    Object.assign(shown, { directory, fileName: name });
    return undefined;
  });
}

export const openNextCommands: readonly Command[] = [command("Open Next", { menu: "File" }, openNext)];
