import type { NdArray } from "../array/index.ts";
import { isFailure } from "../errors/index.ts";
import { type MaskRcnnConfig, type MaskRcnnGeometry, maskRcnnSteps } from "../image/mask-rcnn/index.ts";
import type { ModelPackage } from "../package/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import type { BoundInput } from "./collect-inputs.ts";
import { type MacroRun, packageFile, type RanStep, type Side, stepFailed } from "./macro-run.ts";
import { type MacroStep, macroSteps } from "./macro-steps.ts";
import type { PredictInput } from "./predict-types.ts";

/** What a Java step that is done natively leaves for the network and for its other half. */
export interface Native {
  readonly geometry: MaskRcnnGeometry;
  readonly config: MaskRcnnConfig;
  /** By tensor id: input_image, input_image_meta, input_anchors. */
  readonly tensors: ReadonlyMap<string, NdArray>;
}

/** The inputs that a caller has to give: not those that the native step makes. */
export function givenInputs(description: ModelPackage["description"]): readonly InputTensor[] {
  const native = macroSteps(description, "preprocess").some((step) => maskRcnnSteps.matches(step.name));
  return description.inputs.filter((_, i) => i === 0 || !native);
}

/** The one Java pair that is known: Mask R-CNN of the Usiigaci package. Others are refused by name. */
export async function runNative(run: MacroRun, step: MacroStep, side: Side): Promise<RanStep> {
  const which = maskRcnnSteps.side(step.name);
  const half = side === "preprocessing" ? "preprocess" : "postprocess";
  if (which !== half) throw stepFailed(side, step.name, "it is Java code, which cannot run here");
  try {
    if (which === "preprocess") await prepareMaskRcnn(run, step);
    else finishMaskRcnn(run);
  } catch (error) {
    if (!isFailure(error) || isFailure(error, "predict/macro")) throw error;
    throw stepFailed(side, step.name, error.message.replace(/^\[[^\]]*\] /, ""));
  }
  run.log.add(`${step.name}: done natively, not by the package's Java code`);
  return { macro: step.name, sha256: "" };
}

async function prepareMaskRcnn(run: MacroRun, step: MacroStep): Promise<void> {
  const window = run.world.current;
  if (!window) throw stepFailed("preprocessing", step.name, "no image is open before it");
  const named = step.files.find((file) => /config/i.test(file)) ?? "config.ijm";
  const source = packageFile(run.model, named);
  const bytes = await run.model.read({ source, sha256: null }, run.options.signal);
  const { width, height, channels } = window;
  const at = window.plane - (window.plane % channels);
  const planes = window.planes.slice(at, at + channels);
  const { image, meta, anchors, geometry, config } = maskRcnnSteps.pre(
    { width, height, planes },
    new TextDecoder().decode(bytes),
  );
  const first = run.model.description.inputs[0]?.id ?? "input_image";
  const tensors = new Map<string, NdArray>([
    [first, image],
    ["input_image_meta", meta],
    ["input_anchors", anchors],
  ]);
  run.native = { geometry, config, tensors };
}

/** The masks of all objects as the window finalMask, 32-bit, one slice per object. */
function finishMaskRcnn(run: MacroRun): void {
  const { native } = run;
  const find = (id: string | undefined) => run.outputs.find((output) => output.id === id)?.array;
  const detections = find(native?.config.detectionOutput);
  const masks = find(native?.config.maskOutput);
  if (!native || !detections || !masks)
    throw stepFailed(
      "postprocessing",
      "Mask R-CNN",
      "its preprocessing was not run, or the outputs are not those that config.ijm names",
    );
  const objects = maskRcnnSteps.post(detections, masks, native.geometry);
  run.world.open({
    title: objects.title,
    type: "32-bit",
    width: objects.width,
    height: objects.height,
    planes: [...objects.planes],
  });
}

/** Tensors that a native step made, for the inputs that the description names. */
export function nativeInputs(
  native: Native,
  model: ModelPackage,
  bound: readonly BoundInput[],
): Map<string, PredictInput> {
  const name = bound[0]?.input.name ?? "image";
  return new Map(
    model.description.inputs.flatMap(({ id }) => {
      const array = native.tensors.get(id);
      return array ? [[id, { array, name, calibration: {} }] as const] : [];
    }),
  );
}
