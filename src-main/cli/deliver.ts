import { randomInt } from 'node:crypto';
import { basename, resolve } from 'node:path';
import { PASSWORDS_FILE } from '@shared/domain/delivery/delivery-csv';
import { DEFAULT_NAME_PATTERN, NAME_PARTS, namePatternFault, needsLocalIds } from '@shared/domain/delivery/file-name-pattern';
import { DEFAULT_PASSWORD_PATTERN, patternFault } from '@shared/domain/delivery/password-pattern';
import { withoutLocalId } from '@shared/domain/delivery/plan-delivery';
import type { DeliveryKind } from '@shared/domain/printing/ledger-run';
import { unreadableEntries } from '@shared/domain/records/unreadable-entries';
import { reportPress } from '../assembly/report-press';
import { deliveryTools } from '../printing-tools';
import { type Delivered, deliverReports, type DeliverRequest, nothingDelivered } from '../services/deliver-reports';
import { folderCaution } from '../services/folder-caution';
import { JobFailure } from '../services/job-failure';
import { assertFolderCanBeWritten } from '../services/output-folder';
import { NothingLeft } from '../services/prepare-batches';
import { assertDeliveryCanBeRecorded, recordDelivery } from '../services/record-delivery';
import { UnprovedFolders } from '../services/unproved-folders';
import { absentText } from './absent-text';
import { readAddresses } from './addresses-option';
import { type Command, type CommandContext, EXIT, type ExitCode, requireOperands, requireText, UsageFault } from './command';
import { readHold } from './hold-option';
import { assertSomethingReadable, inspectInputs, isSomethingSetAside, isSomethingThere } from './inspect-inputs';
import { problemText, setAsideText } from './problem-text';
import { readStudentFile } from './student-file-option';
import { counted, jsonText } from './text';

type Options = Parameters<Command['run']>[1];

const readPattern = (options: Options, name: string, otherwise: string, faultOf: (pattern: string) => string | null): string => {
  const pattern = options[name] ?? otherwise;
  const fault = typeof pattern === 'string' ? faultOf(pattern) : null;
  if (fault !== null || typeof pattern !== 'string') throw new UsageFault(`--${name}: ${fault ?? ''}`);
  return pattern;
};

type Delivering = { readonly kind: DeliveryKind; readonly passwordPattern: string | null; readonly bySchool: boolean };

const localIdsOf = async (options: Options, context: CommandContext): Promise<ReadonlyMap<string, string>> => {
  if (options['students'] === undefined) return new Map();
  const { students } = await readStudentFile(options, context);
  return new Map(students.flatMap(({ ssid, localId }) => (localId === null ? [] : [[ssid, localId]])));
};

const summaryText = ({ reports, setAside }: Delivered, out: string, kind: DeliveryKind): string =>
  `${counted(reports.length, 'report')} written and proved in ${out}, ${setAside.length} set aside\n` +
  (kind === 'protected-files' ? `The passwords are in ${PASSWORDS_FILE}. Keep it apart from the files, and send each password in a message of its own.\n` : '') +
  (setAside.length > 0 ? `What to look at:\n${problemText(setAside.map(({ problem }) => problem))}` : '');

const localIdsText = (namePattern: string, { reports }: Delivered): string => {
  const without = withoutLocalId(namePattern, reports);
  return without === 0 ? '' : `${counted(without, 'report')} of students without a local ID in the student data file: "unknown" stands for it in the names of their files.\n`;
};

const recordOf = ({ reports, files, setAside }: Delivered): object => ({
  reports: reports.map(({ report: { ssid, student, kind, school }, file }) => ({ ssid, student, kind, school, file })),
  files,
  setAside: setAside.map(({ report: { ssid, firstPage, pages }, problem: { download, entry, code, message } }) => ({ download, entry, firstPage, pages, ssid, code, message })),
});

/** Writes the files where `assertPossible` throws nothing; what was found is owed whatever the end but a cancelled one, with no file written. */
const deliverOrTell = async (request: DeliverRequest, assertPossible: () => Promise<void>, isJson: boolean, context: CommandContext): Promise<Delivered> => {
  const { inspection } = request;
  try {
    assertSomethingReadable(inspection);
    await assertPossible();
    const hooks = { signal: context.signal, onProgress: context.showProgress };
    return await new UnprovedFolders(context.dataFolder).during(request.out, () => deliverReports(request, { press: reportPress, secretBelow: randomInt }, hooks));
  } catch (thrown) {
    if ((isJson ? isSomethingThere(inspection) : thrown instanceof NothingLeft) && !context.signal.aborted) {
      const nothing = await nothingDelivered(request, thrown instanceof NothingLeft ? thrown.notProved : [], context.signal);
      context.writeOutput(isJson ? jsonText(recordOf(nothing)) : setAsideText(nothing.setAside.map(({ problem }) => problem), unreadableEntries(inspection)));
    }
    throw thrown;
  }
};

