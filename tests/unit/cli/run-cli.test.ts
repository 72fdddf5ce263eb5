import { fileURLToPath } from 'node:url';
import { isCommandLine } from '@main/cli/is-command-line';
import { runCli } from '@main/cli/run-cli';
import { describe, expect, it } from 'vitest';

const run = async (...words: string[]) => {
  const told = { output: '', message: '', dataFolders: [] as (string | null)[] };
  const code = await runCli(words, '1.2.3', (dataFolder) => {
    told.dataFolders.push(dataFolder);
    return {
      writeOutput: (text) => void (told.output += text),
      writeMessage: (text) => void (told.message += text),
      showProgress: () => undefined,
      signal: new AbortController().signal,
      dataFolder: dataFolder ?? '/nowhere',
    };
  });
  return { code, ...told };
};

describe('the command line', () => {
  it('answers --version and --help on standard output', async () => {
    expect(await run('--version')).toMatchObject({ code: 0, output: '1.2.3\n', message: '' });
    const help = await run('--help');
    expect(help).toMatchObject({ code: 0, message: '' });
    for (const command of ['inspect', 'prepare', 'verify', 'sample', 'printers', 'print', 'coverage', 'protect', 'export', 'deadline', 'supplies', 'print-shop']) expect(help.output).toContain(`  ${command}`);
  });

  it('says the options of a command', async () => {
    expect((await run('prepare', '--help')).output).toContain('--max-sheets N');
  });

  it('answers help by words, and lists the topics for none', async () => {
    expect((await run('help')).output).toContain('  download    Download the reports in bulk from TOMS');
    const { code, output } = await run('help', 'working', 'DAYS');
    expect({ code, message: output.includes('863(a)') }).toEqual({ code: 0, message: true });
    expect((await run('help', 'pdf-empty')).output).toBe('What each problem means\n  Empty files (pdf-empty): This file is empty. Download it again from TOMS. It is set aside; everything else goes on.\n');
    expect(await run('help', 'zeppelin')).toMatchObject({ code: 1, output: '', message: expect.stringContaining('Try fewer or other ones') as string });
  });

  it.each([
    [['coverage', 'x.zip'], '--students is missing'],
    [['coverage', 'x.zip', '--students', 'y', '--columns', 'ssid'], '--columns takes FIELD=HEADER'],
    [['deadline', '--program', 'CSA', '--received', '2026-05-01'], '--program takes one of: CAASPP, ELPAC'],
    [['deadline', '--program', 'CAASPP', '--received', '2026-02-30'], '--received takes a date'],
    [['deadline', '--program', 'CAASPP', '--received', '2026-06-06', '--last-day', '2026-06-05'], '--next-start DATE'],
    [['deadline', '--program', 'CAASPP', '--received', '2026-06-06', '--holidays', '/none'], 'list of holidays can'],
    [['protect', 'x.zip'], '--out is missing'],
    [['protect', 'x.zip', '--out', 'y', '--passwords', '99'], 'too easy to guess'],
    [['prepare', 'x.zip', '--out', 'y', '--envelope', 'z'], '--envelope takes one of: us-10-left'],
    [['inspect', '--jsn', 'x.zip'], 'Unknown command or option: --jsn'],
    [['--jsn'], 'Unknown command or option: --jsn'],
    [['inspect'], 'is missing'],
    [['prepare', 'x.zip'], '--out is missing'],
    [['prepare', 'x.zip', '--out'], '--out takes a value, which is missing.'],
    [['prepare', 'x.zip', '--out', 'y', '--group', 'size'], '--group takes one of: length, sheets'],
    [['prepare', 'x.zip', '--out', 'y', '--max-sheets', '0'], '--max-sheets takes a whole number from 1 on'],
    [['prepare', 'x.zip', '--out', 'y', '--json=1'], '--json takes no value.'],
    [['prepare', 'x.zip', '--out', 'y', '--max-sheets', '-1'], '--max-sheets takes a whole number from 1 on'],
    [['verify', 'a', 'b'], 'one folder'],
    [['print', 'a', '--printer', 'b', '--from', '3', '--to', '2'], '--from is behind --to'],
    [['prepare', 'x.zip', '--out', 'y', '--students', 'z'], '--students goes with --separators.'],
    [['prepare', 'x.zip', '--out', 'y', '--separators', 'school', '--columns', 'ssid=SSID'], '--columns goes with --students.'],
    [['prepare', 'x.zip', '--out', 'y', '--piece-number-size', '9'], '--piece-number-size goes with --piece-numbers.'],
    [['prepare', 'x.zip', '--out', 'y', '--envelope', 'us-10-double', '--return-address', 'z'], '--return-address goes with --cover-sheets or --cover-letter or --addresses.'],
    [['protect', 'x.zip', '--out', 'y', '--columns', 'ssid=SSID'], '--columns goes with --students.'],
    [['protect', 'x.zip', '--out', 'y', '--students', 'z'], '--students goes with {localid} in --names.'],
    [['export', 'x.zip', '--out', 'y', '--columns', 'ssid=SSID'], '--columns goes with --students.'],
    [['export', 'x.zip', '--out', 'y', '--names', '{localid}'], '{localid} in --names goes with --students.'],
    [['deadline', '--program', 'CAASPP', '--received', '2026-06-06', '--next-start', '2026-08-12'], '--next-start goes with --last-day.'],
    [['ledger', '--sign-off', 'A. Clerk'], '--sign-off goes with --run.'],
    [['printers', '--name', 'Front'], '--name goes with --add.'],
    [['printers', '--off-x', '1'], '--off-x goes with --set.'],
    [['inserters', '--pitch', '4'], '--pitch goes with --set.'],
    [['ledger', '--run', '1', '--keep', 'names', '--last-good', 'x'], '--last-good takes a piece number'],
    [['prepare', 'x.zip', '--out', 'y', '--hold', 'a', '--hold=b'], '--hold can be given once only.'],
    [['--data', '/d', 'verify', 'x', '--data', '/e'], '--data can be given once only.'],
    [['verify', 'x', '--data', ''], '--data takes a value, which is missing.'],
    [['verify', 'x', '--data', fileURLToPath(import.meta.url)], 'The data folder is a file.'],
    [['inspect', 'x.zip', ''], 'An input (a zip, a folder or a PDF) is missing.'],
    [['sample', '--out', 'a.zip', 'b.zip'], '"b.zip" is not expected here'],
  ])('refuses %j with exit 2 and says why', async (words, sentence) => {
    const { code, output, message } = await run(...words);
    expect({ code, output }).toEqual({ code: 2, output: '' });
    expect(message).toContain(sentence);
    expect(message).not.toContain('    at ');
  });

  it('alone is refused, with the help', async () => {
    expect(await run()).toMatchObject({ code: 2 });
  });

  it('takes --data before and behind the command', async () => {
    expect((await run('--data', '/d', 'printers', '--nope')).message).toContain('--nope');
    expect((await run('--data', '/d', 'verify', '/none')).dataFolders.at(-1)).toBe('/d');
    expect((await run('--data=/d', 'verify', '/none')).dataFolders.at(-1)).toBe('/d');
    expect((await run('verify', '/none', '--data', '/d')).dataFolders.at(-1)).toBe('/d');
  });
});

describe('isCommandLine', () => {
  it('tells commands, right or wrong, from what opens the window', () => {
    expect(['inspect', 'coverage', '--help', '--version'].map((word) => isCommandLine([word]))).toEqual([true, true, true, true]);
    expect(isCommandLine(['--data', '/d', 'inspect'])).toBe(true);
    expect([[], ['--sample'], ['--data', '/d'], ['--data', '/d', '--sample'], ['/home/office/scores.zip'], ['C:\\scores.zip']].map(isCommandLine)).toEqual([false, false, false, false, false, false]);
  });
});
