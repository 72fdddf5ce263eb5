import { LEDGER_CSV_BEGINS, ledgerCsv } from '@shared/domain/printing/ledger-csv';
import { DELIVERY_NAMES, type Delivery, type LedgerRun, type LedgerRunDetail } from '@shared/domain/printing/ledger-run';
import { DEFAULT_LEDGER_SETTINGS, KEEPINGS, MOST_DAYS_KEPT } from '@shared/domain/printing/ledger-settings';
import { openAtPrinters } from '@shared/domain/printing/open-at-printers';
import { pieceRanges } from '@shared/domain/printing/piece-ranges';
import { deadlineGrounds, deadlineHead } from '@shared/domain/printing/deadline-words';
import { runReport } from '@shared/domain/printing/run-report';
import { printerOf } from '@shared/domain/printing/wording';
import type { PieceSums } from '@shared/domain/records/print-run';
import type { Result } from '@shared/ipc/result';
import { ledgerDeskTools } from '../printing-tools';
import { JobFailure } from '../services/job-failure';
import { listDeliveries, listRuns, readRun, sayOfRun, type LedgerDeskTools, type RunWord } from '../services/ledger-desk';
import { localDay } from '../services/local-day';
import { readLedgerSettings, writeLedgerSettings } from '../services/settings-store';
import { type Command, type CommandContext, EXIT, readChoice, readPieceList, readWholeNumber, requireNoOperands, UsageFault } from './command';
import { counted, jsonText } from './text';
import { assertCanBeAnew, type Export, writeAnew } from './write-new';

const CSV: Export = { option: '--csv', begins: LEDGER_CSV_BEGINS };
const REPORT: Export = { option: '--report', begins: '%PDF-' };

type Options = Parameters<Command['run']>[1];

const WORDS = [
  ['ok', 'ok'],
  ['print-again', 'reprint'],
  ['pull', 'pull'],
] as const;
const OF_A_RUN = ['ok', 'print-again', 'pull', 'last-good', 'sign-off', 'report'] as const;

export const ledgerCommand: Command = {
  name: 'ledger',
  usage: 'ledger [--run N [--ok LIST] [--print-again LIST] [--pull LIST] [--last-good [PRINTER=]PIECE] [--sign-off NAME] [--report FILE]] [options]',
  summary: 'Shows what was printed, settles pieces, signs runs off and exports them.',
  optionHelp: [
    ['--run N', 'one run with its jobs and pieces'],
    ['--ok LIST', 'these pieces came out whole, such as 3,7,9-12'],
    ['--print-again LIST', 'these pieces are to be printed again; the next print of the folder takes them'],
    ['--pull LIST', 'these pieces are taken out and not mailed'],
    ['--last-good [PRINTER=]PIECE', 'after a jam: the last piece that came out whole; the others are to be printed again. Where several printers shared the run, once for each in trouble'],
    ['--sign-off NAME', 'who says that the sums of the run are right; every piece must be settled'],
    ['--report FILE', 'the run report as a PDF'],
    ['--csv FILE', 'every piece as CSV, of one run or of all'],
    [`--keep ${KEEPINGS.join('|')}`, `what the ledger keeps of pupils from now on (${DEFAULT_LEDGER_SETTINGS.keep})`],
    ['--forget-after DAYS|never', `after how many days it forgets whose the pieces were (${DEFAULT_LEDGER_SETTINGS.forgetAfterDays})`],
    ['--json', 'the answer as JSON on standard output'],
  ],
  options: {
    run: { type: 'string' },
    ok: { type: 'string' },
    'print-again': { type: 'string' },
    pull: { type: 'string' },
    'last-good': { type: 'string', multiple: true },
    'sign-off': { type: 'string' },
    report: { type: 'string' },
    csv: { type: 'string' },
    keep: { type: 'string' },
    'forget-after': { type: 'string' },
    json: { type: 'boolean' },
  },
  goesWith: Object.fromEntries(OF_A_RUN.map((name) => [name, ['run']])),
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    const run = readWholeNumber(options, 'run', 1);
    const words = readWords(options);
    for (const [name, what] of [['csv', CSV], ['report', REPORT]] as const) if (typeof options[name] === 'string') await assertCanBeAnew(options[name], what);
    await changeSettings(options, context);
    const tools = ledgerDeskTools(context.dataFolder);
    if (run === null) await showRuns(options, tools, context);
    else await showRun(run, words, options, tools, context);
    return EXIT.done;
  },
};

function valueOf<Value>(answer: Result<Value>): Value {
  if (!answer.ok) throw new JobFailure(answer.failure.code, answer.failure.message);
  return answer.value;
}

async function changeSettings(options: Options, { dataFolder, writeMessage }: CommandContext): Promise<void> {
  if (options['keep'] === undefined && options['forget-after'] === undefined) return;
  const present = await readLedgerSettings(dataFolder);
  const keep = readChoice(options, 'keep', KEEPINGS, present.keep);
  const days = options['forget-after'];
  const forgetAfterDays = days === undefined ? present.forgetAfterDays : days === 'never' ? null : readWholeNumber(options, 'forget-after', 1);
  if (forgetAfterDays !== null && forgetAfterDays > MOST_DAYS_KEPT) throw new UsageFault(`--forget-after takes at most ${MOST_DAYS_KEPT} days, or never.`);
  await writeLedgerSettings(dataFolder, { keep, forgetAfterDays });
  writeMessage(`The ledger keeps ${keep === 'keys' ? 'keyed hashes only' : 'SSID, name, school and grade'} and ${forgetAfterDays === null ? 'never forgets them' : `forgets them after ${counted(forgetAfterDays, 'day')}`}.\n`);
}

