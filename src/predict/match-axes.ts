import type { DType } from "../array/index.ts";
import { fail } from "../errors/index.ts";
import type { InputTensor } from "../rdf/index.ts";
import { axesText, fixedSize, roleOfName, rolesOf } from "./axis-roles.ts";
import { type Colour, chooseColour } from "./colour.ts";
import { guessAxes } from "./guess-axes.ts";
import { checkNames } from "./parse-axes.ts";

export interface ArrayForm {
  readonly dtype: DType;
  readonly shape: readonly number[];
  /** From the file, or null. */
  readonly axes: readonly string[] | null;
  /** Samples are red, green, blue (alpha); undefined = not said. */
  readonly rgb: boolean | undefined;
}

/** How an array becomes samples of one input tensor. Plain data; dimensions count after the colour conversion. */
export interface AxisMatch {
  readonly tensor: string;
  /** Name per dimension of the array as given. */
  readonly names: readonly string[];
  readonly colour: Colour;
  /** Per model axis: dimension of the array, or null = length 1 is inserted. */
  readonly from: readonly (number | null)[];
  /** Dimensions that the model does not have: each entry is run as its own sample. */
  readonly loops: readonly Loop[];
  /** The array has the model's own axes in the model's order. */
  readonly own: boolean;
  readonly assumptions: readonly string[];
}

export interface Loop {
  readonly axis: string;
  readonly size: number;
  readonly dimension: number;
}

/** Match an array to a tensor.
 * @param given - axes stated by the caller for this tensor (see parseAxes); they win over the file's.
 * @param loopBatch - run batch entries one by one, as samples of their own (some output has no batch axis).
 * @throws predict/axes, predict/channels, predict/empty */
export function matchAxes(
  tensor: InputTensor,
  array: ArrayForm,
  given: readonly string[] | null,
  loopBatch = false,
): AxisMatch {
  const shapeText = `[${array.shape.join(", ")}]`;
  if (array.shape.some((size) => size === 0)) {
    throw fail("predict/empty", { tensor: tensor.id, shape: shapeText });
  }
  const refuse = (hint: string): Error =>
    fail("predict/axes", {
      tensor: tensor.id,
      got: `${array.dtype} ${shapeText}${array.axes ? ` with axes ${array.axes.join(", ")}` : ""}`,
      expected: axesText(tensor.axes),
      hint,
    });

  const assumptions: string[] = [];
  const stated = given ?? (array.axes ? checkNames(array.axes, tensor, array.axes.join(", ")) : null);
  let names: readonly string[];
  if (stated !== null) {
    if (stated.length !== array.shape.length) {
      throw refuse(
        `The stated axes ${stated.join(", ")} are ${stated.length}, the array has ${array.shape.length} dimensions. State one axis per dimension.`,
      );
    }
    names = given === null ? swapStack(tensor, stated, array.shape, assumptions) : stated;
  } else {
    const guess = guessAxes(tensor, array.shape, array.dtype);
    if (guess === null) throw refuse("Say which axes the array has (option axes), for example zcyx.");
    names = guess.names;
    const said = names.map((name) => (name === "" ? "1" : name)).join(", ");
    assumptions.push(
      guess.own
        ? `${tensor.id}: axes of the array ${shapeText} were not stated; taken as the model's own (${said})`
        : `${tensor.id}: axes of the array ${shapeText} were not stated; taken as ${said}`,
    );
  }

  const colour = chooseColour(tensor, names, array, assumptions);
  const shape = array.shape.map((size, d) =>
    d === colour.dimension && colour.keep > 0 ? colour.keep : size,
  );
  const dimensions = names
    .map((name, d) => ({ name, size: shape[d] ?? 1, original: d }))
    .filter(({ original }) => !(colour.kind === "grey" && original === colour.dimension));

  const { from, left } = assign(tensor, dimensions);
  // an array with all axes of the model, batch included, is taken as it is: a wrong number of channels is an error
  const complete =
    tensor.axes.some((axis) => axis.type === "batch") && left.length === 0 && from.every((d) => d !== null);
  const loops: Loop[] = [];
  for (const d of left) {
    const { name = "", size = 1 } = dimensions[d] ?? {};
    if (size === 1) continue;
    if (name === "y" || name === "x" || name === "") {
      throw refuse(`The model has no axis for ${name || "a dimension"} of length ${size}.`);
    }
    loops.push({ axis: name, size, dimension: d });
  }
  tensor.axes.forEach((axis, i) => {
    const d = from[i];
    const size = d === null || d === undefined ? 1 : (dimensions[d]?.size ?? 1);
    if (axis.type === "channel") {
      if (admissibleChannels(axis, size)) return;
      if (fixedSize(axis) === 1 && !complete && d !== null && d !== undefined) {
        loops.push({ axis: "channel", size, dimension: d });
        from[i] = null;
        return;
      }
      throw fail("predict/channels", {
        tensor: tensor.id,
        got: size,
        expected: axis.size.kind === "fixed" ? String(axis.size.size) : axesText([axis]),
        shape: shapeText,
        axes: names.join(", "),
      });
    }
    if (
      axis.type === "batch" &&
      size > 1 &&
      (loopBatch || fixedSize(axis) === 1) &&
      d !== null &&
      d !== undefined
    ) {
      loops.push({ axis: "batch", size, dimension: d });
      from[i] = null;
      return;
    }
    if (d === null || d === undefined) {
      const role = rolesOf(tensor.axes)[i];
      if (role === "y" || role === "x") {
        throw refuse(`The array has no axis ${axis.id}; say its axes (option axes), for example yx.`);
      }
      if (axis.type !== "batch" && fixedSize(axis) !== 1 && axis.size.kind !== "any") {
        assumptions.push(
          `${tensor.id}: the image has no axis ${axis.id}; its one ${axis.id === "z" ? "plane" : "entry"} is repeated to the size that the model needs`,
        );
      }
    }
  });
  loops.sort((a, b) => loopRank(a.axis) - loopRank(b.axis));
  const own =
    colour.kind === "keep" &&
    loops.length === 0 &&
    from.length === array.shape.length &&
    from.every((d, i) => d === i);
  return { tensor: tensor.id, names, colour, from, loops, own, assumptions };
}

