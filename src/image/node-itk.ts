/** Where the programs of @itk-wasm/image-io lie on disk. The specifiers are variables so that bundlers for
 * browsers, which may see this file but never run it, do not look for them. Only in Node. */
export async function pipelinesFolder(): Promise<string> {
  const [moduleName, pathName] = ["node:module", "node:path"];
  const { createRequire }: typeof import("node:module") = await import(/* @vite-ignore */ moduleName);
  const path: typeof import("node:path") = await import(/* @vite-ignore */ pathName);
  const require = createRequire(import.meta.url);
  return path.join(path.dirname(require.resolve("@itk-wasm/image-io")), "pipelines");
}

let redirected = 0;
let log = console.log;

/** Run something while `console.log` writes to standard error: itk-wasm logs when a reader fails, and the standard output
 * of the command line is one JSON document. */
export async function withoutLogOnStdout<T>(run: () => Promise<T>): Promise<T> {
  if (redirected++ === 0) {
    log = console.log;
    console.log = (...values: unknown[]) => console.error(...values);
  }
  try {
    return await run();
  } finally {
    if (--redirected === 0) console.log = log;
  }
}
