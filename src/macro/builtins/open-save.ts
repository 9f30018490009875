import { type Builtin, builtin } from "../builtin.ts";
import { openPath, openPlane } from "../commands/open-file.ts";
import { saveAsFormat, saveByExtension } from "../commands/save-file.ts";
import type { MacroHost } from "../host.ts";
import type { Reply } from "../suspension.ts";
import type { Value } from "../values.ts";
import { setLastFile } from "./files.ts";

const asked = "JPEG files differ in bytes from ImageJ's; GIF, BMP, FITS and AVI are not written";

function open(host: MacroHost, path = "", more?: Value): Reply {
  if (typeof more === "number" && !Number.isNaN(more)) return openPlane(host, path, Math.trunc(more));
  const place = path.startsWith("/") ? path : `/${path}`;
  if (path === "" || !host.files.isFolder(place)) return openPath(host, path);
  setLastFile(host, place);
  return host.run("Image Sequence...", `dir=[${place}] sort`);
}

export const openSaveBuiltins: readonly Builtin[] = [
  builtin("open", "nothing", ["string?", "value?"], open, {
    suspends: true,
    partly: "images, tables, texts, selections and look-up tables of the virtual file system",
  }),
  builtin("save", "nothing", ["string"], (host, path) => saveByExtension(host, path), { partly: asked }),
  builtin(
    "saveAs",
    "nothing",
    ["string", "string?"],
    (host, format, path) => {
      if (path === undefined && format.includes("/")) saveByExtension(host, format);
      else saveAsFormat(host, format, path ?? "");
    },
    { partly: asked },
  ),
];
