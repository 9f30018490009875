import type { BuildRequest as BuildFields, BuildReport, TriedBuild, TryOptions } from "../build/index.ts";
import type { AxisCalibration, Table } from "../image/index.ts";
import type { MacroError } from "../macro/index.ts";
import type { HashVerdict, ModelSource } from "../package/index.ts";
import type { Progress, RunOptions, RunRecord, TestOptions, TestReport } from "../predict/index.ts";
import type { ModelCard } from "../rdf/index.ts";
import type { ValidateOptions, ValidatePicture, ValidateResult } from "../validate/index.ts";

/** An array as imjoy-rpc carries it. `_rvalue` leaves as an exact-length ArrayBuffer, C order, little-endian;
 * what may come in is wider, see `decodeArray`. The extra fields survive between JavaScript ends only; Python
 * gets a numpy array, and reads axes in `images`. */
export interface WireArray {
  readonly _rtype: "ndarray";
  readonly _rvalue: ArrayBuffer;
  readonly _rshape: readonly number[];
  /** int8 uint8 int16 uint16 int32 uint32 float32 float64; bool leaves as uint8, 64-bit integers as int32 or float64. */
  readonly _rdtype: string;
}

export interface WireOutput extends WireArray {
  /** Axis ids, one per dimension. */
  readonly axes: readonly string[] | null;
  readonly kind: "image" | "labels" | "table" | "file";
}

/** What one entry of `outputs` is; plain JSON, so that it reaches every host. */
export interface ImageNote {
  /** Key in `outputs`. */
  readonly output: string;
  /** Output tensor id, or "objects". */
  readonly id: string;
  /** Name of the input image it was made from. */
  readonly image: string;
  readonly kind: "image" | "labels" | "table";
  readonly shape: readonly number[];
  readonly axes: readonly string[] | null;
  /** dtype as it leaves. */
  readonly dtype: string;
  readonly bytes: number;
  readonly channelNames: readonly string[] | null;
  readonly calibration: Readonly<Record<string, AxisCalibration>>;
}

/** `run`'s answer. */
export interface RunAnswer {
  /** By output tensor id; labelled objects under "objects". */
  readonly outputs: Readonly<Record<string, WireOutput>>;
  readonly tables: readonly Table[];
  readonly images: readonly ImageNote[];
  /** Lines for people: assumptions, fallbacks, warnings. */
  readonly log: readonly string[];
  readonly record: RunRecord;
}

/** A bundled name ("nuclei"), a URL, zip bytes, a File, the Files of a folder, an rdf with files, or a handle from `describe`. */
export type ModelLike = ModelSource | ModelHandle | { readonly [key: string]: unknown };

/** A model that this service keeps open: give it as `model` and nothing is read again. */
export interface ModelHandle {
  readonly handle: string;
}

/** `describe`'s answer: the card, and a handle for the next call. */
export interface DescribeAnswer extends ModelCard {
  readonly handle: string;
  readonly hashes: readonly HashVerdict[];
}

/** One input tensor: ndarray, File, Blob, URL, bytes of an image file, itk-wasm image. */
export type InputLike = unknown;

export interface RunRequest extends RunOptions {
  readonly model: ModelLike;
  /** One array for a model with one input, or a map by tensor id. */
  readonly inputs: InputLike | Readonly<Record<string, InputLike>>;
  /** Name under which `cancel` finds this call; free choice of the caller. */
  readonly id?: string;
  /** Shown in records when the input has no file name. */
  readonly name?: string;
}

/** Which description and weights to check, with which engine. */
export interface TestRequest {
  readonly model: ModelLike;
  /** A format, or "all"; default the one that `run` would take. */
  readonly weights?: TestOptions["weights"];
  readonly engine?: RunOptions["engine"];
  readonly workers?: number;
  readonly ignoreHash?: boolean;
  readonly id?: string;
  readonly onProgress?: RunOptions["onProgress"];
  readonly signal?: AbortSignal;
}

/** Images to compare: one, a list, or a map by name. Each is what `run` takes as an input. */
export type ImagesLike = InputLike | readonly InputLike[] | Readonly<Record<string, InputLike>>;

