import { colourText } from "../../image/draw/index.ts";
import { d2s } from "../../image/numbers/index.ts";
import { roiBounds, roiPosition, roiSize, roiTypeName, zPosition } from "../../image/roi/index.ts";
import { setNumber, setText, showTable } from "../../image/tables/index.ts";
import { newTable, type Roi } from "../../image/world/index.ts";
import type { MacroHost } from "../host.ts";

/** A table of selections: "Overlay Elements of …".
 * @see ImageJ 1.54p OverlayCommands.listRois */
export function listRois(host: MacroHost, rois: readonly Roi[]): void {
  const { world } = host;
  const table = newTable(null, world.options.precision);
  table.showRowNumbers = true;
  rois.forEach((roi, row) => {
    const box = roiBounds(roi);
    const half = (value: number) => Math.floor(value + 0.5);
    let [x, y] = [box.x, box.y];
    if (roi.type === "point") [x, y] = [half(roi.bounds.x), half(roi.bounds.y)];
    else if (roi.kind === "arrow") [x, y] = [half(roi.xs[1] ?? 0), half(roi.ys[1] ?? 0)];
    setNumber(table, "Index", row, row);
    setText(table, "Name", row, roi.name ?? "null");
    setText(table, "Type", row, roiTypeName(roi));
    setText(table, "Group", row, roi.group === 0 ? "none" : String(roi.group));
    setNumber(table, "X", row, x);
    setNumber(table, "Y", row, y);
    setNumber(table, "Width", row, box.width);
    setNumber(table, "Height", row, box.height);
    setNumber(table, "Points", row, roiSize(roi));
    setText(table, "Color", row, colourText(roi.strokeColor));
    setText(table, "Fill", row, colourText(roi.fillColor));
    setText(table, "LWidth", row, d2s(roi.strokeWidth, Number.isInteger(roi.strokeWidth) ? 0 : 1));
    setNumber(table, "Pos", row, roiPosition(roi));
    setNumber(table, "C", row, roi.channel);
    setNumber(table, "Z", row, zPosition(roi));
    setNumber(table, "T", row, roi.frame);
  });
  const of = world.current === null ? "" : ` of ${world.current.title}`;
  showTable(world, table, `Overlay Elements${of}`);
}
