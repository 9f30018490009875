import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

/** Files of the site that are not bundled: served in development, copied by the build. Address below the site → file. */

const root = resolve(import.meta.dirname, "..");

/** address prefix, folder in the repository, which names */
const folders = [
  [
    "assets/ort/",
    "node_modules/onnxruntime-web/dist",
    /^(ort-wasm-simd-threaded(\.asyncify|\.jspi)?\.(mjs|wasm)|ort\.(wasm|webgpu|jspi)\.bundle\.min\.mjs)$/,
  ],
  [
    "assets/itk/",
    "node_modules/@itk-wasm/image-io/dist/pipelines",
    /^(bio-rad|bmp|gdcm|gipl|hdf5|meta|mgh|minc|mrc|nifti|nrrd|scanco|vtk)-read-image\.(js|wasm\.zst)$/,
  ],
  ["assets/imjoy-core/", "node_modules/imjoy-core/dist", /^imjoy-core\.min\.js$/],
  ["assets/imjoy-rpc/", "node_modules/imjoy-rpc/dist", /^imjoy-rpc\.min\.js$/],
  ["demo/", "demo", /\.(html|css|js)$/],
  ["demo/images/", "demo/images", /./],
  ["demo/models/nuclei/", "demo/models/nuclei", /./],
  ["plugins/", "plugins", /\.svg$/],
  ["docs/", "docs", /\.md$/],
];

/** @returns {Map<string, string>} */
export function siteFiles() {
  const files = new Map();
  for (const [prefix, folder, names] of folders) {
    for (const entry of readdirSync(join(root, folder), { withFileTypes: true })) {
      if (entry.isFile() && names.test(entry.name))
        files.set(prefix + entry.name, join(root, folder, entry.name));
    }
  }
  return files;
}
