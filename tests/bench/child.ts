import { keepHeapLean } from '@main/lean-heap';

/** The work, given the rest of the arguments. */
export type ChildWork = (...args: string[]) => Promise<void>;

/**
 * Work of Foldline that no command does by itself, each run in a process of its own, so that its time and memory can be measured.
 * Each is loaded when it is asked for: no command loads what another needs.
 */
const CHILDREN: Readonly<Record<string, () => Promise<ChildWork>>> = {
  'assemble-folder': async () => (await import('./children/assemble-folder')).assembleFolder,
  'draw-by-pdfium': async () => (await import('./children/draw-by-pdfium')).drawByPdfium,
  'read-zip': async () => (await import('./children/read-zip')).readZip,
};

// As every command does.
keepHeapLean();

/** The benchmarks' second program, apart from the first so that no corpus is made where time is measured: `child.js NAME ARGUMENTS...`. */
const [name = '', ...args] = process.argv.slice(2);
const load = CHILDREN[name];
if (!load) throw new Error(`there is no work named "${name}"`);
const work = await load();
await work(...args);
