/** How itk-wasm reads one format. */
export interface ItkFormat {
  /** Name for messages. */
  readonly name: string;
  /** Reader program of @itk-wasm/image-io, without "-read-image". */
  readonly pipeline: string;
  /** File name endings, lower case. */
  readonly extensions: readonly string[];
  /** Whether the content is of this format; formats without a signature are told by their ending. */
  readonly matches?: (bytes: Uint8Array) => boolean;
  /** Unit of the spacing; null where the format's spacing means nothing. */
  readonly unit: string | null;
}

const ascii = (bytes: Uint8Array, at: number, text: string) =>
  [...text].every((letter, i) => bytes[at + i] === letter.charCodeAt(0));

const word = (bytes: Uint8Array, at: number, little: boolean) =>
  at + 4 <= bytes.length ? new DataView(bytes.buffer, bytes.byteOffset + at, 4).getUint32(0, little) : -1;

/** Formats that are read through itk-wasm. Those with a signature are asked first. */
export const itkFormats: readonly ItkFormat[] = [
  {
    name: "NRRD",
    pipeline: "nrrd",
    extensions: [".nrrd"],
    matches: (b) => ascii(b, 0, "NRRD000"),
    unit: "millimeter",
  },
  { name: "MetaImage", pipeline: "meta", extensions: [".mha"], matches: isMetaImage, unit: "millimeter" },
  {
    name: "NIfTI",
    pipeline: "nifti",
    extensions: [".nii", ".nii.gz", ".nia"],
    matches: (b) =>
      (ascii(b, 344, "n+1\0") && [true, false].some((l) => word(b, 0, l) === 348)) || ascii(b, 4, "n+2\0"),
    unit: "millimeter",
  },
  { name: "BMP", pipeline: "bmp", extensions: [".bmp"], matches: isBmp, unit: null },
  {
    name: "MRC",
    pipeline: "mrc",
    extensions: [".mrc", ".map", ".rec", ".st"],
    matches: (b) => ascii(b, 208, "MAP "),
    unit: "angstrom",
  },
  {
    name: "VTK",
    pipeline: "vtk",
    extensions: [".vtk"],
    matches: (b) => ascii(b, 0, "# vtk DataFile"),
    unit: "millimeter",
  },
  {
    name: "DICOM",
    pipeline: "gdcm",
    extensions: [".dcm", ".dicom"],
    matches: (b) => ascii(b, 128, "DICM"),
    unit: "millimeter",
  },
  {
    name: "GIPL",
    pipeline: "gipl",
    extensions: [".gipl"],
    matches: (b) => word(b, 252, false) === 0xefffe9b0,
    unit: "millimeter",
  },
  { name: "MGH", pipeline: "mgh", extensions: [".mgh", ".mgz", ".mgh.gz"], unit: "millimeter" },
  { name: "MINC", pipeline: "minc", extensions: [".mnc", ".mnc2"], unit: "millimeter" },
  { name: "HDF5 of ITK", pipeline: "hdf5", extensions: [".h5", ".hdf5"], unit: "millimeter" },
  { name: "Bio-Rad PIC", pipeline: "bio-rad", extensions: [".pic"], unit: null },
  { name: "Scanco", pipeline: "scanco", extensions: [".isq", ".aim"], unit: "millimeter" },
];

/** The format of a file, or null. */
export function findItkFormat(bytes: Uint8Array, name: string): ItkFormat | null {
  const lower = name.toLowerCase();
  const endsWith = (format: ItkFormat) => format.extensions.some((extension) => lower.endsWith(extension));
  return (
    itkFormats.find((format) => format.matches?.(bytes)) ??
    itkFormats.find((format) => !format.matches && endsWith(format)) ??
    // Compressed files hide their signature.
    itkFormats.find((format) => bytes[0] === 0x1f && bytes[1] === 0x8b && endsWith(format)) ??
    null
  );
}

function isBmp(bytes: Uint8Array): boolean {
  return ascii(bytes, 0, "BM") && [12, 40, 52, 56, 64, 108, 124].includes(word(bytes, 14, true));
}

/** Text header "Key = value"; ObjectType or NDims come first. */
function isMetaImage(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 200));
  return /^(\s*(Comment|Name|ObjectType|ObjectSubType|NDims)\s*=.*\n)/.test(head) && /NDims\s*=/.test(head);
}
