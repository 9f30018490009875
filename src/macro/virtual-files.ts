/** The files a macro can see: a tree in memory; nothing outside it exists. Paths use "/", are absolute, and are normalised
 * ("//", "." and ".." resolved); a path that climbs above "/" is refused.
 *
 * Standard folders, as getDirectory gives them: /home/, /temp/, /imagej/, /images/ (the inputs), /output/.
 */
export interface VirtualFiles {
  /** undefined = no such file. The bytes are not copied. */
  read(path: string): Uint8Array | undefined;
  write(path: string, bytes: Uint8Array): void;
  /** Creates parents too. */
  makeFolder(path: string): void;
  /** Files and folders (these end in "/") directly inside, sorted as ImageJ's getFileList does; undefined = no such folder. */
  list(path: string): readonly string[] | undefined;
  isFolder(path: string): boolean;
  exists(path: string): boolean;
  /** false when there is no such file or the folder is not empty. */
  remove(path: string): boolean;
  rename(from: string, to: string): boolean;
  /** Milliseconds since 1970 of the last change; 0 when there is no such file. */
  changedAt(path: string): number;
  /** What the macro wrote, path → bytes. */
  written(): ReadonlyMap<string, Uint8Array>;
}
