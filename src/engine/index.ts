/** Level 5: networks on workers. Sessions, the pool, the choice of provider, memory. Imports array, worker; types of rdf.
 * Platforms have entries of their own: browser.ts and node.ts. See docs/engine.md. */
export {
  type AdapterFacts,
  chooseProvider,
  chooseTfjsBackend,
  type GpuFacts,
  type OrtBundle,
  type ProviderChoice,
  type TfjsBackendChoice,
} from "./choose-provider.ts";
export { createEngine, type EngineOptions } from "./engine.ts";
export type * from "./engine-types.ts";
export type { EnginePlatform } from "./platform.ts";
