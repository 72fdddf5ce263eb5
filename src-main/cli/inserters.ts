import { inserterFault } from '@shared/domain/envelope/inserter/inserter-fault';
import { INSERTER_FILE } from '@shared/domain/envelope/inserter/inserter-guard';
import { PATTERN_FIELDS } from '@shared/domain/envelope/inserter/data-matrix-code';
import { FEEDS, type InserterProfile, LEAD_EDGES, MARK_KINDS, MOST_INSERTERS, OMR_MARKS, type OmrMark, SIDE_EDGES, usualInserter, withInserters } from '@shared/domain/envelope/inserter/inserter-profile';
import { JobFailure } from '../services/job-failure';
import { readInserters, writeInserters } from '../services/settings-store';
import { type Command, type CommandContext, EXIT, readChoice, requireNoOperands, UsageFault } from './command';
import { exportTo, importFrom } from './exchange-option';
import { counted, jsonText } from './text';

type Options = Parameters<Command['run']>[1];

/** The options that `--set` takes. */
const SETTINGS = ['kind', 'edge', 'from-edge', 'leads', 'from-lead', 'takes', 'marks', 'pitch', 'length', 'thickness', 'pattern', 'module'] as const;
const CHOICES = ['set', 'remove', 'export', 'import'] as const;

export const insertersCommand: Command = {
  name: 'inserters',
  usage: 'inserters [--set NAME [settings] | --remove NAME | --export FILE | --import FILE] [--json]',
  summary: 'Lists, describes and carries over inserters: the marks that a machine reads on the sheets which it puts into envelopes.',
  optionHelp: [
    ['--set NAME', 'keeps what the marks of an inserter are and where they stand; what is not named stays'],
    [`--kind ${MARK_KINDS.join('|')}`, 'bars, or a square symbol'],
    [`--edge ${SIDE_EDGES.join('|')}`, 'the side of the sheet along which marks stand'],
    ['--from-edge MM', 'from that side to the marks'],
    [`--leads ${LEAD_EDGES.join('|')}`, 'the edge of the sheet that goes into the machine first'],
    ['--from-lead MM', 'from that edge to the first mark'],
    [`--takes ${FEEDS.join('|')}`, 'which sheet of a packet the machine takes first; sheets are counted in that order'],
    ['--marks LIST', `the bars of a column, from the edge that goes in first, such as start,set-end,piece-1,piece-2,safety; of ${OMR_MARKS.join(', ')}`],
    ['--pitch MM, --length MM, --thickness PT', 'from one bar to the next, how long they are and how thick'],
    ['--pattern TEXT', `what the symbol says, with ${PATTERN_FIELDS.join(', ')}`],
    ['--module MM', 'the side of one of the squares that make the symbol'],
    ['--remove NAME', 'an inserter out of the list'],
    ['--export FILE', 'all inserters into a file for another computer'],
    ['--import FILE', 'inserters out of such a file; one of the same name is replaced'],
    ['--json', 'the answer as JSON on standard output'],
  ],
  options: { ...Object.fromEntries([...CHOICES, ...SETTINGS].map((name) => [name, { type: 'string' as const }])), json: { type: 'boolean' } },
  goesWith: Object.fromEntries(SETTINGS.map((name) => [name, ['set']])),
  run: async (operands, options, context) => {
    requireNoOperands(operands);
    if (CHOICES.filter((name) => options[name] !== undefined).length > 1) throw new UsageFault('--set, --remove, --export and --import go one at a time.');
    const known = await readInserters(context.dataFolder);
    const { remove, set, import: from, export: to } = options;
    if (typeof set === 'string') await setInserter(set, known, options, context);
    else if (typeof remove === 'string') await removeInserter(remove, known, options, context);
    else if (typeof to === 'string') await exportInserters(to, known, context);
    else if (typeof from === 'string') await importInserters(from, known, options, context);
    else show(known, options, context, 'No inserter is described yet. Do it with "foldline inserters --set NAME".\n');
    return EXIT.done;
  },
};

const show = (inserters: readonly InserterProfile[], options: Options, context: CommandContext, otherwise = ''): void =>
  context.writeOutput(options['json'] === true ? jsonText(inserters) : inserters.map(inserterText).join('') || otherwise);

