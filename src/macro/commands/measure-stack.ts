import { isHyperstack, positionOf, setPlane, setPosition } from "../../image/display/index.ts";
import { Measurements } from "../../image/statistics/index.ts";
import { setNumber, showTable } from "../../image/tables/index.ts";
import { unitsOf } from "../builtins/units.ts";
import { type Command, type CommandOptions, command } from "../command.ts";
import type { MacroHost } from "../host.ts";

const orders = ["czt(default)", "ctz", "zct", "ztc", "tcz", "tzc"] as const;

/** Measure on each slice, with its position; of a stack with a length unit, a column of the depths, too.
 * @see ImageJ 1.54p, Image > Stacks > Measure Stack (V. P. Sharma) */
function measureStack(host: MacroHost, options: CommandOptions): void {
  const { world } = host;
  const before = world.options.measurements;
  world.options.measurements |= Measurements.STACK_POSITION;
  if (isHyperstack(host.image())) measureHyperstack(host, options);
  else measurePlanes(host);
  world.options.measurements = before;
}

function measurePlanes(host: MacroHost): void {
  const { world } = host;
  const window = host.image();
  for (let plane = 0; plane < window.planes.length; plane++) {
    setPlane(window, plane);
    host.run("Measure");
  }
  const unit = unitsOf(window.calibration);
  if (unit === "pixels") return;
  for (let row = 0; row < world.results.size; row++)
    setNumber(world.results, unit, row, row * window.calibration.pixelDepth);
  showTable(world, world.results, "Results");
}

function measureHyperstack(host: MacroHost, options: CommandOptions): void {
  const window = host.image();
  const now = positionOf(window);
  const range = (key: string, size: number, present: number) =>
    options.absent || options.flag(key) ? Array.from({ length: size }, (_, i) => i + 1) : [present];
  const positions = {
    c: range("channels", window.channels, now.channel),
    z: range("slices", window.slices, now.slice),
    t: range("frames", window.frames, now.frame),
  };
  const order = options.choice("order", orders, orders[0]);
  const [inner, middle, outer] = order.slice(0, 3).split("") as [
    "c" | "z" | "t",
    "c" | "z" | "t",
    "c" | "z" | "t",
  ];
  const at = { c: 1, z: 1, t: 1 };
  for (at[outer] of positions[outer])
    for (at[middle] of positions[middle])
      for (at[inner] of positions[inner]) {
        setPosition(window, { channel: at.c, slice: at.z, frame: at.t });
        host.run("Measure");
      }
  setPosition(window, now);
}

export const measureStackCommands: readonly Command[] = [
  command(
    "Measure Stack...",
    { menu: "Image>Stacks", options: ["channels", "slices", "frames", "order"] },
    measureStack,
  ),
];
