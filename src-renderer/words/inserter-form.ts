import { inserterFault } from '@shared/domain/envelope/inserter/inserter-fault';
import type { InserterProfile, OmrMark } from '@shared/domain/envelope/inserter/inserter-profile';

export const INSERTER_LENGTHS = {
  fromEdgeMm: 'From that side, mm',
  fromLeadMm: 'From that edge to the first mark, mm',
  pitchMm: 'From bar to bar, mm',
  lengthMm: 'Length of a bar, mm',
  thicknessPt: 'Thickness of a bar, pt',
  moduleMm: 'One square of the symbol, mm',
} as const;
export type InserterLength = keyof typeof INSERTER_LENGTHS;

/** An inserter as it is typed: lengths as text. */
export type TypedInserter = Pick<InserterProfile, 'name' | 'kind' | 'edge' | 'leads' | 'takes'> & { readonly marks: readonly OmrMark[]; readonly pattern: string } & Readonly<Record<InserterLength, string>>;

export const typeInserter = ({ name, kind, edge, leads, takes, fromEdgeMm, fromLeadMm, omr, dataMatrix }: InserterProfile): TypedInserter => ({
  name,
  kind,
  edge,
  leads,
  takes,
  fromEdgeMm: String(fromEdgeMm),
  fromLeadMm: String(fromLeadMm),
  marks: omr.marks,
  pitchMm: String(omr.pitchMm),
  lengthMm: String(omr.lengthMm),
  thicknessPt: String(omr.thicknessPt),
  pattern: dataMatrix.pattern,
  moduleMm: String(dataMatrix.moduleMm),
});

const MOST_MM = 300;

/** `3.81`, `3,81`: a length, or null. */
const readLength = (typed: string): number | null => {
  const text = typed.trim().replace(',', '.');
  return /^\d{1,3}(\.\d{0,4})?$/.test(text) && Number(text) <= MOST_MM ? Number(text) : null;
};

/** The inserter that was typed, or a sentence that says what is wrong with it. `before` gives what is not asked for with this kind of marks. */
export const readInserter = (form: TypedInserter, before: InserterProfile): InserterProfile | string => {
  const asked: readonly InserterLength[] = form.kind === 'omr' ? ['fromEdgeMm', 'fromLeadMm', 'pitchMm', 'lengthMm', 'thicknessPt'] : ['fromEdgeMm', 'fromLeadMm', 'moduleMm'];
  const wrong = asked.find((name) => readLength(form[name]) === null);
  if (wrong !== undefined) return `${INSERTER_LENGTHS[wrong].replace(/, (mm|pt)$/, '')}: type a number, such as 3.81.`;
  const at = (name: InserterLength, otherwise: number): number => readLength(form[name]) ?? otherwise;
  const { name, kind, edge, leads, takes, marks, pattern } = form;
  const inserter: InserterProfile = {
    name: name.trim(),
    kind,
    edge,
    leads,
    takes,
    fromEdgeMm: at('fromEdgeMm', before.fromEdgeMm),
    fromLeadMm: at('fromLeadMm', before.fromLeadMm),
    omr: kind === 'omr' ? { marks, pitchMm: at('pitchMm', before.omr.pitchMm), lengthMm: at('lengthMm', before.omr.lengthMm), thicknessPt: at('thicknessPt', before.omr.thicknessPt) } : before.omr,
    dataMatrix: kind === 'data-matrix' ? { pattern, moduleMm: at('moduleMm', before.dataMatrix.moduleMm) } : before.dataMatrix,
  };
  return inserterFault(inserter) ?? inserter;
};

const digits = (what: string): Readonly<Record<'1' | '2' | '4' | '8', string>> => ({ '1': `${what}: 1`, '2': `${what}: 2`, '4': `${what}: 4`, '8': `${what}: 8` });
const [SHEET, OF, PIECE] = [digits('Sheet n'), digits('of m'), digits('Piece number')];

export const OMR_MARK_NAMES: Readonly<Record<OmrMark, string>> = {
  start: 'Start, always there',
  safety: 'Safety, always there',
  empty: 'Gap, never there',
  'set-start': 'First sheet of a packet',
  'set-end': 'Last sheet of a packet',
  'not-set-end': 'Any sheet but the last',
  'sheet-1': SHEET['1'],
  'sheet-2': SHEET['2'],
  'sheet-4': SHEET['4'],
  'sheet-8': SHEET['8'],
  'of-1': OF['1'],
  'of-2': OF['2'],
  'of-4': OF['4'],
  'of-8': OF['8'],
  'piece-1': PIECE['1'],
  'piece-2': PIECE['2'],
  'piece-4': PIECE['4'],
  'piece-8': PIECE['8'],
  'parity-even': 'Parity, even',
  'parity-odd': 'Parity, odd',
};

/** `Data Matrix, 5.5 mm from the left side` */
export const inserterSummary = ({ kind, edge, fromEdgeMm }: InserterProfile): string => `${kind === 'omr' ? 'Bars (OMR)' : 'Data Matrix'}, ${fromEdgeMm} mm from the ${edge} side`;
