import { existsSync } from 'node:fs';
import { sumPieces } from '@shared/domain/printing/piece-outcome';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { Failure } from '@shared/ipc/result';
import { printingTools } from '../printing-tools';
import { JobFailure } from '../services/job-failure';
import { listPrinters, printPrepared } from '../services/printing';
import { type Command, EXIT, readWholeNumber, requireNoOperands, requireOperands, requireText, UsageFault } from './command';
import { counted, jsonText } from './text';

export const printersCommand: Command = {
  name: 'printers',
  usage: 'printers [--json]',
  summary: "Lists this computer's printers and what they can do.",
  optionHelp: [['--json', 'the list as JSON on standard output']],
  options: { json: { type: 'boolean' } },
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const printers = await listPrinters({ transport: printingTools(context.dataFolder).transport, signal: context.signal });
    if (!printers.ok) throw new JobFailure(printers.failure.code, printers.failure.message);
    const yes = (can: boolean, what: string): string => (can ? what : `not ${what}`);
    const lines = printers.value.map((printer) => `${printer.name}: ${yes(printer.duplex, 'two-sided')}, ${yes(printer.color, 'in color')}, ${yes(printer.letter, 'Letter')}, ${printer.state}\n`);
    context.writeOutput(options['json'] ? jsonText(printers.value) : lines.join('') || 'This computer has no printer set up.\n');
    return EXIT.done;
  },
};

/** The document of a printing that sent nothing and so has no run. */
const nothingSent = ({ code, message }: Failure): Omit<PrintRunRecord, 'run'> & { readonly run: null } => ({
  run: null,
  outcome: code === 'cancelled' ? 'cancelled' : 'failed',
  message,
  jobs: [],
  pieces: sumPieces([]),
});

export const printCommand: Command = {
  name: 'print',
  usage: 'print DIR --printer NAME [options]',
  summary: 'Prints a prepared folder and follows every job to its end.',
  optionHelp: [
    ['--printer NAME', 'a printer of "foldline printers"'],
    ['--batch ID', 'this batch only'],
    ['--from PIECE --to PIECE', 'these pieces only'],
    ['--proof', 'the first packet only, to be looked at before the rest follows'],
    ['--reprint', 'print again what the ledger has as printed'],
    ['--json', 'the run as JSON on standard output'],
  ],
  options: {
    printer: { type: 'string' },
    batch: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    proof: { type: 'boolean' },
    reprint: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (operands, options, context) => {
    const [folder, ...more] = requireOperands(operands, 'The prepared folder');
    if (folder === undefined || more.length > 0) throw new UsageFault('print takes one folder.');
    const from = readWholeNumber(options, 'from', 1) ?? undefined;
    const to = readWholeNumber(options, 'to', 1) ?? undefined;
    if (from !== undefined && to !== undefined && from > to) throw new UsageFault('--from is behind --to.');
    const printed = await printPrepared(
      {
        folder,
        printer: requireText(options, 'printer'),
        batch: typeof options['batch'] === 'string' ? options['batch'] : undefined,
        from,
        to,
        proof: options['proof'] === true,
        reprint: options['reprint'] === true,
        signal: context.signal,
        onEvent: (event) => context.writeMessage(`${event.sentence}\n`),
      },
      printingTools(context.dataFolder),
    );
    if (!printed.ok) {
      if (options['json'] && existsSync(folder)) context.writeOutput(jsonText(nothingSent(printed.failure)));
      throw new JobFailure(printed.failure.code, printed.failure.message);
    }
    const run = printed.value;
    if (options['json']) context.writeOutput(jsonText(run));
    else context.writeOutput(run.jobs.map((job) => `${job.id === null ? 'No job' : `Job ${job.id}`}: ${job.batch}, pieces ${job.fromPiece} to ${job.toPiece}, ${counted(job.pages, 'page')}, ${job.state}\n`).join(''));
    context.writeMessage(`${run.message}\n`);
    return run.outcome === 'completed' ? EXIT.done : EXIT.failed;
  },
};
