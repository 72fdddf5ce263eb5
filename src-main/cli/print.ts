import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import type { MoveAnswer, MoveQuestion } from '@shared/domain/printing/move-pieces';
import { FINISHINGS, type PrintOptions } from '@shared/domain/printing/print-options';
import { lastGoodFault } from '@shared/domain/printing/part-after-jam';
import { sumPieces } from '@shared/domain/printing/piece-outcome';
import { pieceRange } from '@shared/domain/printing/piece-ranges';
import { printerOf } from '@shared/domain/printing/wording';
import type { PrintRunRecord } from '@shared/domain/records/print-run';
import type { Failure } from '@shared/ipc/result';
import { printingTools } from '../printing-tools';
import { JobFailure } from '../services/job-failure';
import { MoveGate } from '../services/printing/move-gate';
import { PauseGate } from '../services/printing/pause-gate';
import { TurnGate } from '../services/printing/turn-gate';
import { printPrepared } from '../services/printing';
import { type Command, type CommandContext, EXIT, readChoice, readPieceList, readWholeNumber, requireOperands, requireTexts, UsageFault } from './command';
import { readOptionText } from './option-file';
import { counted, jsonText } from './text';

/** The document of a printing that sent nothing and so has no run, or whose run the ledger could not take to its end: `run` says where in the ledger to look then. */
const brokenOff = ({ code, message }: Failure, run: number | null): Omit<PrintRunRecord, 'run'> & { readonly run: number | null } => ({
  run,
  outcome: code === 'cancelled' ? 'cancelled' : 'failed',
  message,
  jobs: [],
  pieces: sumPieces([]),
  deadlines: [],
});

/** On POSIX systems SIGUSR2 pauses a run between two jobs, and resumes it; Ctrl-C cancels. */
function pauseOnSignal(say: (text: string) => void): { readonly gate: PauseGate; readonly end: () => void } {
  const gate = new PauseGate();
  if (process.platform === 'win32') return { gate, end: () => undefined };
  const toggle = (): void => {
    if (gate.isPaused) gate.resume();
    else gate.pause();
    say(gate.isPaused ? 'Pausing after the job under way. Send the signal again to resume.\n' : 'Going on.\n');
  };
  process.on('SIGUSR2', toggle);
  return { gate, end: () => void process.off('SIGUSR2', toggle) };
}

/** An empty line goes on with the backs; `stop`, or the end of the input, leaves the fronts as they are. */
async function askForTurn({ ask }: CommandContext, turns: TurnGate): Promise<void> {
  const answer = await ask?.('Press Enter once the stack is in the tray, or type "stop" and Enter: ');
  // The run waits from the next turn of the event loop on.
  setImmediate(() => turns.say(answer?.trim() === ''));
}

/** How the run learns whether the pieces of a printer that failed go to the others: said beforehand, asked at a terminal, or not at all. */
type MoveWay = 'always' | 'ask' | 'never';

const moveWay = (options: Options, { isAttended = false, ask }: CommandContext): MoveWay => {
  if (options['move-on-failure'] === true) return 'always';
  return options['json'] !== true && isAttended && ask ? 'ask' : 'never';
};

const NO_ANSWER = 'This is no answer.';

/** What a person types of a printer's tray, or why it is no answer. */
const moveAnswerOf = (typed: string | null, question: MoveQuestion): MoveAnswer | string => {
  const word = typed?.trim().toLowerCase() ?? '';
  if (word === '') return { move: false };
  if (!question.isSent) return /^y(es)?$/.test(word) ? { move: true, lastGood: 0 } : NO_ANSWER;
  return /^\d{1,7}$/.test(word) ? (lastGoodFault(Number(word), pieceRange(question)) ?? { move: true, lastGood: Number(word) }) : NO_ANSWER;
};

async function askToMove(about: MoveQuestion, { ask, writeMessage }: CommandContext, moves: MoveGate): Promise<void> {
  const question = about.isSent ? 'Type the last piece that came out whole (0 for none) to print the others there, or press Enter to leave them: ' : 'Type "yes" to print them there, or press Enter to leave them: ';
  for (;;) {
    const answer = moveAnswerOf((await ask?.(question)) ?? null, about);
    if (typeof answer !== 'string') return moves.say(about.jobIndex, answer);
    writeMessage(`${answer}\n`);
  }
}

type Options = Parameters<Command['run']>[1];

const textOption = (options: Options, name: string): string | null => {
  const value = options[name];
  return typeof value === 'string' ? value : null;
};

/** A PIN on the command line would stand in the list of processes, for everybody on the computer to see. */
const readPin = async (file: string | null): Promise<string | null> =>
  file === null ? null : ((await readOptionText(file, '--pin-file', 'The file of the PIN')).split(/\r?\n/)[0]?.trim() ?? '');

