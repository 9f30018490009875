import type { NdArray } from "../../array/index.ts";
import { type MaskRcnnConfig, parseMaskRcnnConfig } from "./config.ts";
import { type MaskRcnnObjects, maskRcnnObjects } from "./postprocess.ts";
import {
  type ChannelPicture,
  type MaskRcnnGeometry,
  type MaskRcnnInputs,
  maskRcnnInputs,
} from "./preprocess.ts";

const SPEC = /\bGeneral\.jar\s+(?:[\w.]+\.)?(Pre|Post)[Pp]rocessing::(pre|post)ProcessingRoutineUsingImage\b/;

/** The Java pair of the Usiigaci package, recognised by its spec strings `General.jar Preprocessing::preProcessingRoutineUsingImage` and
 * `General.jar PostProcessing::postProcessingRoutineUsingImage`. What `pre` gives as geometry goes into `post`. */
export const maskRcnnSteps = {
  /** Which half of the pair a spec string names; false = another step. */
  side(spec: string): "preprocess" | "postprocess" | false {
    const match = SPEC.exec(spec);
    if (match === null || match[1]?.toLowerCase() !== match[2]) return false;
    return match[2] === "pre" ? "preprocess" : "postprocess";
  },
  matches(spec: string): boolean {
    return this.side(spec) !== false;
  },
  /** @param config - text of config.ijm. */
  pre(picture: ChannelPicture, config: string): MaskRcnnInputs & { readonly config: MaskRcnnConfig } {
    const parsed = parseMaskRcnnConfig(config);
    return { ...maskRcnnInputs(picture, parsed), config: parsed };
  },
  post(detections: NdArray, masks: NdArray, geometry: MaskRcnnGeometry): MaskRcnnObjects {
    return maskRcnnObjects(detections, masks, geometry);
  },
} as const;