function inserterText({ name, kind, edge, fromEdgeMm, leads, fromLeadMm, takes, omr, dataMatrix }: InserterProfile): string {
  const marks = kind === 'omr' ? `bars ${omr.marks.join(', ')}, ${omr.pitchMm} mm apart, ${omr.lengthMm} mm long, ${omr.thicknessPt} pt thick` : `Data Matrix of ${dataMatrix.pattern}, modules of ${dataMatrix.moduleMm} mm`;
  return `${name}: ${marks}; ${fromEdgeMm} mm from the ${edge} edge, ${fromLeadMm} mm from the ${leads} edge, which goes in first; takes the ${takes === 'first-sheet' ? 'first' : 'last'} sheet first\n`;
}

/** A length or thickness, such as `3.81`; what there was where the option was not given. */
const readNumber = (options: Options, name: string, otherwise: number, most = 300): number => {
  const value = options[name];
  if (value === undefined) return otherwise;
  const number = typeof value === 'string' && /^\d{1,3}(\.\d{0,4})?$/.test(value) ? Number(value) : NaN;
  if (!(number <= most)) throw new UsageFault(`--${name} takes a number from 0 to ${most}, such as 1.5.`);
  return number;
};

const readMarks = (options: Options, otherwise: readonly OmrMark[]): readonly OmrMark[] => {
  const { marks } = options;
  if (typeof marks !== 'string') return otherwise;
  return marks.split(',').map((typed) => {
    const mark = OMR_MARKS.find((one) => one === typed.trim());
    if (mark === undefined) throw new UsageFault(`--marks takes a list of: ${OMR_MARKS.join(', ')}.`);
    return mark;
  });
};

async function setInserter(name: string, known: readonly InserterProfile[], options: Options, context: CommandContext): Promise<void> {
  const old = known.find((one) => one.name === name) ?? usualInserter(name);
  const inserter: InserterProfile = {
    name,
    kind: readChoice(options, 'kind', MARK_KINDS, old.kind),
    edge: readChoice(options, 'edge', SIDE_EDGES, old.edge),
    fromEdgeMm: readNumber(options, 'from-edge', old.fromEdgeMm),
    leads: readChoice(options, 'leads', LEAD_EDGES, old.leads),
    fromLeadMm: readNumber(options, 'from-lead', old.fromLeadMm),
    takes: readChoice(options, 'takes', FEEDS, old.takes),
    omr: { marks: readMarks(options, old.omr.marks), pitchMm: readNumber(options, 'pitch', old.omr.pitchMm), lengthMm: readNumber(options, 'length', old.omr.lengthMm), thicknessPt: readNumber(options, 'thickness', old.omr.thicknessPt, 10) },
    dataMatrix: { pattern: typeof options['pattern'] === 'string' ? options['pattern'] : old.dataMatrix.pattern, moduleMm: readNumber(options, 'module', old.dataMatrix.moduleMm) },
  };
  const fault = inserterFault(inserter);
  if (fault !== null) throw new UsageFault(fault);
  await keep(withInserters(known, [inserter]), context);
  context.writeOutput(options['json'] === true ? jsonText(inserter) : inserterText(inserter));
}

async function keep(inserters: readonly InserterProfile[], { dataFolder }: CommandContext): Promise<void> {
  if (inserters.length > MOST_INSERTERS) throw new JobFailure('inserters-full', `At most ${MOST_INSERTERS} inserters are kept. Remove one first.`);
  await writeInserters(dataFolder, inserters);
}

async function removeInserter(name: string, known: readonly InserterProfile[], options: Options, context: CommandContext): Promise<void> {
  const found = known.find((one) => one.name === name);
  if (!found) throw new UsageFault(`There is no inserter ${name}.`);
  await keep(known.filter((one) => one !== found), context);
  context.writeOutput(options['json'] === true ? jsonText(found) : `${name} is out of the list.\n`);
}

async function exportInserters(path: string, known: readonly InserterProfile[], context: CommandContext): Promise<void> {
  if (known.length === 0) throw new JobFailure('nothing-to-export', 'There is no inserter to export.');
  await exportTo(path, INSERTER_FILE, known);
  context.writeOutput(`${counted(known.length, 'inserter')} written to ${path}\n`);
}

async function importInserters(path: string, known: readonly InserterProfile[], options: Options, context: CommandContext): Promise<void> {
  const added = await importFrom(path, INSERTER_FILE);
  await keep(withInserters(known, added), context);
  show(added, options, context);
}