const readOptions = async (options: Options): Promise<PrintOptions> => ({
  tray: textOption(options, 'tray'),
  finishing: options['finish'] === undefined ? null : readChoice(options, 'finish', FINISHINGS, 'staple'),
  accountCode: textOption(options, 'account'),
  pin: await readPin(textOption(options, 'pin-file')),
  hold: options['hold'] === true,
  allowGray: options['gray'] === true,
  twoPasses: options['two-passes'] === true,
});

export const printCommand: Command = {
  name: 'print',
  usage: 'print DIR --printer NAME [options]',
  summary: 'Prints a prepared folder and follows every job to its end.',
  optionHelp: [
    ['--printer NAME', 'a printer of "foldline printers"; given again, several share the run'],
    ['--batch ID', 'this batch only'],
    ['--from PIECE --to PIECE', 'these pieces only'],
    ['--proof', 'the first packet only, to be looked at before the rest follows'],
    ['--pieces LIST', 'these pieces only, such as 3,7,9-12'],
    ['--reprint', 'print again what the ledger has as printed'],
    ['--tray NAME', 'the tray that the paper comes from'],
    [`--finish ${FINISHINGS.join('|')}`, 'what the printer does with each packet, where it can'],
    ['--account CODE', 'the account that pays, where the printer counts'],
    ['--pin-file FILE', 'a file with the PIN that is typed at the printer before it prints'],
    ['--hold', 'the printer waits until somebody releases the job'],
    ['--gray', 'print on a printer without color all the same'],
    ['--two-passes', 'fronts, then backs on the turned stack, for a printer that prints on one side; Enter on standard input goes on'],
    ['--move-on-failure', 'where several printers share the run: all pieces of the job of a printer that fails go to the others; without it a person at a terminal is asked, else they stay'],
    ['--json', 'the run as JSON on standard output'],
  ],
  options: {
    printer: { type: 'string', multiple: true },
    batch: { type: 'string' },
    from: { type: 'string' },
    to: { type: 'string' },
    proof: { type: 'boolean' },
    pieces: { type: 'string' },
    reprint: { type: 'boolean' },
    tray: { type: 'string' },
    finish: { type: 'string' },
    account: { type: 'string' },
    'pin-file': { type: 'string' },
    hold: { type: 'boolean' },
    gray: { type: 'boolean' },
    'two-passes': { type: 'boolean' },
    'move-on-failure': { type: 'boolean' },
    json: { type: 'boolean' },
  },
  run: async (operands, options, context) => {
    const [folder, ...more] = requireOperands(operands, 'The prepared folder');
    if (folder === undefined || more.length > 0) throw new UsageFault('print takes one folder.');
    const from = readWholeNumber(options, 'from', 1) ?? undefined;
    const to = readWholeNumber(options, 'to', 1) ?? undefined;
    if (from !== undefined && to !== undefined && from > to) throw new UsageFault('--from is behind --to.');
    const [printer, ...morePrinters] = requireTexts(options, 'printer');
    const pausing = pauseOnSignal(context.writeMessage);
    const turns = new TurnGate();
    const moves = new MoveGate();
    const way = moveWay(options, context);
    // Two printers can fail at the same time; a person answers one question after the other.
    let asking = Promise.resolve();
    let run: number | null = null;
    const printed = await printPrepared(
      {
        // The ledger keeps it, and is read from elsewhere.
        folder: resolve(folder),
        printer,
        morePrinters,
        gate: pausing.gate,
        turns,
        moves: way === 'never' ? undefined : moves,
        batch: typeof options['batch'] === 'string' ? options['batch'] : undefined,
        from,
        to,
        pieces: readPieceList(options, 'pieces') ?? undefined,
        options: await readOptions(options),
        proof: options['proof'] === true,
        reprint: options['reprint'] === true,
        signal: context.signal,
        onEvent: (event) => {
          context.writeMessage(`${event.sentence}\n`);
          if (event.kind === 'run-started') run = event.run;
          if (event.kind === 'turn-stack') void askForTurn(context, turns);
          if (event.kind === 'ask-move' && way === 'always') moves.say(event.jobIndex, { move: true, lastGood: 0 });
          if (event.kind === 'ask-move' && way === 'ask') asking = asking.then(() => askToMove(event, context, moves));
        },
      },
      printingTools(context.dataFolder),
    ).finally(pausing.end);
    if (!printed.ok) {
      if (options['json'] && existsSync(folder)) context.writeOutput(jsonText(brokenOff(printed.failure, run)));
      throw new JobFailure(printed.failure.code, printed.failure.message);
    }
    const record = printed.value;
    if (options['json']) context.writeOutput(jsonText(record));
    else context.writeOutput(record.jobs.map((job) => `${job.id === null ? 'No job' : `Job ${job.id}`}: ${job.batch}, pieces ${job.fromPiece} to ${job.toPiece}, ${counted(job.pages, 'page')}, ${printerOf(job)}, ${job.state}\n`).join(''));
    context.writeMessage(`${record.message}\n`);
    return record.outcome === 'completed' ? EXIT.done : EXIT.failed;
  },
};
