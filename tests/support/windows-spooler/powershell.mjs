#!/usr/bin/env node
/**
 * Stands in for Windows PowerShell where there is none: takes the arguments and the environment that the program gives it, knows each script by its
 * first line, and answers as the script does on Windows, with the flags of `spooler.json` in the folder `FAKE_SPOOLER`.
 */
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const folder = process.env.FAKE_SPOOLER;
const words = process.argv.slice(2);
const script = Buffer.from(words[words.indexOf('-EncodedCommand') + 1] ?? '', 'base64').toString('utf16le');
const name = /^# foldline ([\w-]+)\n/.exec(script)?.[1];
const file = join(folder, 'spooler.json');
const state = JSON.parse(readFileSync(file, 'utf8'));
const values = Object.fromEntries(Object.entries(process.env).filter(([key]) => key.startsWith('FOLDLINE_')));
state.calls.push({ name, words: words.slice(0, -1), values });

const answer = (told) => {
  writeFileSync(file, JSON.stringify(state));
  // The console's encoding begins with its mark on some systems.
  process.stdout.write(`\uFEFF${JSON.stringify(told)}\r\n`);
  process.exit(0);
};
const fails = (kind) => answer({ failure: { kind } });

const told = state.answers[name];
if (told === 'garbage') {
  process.stdout.write('Windows PowerShell\n');
  process.exit(0);
}
if (told === 'dies') {
  process.stderr.write('#< CLIXML');
  process.exit(1);
}
if (told !== undefined && told !== 'hangs') answer(told);

if (told === 'hangs') setTimeout(() => undefined, 60_000);
else if (name === 'queues') answer({ queues: state.queues.filter((queue) => !values.FOLDLINE_PRINTER || queue.name === values.FOLDLINE_PRINTER) });
else if (name === 'add-job') {
  if (!state.queues.some((queue) => queue.name === values.FOLDLINE_PRINTER)) fails('no-queue');
  state.lastJob += 1;
  state.jobs.push({ id: state.lastJob, printer: values.FOLDLINE_PRINTER, name: values.FOLDLINE_JOB_NAME, steps: [...state.steps] });
  copyFileSync(values.FOLDLINE_XPS, join(folder, `job-${state.lastJob}.xps`));
  answer({ id: state.lastJob, kept: true });
} else if (name === 'find') {
  answer({ id: state.jobs.filter((job) => job.printer === values.FOLDLINE_PRINTER && job.name === values.FOLDLINE_JOB_NAME).at(-1)?.id ?? null });
} else {
  const job = state.jobs.find(({ id, printer }) => String(id) === values.FOLDLINE_JOB && printer === values.FOLDLINE_PRINTER);
  if (name === 'cancel') {
    if (job) job.steps = [0x104];
    answer({ cancelled: true });
  }
  if (job === undefined) fails('no-job');
  const [flags, queue = 0] = [job.steps[0]].flat();
  if (job.steps.length > 1) job.steps.shift();
  // A job that printed is let go, and one that the queue deleted is gone.
  if ((flags & 0x1080 && flags & 0x2000) || flags & 0x104) state.jobs = state.jobs.filter((one) => one !== job);
  answer({ job: flags, queue, name: job.name });
}