async function showRuns(options: Options, tools: LedgerDeskTools, context: CommandContext): Promise<void> {
  const runs = valueOf(await listRuns(tools, context.signal));
  if (typeof options['csv'] === 'string') {
    const details: LedgerRunDetail[] = [];
    for (const { run } of runs.toReversed()) details.push(valueOf(await readRun(run, tools)));
    await writeAnew(options['csv'], ledgerCsv(details), CSV);
  }
  if (options['json'] === true) return context.writeOutput(jsonText(runs));
  context.writeOutput(runs.map(runLine).join('') || 'The ledger has no runs yet.\n');
  context.writeOutput(valueOf(await listDeliveries(tools)).map(deliveryLine).join(''));
}

/** What `--last-good` says of each printer's tray; its printer is null where none is named. */
function readLastGood(options: Options): readonly RunWord[] {
  const given = options['last-good'];
  return (Array.isArray(given) ? given : []).map((word) => {
    const [, printer, piece] = /^(?:(.+)=)?(\d{1,7})$/s.exec(String(word)) ?? [];
    if (piece === undefined) throw new UsageFault('--last-good takes a piece number, 0 where none came out whole, or PRINTER=PIECE.');
    return { kind: 'last-good', printer: printer ?? null, lastGood: Number(piece) };
  });
}

/** What a person says of a run, in the order in which it is written down. */
function readWords(options: Options): readonly RunWord[] {
  const pieces = WORDS.flatMap(([option, word]): readonly RunWord[] => {
    const list = readPieceList(options, option);
    return list === null ? [] : [{ kind: 'pieces', pieces: list, word }];
  });
  const name = options['sign-off'];
  return [...pieces, ...readLastGood(options), ...(typeof name === 'string' ? [{ kind: 'sign-off', name, note: '' } as const] : [])];
}

async function showRun(run: number, words: readonly RunWord[], options: Options, tools: LedgerDeskTools, context: CommandContext): Promise<void> {
  // The end of a job that the ledger does not know is asked for before a person's word is taken.
  valueOf(await listRuns(tools, context.signal));
  const detail = valueOf(await (words.length > 0 ? sayOfRun(run, words, tools) : readRun(run, tools)));
  if (typeof options['csv'] === 'string') await writeAnew(options['csv'], ledgerCsv([detail]), CSV);
  if (typeof options['report'] === 'string') {
    // Its package is slow to load, and few runs are printed so.
    const { runReportPdf } = await import('../ledger/run-report-pdf');
    await writeAnew(options['report'], await runReportPdf(runReport(detail), new Date()), REPORT);
  }
  context.writeOutput(options['json'] === true ? jsonText(detail) : runText(detail));
}

const sumsText = ({ ok, reprint, pull, unknown, notSent }: PieceSums): string =>
  [`${ok} ok`, ...([[reprint, 'to print again'], [pull, 'pulled'], [unknown, 'not known'], [notSent, 'not sent']] as const).flatMap(([count, what]) => (count > 0 ? [`${count} ${what}`] : []))].join(', ');

/** As the clock on the wall showed it. */
const localTime = (iso: string): string => {
  const at = new Date(iso);
  return `${localDay(at)} ${at.toTimeString().slice(0, 5)}`;
};

const runLine = ({ run, purpose, startedAt, printers, pieces, sums, now, signedOff }: LedgerRun): string => {
  const changed = JSON.stringify(sums) === JSON.stringify(now) ? '' : `; by now ${sumsText(now)}`;
  return `Run ${run}, ${purpose}, ${localTime(startedAt)}, ${printers.join(', ')}: ${counted(pieces, 'piece')}, ${sumsText(sums)}${changed}${signedOff === null ? '' : `; signed off by ${signedOff.name}`}\n`;
};

const deliveryLine = ({ kind, at, place, reports }: Delivery): string => `${DELIVERY_NAMES[kind]}, ${localTime(at)}, ${place}: ${counted(reports, 'report')}\n`;

function runText(detail: LedgerRunDetail): string {
  const jobs = detail.jobs.map(({ id, printer, printedBy, batch, fromPiece, toPiece, pages, state }) => `  ${id === null ? 'No job' : `Job ${id}`} on ${printerOf({ printer, printedBy })}: ${batch}, pieces ${fromPiece} to ${toPiece}, ${counted(pages, 'page')}, ${state}\n`);
  const atPrinters = openAtPrinters(detail.piecesTaken, detail.run);
  // One printer goes without saying.
  const trays = atPrinters.length > 1 ? atPrinters.map(({ printer, ranges }) => `    at ${printer}: ${ranges}\n`) : [];
  const open = (['unknown', 'reprint', 'pull'] as const).flatMap((outcome) => {
    const pieces = detail.piecesTaken.filter(({ now }) => now === outcome).map(({ piece }) => piece);
    const names = { unknown: 'Not known', reprint: 'To print again', pull: 'Pulled' } as const;
    return pieces.length === 0 ? [] : [`  ${names[outcome]}: ${pieceRanges(pieces)}\n`, ...(outcome === 'unknown' ? trays : [])];
  });
  const due = detail.deadlines.map((deadline) => `  ${deadlineHead(deadline)} on the day of the run\n${deadlineGrounds(deadline).map((ground) => `    ${ground}\n`).join('')}`);
  const folder = detail.folder === '' ? '' : `  Folder: ${detail.folder}\n`;
  return `${runLine(detail)}${folder}${due.join('')}${jobs.join('')}${open.join('')}`;
}
