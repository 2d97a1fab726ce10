/** A kernel that was compiled; it may be sent to another thread, which then has not to compile it. */
export type KernelCode = object;

/** A kernel that runs. */
export interface Kernel {
  /** Calls it with numbers of 32 bits. */
  run(...numbers: readonly number[]): number;
  /** Its memory now; when it has grown, what was asked for before is empty. */
  memory(): ArrayBuffer;
  /** Makes the memory at least so large. */
  grow(bytes: number): void;
}

/** What is used of the engine; the types of Node leave it out. */
interface Engine {
  readonly Module: new (bytes: Uint8Array<ArrayBuffer>) => KernelCode;
  readonly Memory: new (size: { readonly initial: number }) => Memory;
  readonly Instance: new (
    code: KernelCode,
    imports: { readonly host: { readonly memory: Memory } },
  ) => { readonly exports: { readonly run: Kernel['run'] } };
}

interface Memory {
  readonly buffer: ArrayBuffer;
  grow(pages: number): number;
}

const engine = (globalThis as unknown as { readonly WebAssembly: Engine }).WebAssembly;

const pageBytes = 64 * 1024;

/** Compiles the bytes of a module. */
export const compileKernel = (bytes: Uint8Array<ArrayBuffer>): KernelCode => new engine.Module(bytes);

/** A kernel with a memory of its own, of so many bytes at least. */
export function startKernel(code: KernelCode, bytes: number): Kernel {
  const memory = new engine.Memory({ initial: Math.ceil(bytes / pageBytes) });
  const { run } = new engine.Instance(code, { host: { memory } }).exports;
  return {
    run,
    memory: () => memory.buffer,
    grow: (wanted) => void memory.grow(Math.max(0, Math.ceil((wanted - memory.buffer.byteLength) / pageBytes))),
  };
}
