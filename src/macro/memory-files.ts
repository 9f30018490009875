import type { VirtualFiles } from "./virtual-files.ts";

/** Folders that are always there. */
const STANDARD = ["/home/", "/temp/", "/imagej/", "/images/", "/output/"];

interface Entry {
  readonly bytes: Uint8Array;
  readonly changedAt: number;
}

/** The virtual file system: a map from absolute path to bytes, and the folders. */
export class MemoryFiles implements VirtualFiles {
  readonly #files = new Map<string, Entry>();
  readonly #folders = new Set<string>(["/"]);
  readonly #written = new Map<string, Uint8Array>();
  #writtenBytes = 0;

  /** @param given - absolute path → bytes; not copied.
   * @param refuse - told when a path climbs above "/". */
  constructor(
    given: ReadonlyMap<string, Uint8Array>,
    private readonly refuse: (path: string) => never,
    /** Told how many bytes of written files would be kept; throws where these are too many. */
    private readonly claim: (bytes: number) => void = () => {},
  ) {
    for (const folder of STANDARD) this.#folders.add(folder);
    for (const [path, bytes] of given) {
      const full = this.#normal(path);
      this.#parents(full);
      this.#files.set(full, { bytes, changedAt: Date.now() });
    }
  }

  read(path: string): Uint8Array | undefined {
    return this.#files.get(this.#normal(path))?.bytes;
  }

  write(path: string, bytes: Uint8Array): void {
    const full = this.#normal(path);
    const kept = this.#writtenBytes - (this.#written.get(full)?.length ?? 0) + bytes.length;
    this.claim(kept);
    this.#writtenBytes = kept;
    this.#parents(full);
    this.#files.set(full, { bytes, changedAt: Date.now() });
    this.#written.set(full, bytes);
  }

  #forget(full: string): void {
    this.#writtenBytes -= this.#written.get(full)?.length ?? 0;
    this.#written.delete(full);
  }

  makeFolder(path: string): void {
    const full = this.#folder(path);
    this.#parents(full);
    this.#folders.add(full);
  }

  list(path: string): readonly string[] | undefined {
    const folder = this.#folder(path);
    if (!this.#folders.has(folder)) return undefined;
    const names = new Set<string>();
    for (const full of [...this.#files.keys(), ...this.#folders]) {
      if (!full.startsWith(folder) || full === folder) continue;
      const rest = full.slice(folder.length);
      const slash = rest.indexOf("/");
      names.add(slash < 0 ? rest : rest.slice(0, slash + 1));
    }
    // By name, as Java sorts text; the slash of a folder does not count.
    const plain = (name: string) => name.replace(/\/$/, "");
    return [...names].sort((a, b) => (plain(a) < plain(b) ? -1 : 1));
  }

  isFolder(path: string): boolean {
    return this.#folders.has(this.#folder(path));
  }

  exists(path: string): boolean {
    return this.#files.has(this.#normal(path)) || this.isFolder(path);
  }

  remove(path: string): boolean {
    const full = this.#normal(path);
    if (this.#files.delete(full)) {
      this.#forget(full);
      return true;
    }
    const folder = this.#folder(path);
    if (folder === "/" || !this.#folders.has(folder) || (this.list(folder) ?? []).length > 0) return false;
    return this.#folders.delete(folder);
  }

  rename(from: string, to: string): boolean {
    const source = this.#normal(from);
    const target = this.#normal(to);
    if (this.exists(to)) return false;
    const entry = this.#files.get(source);
    if (entry !== undefined) {
      this.#files.delete(source);
      this.#forget(source);
      this.write(target, entry.bytes);
      return true;
    }
    const folder = this.#folder(from);
    if (folder === "/" || !this.#folders.has(folder) || `${target}/`.startsWith(folder)) return false;
    this.makeFolder(target);
    for (const path of [...this.#folders].filter((path) => path.startsWith(folder))) {
      this.#folders.delete(path);
      this.#folders.add(`${target}/${path.slice(folder.length)}`);
    }
    for (const [path, { bytes }] of [...this.#files].filter(([path]) => path.startsWith(folder))) {
      this.#files.delete(path);
      this.#forget(path);
      this.write(`${target}/${path.slice(folder.length)}`, bytes);
    }
    return true;
  }

  changedAt(path: string): number {
    return this.#files.get(this.#normal(path))?.changedAt ?? 0;
  }

  written(): ReadonlyMap<string, Uint8Array> {
    return this.#written;
  }

  /** Without "//", "." and "..", without a slash at the end. Relative paths start at "/". */
  #normal(path: string): string {
    const parts: string[] = [];
    for (const part of path.replaceAll("\\", "/").split("/")) {
      if (part === "" || part === ".") continue;
      if (part === ".." && parts.pop() === undefined) this.refuse(path);
      if (part !== "..") parts.push(part);
    }
    return `/${parts.join("/")}`;
  }

  #folder(path: string): string {
    const normal = this.#normal(path);
    return normal === "/" ? "/" : `${normal}/`;
  }

  #parents(full: string): void {
    for (let slash = full.indexOf("/", 1); slash > 0; slash = full.indexOf("/", slash + 1))
      this.#folders.add(full.slice(0, slash + 1));
  }
}
