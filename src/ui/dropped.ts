/** What was dropped: files with their paths below the dropped folder, and what they look like. */
export interface Dropped {
  readonly kind: "model" | "images" | "nothing";
  readonly files: readonly File[];
}

/** Read a drop, folders included. Must be called while the drop event is handled: the browser empties it afterwards. */
export async function readDrop(transfer: DataTransfer): Promise<Dropped> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  const flat = [...transfer.files];
  const files: File[] = [];
  for (const entry of entries) if (entry) await collect(entry, files);
  return sortDropped(
    files.length > 0 ? files : flat,
    entries.some((entry) => entry?.isDirectory ?? false),
  );
}

const modelName = /\.(zip|ya?ml)$/i;

/** A zip, a description or a folder that holds one is a model; everything else is images. */
export function sortDropped(files: readonly File[], folder: boolean): Dropped {
  if (files.length === 0) return { kind: "nothing", files };
  const isModel = files.some((file) => modelName.test(file.name)) || (folder && files.length > 1);
  return { kind: isModel ? "model" : "images", files };
}

async function collect(entry: FileSystemEntry, into: File[]): Promise<void> {
  if (entry.isFile) {
    const file = await new Promise<File>((resolve, reject) =>
      (entry as FileSystemFileEntry).file(resolve, reject),
    );
    // A dropped file does not know its folder; the service reads the path from here.
    Object.defineProperty(file, "_path", { value: entry.fullPath.replace(/^\//, "") });
    into.push(file);
    return;
  }
  const reader = (entry as FileSystemDirectoryEntry).createReader();
  for (;;) {
    // Browsers give at most 100 entries at a time.
    const batch = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (batch.length === 0) return;
    for (const child of batch) await collect(child, into);
  }
}
