import { existsSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** Folder of the installed package: the one that holds package.json and demo/. */
export function packageRoot(): string {
  let folder = dirname(fileURLToPath(import.meta.url));
  while (!existsSync(join(folder, "imjoy.config.json"))) {
    const parent = dirname(folder);
    if (parent === folder) throw new Error("the files of the deepimagej package are not complete");
    folder = parent;
  }
  return folder;
}

export const bundledModelName = "nuclei";

/** Folder of a bundled model by its name; null when there is none, or something on disk has that name. */
export async function bundledModel(name: string): Promise<string | null> {
  if (!/^[\w-]+$/.test(name) || existsSync(name)) return null;
  const folder = join(packageRoot(), "demo", "models", name);
  return existsSync(join(folder, "rdf.yaml")) ? folder : null;
}
