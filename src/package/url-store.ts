import { fail, isFailure } from "../errors/index.ts";
import { fetchBytes, urlExists } from "./fetch.ts";
import type { FileStore } from "./file-store.ts";

/** Files below a base URL. They cannot be listed. The query of the base (`?version=v0` of the zoo) is kept for all. */
export function urlStore(base: URL): FileStore {
  const label = base.href;
  const urlOf = (path: string) => {
    const url = new URL(path.split("/").map(encodeURIComponent).join("/"), base);
    url.search = base.search;
    return url.href;
  };
  return {
    label,
    paths: [],
    size: () => null,
    has: (path) => urlExists(urlOf(path)),
    async read(path, signal) {
      try {
        return await fetchBytes(urlOf(path), urlOf(path), signal);
      } catch (error) {
        if (isFailure(error, "package/http-status") && [404, 410].includes(error.details.status)) return null;
        throw error;
      }
    },
  };
}

/** @throws package/not-a-package when the text is no http(s) URL. */
export function parseUrl(source: string): URL {
  try {
    return new URL(source);
  } catch (error) {
    throw fail("package/not-a-package", { source, reason: "it is not a valid URL" }, error);
  }
}
