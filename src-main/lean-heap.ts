import { setFlagsFromString } from 'node:v8';

/**
 * By how much memory may grow between two collections of what is no longer used, in per cent of what is used. V8 by itself lets it grow to
 * several times that, up to gigabytes: quick for a server, too much for an office machine on which 50,000 reports are held at once.
 */
const GROWTH_PERCENT = 30;

/**
 * Makes this process and the threads it will start give back memory early. To be called first of all.
 *
 * What was still in use at one collection of new objects V8 by itself makes among the old ones from then on: the words of a page were, and each report's
 * then waited for a collection of the whole memory.
 *
 * WebAssembly (SQLite, PDFium) is compiled by one thread at a time: four of them kept some 15 MB that they had needed for it.
 *
 * How much room this process has for new objects is a flag of its start (package.json). As long as that stands it holds for threads too, whatever
 * their own limits say: those that press kept four times what they need.
 */
export const keepHeapLean = (): void => {
  setFlagsFromString(`--heap-growing-percent=${GROWTH_PERCENT}`);
  setFlagsFromString('--no-allocation-site-pretenuring');
  setFlagsFromString('--max-semi-space-size=0');
  setFlagsFromString('--wasm-num-compilation-tasks=1');
};
