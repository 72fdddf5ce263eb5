/** The bundles, each made by one call of vite. */
import react from '@vitejs/plugin-react';
import { cpSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { inRoot, root } from '../setup/paths.mjs';

const sharedAlias = { find: '@shared', replacement: inRoot('shared') };
const mainAlias = { find: '@main', replacement: inRoot('src-main') };

const common = {
  configFile: false,
  root,
  publicDir: false,
  logLevel: 'warn',
};

/** Entries of the main side, by the name of the file that each becomes in `dist/main`. */
const MAIN_ENTRIES = {
  main: 'src-main/main.ts',
  cli: 'src-main/cli.ts',
  job: 'src-main/worker/job.ts',
  'inspection-thread': 'src-main/intake/inspection-thread.ts',
  'press-thread': 'src-main/assembly/press/press-thread.ts',
  'ledger-thread': 'src-main/worker/ledger-thread.ts',
};

/** Electron main, command line, job and inspection thread, with their common parts in chunks beside them. */
export async function buildMain(outDir) {
  await build(nodeModules(MAIN_ENTRIES, outDir, [sharedAlias]));
}

/** The benchmarks' two programs, and the inspection thread that is looked for beside whichever file starts it. */
export async function buildBench(outDir) {
  const entries = { main: 'tests/bench/main.ts', child: 'tests/bench/child.ts', 'inspection-thread': MAIN_ENTRIES['inspection-thread'] };
  await build(nodeModules(entries, outDir, [sharedAlias, mainAlias]));
}

/** The preload script: everything in one file but Electron itself. */
export async function buildPreload(outDir) {
  await build({
    ...common,
    resolve: { alias: [sharedAlias] },
    ssr: { noExternal: true },
    build: {
      ssr: inRoot('src-main/preload/preload.ts'),
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      rolldownOptions: {
        external: ['electron'],
        output: { format: 'cjs', entryFileNames: 'preload.cjs', codeSplitting: false },
      },
    },
  });
}

/**
 * The window's page. Resolves to the folders of the npm packages whose code or data went into it.
 *
 * pdf.js is taken in its legacy form, which carries what Electron releases older than the pinned one don't have built in.
 */
export async function buildRenderer(outDir) {
  const { output } = await build({
    ...common,
    root: inRoot('src-renderer'),
    base: './',
    plugins: [react()],
    worker: { format: 'es' },
    resolve: { alias: [sharedAlias, { find: /^pdfjs-dist$/, replacement: 'pdfjs-dist/legacy/build/pdf.mjs' }] },
    build: {
      target: 'chrome130',
      outDir,
      emptyOutDir: false,
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      chunkSizeWarningLimit: 2_000,
    },
  });
  copyPdfjsData(path.join(outDir, 'pdfjs'));
  const modules = output.flatMap((part) => (part.type === 'chunk' ? part.moduleIds : []));
  return [...new Set([...modules.map(packageFolder).filter((folder) => folder !== undefined), inRoot('node_modules', 'pdfjs-dist')])];
}

/** What pdf.js loads by itself while it draws: its worker, character maps, the standard fonts, colour profiles and decoders. */
function copyPdfjsData(target) {
  const source = inRoot('node_modules', 'pdfjs-dist');
  mkdirSync(target, { recursive: true });
  for (const folder of ['cmaps', 'standard_fonts', 'wasm', 'iccs']) cpSync(path.join(source, folder), path.join(target, folder), { recursive: true });
  cpSync(path.join(source, 'legacy', 'build', 'pdf.worker.min.mjs'), path.join(target, 'pdf.worker.min.mjs'));
}

/** The folder of the npm package that a module belongs to, or undefined for our own. */
function packageFolder(moduleId) {
  return /^\0?(.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+)[\\/]/.exec(moduleId)?.[1];
}

/** Modules for Node: every entry gets its own name, chunks stand beside them so that `import.meta.url` means the same folder in both. */
function nodeModules(entries, outDir, alias) {
  return {
    ...common,
    resolve: { alias },
    // Of these packages only a part is used, and taken in they cost a command no time to load the rest (of zod, its words in forty languages).
    ssr: { noExternal: ['etiket', 'zod'] },
    build: {
      ssr: true,
      target: 'node20',
      outDir,
      emptyOutDir: false,
      minify: false,
      sourcemap: true,
      rolldownOptions: {
        input: Object.fromEntries(Object.entries(entries).map(([name, file]) => [name, inRoot(file)])),
        external: ['electron'],
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  };
}
