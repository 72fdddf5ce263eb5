import { resolve } from 'node:path';
import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS } from '@shared/domain/envelope/presets';
import { PIECE_NUMBER_PLACES, PIECE_NUMBER_SIZES_PT, USUAL_PIECE_NUMBER_PT } from '@shared/domain/envelope/piece-number';
import { MOST_SHIFT_MM } from '@shared/domain/envelope/shift';
import { DEFAULT_PREPARE_SETTINGS, envelopeOf, GROUPINGS, paperShift, type PrepareSettings, SEPARATIONS, SORTINGS, WINDOW_POLICIES } from '@shared/domain/packets/settings';
import { schoolNamesOf } from '@shared/domain/students/student-list';
import { buildManifest } from '@shared/domain/records/build-manifest';
import type { ManifestToWrite } from '@shared/domain/records/manifest';
import { succeeded } from '@shared/ipc/result';
import { builtFile } from '../app-root';
import { withBatchPress } from '../assembly/press/with-batch-press';
import { ledgerExistsIn } from '../ledger/ledger-file';
import { ledgerSeenIn } from '../ledger/open-ledger';
import { mailingInThread } from '../ledger/thread/mailing-in-thread';
import type { Inspection } from '../ports/inspection';
import { digest } from '../services/digest';
import { folderCaution } from '../services/folder-caution';
import { inSlices } from '../services/in-slices';
import { isCancellation } from '../services/is-cancellation';
import { JobFailure } from '../services/job-failure';
import { localDay } from '../services/local-day';
import { type AskMailing, assertMailedCanBeAsked, mailedReports } from '../services/mailed-reports';
import { assertFolderCanBeWritten } from '../services/output-folder';
import { markNotProved, NothingLeft, planInspectionInSteps, prepareBatches, type PrepareRequest } from '../services/prepare-batches';
import { readPaper } from '../services/settings-store';
import { UnprovedFolders } from '../services/unproved-folders';
import { type Command, type CommandContext, EXIT, readChoice, readMillimetres, readWholeNumber, requireOperands, requireText } from './command';
import { readEnvelope } from './envelope-option';
import { readInserterOption } from './inserter-option';
import { absentText } from './absent-text';
import { readAddresses } from './addresses-option';
import { masksText, readMasks } from './mask-option';
import { PAPER_OPTION, readPaperOption } from './paper-option';
import { readPrinterOff } from './printer-option';
import { readReturnAddress } from './return-address-option';
import { readHold } from './hold-option';
import { lettersText, readCoverLetters } from './cover-letter-option';
import { readStudentFile } from './student-file-option';
import { deadlinesText, readDeadlines, readReceived } from './due-option';
import { assertSomethingReadable, inspectInputs, isSomethingSetAside, isSomethingThere } from './inspect-inputs';
import { problemText, setAsideText } from './problem-text';
import { combinedText, readSiblings } from './siblings-option';
import { counted, writeJson } from './text';

type Options = Parameters<Command['run']>[1];

