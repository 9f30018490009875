import { type BuildState, steps } from "./build-state.ts";

/** The state of the Build tab in IndexedDB, files included, so that a reload loses nothing. Where a browser gives no
 * storage (private windows, embedded pages) nothing is kept, and nothing fails. */

const DATABASE = "deepimagej";
const STORE = "build";
/** Two entries: files are written only when others were chosen, the rest with every change. */
const DRAFT = "draft";
const FILES = "files";

type Files = Pick<BuildState, "weights" | "samples" | "macros" | "attachments"> & {
  readonly package: Blob | null;
};

export class Keeper {
  readonly #database: Promise<IDBDatabase | null> = openDatabase();
  #open: IDBDatabase | null = null;
  /** As written last. */
  #files: Files | null = null;

  constructor() {
    void this.#database.then((database) => {
      this.#open = database;
    });
  }

  /** Written at once where the storage is open, so that even a reload right after a key keeps it. */
  keep(state: BuildState): void {
    if (this.#open) this.#write(this.#open, state);
    else void this.#database.then((database) => database && this.#write(database, state));
  }

  async forget(): Promise<void> {
    this.#files = null;
    const database = await this.#database;
    if (database) await finished(database.transaction(STORE, "readwrite"), (store) => store.clear());
  }

  async kept(): Promise<BuildState | null> {
    const database = await this.#database;
    if (!database) return null;
    const read = (key: string) =>
      finished(database.transaction(STORE, "readonly"), (store) => store.get(key));
    const [draft, files] = [await read(DRAFT), await read(FILES)];
    if (!isDraft(draft) || !isFiles(files)) return null;
    const { package: bytes, ...chosen } = files;
    const made = draft.made && bytes ? { ...draft.made, package: bytes } : null;
    this.#files = files;
    return { ...draft, ...chosen, made };
  }

  #write(database: IDBDatabase, state: BuildState): void {
    const { weights, samples, macros, attachments, made, ...fields } = state;
    const files: Files = { weights, samples, macros, attachments, package: made?.package ?? null };
    const { package: _bytes, ...report } = made ?? { package: null };
    try {
      const transaction = database.transaction(STORE, "readwrite");
      const store = transaction.objectStore(STORE);
      store.put({ ...fields, made: made ? report : null }, DRAFT);
      if (!sameFiles(files, this.#files)) store.put(files, FILES);
      this.#files = files;
      transaction.commit();
    } catch {
      // Closed or full: the page goes on without.
    }
  }
}

function sameFiles(a: Files, b: Files | null): boolean {
  if (!b || a.package !== b.package) return false;
  const flat = ({ weights, samples, macros, attachments }: Files) => [
    ...weights,
    "samples",
    ...samples,
    "macros",
    ...macros.preprocessing,
    "after",
    ...macros.postprocessing,
    "attachments",
    ...attachments,
  ];
  const [one, other] = [flat(a), flat(b)];
  return one.length === other.length && one.every((file, i) => file === other[i]);
}

/** null: there is no storage. */
function openDatabase(): Promise<IDBDatabase | null> {
  return new Promise((resolve) => {
    try {
      const request = indexedDB.open(DATABASE, 1);
      request.onupgradeneeded = () => request.result.createObjectStore(STORE);
      request.onsuccess = () => resolve(request.result);
      request.onerror = () => resolve(null);
      request.onblocked = () => resolve(null);
    } catch {
      resolve(null);
    }
  });
}

/** The result of a request once its transaction is done; undefined when it failed. */
function finished(transaction: IDBTransaction, use: (store: IDBObjectStore) => IDBRequest): Promise<unknown> {
  return new Promise((resolve) => {
    const request = use(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(request.result);
    transaction.onerror = () => resolve(undefined);
    transaction.onabort = () => resolve(undefined);
  });
}

function isDraft(value: unknown): value is BuildState {
  return isObject(value) && value.version === 1 && steps.some(([id]) => id === value.step);
}

function isFiles(value: unknown): value is Files {
  return isObject(value) && Array.isArray(value.weights) && value.weights.length > 0;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null;
}
