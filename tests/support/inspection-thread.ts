import { mkdirSync, mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('../../', import.meta.url));

/** Builds the inspection thread alone, since a thread can't run the sources as they are; resolves to the script. */
export const buildInspectionThread = async (entry = 'src-main/intake/inspection-thread.ts'): Promise<string> => {
  const cache = join(root, 'node_modules', '.cache');
  mkdirSync(cache, { recursive: true });
  // Below node_modules, so that the packages left outside the bundle are found.
  const outDir = mkdtempSync(join(cache, 'inspection-thread-'));
  await build({
    configFile: false,
    root,
    publicDir: false,
    logLevel: 'error',
    resolve: { alias: { '@shared': join(root, 'shared'), '@main': join(root, 'src-main') } },
    build: { ssr: true, target: 'node20', outDir, emptyOutDir: false, minify: false, rolldownOptions: { input: { thread: join(root, entry) }, output: { format: 'es', entryFileNames: '[name].mjs' } } },
  });
  return join(outDir, 'thread.mjs');
};