const readSettings = async (options: Options, dataFolder: string): Promise<Omit<PrepareSettings, 'coverLetters'>> => {
  const holdFile = options['hold'];
  const addressFile = options['addresses'];
  const senderFile = options['return-address'];
  const envelope = await readEnvelope(options['envelope'], dataFolder);
  return {
    ...DEFAULT_PREPARE_SETTINGS,
    group: readChoice(options, 'group', GROUPINGS, DEFAULT_PREPARE_SETTINGS.group),
    sort: readChoice(options, 'sort', SORTINGS, DEFAULT_PREPARE_SETTINGS.sort),
    reverse: options['reverse'] === true,
    separators: readChoice(options, 'separators', SEPARATIONS, DEFAULT_PREPARE_SETTINGS.separators),
    combineStudents: options['combine-students'] === true,
    combineSiblings: options['combine-siblings'] === true,
    siblings: typeof options['siblings'] === 'string' ? await readSiblings(options['siblings']) : [],
    ...envelope,
    ...(await readPrinterOff(options['for-printer'], dataFolder)),
    shiftXMm: readMillimetres(options, 'shift-x', MOST_SHIFT_MM),
    shiftYMm: readMillimetres(options, 'shift-y', MOST_SHIFT_MM),
    pieceNumbers: readChoice(options, 'piece-numbers', PIECE_NUMBER_PLACES, 'none'),
    pieceNumberPt: Number(readChoice(options, 'piece-number-size', PIECE_NUMBER_SIZES_PT.map(String), String(USUAL_PIECE_NUMBER_PT))),
    inserter: await readInserterOption(options['inserter'], dataFolder),
    windowPolicy: readChoice(options, 'window-policy', WINDOW_POLICIES, DEFAULT_PREPARE_SETTINGS.windowPolicy),
    coverSheets: options['cover-sheets'] === true,
    returnAddress: typeof senderFile === 'string' ? await readReturnAddress(senderFile, envelopeOf(envelope)) : [],
    masks: typeof options['mask'] === 'string' ? await readMasks(options['mask']) : [],
    addresses: typeof addressFile === 'string' ? await readAddresses(addressFile) : [],
    maxSheets: readWholeNumber(options, 'max-sheets', 1),
    paper: readPaperOption(options) ?? (await readPaper(dataFolder)),
    hold: typeof holdFile === 'string' ? await readHold(holdFile) : [],
    again: options['again'] === true,
  };
};

/** How the ledger is asked of the reports; null where those that were mailed are taken too. */
const ledgerToAsk = ({ again }: Pick<PrepareSettings, 'again'>, { dataFolder, signal }: CommandContext): AskMailing | null =>
  again ? null : { ledgerExists: () => ledgerExistsIn(dataFolder), mailing: mailingInThread(builtFile('ledger-thread.js'), dataFolder, signal) };

/** Throws, before the inputs are read, what can be seen to keep their batches from being written. */
const assertCanBePrepared = async (out: string, ledger: AskMailing | null, { dataFolder, signal }: CommandContext): Promise<void> => {
  await assertFolderCanBeWritten(out);
  if (ledger) await assertMailedCanBeAsked({ ledgerExists: ledger.ledgerExists, lookAtLedger: ledgerSeenIn(dataFolder) }, signal);
};

const summaryText = (manifest: ManifestToWrite, out: string, files: readonly string[]): string => {
  const { totals } = manifest;
  const batches = manifest.batches.map((batch) => `  ${batch.file}: ${counted(batch.packets, 'envelope')}, ${counted(batch.sheets, 'sheet')}, ${counted(batch.blanks, 'blank page')}\n`);
  return (
    `${counted(totals.packets, 'envelope')} prepared and proved: ${counted(totals.sheets, 'sheet')}, print two-sided (long edge), in colour, at 100 %\n${batches.join('')}` +
    `Reports: ${totals.reports} found = ${totals.reports - totals.setAside} in envelopes + ${totals.setAside} set aside\n` +
    problemText(manifest.setAside) +
    combinedText(manifest) +
    lettersText(manifest) +
    `Files: ${totals.entries} in the downloads, ${totals.unreadable} without a report because of a problem (set-aside.csv)\n` +
    deadlinesText(manifest.deadlines ?? []) +
    (manifest.notices.length > 0 ? `What to look at:\n${problemText(manifest.notices)}` : '') +
    `Written to ${out}:\n${files.map((file) => `  ${file}\n`).join('')}`
  );
};

/** What a run that wrote nothing because of `thrown` found, and what was set aside of it. */
const manifestWithoutBatches = async (request: Omit<PrepareRequest, 'out'>, thrown: unknown, signal: AbortSignal): Promise<ManifestToWrite> => {
  const findings = await inSlices(markNotProved(request.inspection, thrown instanceof NothingLeft ? thrown.notProved : []), signal);
  const plan = await inSlices(planInspectionInSteps(findings, request.settings), signal);
  return buildManifest({ ...request, findings, plan: { ...plan, batches: [] }, batches: [], digest }).manifest;
};

