interface HeapStatistics {
  readonly used_heap_size: number;
  readonly heap_size_limit: number;
}

/** How much of the engine's heap is in use, 0…1; 0 where the engine does not say (only Node and Chromium do). */
export function heapInUse(): number {
  const { process, performance } = globalThis as {
    process?: {
      getBuiltinModule?: (name: string) => { getHeapStatistics?: () => HeapStatistics } | undefined;
    };
    performance?: { memory?: { readonly usedJSHeapSize: number; readonly jsHeapSizeLimit: number } };
  };
  const statistics = process?.getBuiltinModule?.("v8")?.getHeapStatistics?.();
  if (statistics !== undefined) return statistics.used_heap_size / statistics.heap_size_limit;
  const memory = performance?.memory;
  return memory === undefined ? 0 : memory.usedJSHeapSize / memory.jsHeapSizeLimit;
}
