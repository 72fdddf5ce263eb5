/** What each part of the program may import and use: the folder rules, as functions that name what breaks them. */
import { builtinModules } from 'node:module';
import { globalNamesUsed, type Import, type SourceFile } from './source-tree';

/** A broken rule in one line: the file, and what it does against which rule. */
export type Breach = string;

type ImportRule = (file: SourceFile, imported: Import) => string | undefined;

const isIn = (path: string | undefined, ...folders: readonly string[]) => folders.some((folder) => path?.startsWith(`${folder}/`) ?? false);

/** npm packages that are pure functions over values, so that shared may use them. */
const PURE_PACKAGES = new Set(['zod', 'etiket/datamatrix']);

/**
 * What a part of `shared/domain` may import beside itself, from the ground up:
 * geometry, then ssr, then sheets, the envelope, postage and the calendar beside each other, then packets, whose plan uses all of them, then records, and
 * students, delivery and printing, which use what the records name.
 */
const DOMAIN_MAY_IMPORT: Readonly<Record<string, readonly string[]>> = {
  geometry: [],
  ssr: ['geometry'],
  sheets: ['geometry', 'ssr'],
  envelope: ['geometry', 'ssr'],
  calendar: ['ssr'],
  post: ['geometry', 'ssr', 'calendar'],
  packets: ['geometry', 'ssr', 'sheets', 'envelope', 'post'],
  records: ['geometry', 'ssr', 'calendar', 'packets', 'sheets', 'envelope', 'post'],
  students: ['geometry', 'ssr', 'calendar', 'sheets', 'envelope', 'post', 'packets', 'records'],
  delivery: ['geometry', 'ssr', 'sheets', 'envelope', 'post', 'packets', 'records'],
  printing: ['geometry', 'ssr', 'packets', 'sheets', 'envelope', 'post', 'records'],
};

/** Which global names would make shared depend on where and when it runs. */
const IMPURE_GLOBALS = [
  ...['process', 'Buffer', 'console', 'window', 'document', 'navigator', 'localStorage', 'fetch', 'crypto', 'performance'],
  ...['setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask', 'Date.now', 'new Date()', 'Math.random'],
];

const isBuiltin = (specifier: string) => specifier.startsWith('node:') || builtinModules.includes(specifier);
/** The composition roots of the window program. */
const WINDOW_ROOTS: ReadonlySet<string> = new Set(['src-main/main.ts', 'src-main/start-window.ts', 'src-main/window-services.ts']);
const knowsElectron = (path: string) => WINDOW_ROOTS.has(path) || isIn(path, 'src-main/electron', 'src-main/preload');
const partOf = (path: string, parent: string) => (isIn(path, parent) ? path.slice(parent.length + 1).split('/')[0] : undefined);

/** What proves batches against their sources. */
const proves = (path: string) => path === 'src-main/assembly/prove-against-sources.ts' || isIn(path, 'src-main/assembly/verify', 'src-main/assembly/witness');