export interface ValidateRequest extends Omit<ValidateOptions, "signal" | "onProgress"> {
  /** Several are paired with those of `test`: by name (file name or key) where all have one, else in order. */
  readonly reference: ImagesLike;
  readonly test: ImagesLike;
  /** Axes of the arrays on both sides, or of one side: "yx", "z,y,x". */
  readonly axes?: string | { readonly reference?: string; readonly test?: string };
  readonly id?: string;
}

/** A picture as it leaves: uint8 (y, x, channel of 3). */
export interface WirePicture extends Omit<ValidatePicture, "array"> {
  readonly image: WireArray;
}

/** `validate`'s answer: plain JSON but for the pictures; numbers that are not finite are the strings "Infinity",
 * "-Infinity", "NaN". */
export interface ValidateAnswer extends Omit<ValidateResult, "pictures"> {
  readonly pictures: readonly WirePicture[];
}

/** `build`'s request: the keys of SPEC.yaml, contents in place of paths (docs/build.md). A file is a File, a URL,
 * `{path, content}` or bare bytes; a sample image what `run` takes as an input, with `axes` where an array has them. */
export interface BuildCallRequest extends Omit<BuildFields, "weights" | "inputs" | "macros" | "attachments"> {
  readonly weights: unknown;
  readonly inputs?: ImagesLike;
  readonly macros?: {
    readonly preprocessing?: readonly unknown[];
    readonly postprocessing?: readonly unknown[];
  };
  readonly attachments?: readonly unknown[];
  /** Stop before anything is written. */
  readonly until?: TryOptions["until"];
  /** `report.proposal` of an earlier answer for the same weights, images and stated axes: saves looking again. */
  readonly proposal?: TryOptions["proposal"];
  /** Name under which `cancel` finds this call; `id` is the id of the model. */
  readonly job?: string;
}

/** `build`'s answer. */
export interface BuildAnswer {
  /** The zip; null when the call was to stop before. */
  readonly package: ArrayBuffer | null;
  readonly rdf: Readonly<Record<string, unknown>>;
  /** Of a call that was to stop before, what is known by then. */
  readonly report: TriedBuild["report"] & Partial<BuildReport>;
}

/** `macro`'s request: an ImageJ macro and the images it starts with; docs/macro.md. */
export interface MacroRequest {
  /** The text of the macro. */
  readonly macro: string;
  /** Opened in order as windows under their names; the last is current. Each is what `run` takes as an input. */
  readonly images?: ImagesLike;
  /** Axes of arrays that do not bring any: "yx", "z,channel,y,x". */
  readonly axes?: string;
  /** Opened as Results: the text of a .csv file, or a table of an earlier answer. */
  readonly table?: string | Table;
  /** getArgument() */
  readonly arg?: string;
  /** Answers to dialog fields by label, values of `#@` parameters by name. */
  readonly answers?: Readonly<Record<string, string | number | boolean>>;
  /** Files that the macro finds: path → bytes, Blob or text. Bare names lie in /images/. */
  readonly files?: Readonly<Record<string, unknown>>;
  /** Models that `run("DeepImageJ Run", …)` names, by that name; bundled names and URLs need no entry. */
  readonly models?: Readonly<Record<string, ModelLike>>;
  /** Accept missing semicolons everywhere; ImageJ does before the first if, while or do. */
  readonly tolerant?: boolean;
  /** Only say what would be refused. */
  readonly check?: boolean;
  readonly timeoutMs?: number;
  readonly maxSteps?: number;
  readonly engine?: RunOptions["engine"];
  readonly workers?: number;
  readonly memory?: number;
  readonly ignoreHash?: boolean;
  /** Name for messages; default "macro". */
  readonly name?: string;
  readonly id?: string;
}

/** An image window as it is when the macro ends or fails. */
export interface MacroImage {
  /** Key in `outputs`: raw values, no look-up table applied. */
  readonly output: string;
  readonly title: string;
  readonly type: "8-bit" | "16-bit" | "32-bit" | "RGB";
  readonly shape: readonly number[];
  readonly axes: readonly string[];
  readonly current: boolean;
  readonly dtype: string;
  readonly bytes: number;
  /** Display range of each channel shown; of RGB none. */
  readonly displayRanges: readonly (readonly [number, number])[];
  readonly calibration: Readonly<Record<string, AxisCalibration>>;
}

