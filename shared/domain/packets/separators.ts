import { inSteps, mapInSteps, type Steps } from '../../jobs/steps';
import type { CoverSheet } from '../envelope/cover-sheet';
import { DESCENT_EM, heightEm, isWritable, widthEm } from '../envelope/cover-type';
import { LETTER_WIDTH_PT } from '../geometry/units';
import type { Batch, Packet, Separator } from './plan';
import type { SchoolNames } from './school-names';
import type { PrepareSettings } from './settings';

/** A separator sheet: its front says what follows, its back is blank. */
export const SEPARATOR_PAGES = 2;

const SIZE_PT = 26;
const LEADING_PT = 40;
const LEFT_PT = 72;
const TOP_PT = 144;

/** Lines of large type, read from across a table. */
const pageOf = (lines: readonly string[]): CoverSheet => ({
  sizePt: SIZE_PT,
  fit: 'ok',
  lines: lines.map((text, index) => ({ text, xPt: LEFT_PT, baselinePt: TOP_PT + index * LEADING_PT })),
  box: [LEFT_PT, TOP_PT - heightEm(lines[0] ?? '') * SIZE_PT, LEFT_PT + Math.max(...lines.map(widthEm)) * SIZE_PT, TOP_PT + (lines.length - 1) * LEADING_PT + DESCENT_EM * SIZE_PT],
});

type Part = { readonly key: string; readonly lead: Lead; readonly beforeIndex: number; readonly packets: Packet[] };
type Lead = { readonly school: string | null; readonly grade: string | null };

const leadOf = (packet: Pick<Packet, 'members'>, separators: PrepareSettings['separators']): Lead => {
  const [lead] = packet.members;
  return { school: lead?.school ?? null, grade: separators === 'grade' ? (lead?.grade ?? null) : null };
};

/** Up to the right margin, in so many lines at most. */
const WIDEST_LINE_EM = (LETTER_WIDTH_PT - 2 * LEFT_PT) / SIZE_PT;
const MOST_NAME_LINES = 3;

/** A school's name in lines that the sheet has room for; none where the type can't write it. */
const nameLines = (name: string | undefined): readonly string[] => {
  if (name === undefined || !isWritable(name)) return [];
  const lines: string[] = [];
  for (const word of name.split(' ')) {
    const longer = lines.length === 0 ? word : `${lines.at(-1) ?? ''} ${word}`;
    if (lines.length > 0 && widthEm(longer) <= WIDEST_LINE_EM) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines.some((line) => widthEm(line) > WIDEST_LINE_EM) ? [] : lines.slice(0, MOST_NAME_LINES);
};

const headOf = ({ school, grade }: Lead, separators: PrepareSettings['separators'], names: SchoolNames): readonly string[] => [
  ...nameLines(names.get(school ?? '')),
  `School ${school ?? 'not known'}`,
  ...(separators === 'grade' ? [`Grade ${grade ?? 'not known'}`] : []),
];

/** What must be equal for two packets to stand behind one separator; equal for all where there are none. */
export const separatorKey = (packet: Pick<Packet, 'members'>, separators: PrepareSettings['separators']): string => (separators === 'none' ? '' : keyOf(leadOf(packet, separators)));

const keyOf = ({ school, grade }: Lead): string => [school ?? '', grade ?? ''].join('\n');

const countLines = (packets: readonly Packet[]): readonly string[] => {
  const [first, last] = [packets[0]?.piece ?? 0, packets.at(-1)?.piece ?? 0];
  return [`${packets.length} ${packets.length === 1 ? 'envelope' : 'envelopes'}`, first === last ? `Piece ${first}` : `Pieces ${first} to ${last}`];
};

/**
 * A separator before each run of packets of one school, or of one school and grade, in the printed order, with how many envelopes follow; in steps. It
 * names no pupil. A school stands by its name where that is known (`names`), and by its code.
 */
export function* planSeparators(packets: readonly Packet[], separators: PrepareSettings['separators'], names: SchoolNames = new Map()): Steps<readonly Separator[]> {
  if (separators === 'none') return [];
  const parts: Part[] = [];
  yield* inSteps(packets, (packet, index) => {
    const lead = leadOf(packet, separators);
    const key = keyOf(lead);
    const open = parts.at(-1);
    if (open?.key === key) open.packets.push(packet);
    else parts.push({ key, lead, beforeIndex: index, packets: [packet] });
  });
  return yield* mapInSteps(parts, ({ lead, beforeIndex, packets: ofPart }) => ({ beforeIndex, page: pageOf([...headOf(lead, separators, names), ...countLines(ofPart)]) }));
}

/** What stands in a batch's PDF, in order: packets, and the separators before them. */
export type BatchPart = { readonly packet: Packet; readonly separator: null } | { readonly packet: null; readonly separator: Separator };

/** Made one at a time, as it is gone through: a batch may have tens of thousands. */
export function* partsOfBatch({ packets, separators }: Pick<Batch, 'packets' | 'separators'>): Generator<BatchPart, void> {
  const before = new Map(separators.map((separator) => [separator.beforeIndex, separator]));
  for (const [index, packet] of packets.entries()) {
    const separator = before.get(index);
    if (separator) yield { packet: null, separator };
    yield { packet, separator: null };
  }
}
