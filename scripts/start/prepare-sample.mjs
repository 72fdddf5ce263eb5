/** The main job without a window: a made-up download goes in, proved batches come out in a new folder. */
import { spawnSync } from 'node:child_process';
import { mkdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { filesBelow } from '../build/fingerprint.mjs';
import { inRoot } from '../setup/paths.mjs';
import { say } from '../setup/say.mjs';

/** `prepare` answers 3 where something was set aside, as the sample means it to. */
const DONE = [0, 3];

/** Does the job in a new folder below `parent` and prints what is in it. Resolves to the exit code. */
export function prepareSample(parent) {
  const folder = newFolder(parent);
  const download = path.join(folder, 'sample-download.zip');
  const prepared = path.join(folder, 'prepared');
  const steps = [
    ['sample', '--out', download],
    ['prepare', download, '--out', prepared],
    ['verify', prepared],
  ];
  for (const [command, ...args] of steps) {
    say(`\nfoldline ${command}`);
    const { status } = spawnSync(process.execPath, [inRoot('dist', 'main', 'cli.js'), command, ...args], { stdio: ['ignore', 2, 2] });
    if (!DONE.includes(status)) return status ?? 1;
  }
  process.stdout.write(`\n${summary(folder, prepared)}\n`);
  return 0;
}

function summary(folder, prepared) {
  const { totals, batches } = JSON.parse(readFileSync(path.join(prepared, 'manifest.json'), 'utf8'));
  const notes = new Map([
    ['sample-download.zip', 'the made-up download'],
    ['prepared/manifest.json', 'every batch, packet and report'],
    ['prepared/manifest.csv', 'one line per envelope'],
    ['prepared/set-aside.csv', 'reports in no packet, with the reason'],
    ...batches.map(({ file, packets, sheetsPerPacket, sheets }) => [
      `prepared/${file}`,
      `${counted(packets, 'envelope')} of ${counted(sheetsPerPacket, 'sheet')}, ${counted(sheets, 'sheet')} in all`,
    ]),
  ]);
  const files = filesBelow(folder).map((file) => path.relative(folder, file).split(path.sep).join('/'));
  files.sort(new Intl.Collator('en', { numeric: true }).compare);
  const width = Math.max(...files.map((file) => file.length));
  return [
    `${totals.reports} reports found = ${totals.reports - totals.setAside} in packets + ${totals.setAside} set aside.`,
    `${totals.packets} envelopes, ${totals.sheets} sheets, ${totals.pages} pages (${totals.blanks} of them blank), in ${batches.length} batches, each proved by reading it again.`,
    '',
    `Files in ${folder}:`,
    ...files.map((file) => `  ${file.padEnd(width)}  ${sizeOf(path.join(folder, file)).padStart(8)}  ${notes.get(file) ?? ''}`.trimEnd()),
  ].join('\n');
}

function counted(count, thing) {
  return `${count} ${thing}${count === 1 ? '' : 's'}`;
}

function sizeOf(file) {
  const kilobytes = statSync(file).size / 1_000;
  return kilobytes < 1_000 ? `${Math.ceil(kilobytes)} KB` : `${(kilobytes / 1_000).toFixed(1)} MB`;
}

/** A folder named for the moment, with a number after it where two starts share the second. */
function newFolder(parent) {
  const moment = new Date().toISOString().slice(0, 19).replace('T', '-').replaceAll(':', '');
  for (let attempt = 1; ; attempt += 1) {
    const folder = path.join(parent, `foldline-sample-${moment}${attempt === 1 ? '' : `-${attempt}`}`);
    try {
      mkdirSync(folder);
      return folder;
    } catch (thrown) {
      if (thrown.code !== 'EEXIST') throw thrown;
    }
  }
}