/** What was prepared is there, also where a person does not wait until all of its manifest is told. */
const writeManifest = async (manifest: ManifestToWrite, out: string, context: CommandContext): Promise<void> => {
  try {
    await writeJson(manifest, context);
  } catch (thrown) {
    throw isCancellation(thrown, context.signal) ? new JobFailure('cancelled-while-told', `Cancelled while the manifest was printed. The batches are written and proved; they and all of the manifest are in ${out}`) : thrown;
  }
};

export const prepareCommand: Command = {
  name: 'prepare',
  usage: 'prepare INPUT... --out DIR [options]',
  summary: 'Writes print-ready, proved batches and their manifest into a new folder.',
  optionHelp: [
    ['--out DIR', 'the folder to write; it must not exist or be empty'],
    ['--group length|sheets', 'batches of one page length and sheet count (length), or of one sheet count'],
    [`--sort ${SORTINGS.join('|')}`, `the order within each batch (${DEFAULT_PREPARE_SETTINGS.sort})`],
    ['--combine-students', 'one packet per student where SSID, name and address agree'],
    ['--combine-siblings', 'one packet for students of one surname, school and address, as far as the envelope takes them'],
    ['--siblings FILE', 'one packet for each family of this list (SSIDs, a family a line; see siblings) that is at one address'],
    ['--max-sheets N', 'the most sheets of one batch, separators counted; a packet is never split'],
    [PAPER_OPTION, 'the weight of the paper in pounds, by which envelopes weigh; left out, what was last chosen in the window (20)'],
    ['--separators school|grade|none', 'a sheet with counts before each school, or each grade of a school; the order holds within each'],
    ['--students FILE', 'the student data file, from which separators take the schools’ names (--columns as for coverage); left out, as reports print them'],
    ['--columns FIELD=HEADER,...', 'columns of that file that are not found by their names'],
    ['--reverse', 'packets of each batch from the last to the first, for machines that turn the stack'],
    ['--envelope PRESET', `the envelope: ${ENVELOPE_PRESETS.map(({ id }) => id).join(', ')}, or the id of a saved one`],
    [`--piece-numbers ${PIECE_NUMBER_PLACES.join('|')}`, 'the piece number, such as "0123  sheet 2/3", in a corner of every sheet but cover letters'],
    [`--piece-number-size ${PIECE_NUMBER_SIZES_PT.join('|')}`, `its type size in points (${USUAL_PIECE_NUMBER_PT})`],
    ['--inserter NAME', 'the marks of this inserter on every sheet ("inserters --set" describes it)'],
    ['--for-printer NAME', 'takes back how far this printer prints off ("printers --set")'],
    ['--shift-x MM, --shift-y MM', 'moves the first page of each packet right and down; the verdict follows'],
    ['--window-policy allow|set-aside', 'print and flag reports that do not stand well in the window, or set them aside'],
    ['--cover-sheets', 'a sheet with the address alone on top of each of these instead'],
    ['--return-address FILE', 'the sender’s address, a line of it a line: on cover sheets for envelopes with an upper window'],
    ['--cover-letter [LANGUAGE=]FILE.pdf', 'a letter on a sheet of its own for the packets of a language (en, es, vi, zh, tl, ko, ar), or for all others, behind a cover sheet with the address; can be given again'],
    ['--mask FILE', 'words of lines, one a line, that are taken off page 1 where they could show in the window; # stands for any digit'],
    ['--addresses FILE', 'CSV with ssid and line1 to line6: another address on a cover sheet, the printed one removed'],
    ['--received [INPUT=]DATE', 'the day on which the results were there in TOMS, for all inputs or for one; can be given again'],
    ['--hold FILE', 'SSIDs, one a line, whose reports must not go out'],
    ['--again', 'take reports that were mailed before'],
    ['--json', 'the manifest as JSON on standard output'],
  ],
  options: {
    out: { type: 'string' },
    group: { type: 'string' },
    sort: { type: 'string' },
    'combine-students': { type: 'boolean' },
    'combine-siblings': { type: 'boolean' },
    siblings: { type: 'string' },
    'max-sheets': { type: 'string' },
    paper: { type: 'string' },
    separators: { type: 'string' },
    students: { type: 'string' },
    columns: { type: 'string' },
    reverse: { type: 'boolean' },
    envelope: { type: 'string' },
    'piece-numbers': { type: 'string' },
    'piece-number-size': { type: 'string' },
    inserter: { type: 'string' },
    'for-printer': { type: 'string' },
    'shift-x': { type: 'string' },
    'shift-y': { type: 'string' },
    'window-policy': { type: 'string' },
    'cover-sheets': { type: 'boolean' },
    'return-address': { type: 'string' },
    'cover-letter': { type: 'string', multiple: true },
    mask: { type: 'string' },
    addresses: { type: 'string' },
    received: { type: 'string', multiple: true },
    hold: { type: 'string' },
    again: { type: 'boolean' },
    json: { type: 'boolean' },
  },
  goesWith: {
    students: ['separators'],
    columns: ['students'],
    'piece-number-size': ['piece-numbers'],
    'return-address': ['cover-sheets', 'cover-letter', 'addresses'],
  },
  run: async (operands, options, context) => {
    const inputs = requireOperands(operands, 'An input (a zip, a folder or a PDF)');
    const out = resolve(requireText(options, 'out'));
    const chosen = await readSettings(options, context.dataFolder);
    const { coverLetters, sources: letters } = await readCoverLetters(options, context);
    const settings = { ...chosen, coverLetters };
    const caution = folderCaution(out);
    if (caution) context.writeMessage(`${caution}\n`);

    const received = readReceived(options, inputs, localDay(new Date()));
    const students = options['students'] === undefined ? null : await readStudentFile(options, context);
    const ledger = ledgerToAsk(settings, context);
    // With --json what was found is owed: what stands in the way is met after it was read, where it is asked again.
    if (!options['json']) await assertCanBePrepared(out, ledger, context);
    const found = await inspectInputs(inputs, context, { envelope: envelopeOf(settings) ?? DEFAULT_ENVELOPE, shift: paperShift(settings), front: settings.masks.length > 0 ? 'whole' : 'in-reach' });
    const mailing = ledger === null ? succeeded(new Map()) : await mailedReports(found.reports, ledger, context.signal);
    const inspection: Inspection = { ...found, letters, ...(mailing.ok && { mailing: mailing.value }), ...(students && { schoolNames: schoolNamesOf(students) }) };
    const now = new Date();
    const createdAt = now.toISOString();
    const deadlines = await readDeadlines(found, received, localDay(now), context.dataFolder);
    const request = { inspection, settings, createdAt, deadlines };
    const hooks = { signal: context.signal, onProgress: context.showProgress };
    try {
      assertSomethingReadable(inspection);
      if (!mailing.ok) throw new JobFailure(mailing.failure.code, mailing.failure.message);
      const { manifest, files } = await new UnprovedFolders(context.dataFolder).during(out, () => withBatchPress((press) => prepareBatches({ ...request, out }, press, hooks)));
      if (options['json']) await writeManifest(manifest, out, context);
      else context.writeOutput(summaryText(manifest, out, files));
      const { hold, siblings, addresses } = settings;
      context.writeMessage(absentText('hold list', hold, inspection) + absentText('list of families', siblings.flat(), inspection) + absentText('list of addresses', addresses.map(({ ssid }) => ssid), inspection) + masksText(settings, inspection));
      return isSomethingSetAside(inspection) || manifest.totals.setAside > 0 ? EXIT.setAside : EXIT.done;
    } catch (thrown) {
      // What was found is owed whatever the end but a cancelled one, with no batch written.
      if ((options['json'] ? isSomethingThere(inspection) : thrown instanceof NothingLeft) && !context.signal.aborted) {
        const manifest = await manifestWithoutBatches(request, thrown, context.signal);
        if (options['json']) await writeJson(manifest, context);
        else context.writeOutput(setAsideText(manifest.setAside, manifest.unreadable));
      }
      throw thrown;
    }
  },
};
