/** An empty wasm binary, which no runtime loads on its own account. */
const PLACEHOLDER = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

/** Let a runtime in this thread start from a module compiled elsewhere: compiling is most of a worker's start, and
 * a shared module also shares the code that the browser optimises while it runs.
 * @returns what to give the runtime as its wasm binary; instantiating just that yields the module */
export function standInFor(module: WebAssembly.Module): Uint8Array<ArrayBuffer> {
  const instantiate = WebAssembly.instantiate;
  const fromModule = async (
    source: BufferSource | WebAssembly.Module,
    imports?: WebAssembly.Imports,
  ): Promise<WebAssembly.WebAssemblyInstantiatedSource | WebAssembly.Instance> => {
    if (source instanceof WebAssembly.Module) return instantiate(source, imports);
    if (source.byteLength !== PLACEHOLDER.length) return instantiate(source, imports);
    return { module, instance: await instantiate(module, imports) };
  };
  WebAssembly.instantiate = fromModule as typeof instantiate; // the overloads cannot be written for one function
  return PLACEHOLDER.slice();
}