const IMPORT_RULES: readonly ImportRule[] = [
  ({ path }, { target }) => (proves(path) && target?.startsWith('src-main/assembly/sides-by-source') ? 'the proof has a way of its own from packets to sources' : undefined),
  ({ path }, { specifier, target }) =>
    isIn(path, 'shared') && !isIn(target, 'shared') && !PURE_PACKAGES.has(specifier) ? 'shared is pure: it imports only itself' : undefined,
  ({ path }, { target }) => (isIn(path, 'src-main') && isIn(target, 'src-renderer') ? 'src-main does not know src-renderer' : undefined),
  ({ path }, { target }) => (isIn(path, 'src-renderer') && isIn(target, 'src-main') ? 'src-renderer does not know src-main' : undefined),
  ({ path }, { target }) => (!isIn(path, 'tests') && isIn(target, 'tests') ? 'nothing imports the tests' : undefined),
  ({ path }, { specifier }) =>
    isIn(path, 'src-renderer') && (isBuiltin(specifier) || specifier === 'electron') ? 'src-renderer runs in a sandbox' : undefined,
  ({ path }, { specifier, typeOnly }) =>
    isIn(path, 'src-main') && /^electron(\/|$)/.test(specifier) && !typeOnly && !knowsElectron(path)
      ? 'only src-main/electron, src-main/preload and the composition root import electron'
      : undefined,
  ({ path }, { target }) =>
    isIn(path, 'src-main') && !knowsElectron(path) && isIn(target, 'src-main/electron')
      ? 'only the composition root of the window program knows src-main/electron'
      : undefined,
  ({ path }, { target, specifier }) =>
    isIn(path, 'src-main/ports') && target === undefined && !isBuiltin(specifier) ? 'ports are types of our own' : undefined,
  ({ path }, { target, typeOnly }) =>
    isIn(path, 'src-main/ports') && target !== undefined && !typeOnly && !isIn(target, 'shared', 'src-main/ports')
      ? 'ports are types: they import only shared and each other'
      : undefined,
  ({ path }, { target }) =>
    isIn(path, 'src-main/services') && target !== undefined && !isIn(target, 'shared', 'src-main/services', 'src-main/ports', 'src-main/files')
      ? 'services see ports, files and shared only'
      : undefined,
  ({ path }, { specifier }) =>
    isIn(path, 'src-main') && specifier === 'node:zlib' && path !== 'src-main/files/unbroken-zlib.ts' ? 'threads are not to be ended in the middle of zlib: it comes from files/unbroken-zlib' : undefined,
  ({ path }, { target }) =>
    isIn(path, 'src-main/files') && target !== undefined && !isIn(target, 'shared', 'src-main/files') ? 'files stand below all else: they import only shared and each other' : undefined,
  ({ path }, { target }) =>
    isIn(path, 'src-main/pdf', 'src-main/pdfium') && target !== undefined && !isIn(target, 'shared', 'src-main/files', 'src-main/pdf', 'src-main/pdfium')
      ? 'readers of PDFs know neither jobs nor reports: they import only files, shared and each other'
      : undefined,
  (file, { target }) => {
    const [from, to] = [partOf(file.path, 'src-renderer/features'), target && partOf(target, 'src-renderer/features')];
    return from && to && from !== to ? 'features do not import features' : undefined;
  },
  ({ path }, { target }) =>
    isIn(path, 'src-renderer') && !isIn(path, 'src-renderer/store', 'src-renderer/bridge') && isIn(target, 'src-renderer/bridge')
      ? 'only stores use the bridge'
      : undefined,
  (file, { target }) => {
    const [from, to] = [partOf(file.path, 'shared/domain'), target && partOf(target, 'shared/domain')];
    if (!from || !to || from === to) return undefined;
    return DOMAIN_MAY_IMPORT[from]?.includes(to) ? undefined : `shared/domain/${from} stands below or beside shared/domain/${to}`;
  },
];

/** Imports against the rules. */
export function forbiddenImports(files: readonly SourceFile[]): readonly Breach[] {
  return files.flatMap((file) =>
    file.imports.flatMap((imported) =>
      IMPORT_RULES.flatMap((rule) => {
        const said = rule(file, imported);
        return said === undefined ? [] : [`${file.path} imports ${imported.specifier}: ${said}`];
      }),
    ),
  );
}

/** Globals of Node, the browser, the clock and chance in shared. */
export function impureGlobals(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ path }) => isIn(path, 'shared'))
    .flatMap((file) => {
      const used = globalNamesUsed(file);
      return IMPURE_GLOBALS.filter((name) => used.has(name)).map((name) => `${file.path} uses ${name}`);
    });
}

/** Files of the window that reach for the preload object past the bridge. */
export function bypassedBridge(files: readonly SourceFile[]): readonly Breach[] {
  return files
    .filter(({ path }) => isIn(path, 'src-renderer') && !isIn(path, 'src-renderer/bridge'))
    .filter((file) => globalNamesUsed(file).has('window.foldline'))
    .map(({ path }) => `${path} uses window.foldline`);
}
