import type { CoverSheet } from '../envelope/cover-sheet';
import { DESCENT_EM, heightEm, widthEm } from '../envelope/cover-type';
import type { Batch, Packet, Separator } from './plan';
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

type Part = { readonly key: string; readonly lines: readonly string[]; readonly beforeIndex: number; readonly packets: Packet[] };

const headOf = (packet: Pick<Packet, 'reports'>, separators: PrepareSettings['separators']): readonly string[] => {
  const lead = packet.reports[0]?.report;
  const school = `School ${lead?.school ?? 'not known'}`;
  return separators === 'grade' ? [school, `Grade ${lead?.grade ?? 'not known'}`] : [school];
};

/** What must be equal for two packets to stand behind one separator; equal for all where there are none. */
export const separatorKey = (packet: Pick<Packet, 'reports'>, separators: PrepareSettings['separators']): string => (separators === 'none' ? '' : headOf(packet, separators).join('\n'));

const countLines = (packets: readonly Packet[]): readonly string[] => {
  const [first, last] = [packets[0]?.piece ?? 0, packets.at(-1)?.piece ?? 0];
  return [`${packets.length} ${packets.length === 1 ? 'envelope' : 'envelopes'}`, first === last ? `Piece ${first}` : `Pieces ${first} to ${last}`];
};

/**
 * A separator before each run of packets of one school, or of one school and grade, in the printed order, with how many envelopes follow. It names
 * no pupil.
 */
export const planSeparators = (packets: readonly Packet[], separators: PrepareSettings['separators']): readonly Separator[] => {
  if (separators === 'none') return [];
  const parts: Part[] = [];
  for (const [index, packet] of packets.entries()) {
    const lines = headOf(packet, separators);
    const key = lines.join('\n');
    const open = parts.at(-1);
    if (open?.key === key) open.packets.push(packet);
    else parts.push({ key, lines, beforeIndex: index, packets: [packet] });
  }
  return parts.map(({ lines, beforeIndex, packets: ofPart }) => ({ beforeIndex, page: pageOf([...lines, ...countLines(ofPart)]) }));
};

/** What stands in a batch's PDF, in order: packets, and the separators before them. */
export type BatchPart = { readonly packet: Packet; readonly separator: null } | { readonly packet: null; readonly separator: Separator };

export const partsOfBatch = ({ packets, separators }: Pick<Batch, 'packets' | 'separators'>): readonly BatchPart[] => {
  if (separators.length === 0) return packets.map((packet) => ({ packet, separator: null }));
  const before = new Map(separators.map((separator) => [separator.beforeIndex, separator]));
  return packets.flatMap((packet, index): BatchPart[] => {
    const separator = before.get(index);
    return [...(separator ? [{ packet: null, separator }] : []), { packet, separator: null }];
  });
};
