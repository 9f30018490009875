import { describe, expect, it } from "vitest";
import { ndarray } from "../../src/array/index.ts";
import { isFailure } from "../../src/errors/index.ts";
import { decodeArray, encodeArray, parseAxes } from "../../src/service/wire.ts";

const wire = (_rvalue: unknown, _rshape: unknown, _rdtype: unknown, more: object = {}) => ({
  _rtype: "ndarray",
  _rvalue,
  _rshape,
  _rdtype,
  ...more,
});
const decode = (...args: Parameters<typeof wire>) => decodeArray(wire(...args), "input");

describe("decodeArray", () => {
  const floats = Float32Array.from([1, -2.5, Number.NaN, Number.POSITIVE_INFINITY]);

  it("reads an exact buffer without copying it", () => {
    const array = decode(floats.buffer, [2, 2], "float32");
    expect(array).toEqual({ dtype: "float32", shape: [2, 2], axes: null, data: floats });
    expect(array.data.buffer).toBe(floats.buffer);
  });

  it("honours the offset of a view and copies when it is misaligned", () => {
    const padded = new Uint8Array(19);
    padded.set(new Uint8Array(floats.buffer), 3);
    expect(decode(padded.subarray(3), [4], "float32").data).toEqual(floats);
    const aligned = new Uint8Array(20);
    aligned.set(new Uint8Array(floats.buffer), 4);
    expect(decode(new DataView(aligned.buffer, 4), [4], "float32").data).toEqual(floats);
  });

  it("reads shared memory, nested wrappers and lists of buffers", () => {
    const shared = new SharedArrayBuffer(16);
    new Float32Array(shared).set(floats);
    expect(decode(shared, [4], "float32").data).toEqual(floats);
    const nested = { _rtype: "memoryview", _rvalue: { _rtype: "bytes", _rvalue: floats.buffer } };
    expect(decode(nested, [4], "float32").data).toEqual(floats);
    const halves = [floats.buffer.slice(0, 6), new Uint8Array(floats.buffer.slice(6))];
    expect(decode(halves, [4], "float32").data).toEqual(floats);
  });

  it("turns foreign byte order", () => {
    expect(decode(Uint8Array.of(1, 2, 0xff, 0xfe).buffer, [2], ">u2").data).toEqual(
      Uint16Array.of(258, 65534),
    );
    expect(decode(Uint8Array.of(2, 1).buffer, [1], "<u2").data).toEqual(Uint16Array.of(258));
    expect(decode(Uint8Array.of(0x40, 0x49, 0x0f, 0xdb).buffer, [1], ">f4").data[0]).toBeCloseTo(Math.PI, 6);
  });

  it("reads bool, 64-bit integers and float16", () => {
    expect(decode(Uint8Array.of(0, 1).buffer, [2], "|b1").dtype).toBe("bool");
    expect(decode(BigInt64Array.of(-5n, 2n ** 60n).buffer, [2], "int64").data).toEqual(
      BigInt64Array.of(-5n, 2n ** 60n),
    );
    // 1, −2, 65504, 2⁻²⁴, ∞, NaN as numpy writes them
    const halves = Uint16Array.of(0x3c00, 0xc000, 0x7bff, 0x0001, 0x7c00, 0x7e00);
    const array = decode(halves.buffer, [6], "float16");
    expect(array.dtype).toBe("float32");
    expect([...array.data]).toEqual([1, -2, 65504, 2 ** -24, Number.POSITIVE_INFINITY, Number.NaN]);
  });

  it("keeps a scalar, an empty array and axes", () => {
    expect(decode(Uint8Array.of(7).buffer, [], "uint8").shape).toEqual([]);
    expect(decode(new ArrayBuffer(0), [0, 4], "uint8").data.length).toBe(0);
    expect(decode(new ArrayBuffer(6), [1, 2, 3], "uint8", { axes: "cyx" }).axes).toEqual([
      "channel",
      "y",
      "x",
    ]);
    expect(decode(new ArrayBuffer(6), [2, 3], "uint8", { axes: ["y", "x"] }).axes).toEqual(["y", "x"]);
  });

  it.each([
    [
      "shape and bytes disagree",
      wire(new ArrayBuffer(5), [2, 2], "uint8"),
      /\[2, 2\] of uint8 and 5 bytes; that shape takes 4/,
    ],
    ["complex", wire(new ArrayBuffer(8), [1], "complex64"), /complex64/],
    ["no dtype", wire(new ArrayBuffer(8), [1], undefined), /_rdtype is undefined/],
    ["a negative length", wire(new ArrayBuffer(8), [-1], "uint8"), /\[-1\]/],
    ["no shape", wire(new ArrayBuffer(8), 8, "uint8"), /_rshape is a number/],
    ["numbers instead of bytes", wire([1, 2], [2], "uint8"), /_rvalue is a number/],
    ["axes of another rank", wire(new ArrayBuffer(4), [2, 2], "uint8", { axes: "x" }), /axes are "x"/],
    ["no ndarray", { data: 1 }, /got Object/],
    ["null", null, /got null/],
  ])("refuses %s", (_name, value, message) => {
    let caught: unknown;
    try {
      decodeArray(value, "input");
    } catch (error) {
      caught = error;
    }
    expect(isFailure(caught, "service/wire")).toBe(true);
    expect(String(caught)).toMatch(message);
  });
});

describe("encodeArray", () => {
  it("cuts a view to its own bytes and hands a whole buffer over", () => {
    const home = Float32Array.from([9, 1, 2, 9]);
    const cut = encodeArray(ndarray("float32", [2], home.subarray(1, 3)));
    expect(new Float32Array(cut._rvalue)).toEqual(Float32Array.of(1, 2));
    expect(cut._rvalue.byteLength).toBe(8);
    expect(encodeArray(ndarray("float32", [4], home))._rvalue).toBe(home.buffer);
  });

  it("sends bool as uint8 and 64-bit integers as int32 or float64", () => {
    expect(encodeArray(ndarray("bool", [1], Uint8Array.of(1)))._rdtype).toBe("uint8");
    const small = encodeArray(ndarray("int64", [2], BigInt64Array.of(-3n, 7n)));
    expect([small._rdtype, ...new Int32Array(small._rvalue)]).toEqual(["int32", -3, 7]);
    const large = encodeArray(ndarray("uint64", [1], BigUint64Array.of(2n ** 40n)));
    expect([large._rdtype, ...new Float64Array(large._rvalue)]).toEqual(["float64", 2 ** 40]);
    expect(() => encodeArray(ndarray("int64", [1], BigInt64Array.of(2n ** 60n)))).toThrow(
      /service\/wire.*2\^53/,
    );
  });

  it("comes back as it went", () => {
    const array = ndarray("int16", [2, 3], Int16Array.of(1, -2, 3, -4, 5, -6));
    expect(decodeArray(encodeArray(array), "x")).toEqual(array);
  });
});

describe("parseAxes", () => {
  it("reads letters and lists", () => {
    expect(parseAxes("bcyx")).toEqual(["batch", "channel", "y", "x"]);
    expect(parseAxes("batch, channel, y, x")).toEqual(["batch", "channel", "y", "x"]);
    expect(parseAxes("tzyx")).toEqual(["time", "z", "y", "x"]);
  });
});
