import { assembleFolder } from './children/assemble-folder';
import { readZip } from './children/read-zip';

/** Work of Foldline that no command does by itself, each run in a process of its own, so that its time and memory can be measured. */
const CHILDREN = {
  'assemble-folder': assembleFolder,
  'read-zip': readZip,
} satisfies Readonly<Record<string, (...args: string[]) => Promise<void>>>;

/** The benchmarks' second program, apart from the first so that no corpus is made where time is measured: `child.js NAME ARGUMENTS...`. */
const [name = '', ...args] = process.argv.slice(2);
const work: ((...texts: string[]) => Promise<void>) | undefined = Object.hasOwn(CHILDREN, name) ? CHILDREN[name as keyof typeof CHILDREN] : undefined;
if (!work) throw new Error(`there is no work named "${name}"`);
await work(...args);
