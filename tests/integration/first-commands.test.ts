import { cpSync, existsSync, mkdtempSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { repositoryRoot, runProgram } from '../support/built-program';

const { version } = JSON.parse(readFileSync(path.join(repositoryRoot, 'package.json'), 'utf8')) as { version: string };

/** What npm sets for its scripts would make them take the folder of this test run for the caller's. */
const WITHOUT_NPM = Object.fromEntries(Object.keys(process.env).filter((name) => /^(npm_|INIT_CWD$)/.test(name)).map((name) => [name, undefined]));

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'foldline-first-commands-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('npm run -s foldline', () => {
  const foldline = (...args: readonly string[]) =>
    runProgram('npm', ['run', '-s', 'foldline', '--', ...args], { cwd: repositoryRoot, env: WITHOUT_NPM });

  it('prints on standard output what the command prints, and nothing else', async () => {
    const { code, stdout } = await foldline('--version');
    expect(code).toBe(0);
    expect(stdout.trim().split('\n')).toEqual([expect.stringContaining(version)]);
  });

  it('passes the exit code on', async () => {
    expect(await foldline('no-such-command')).toMatchObject({ code: 2, stdout: '' });
  });

  it('takes relative paths from the folder it was called in', async () => {
    const called = await runProgram(process.execPath, [path.join(repositoryRoot, 'scripts', 'foldline.mjs'), 'sample', '--out', 'here.zip', '--reports', '3'], {
      cwd: folder,
      env: WITHOUT_NPM,
    });
    expect(called.code).toBe(0);
    expect(existsSync(path.join(folder, 'here.zip'))).toBe(true);
  });
});

describe('npm start without a display', () => {
  const start = () =>
    runProgram(process.execPath, [path.join(repositoryRoot, 'scripts', 'start.mjs'), '--sample'], {
      cwd: folder,
      env: { ...WITHOUT_NPM, DISPLAY: undefined, WAYLAND_DISPLAY: undefined },
    });

  it.runIf(process.platform === 'linux')('prepares a made-up download and names every file that it wrote', async () => {
    const { code, stdout, stderr } = await start();
    expect(code).toBe(0);
    expect(stderr).toContain('There is no display here');
    const made = readdirSync(folder).find((name) => name.startsWith('foldline-sample-')) ?? '';
    const files = readdirSync(path.join(folder, made), { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
    expect(files.length).toBeGreaterThan(4);
    for (const { name } of files) expect(stdout).toContain(name);
    expect(stdout).toContain(path.join(folder, made));
  });
});

describe('the set-up', () => {
  it('tells an old Node in a sentence, before anything else is loaded', async () => {
    const bare = path.join(folder, 'bare');
    cpSync(path.join(repositoryRoot, 'scripts'), path.join(bare, 'scripts'), { recursive: true });
    const pretend = `Object.defineProperty(process.versions, 'node', { value: '18.20.0' }); await import(${JSON.stringify(path.join(bare, 'scripts', 'start.mjs'))});`;
    const { code, stderr } = await runProgram(process.execPath, ['--input-type=module', '-e', pretend]);
    expect(code).toBe(1);
    expect(stderr).toBe('Foldline needs Node 20.19 or newer; this is Node 18.20.0. Install a newer one from nodejs.org and run the command again.\n');
  });

  it('waits for another process that builds, and takes over from one that was ended', async () => {
    const checkout = path.join(folder, 'locks');
    cpSync(path.join(repositoryRoot, 'scripts'), path.join(checkout, 'scripts'), { recursive: true });
    const diary = path.join(checkout, 'diary.txt');
    const script = `
      import { appendFileSync } from 'node:fs';
      import { withLock } from ${JSON.stringify(path.join(checkout, 'scripts', 'setup', 'lock.mjs'))};
      const write = (text) => appendFileSync(${JSON.stringify(diary)}, text);
      await withLock(${JSON.stringify(path.join(checkout, 'lock'))}, async () => {
        if (process.argv[1] === 'die') process.exit(7);
        write('in ');
        await new Promise((resolve) => setTimeout(resolve, 50));
        write('out ');
      });`;
    const holder = (task: string) => runProgram(process.execPath, ['--input-type=module', '-e', script, task]);
    expect(await holder('die')).toMatchObject({ code: 7 });
    const three = await Promise.all([holder('work'), holder('work'), holder('work')]);
    expect(three.map(({ code }) => code)).toEqual([0, 0, 0]);
    expect(readFileSync(diary, 'utf8')).toBe('in out in out in out ');
  });
});
