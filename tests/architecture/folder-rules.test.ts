import { describe, expect, it } from 'vitest';
import { bypassedBridge, forbiddenImports, impureGlobals } from './import-rules';
import { importCycles, parse, readSourceTree, type SourceFile } from './source-tree';

const program = readSourceTree(['shared', 'src-main', 'src-renderer']);
const everything = [...program, ...readSourceTree(['tests'])];

const LONGEST_FILE_LINES = 450;
const KEBAB_CASE = /^[a-z0-9]+(-[a-z0-9]+)*(\.test|\.bench)?\.tsx?$/;

describe('the sources', () => {
  it('import only what their folder may import', () => {
    expect(forbiddenImports(everything)).toEqual([]);
  });
  it('import nothing in a circle', () => {
    expect(importCycles(everything).map((cycle) => cycle.join(' -> '))).toEqual([]);
  });
  it('use no clock, chance, console or platform in shared', () => {
    expect(impureGlobals(program)).toEqual([]);
  });
  it('reach the preload object through the bridge only', () => {
    expect(bypassedBridge(program)).toEqual([]);
  });
  it('are short', () => {
    const long = everything.filter(({ lineCount }) => lineCount > LONGEST_FILE_LINES);
    expect(long.map(({ path, lineCount }) => `${path} has ${lineCount} lines`)).toEqual([]);
  });
  it('have names in kebab case', () => {
    const names = everything.map(({ path }) => path).filter((path) => !KEBAB_CASE.test(path.split('/').at(-1) ?? ''));
    expect(names).toEqual([]);
  });
});

describe('the rules notice', () => {
  const treeOf = (files: Readonly<Record<string, string>>): readonly SourceFile[] => {
    const known = new Set(Object.keys(files));
    return Object.entries(files).map(([path, text]) => parse(path, text, known));
  };

  const breaking: readonly (readonly [path: string, text: string])[] = [
    ['shared/jobs/a.ts', `import { readFileSync } from 'node:fs';`],
    ['shared/jobs/a.ts', `import type { Buffer } from 'buffer';`],
    ['src-main/intake/a.ts', `import { app } from 'electron';`],
    ['src-main/intake/a.ts', `const { app } = await import('electron');`],
    ['src-main/intake/a.ts', `export { view } from '../../src-renderer/app/view';`],
    ['src-main/services/a.ts', `import { openZip } from '../intake/open-zip';`],
    ['src-main/pdf/a.ts', `import { inflateSync } from 'node:zlib';`],
    ['src-main/files/a.ts', `import { JobFailure } from '../services/job-failure';`],
    ['src-main/pdf/a.ts', `import { inSlices } from '../services/in-slices';`],
    ['src-main/assembly/witness/a.ts', `import { sidesBySource } from '../sides-by-source';`],
    ['src-renderer/app/a.tsx', `import path from 'node:path';`],
    ['src-renderer/app/a.tsx', `import { call } from '../bridge/bridge';`],
    ['src-renderer/features/print/a.tsx', `import { list } from '../batches/list';`],
    ['shared/domain/ssr/a.ts', `import { plan } from '../packets/plan';`],
    ['shared/domain/sheets/a.ts', `import type { Manifest } from '@shared/domain/records/manifest';`],
  ];
  it.each(breaking)('%s: %s', (path, text) => {
    expect(forbiddenImports(treeOf({ [path]: text }))).toHaveLength(1);
  });

  it('a circle, be it of types only', () => {
    const files = { 'shared/a.ts': `import { b } from './b';`, 'shared/b.ts': `import { c } from './c';`, 'shared/c.ts': `export * from './a';` };
    expect(importCycles(treeOf(files))).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']]);
    expect(importCycles(treeOf({ ...files, 'shared/c.ts': `import type { A } from './a';` }))).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/c.ts', 'shared/a.ts']]);
  });
  it('the clock, chance and the platform, but not a property of that name', () => {
    const uses = (text: string) => impureGlobals(treeOf({ 'shared/a.ts': text }));
    expect(uses('const now = Date.now();')).toEqual(['shared/a.ts uses Date.now']);
    expect(uses('const now = new Date();')).toEqual(['shared/a.ts uses new Date()']);
    expect(uses('const home = process.env;')).toEqual(['shared/a.ts uses process']);
    expect(uses('const day = new Date(2026, 0, 1); step.process.start();')).toEqual([]);
  });
  it('the preload object outside the bridge', () => {
    const text = 'const download = window.foldline.call();';
    expect(bypassedBridge(treeOf({ 'src-renderer/app/a.ts': text, 'src-renderer/bridge/b.ts': text }))).toEqual(['src-renderer/app/a.ts uses window.foldline']);
  });
});
