import manifest from "../../package.json" with { type: "json" };

/** Version of this program, as in package.json; written into every record. */
export const PROGRAM_VERSION: string = manifest.version;
