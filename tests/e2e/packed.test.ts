import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot, runProgram } from '../support/built-program';
import { drivenCopy, type DrivenCopy, packedExecutable, packProgram } from '../support/packed-program';
import { openFoldline, saveBatches } from '../support/foldline-window';

/** How a fuse that is on stands in the executable: the digit 1. */
const FUSE_ON: number = '1'.charCodeAt(0);

const asRoot = process.platform === 'linux' && process.getuid?.() === 0;

describe('the packaged program', () => {
  let folder: string;
  let executablePath: string;
  let work: string;
  let download: string;

  /** Its command line, as on a server: without a display. */
  const foldline = (...args: readonly string[]) =>
    runProgram(executablePath, [...(asRoot ? ['--no-sandbox'] : []), ...args, '--data', path.join(work, 'data')], {
      env: { DISPLAY: undefined, WAYLAND_DISPLAY: undefined },
    });

  beforeAll(() => {
    work = mkdtempSync(path.join(tmpdir(), 'foldline-packed-work-'));
    download = path.join(work, 'download.zip');
    folder = packProgram();
    executablePath = packedExecutable(folder);
  });
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  it('is shipped with the fuses that keep others from running code in it', async () => {
    const wire = await getCurrentFuseWire(executablePath);
    const on = Object.values(FuseV1Options).filter((option) => typeof option === 'number' && Number(wire[option]) === FUSE_ON);
    expect(on.map((option) => FuseV1Options[option as FuseV1Options])).toEqual([
      'EnableCookieEncryption',
      'EnableEmbeddedAsarIntegrityValidation',
      'OnlyLoadAppFromAsar',
    ]);
  });

  it('carries its notices', () => {
    const resources = process.platform === 'darwin' ? path.join(folder, 'Foldline.app', 'Contents') : folder;
    const notices = readFileSync(path.join(resources, 'THIRD-PARTY-NOTICES.txt'), 'utf8');
    for (const name of ['react-dom', 'pdfjs-dist', '@embedpdf/pdfium', 'yauzl']) expect(notices).toContain(`\n${name} `);
  });

  it('tells its version', async () => {
    const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8'));
    expect(await foldline('--version')).toMatchObject({ code: 0, stdout: expect.stringContaining(version) });
  });

  it('does the main job on its command line', async () => {
    expect(await foldline('sample', '--out', download)).toMatchObject({ code: 0 });

    const inspected = await foldline('inspect', download, '--json');
    expect(inspected).toMatchObject({ code: 3 });
    const { reports, problems } = JSON.parse(inspected.stdout);
    expect(reports.length).toBeGreaterThan(0);
    expect(problems.length).toBeGreaterThan(0);

    const prepared = path.join(work, 'prepared');
    expect(await foldline('prepare', download, '--out', prepared)).toMatchObject({ code: 3 });
    const verified = await foldline('verify', prepared, '--json');
    expect(verified).toMatchObject({ code: 0 });
    expect(JSON.parse(verified.stdout)).toMatchObject({ ok: true, differences: [] });
  });

  describe('its window', () => {
    let copy: DrivenCopy;
    beforeAll(async () => {
      copy = await drivenCopy(folder);
    });
    afterAll(() => copy.remove());

    it('takes a made-up download to proved batches in a folder', async () => {
      const chosen = path.join(work, 'chosen');
      mkdirSync(chosen);
      const window = await openFoldline({ executable: copy.executablePath, args: ['--sample'] });
      try {
        await window.page.getByRole('heading', { name: /^\d+ reports found$/ }).waitFor();
        await saveBatches(window, chosen);
        expect(await window.program.evaluate(({ app }) => app.isPackaged)).toBe(true);
      } finally {
        await window.close();
      }
      const manifest = readdirSync(chosen, { recursive: true, encoding: 'utf8' }).find((name) => path.basename(name) === 'manifest.json') ?? '';
      expect(await foldline('verify', path.join(chosen, path.dirname(manifest)))).toMatchObject({ code: 0 });
    });
  });
});
