/* The smallest caller of the deepImageJ plugin: load, describe, run with progress, stop, draw.
   ?plugin=URL loads the plugin from another site. */

const $ = (id) => document.getElementById(id);
const here = new URL("../", location.href).href;
const pluginUrl =
  new URLSearchParams(location.search).get("plugin") ?? `${here}plugins/deepimagej.imjoy.html`;

// An ImJoy host without internet: the runtime comes from our own files, no plugin is loaded at start.
const imjoy = new imjoyCore.ImJoy({ imjoy_api: {}, default_rpc_base_url: `${here}assets/imjoy-rpc/` });
imjoy.pm.internal_plugins = {};
await imjoy.start({ workspace: null });

const dij = await imjoy.api.getPlugin({ src: pluginUrl });
const card = await dij.describe("nuclei");
$("status").textContent = `Ready: ${card.name}`;

// The image as an array: height × width, one byte per pixel.
const image = await createImageBitmap(await (await fetch(`${here}demo/images/nuclei.png`)).blob());
const { width, height } = image;
const input = canvasOf("input", width, height);
input.drawImage(image, 0, 0);
const rgba = input.getImageData(0, 0, width, height).data;
const array = {
  _rtype: "ndarray",
  _rvalue: Uint8Array.from({ length: width * height }, (_, i) => rgba[4 * i]).buffer,
  _rshape: [height, width],
  _rdtype: "uint8",
};

let stopped = false;
$("stop").onclick = () => {
  stopped = true;
};
$("run").onclick = async () => {
  stopped = false;
  $("run").disabled = true;
  $("stop").disabled = false;
  try {
    const result = await dij.run(
      { model: "nuclei", inputs: array, axes: "yx" },
      {
        _rintf: true, // without it, a function can be called only once over imjoy-rpc
        onProgress({ stage, tiles, elapsedMs }) {
          $("status").textContent =
            `${stage}, patch ${tiles.done} of ${tiles.total}, ${(elapsedMs / 1000).toFixed(1)} s`;
          $("bar").value = tiles.total ? tiles.done / tiles.total : 0;
        },
        isCancelled: () => stopped,
      },
    );
    draw(result);
    $("status").textContent = `Done in ${(result.record.time.totalMs / 1000).toFixed(1)} s`;
  } catch (error) {
    $("status").textContent = error.message; // starts with the code: "[aborted] …"
  } finally {
    $("run").disabled = false;
    $("stop").disabled = true;
    $("bar").value = 0;
  }
};
$("run").disabled = false;

/** First channel of the first output, 0 … 1 as black … white. */
function draw({ outputs, images, tables }) {
  const { output, shape, axes } = images[0];
  const [h, w] = [shape[axes.indexOf("y")], shape[axes.indexOf("x")]];
  const values = new Float32Array(outputs[output]._rvalue);
  const channelsLast = axes.at(-1) === "channel";
  const step = channelsLast ? shape.at(-1) : 1;
  const pixels = new ImageData(w, h);
  for (let i = 0; i < w * h; i++) {
    pixels.data.fill(255 * values[i * step], 4 * i, 4 * i + 3);
    pixels.data[4 * i + 3] = 255;
  }
  canvasOf("result", w, h).putImageData(pixels, 0, 0);
  const objects = tables[0] ? `, ${tables[0].rows.length} objects` : "";
  $("caption").textContent = `Received: ${output} [${shape.join(", ")}]${objects}`;
}

function canvasOf(id, w, h) {
  Object.assign($(id), { width: w, height: h });
  return $(id).getContext("2d");
}