/** `macro`'s answer. A macro that fails is an answer too: `error` says where, the rest is as it was at that moment. */
export interface MacroAnswer {
  /** Pixels of the windows, and files that the macro saved (flat uint8). */
  readonly outputs: Readonly<Record<string, WireOutput>>;
  /** In window order. */
  readonly images: readonly MacroImage[];
  /** `text` is what ImageJ saves as .csv. */
  readonly tables: readonly (Table & { readonly text: string })[];
  readonly texts: readonly { readonly title: string; readonly text: string }[];
  /** Selections in the ROI manager. */
  readonly rois: readonly unknown[];
  /** Files the macro wrote; `output` is the key in `outputs`. */
  readonly files: readonly { readonly path: string; readonly output: string }[];
  readonly log: readonly string[];
  readonly notices: readonly { readonly title: string; readonly message: string }[];
  readonly returned: string | null;
  readonly error: MacroError | null;
}

/** How far `validate`, `build` or `macro` is. */
export interface StepProgress {
  /** Of validate: "compare", "done"; of build: its stages; of macro: "macro". */
  readonly stage: string;
  readonly elapsedMs: number;
  /** Steps done and planned; the plan may grow. Of macro: the line that runs, and the number of lines. */
  readonly done: number;
  readonly total: number;
  readonly message: string;
}

/** The calls that take their time, wait in the queue and can be submitted as jobs. */
export type LongCall = "run" | "test" | "validate" | "build" | "macro";

export type LongAnswer = RunAnswer | TestReport | ValidateAnswer | BuildAnswer | MacroAnswer;

export type AnyProgress = Progress | StepProgress;

export type JobState = "queued" | "running" | "completed" | "failed" | "cancelled";

export interface JobStatus {
  readonly id: string;
  readonly call: LongCall;
  readonly state: JobState;
  /** Jobs before this one; 0 while it runs and afterwards. */
  readonly queuePosition: number;
  /** Unix seconds, null = not yet. */
  readonly submittedAt: number;
  readonly startedAt: number | null;
  readonly completedAt: number | null;
  readonly progress: AnyProgress | null;
  /** The answer of a completed call without its arrays; read these with `output`. */
  readonly result: JobResult | null;
  readonly error: { readonly code: string; readonly message: string; readonly details: unknown } | null;
}

export type JobResult =
  | Omit<RunAnswer, "outputs">
  | Omit<MacroAnswer, "outputs">
  | TestReport
  | Omit<BuildAnswer, "package">
  | (Omit<ValidateAnswer, "pictures"> & { readonly pictures: readonly Omit<WirePicture, "image">[] });

/** The functions of the service, as every host sees them. Each also takes `{_rintf: true, onProgress, isCancelled}`
 * among its arguments; docs/rpc.md has the forms. */
export interface DeepImageJ {
  describe(model: ModelLike): Promise<DescribeAnswer>;
  /** undefined: the host opened a window and called `run` with its own context; nothing was asked for. */
  run(request: unknown, options?: unknown): Promise<RunAnswer | undefined>;
  test(model: unknown, options?: unknown): Promise<TestReport>;
  validate(request: unknown, options?: unknown): Promise<ValidateAnswer>;
  build(request: unknown, options?: unknown): Promise<BuildAnswer>;
  macro(text: unknown, images?: unknown, options?: unknown): Promise<MacroAnswer>;
  submit(request: unknown, options?: unknown): Promise<string>;
  status(id: string): Promise<JobStatus>;
  cancel(id: string): Promise<JobStatus>;
  /** Elements [start, start + length) of an output (of `validate` a picture by its title, of `build` "package") in C order, at most `limits.pieceBytes`; flat. */
  output(id: string, name: string, start?: number, length?: number): Promise<WireArray>;
}

export type { ModelCard, Progress, RunRecord, Table, TestReport };
