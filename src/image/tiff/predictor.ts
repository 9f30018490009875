/** Undo TIFF predictors in place. Bytes are in file order; results too, except that predictor 3 gives big-endian floats.
 *
 * predictor 2: each sample is stored as the difference to the sample of the same channel one pixel to the left.
 * predictor 3: the bytes of a row of floats are grouped by significance (most significant first), then differenced
 * bytewise.
 * @param sampleBytes - 1, 2, 4 or 8.
 * @param bytes - whole rows of `rowBytes` each; a last partial row is left alone.
 * @see TIFF 6.0 section 14; Adobe Photoshop TIFF technical note 3. */
export function undoPredictor(
  bytes: Uint8Array,
  predictor: number,
  rowBytes: number,
  samples: number,
  sampleBytes: number,
  littleEndian: boolean,
): void {
  const rows = Math.floor(bytes.length / rowBytes);
  for (let y = 0; y < rows; y++) {
    const row = bytes.subarray(y * rowBytes, (y + 1) * rowBytes);
    if (predictor === 3) undoFloatRow(row, samples, sampleBytes);
    else undoIntegerRow(row, samples, sampleBytes, littleEndian);
  }
}

function undoIntegerRow(row: Uint8Array, samples: number, sampleBytes: number, little: boolean): void {
  if (sampleBytes === 1) {
    for (let i = samples; i < row.length; i++) row[i] = row[i]! + row[i - samples]!;
    return;
  }
  const view = new DataView(row.buffer, row.byteOffset, row.byteLength);
  const step = samples * sampleBytes;
  for (let i = step; i + sampleBytes <= row.length; i += sampleBytes) {
    switch (sampleBytes) {
      case 2:
        view.setUint16(i, view.getUint16(i, little) + view.getUint16(i - step, little), little);
        break;
      case 4:
        view.setUint32(i, view.getUint32(i, little) + view.getUint32(i - step, little), little);
        break;
      default:
        view.setBigUint64(i, view.getBigUint64(i, little) + view.getBigUint64(i - step, little), little);
    }
  }
}

function undoFloatRow(row: Uint8Array, samples: number, sampleBytes: number): void {
  for (let i = samples; i < row.length; i++) row[i] = row[i]! + row[i - samples]!;
  const grouped = row.slice();
  const values = row.length / sampleBytes;
  for (let v = 0; v < values; v++) {
    for (let b = 0; b < sampleBytes; b++) row[v * sampleBytes + b] = grouped[b * values + v]!;
  }
}