/** Hands the reports of the inputs over as files; the ledger is asked first whether it can be written, since a delivery must stand in it. */
const deliver = async (operands: readonly string[], options: Options, context: CommandContext, { kind, passwordPattern, bySchool }: Delivering): Promise<ExitCode> => {
  const inputs = requireOperands(operands, 'An input (a zip, a folder or a PDF)');
  const out = resolve(requireText(options, 'out'));
  const namePattern = readPattern(options, 'names', DEFAULT_NAME_PATTERN, namePatternFault);
  const hold = typeof options['hold'] === 'string' ? await readHold(options['hold']) : [];
  const addresses = typeof options['addresses'] === 'string' ? await readAddresses(options['addresses']) : [];
  if (needsLocalIds(namePattern) && options['students'] === undefined) throw new UsageFault('{localid} in --names goes with --students.');
  // An export's index lists local ids whatever its files are called.
  if (kind === 'protected-files' && options['students'] !== undefined && !needsLocalIds(namePattern)) throw new UsageFault('--students goes with {localid} in --names.');
  const localIds = await localIdsOf(options, context);
  const isJson = options['json'] === true;
  const tools = deliveryTools(context.dataFolder);
  const assertPossible = async (): Promise<void> => {
    await assertFolderCanBeWritten(out);
    await assertDeliveryCanBeRecorded(tools, context.signal);
  };
  // With --json what was found is owed: what stands in the way is met after it was read.
  if (!isJson) await assertPossible();
  const caution = folderCaution(out);
  if (caution) context.writeMessage(`${caution}\n`);

  const inspection = await inspectInputs(inputs, context);
  const delivered = await deliverOrTell({ inspection, choices: { hold, namePattern, bySchool, localIds, addresses }, passwordPattern, out }, assertPossible, isJson, context);
  const recorded = await recordDelivery({ kind, place: basename(out), reports: delivered.reports.map(({ report }) => report) }, tools);
  context.writeOutput(isJson ? jsonText(recordOf(delivered)) : summaryText(delivered, out, kind));
  context.writeMessage(absentText('hold list', hold, inspection) + absentText('list of addresses', addresses.map(({ ssid }) => ssid), inspection) + localIdsText(namePattern, delivered));
  if (!recorded.ok) throw new JobFailure(recorded.failure.code, `The files are written, but the ledger does not know of it: ${recorded.failure.message}`);
  return isSomethingSetAside(inspection) || delivered.setAside.length > 0 ? EXIT.setAside : EXIT.done;
};

const COMMON_OPTIONS = { out: { type: 'string' }, names: { type: 'string' }, addresses: { type: 'string' }, hold: { type: 'string' }, students: { type: 'string' }, columns: { type: 'string' }, json: { type: 'boolean' } } as const;

const OUT_HELP = ['--out DIR', 'the folder to write; it must not exist or be empty'] as const;
const COMMON_HELP = [
  ['--names PATTERN', `how files are named (${DEFAULT_NAME_PATTERN}); parts: ${NAME_PARTS.map((part) => `{${part}}`).join(' ')}`],
  ['--students FILE', 'a student data file, for {localid}'],
  ['--addresses FILE', 'CSV with ssid and line1 to line6: students with another address, whose printed one is taken out of their files'],
  ['--hold FILE', 'SSIDs, one a line, whose reports must not go out'],
  ['--json', 'what was written as JSON on standard output, without passwords'],
] as const;

export const protectCommand: Command = {
  name: 'protect',
  usage: 'protect INPUT... --out DIR [options]',
  summary: 'Writes each report as a PDF with a password of its own (AES-256), the list of passwords apart.',
  optionHelp: [OUT_HELP, ['--passwords PATTERN', `what passwords look like (${DEFAULT_PASSWORD_PATTERN}): A a letter, 9 a digit, * one of both`], ...COMMON_HELP],
  options: { ...COMMON_OPTIONS, passwords: { type: 'string' } },
  goesWith: { columns: ['students'] },
  run: (operands, options, context) =>
    deliver(operands, options, context, { kind: 'protected-files', passwordPattern: readPattern(options, 'passwords', DEFAULT_PASSWORD_PATTERN, patternFault), bySchool: false }),
};

export const exportCommand: Command = {
  name: 'export',
  usage: 'export INPUT... --out DIR [options]',
  summary: 'Writes each report as a PDF of its own in a folder of its school, with an index, for a portal or a student information system.',
  optionHelp: [OUT_HELP, ...COMMON_HELP],
  options: COMMON_OPTIONS,
  goesWith: { columns: ['students'] },
  run: (operands, options, context) => deliver(operands, options, context, { kind: 'export', passwordPattern: null, bySchool: true }),
};
