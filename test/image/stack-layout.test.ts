import { describe, expect, it } from "vitest";
import { imagejSize, parseImagejDescription } from "../../src/image/tiff/imagej-metadata.ts";
import { orderPlanes } from "../../src/image/tiff/layout.ts";
import { omeLayout, parseOmeXml } from "../../src/image/tiff/ome-xml.ts";
import { parseShaped, shapedLayout } from "../../src/image/tiff/shaped.ts";

/** Six pages, one directory each. */
const pages = [0, 1, 2, 3, 4, 5];

const ome = (pixels: string, body = "") =>
  `<?xml version="1.0"?><OME xmlns="x"><Image ID="Image:0"><Pixels ${pixels}>${body}</Pixels></Image></OME>`;

describe("order of planes", () => {
  it("turns pages that run slowest first into time, z, channel", () => {
    const { sizes, planes } = orderPlanes([
      { axis: "channel", size: 2 },
      { axis: "time", size: 3 },
    ]);
    expect(sizes).toEqual({ time: 3, z: 1, channel: 2 });
    expect(planes).toEqual([0, 3, 1, 4, 2, 5]);
  });
});

describe("OME-XML", () => {
  const six = 'DimensionOrder="XYZCT" SizeX="2" SizeY="2" SizeZ="3" SizeC="2" SizeT="1"';

  it("follows DimensionOrder, with prefixes, single quotes, comments and escapes", () => {
    const xml = `<?xml version='1.0'?><o:OME xmlns:o="x"><!-- <Pixels SizeC="9"/> --><o:Image><o:Pixels ${six.replaceAll('"', "'")}
      PhysicalSizeX='0.5' PhysicalSizeXUnit='&#xb5;m'><o:Channel Name="A &amp; &quot;B&quot;"/><o:Channel Name="C > D"/>
      <o:TiffData/></o:Pixels></o:Image></o:OME>`;
    const notes: string[] = [];
    const pixels = parseOmeXml(xml, notes)!;
    expect(pixels.channelNames).toEqual(['A & "B"', "C > D"]);
    expect(pixels.calibration).toEqual({ x: { scale: 0.5, unit: "micrometer" } });
    const layout = omeLayout(pixels, pages, 1, notes)!;
    expect(layout.planes).toEqual([0, 3, 1, 4, 2, 5]);
    expect(layout.labels).toEqual(['A & "B"', "C > D", 'A & "B"', "C > D", 'A & "B"', "C > D"]);
    expect(notes).toEqual([]);
  });

  it("follows TiffData that place planes one by one", () => {
    const data = [5, 4, 3, 2, 1, 0]
      .map(
        (ifd, i) => `<TiffData IFD="${ifd}" FirstZ="${i % 3}" FirstC="${Math.floor(i / 3)}" PlaneCount="1"/>`,
      )
      .join("");
    expect(omeLayout(parseOmeXml(ome(six, data), [])!, pages, 1, [])?.planes).toEqual([5, 2, 4, 1, 3, 0]);
  });

  it("names directories, not pages: a thumbnail in between does not count", () => {
    const data = '<TiffData IFD="0" PlaneCount="3"/><TiffData IFD="4" FirstC="1" PlaneCount="3"/>';
    const layout = omeLayout(parseOmeXml(ome(six, data), [])!, [0, 1, 2, 4, 5, 6], 1, []);
    expect(layout?.planes).toEqual([0, 3, 1, 4, 2, 5]);
  });

  it("falls back on DimensionOrder when TiffData contradict the file", () => {
    const data = '<TiffData IFD="99" PlaneCount="6"/>';
    expect(omeLayout(parseOmeXml(ome(six, data), [])!, pages, 1, [])?.planes).toEqual([0, 3, 1, 4, 2, 5]);
  });

  it("does not believe sizes that the file has no pages for", () => {
    const notes: string[] = [];
    const huge = six.replace('SizeT="1"', 'SizeT="1000000000"');
    expect(omeLayout(parseOmeXml(ome(huge), notes)!, pages, 1, notes)).toBeNull();
    expect(notes.join()).toContain("one of several files");
  });

  it("has no layout without Pixels or with impossible sizes", () => {
    expect(parseOmeXml("<OME></OME>", [])).toBeNull();
    expect(parseOmeXml(ome('SizeC="-2"'), [])).toBeNull();
  });

  it("keeps an unknown unit and says so; reads the first of several images", () => {
    const notes: string[] = [];
    const xml = `${ome(`${six} PhysicalSizeX="2" PhysicalSizeXUnit="furlong"`)}${ome(six)}`;
    const pixels = parseOmeXml(xml, notes)!;
    expect(pixels.calibration.x).toEqual({ scale: 2, unit: "furlong" });
    omeLayout(pixels, pages, 1, notes);
    expect(notes.join()).toMatch(/furlong.*2 images/);
  });
});

describe("ImageJ description", () => {
  it("is only what starts like one; keys and escapes", () => {
    expect(parseImagejDescription("Image = 5")).toBeNull();
    const description = parseImagejDescription("ImageJ=1.54p\r\nunit=\\u00B5m\nSpacing = 2\nnonsense\n=x")!;
    expect(description.get("unit")).toBe("µm");
    expect(description.get("spacing")).toBe("2");
    expect(description.size).toBe(3);
  });

  it("that contradicts the number of planes is not believed", () => {
    const notes: string[] = [];
    const description = parseImagejDescription("ImageJ=1\nimages=6\nchannels=2\nslices=3\nframes=5")!;
    expect(imagejSize(description, 6, notes)).toEqual({ images: 6, frames: 1, slices: 6, channels: 1 });
    expect(notes.join()).toContain("6 planes");
    const silent: string[] = [];
    expect(imagejSize(parseImagejDescription("ImageJ=1\nimages=6")!, 6, silent).slices).toBe(6);
    expect(silent).toEqual([]);
  });
});

describe("shape that tifffile writes", () => {
  it("is JSON with a shape", () => {
    for (const text of ["{", "{}", '{"shape": 3}', '{"shape": [0, 1]}', "[1]", '{"shape": ["a"]}', "null"]) {
      expect(parseShaped(text)).toBeNull();
    }
    expect(parseShaped('{"shape": [2, 3, 4], "axes": "TYX"}')).toEqual({ shape: [2, 3, 4], axes: "TYX" });
  });

  it("needs as many pages as it says, and axes for more than one leading dimension", () => {
    expect(shapedLayout({ shape: [2, 3, 4, 5], axes: "" }, 5, [])).toBeNull();
    const notes: string[] = [];
    expect(shapedLayout({ shape: [2, 3, 4, 5], axes: "" }, 6, notes)?.sizes).toEqual({
      time: 1,
      z: 6,
      channel: 1,
    });
    expect(notes.join()).toContain("z slices");
    expect(shapedLayout({ shape: [2, 3, 4, 5], axes: "TZYX" }, 6, [])?.sizes).toEqual({
      time: 2,
      z: 3,
      channel: 1,
    });
  });
});
