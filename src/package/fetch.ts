import { fail } from "../errors/index.ts";
import { formatBytes, packageLimits } from "./limits.ts";

/** Download with the limits of a package file, streamed into memory.
 * @throws package/http-status, package/network (may be retried), package/too-large, aborted */
export async function fetchBytes(
  url: string,
  label: string,
  signal?: AbortSignal,
): Promise<Uint8Array<ArrayBuffer>> {
  const response = await request(url, "GET", signal);
  if (!response.ok) throw fail("package/http-status", { url, status: response.status });
  const limit = packageLimits.maxFileBytes;
  const tooLarge = (bytes: number) =>
    fail("package/too-large", {
      file: label,
      limit: "maxFileBytes",
      got: formatBytes(bytes),
      allowed: formatBytes(limit),
    });
  const declared = Number(response.headers.get("content-length") ?? 0);
  if (declared > limit) {
    await response.body?.cancel();
    throw tooLarge(declared);
  }
  const chunks: Uint8Array[] = [];
  let total = 0;
  try {
    for await (const chunk of chunksOf(response)) {
      total += chunk.length;
      if (total > limit) throw tooLarge(total);
      chunks.push(chunk);
    }
  } catch (error) {
    if (total > limit) throw error;
    throw networkFailure(url, error, signal);
  }
  const bytes = new Uint8Array(total);
  let at = 0;
  for (const chunk of chunks) {
    bytes.set(chunk, at);
    at += chunk.length;
  }
  return bytes;
}

/** True when a HEAD request answers 2xx; false for 404 and 410. */
export async function urlExists(url: string, signal?: AbortSignal): Promise<boolean> {
  const response = await request(url, "HEAD", signal);
  if (response.ok) return true;
  if (response.status === 404 || response.status === 410) return false;
  throw fail("package/http-status", { url, status: response.status });
}

async function request(url: string, method: "GET" | "HEAD", signal?: AbortSignal): Promise<Response> {
  try {
    return await fetch(url, { method, signal: signal ?? null });
  } catch (error) {
    throw networkFailure(url, error, signal);
  }
}

function networkFailure(url: string, error: unknown, signal?: AbortSignal) {
  if (signal?.aborted) return fail("aborted", { what: `Downloading ${url}` }, error);
  return fail(
    "package/network",
    { url, reason: error instanceof Error ? error.message : String(error) },
    error,
  );
}

async function* chunksOf(response: Response): AsyncGenerator<Uint8Array> {
  const reader = response.body?.getReader();
  if (!reader) return;
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    // an early exit ends the download; after a full read this does nothing
    await reader.cancel().catch(() => undefined);
  }
}
