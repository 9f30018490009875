/** Count the memory a runtime takes in this thread: wasm heaps and buffers on the GPU. To be called before the runtime
 * is loaded: it wraps the two constructors through which both come into being.
 * @returns bytes held at the moment of asking */
export function watchRuntimeMemory(): () => number {
  const heaps = watchHeaps();
  const gpu = watchGpuBuffers();
  return () => heaps() + gpu();
}

function watchHeaps(): () => number {
  const memories: WebAssembly.Memory[] = [];
  const Original = WebAssembly.Memory;
  WebAssembly.Memory = class extends Original {
    constructor(descriptor: WebAssembly.MemoryDescriptor) {
      super(descriptor);
      memories.push(this);
    }
  };
  return () => memories.reduce((sum, memory) => sum + memory.buffer.byteLength, 0);
}

function watchGpuBuffers(): () => number {
  if (typeof GPUDevice === "undefined") return () => 0;
  const live = new Map<GPUBuffer, number>();
  const createBuffer = GPUDevice.prototype.createBuffer;
  GPUDevice.prototype.createBuffer = function (descriptor) {
    const buffer = createBuffer.call(this, descriptor);
    live.set(buffer, descriptor.size);
    return buffer;
  };
  const destroy = GPUBuffer.prototype.destroy;
  GPUBuffer.prototype.destroy = function () {
    live.delete(this);
    return destroy.call(this);
  };
  return () => [...live.values()].reduce((sum, size) => sum + size, 0);
}
