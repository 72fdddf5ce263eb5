/** The packaged program: made by `npm run pack`'s script, and a copy of it that Playwright can drive. */
import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { repositoryRoot } from './built-program';

/** Packages the program for this machine; resolves to the folder with the unpacked program. */
export function packProgram(): string {
  execFileSync(process.execPath, [path.join(repositoryRoot, 'scripts', 'pack.mjs')], { stdio: ['ignore', 'ignore', 'inherit'] });
  const release = path.join(repositoryRoot, 'release');
  const folder = readdirSync(release).find((name) => /-unpacked$|^mac/.test(name));
  if (folder === undefined) throw new Error('Packaging left no unpacked program.');
  return path.join(release, folder);
}

/** The program's executable in a packaged folder. */
export function packedExecutable(folder: string): string {
  if (process.platform === 'darwin') return path.join(folder, 'Foldline.app', 'Contents', 'MacOS', 'Foldline');
  return path.join(folder, process.platform === 'win32' ? 'Foldline.exe' : 'foldline');
}

export type DrivenCopy = { readonly executablePath: string; readonly remove: () => void };

/**
 * A copy of a packaged program with the one fuse flipped that Playwright needs; what is shipped keeps it off.
 * Remove the copy after use: it is as large as the program.
 */
export async function drivenCopy(folder: string): Promise<DrivenCopy> {
  const copy = mkdtempSync(path.join(tmpdir(), 'foldline-packed-'));
  cpSync(folder, copy, { recursive: true, verbatimSymlinks: true });
  const executablePath = packedExecutable(copy);
  await flipFuses(executablePath, {
    version: FuseVersion.V1,
    resetAdHocDarwinSignature: process.platform === 'darwin',
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
  });
  return { executablePath, remove: () => rmSync(copy, { recursive: true, force: true }) };
}
