import type { Page } from "playwright";
import type { OpenedPage, Site } from "./site.ts";

/** An empty page with imjoy-core that has loaded the plugin: `callPlugin` runs code there with it as `dij`. */
export async function openCoreHost(site: Site, address: string, pluginUrl: string): Promise<OpenedPage> {
  const opened = await site.open(`${address}docs/rpc.md`);
  await opened.page.setContent("<title>host</title>");
  await opened.page.addScriptTag({ url: `${address}assets/imjoy-core/imjoy-core.min.js` });
  await opened.page.evaluate(
    async ([here, url]) => {
      const { imjoyCore } = window as unknown as { imjoyCore: { ImJoy: new (o: object) => never } };
      const imjoy = new imjoyCore.ImJoy({
        imjoy_api: {},
        default_rpc_base_url: `${here}assets/imjoy-rpc/`,
      }) as {
        pm: { internal_plugins: object };
        start(o: object): Promise<void>;
        api: { getPlugin(o: object): Promise<unknown> };
      };
      imjoy.pm.internal_plugins = {};
      await imjoy.start({ workspace: null });
      Object.assign(window, { imjoy, dij: await imjoy.api.getPlugin({ src: url }) });
    },
    [address, pluginUrl] as const,
  );
  return opened;
}

/** Run the body of an async function in the page, with `dij` and an ndarray `image` of discs, size² pixels. */
export function callPlugin<T>(page: Page, body: string, size = 128): Promise<T> {
  return page.evaluate(
    ([code, n]) => {
      const pixels = Uint8Array.from({ length: n * n }, (_, i) => {
        const [x, y] = [i % n, Math.floor(i / n)];
        return ((x % 64) - 32) ** 2 + ((y % 64) - 32) ** 2 < 144 ? 160 : 20;
      });
      const image = { _rtype: "ndarray", _rvalue: pixels.buffer, _rshape: [n, n], _rdtype: "uint8" };
      const AsyncFunction = (async () => {}).constructor as new (
        ...args: string[]
      ) => (...args: unknown[]) => Promise<T>;
      return new AsyncFunction("dij", "image", code)((window as unknown as { dij: unknown }).dij, image);
    },
    [body, size] as const,
  );
}