interface Dimension {
  readonly name: string;
  readonly size: number;
}

/** Per model axis the dimension of that id, or else of that role; and the dimensions left over. */
function assign(
  tensor: InputTensor,
  dimensions: readonly Dimension[],
): { from: (number | null)[]; left: number[] } {
  const roles = rolesOf(tensor.axes);
  const free = new Set(dimensions.keys());
  const take = (accept: (name: string) => boolean): number | null => {
    for (const d of free) {
      if (accept(dimensions[d]?.name ?? "")) {
        free.delete(d);
        return d;
      }
    }
    return null;
  };
  const from = tensor.axes.map((axis) => take((name) => name === axis.id));
  from.forEach((d, i) => {
    if (d === null) from[i] = take((name) => name !== "" && roleOfName(name) === roles[i]);
  });
  return { from, left: [...free] };
}

/** A model over z and a file with frames but no slices (or the other way round): the stack is what the model wants.
 * Programs mix up the two when they save stacks. Only for axes that nobody stated. */
function swapStack(
  tensor: InputTensor,
  names: readonly string[],
  shape: readonly number[],
  assumptions: string[],
): readonly string[] {
  const roles = rolesOf(tensor.axes);
  const sizeOf = (name: string): number => shape[names.indexOf(name)] ?? 1;
  for (const [wanted, other] of [
    ["z", "time"],
    ["time", "z"],
  ] as const) {
    if (!roles.includes(wanted) || roles.includes(other)) continue;
    const axis = tensor.axes[roles.indexOf(wanted)];
    if (!axis || fixedSize(axis) === 1 || sizeOf(wanted) > 1 || sizeOf(other) <= 1) continue;
    assumptions.push(
      `${tensor.id}: the image has ${sizeOf(other)} entries along ${other} and one along ${wanted}, which the model needs; ${other} is taken as ${wanted}`,
    );
    return names.map((name) => (name === other ? wanted : name === wanted ? other : name));
  }
  return names;
}

function admissibleChannels(axis: InputTensor["axes"][number], size: number): boolean {
  switch (axis.size.kind) {
    case "fixed":
      return axis.size.size === size;
    case "param":
      return size >= axis.size.min && (size - axis.size.min) % axis.size.step === 0;
    default:
      return true;
  }
}

const LOOP_ORDER = ["batch", "time", "index", "z"];

/** Stacked results carry their loops in front, in the order batch, time, index, z, others. */
export function loopRank(axis: string): number {
  const at = LOOP_ORDER.indexOf(axis);
  return at < 0 ? LOOP_ORDER.length : at;
}
