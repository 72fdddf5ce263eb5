import type { Exposure, WindowFinding } from '@shared/domain/envelope/judge-window';
import type { MaskPlace } from '@shared/domain/envelope/stray-lines';
import type { StrayKindView } from '@shared/ipc/views';
import type { Play } from '@shared/domain/envelope/movement-model';
import { countOf, listOf } from './counts';

const MILLIMETRES_PER_INCH = 25.4;

const number = new Intl.NumberFormat('en-US', { maximumFractionDigits: 2 });

export const inches = (value: number): string => `${number.format(value)} in`;

/** Where the packet lies: `at rest`, `pushed up 0.25 in and right 1 in`. */
export function positionWords({ upIn, rightIn }: Play): string {
  const parts = [...(upIn > 0.005 ? [`up ${inches(upIn)}`] : []), ...(rightIn > 0.005 ? [`right ${inches(rightIn)}`] : [])];
  return parts.length === 0 ? 'at rest' : `pushed ${parts.join(' and ')}`;
}

const WHAT = { text: 'Text', image: 'A picture', line: 'A line or shape' } as const;

/** What can show and when, as a row of a list. */
export const exposureWords = ({ what, text, position, window }: Exposure): string =>
  `${what === 'text' ? `“${text}”` : WHAT[what]}${window === 'return' ? ' in the upper window' : ''}: shows ${positionWords(position) === 'at rest' ? 'with the packet at rest' : `when it is ${positionWords(position)}`}`;

/** That something besides the address can be seen, with the first of it; null where nothing can. */
export function leakWords(exposures: readonly Exposure[]): string | null {
  const [first] = exposures.toSorted((a, b) => Number(b.what === 'text') - Number(a.what === 'text'));
  if (!first) return null;
  const what = first.what === 'text' ? `“${first.text}”` : WHAT[first.what];
  return exposures.length === 1 ? `${what} can be seen besides the address.` : `${what} and ${countOf(exposures.length - 1, 'other thing')} can be seen besides the address.`;
}

/** A shift that the picture tries before it is used, in inches like all else of the envelope, and in the millimetres that are typed: `0.24 in (6 mm) right and 0.08 in (2 mm) down`. */
export function shiftWords(xMm: number, yMm: number): string {
  const along = (value: number, [above, below]: readonly [string, string]): readonly string[] => (value === 0 ? [] : [`${inches(Math.abs(value) / MILLIMETRES_PER_INCH)} (${number.format(Math.abs(value))} mm) ${value > 0 ? above : below}`]);
  return [...along(xMm, ['right', 'left']), ...along(yMm, ['down', 'up'])].join(' and ') || 'none';
}

/** How near the address comes to the edge of what is always visible. */
export function marginWords({ marginPt }: Pick<WindowFinding, 'marginPt'>): string | null {
  if (marginPt === null) return null;
  const apart = inches(Math.abs(marginPt) / 72);
  return marginPt >= 0 ? `At the worst position ${apart} of the window stays clear around the address.` : `At the worst position ${apart} of the address is hidden.`;
}

/** What a kind is: its first wordings for text. */
export function strayKindWords({ what, examples, wordings }: Pick<StrayKindView, 'what' | 'examples' | 'wordings'>): string {
  if (what !== 'text') return WHAT[what];
  const texts = [...new Set(examples.map(({ text }) => text))].map((text) => `“${text}”`);
  const more = wordings - new Set(examples.map(({ text }) => text.replace(/\d/g, '#'))).size;
  if (texts.length === 0) return 'text that no packet shows now';
  return `${listOf(texts)}${more > 0 ? ` and ${countOf(more, 'other wording')}` : ''}`;
}

/** Where a kind stands on page 1, from its left and top edge. */
export const strayPlaceWords = ({ xPt, yPt }: MaskPlace): string => `${inches(xPt / 72)} from the left, ${inches(yPt / 72)} from the top`;

/** What the upper window shows of the sender's address, with the next step; null where there is no such window or nothing is to be done. */
export function senderWords({ sender }: Pick<WindowFinding, 'sender'>, hasCover: boolean): string | null {
  if (sender === undefined || sender === 'whole') return null;
  if (sender === 'cut') return 'Part of the return address can slide out of the upper window. Shift the page, or use cover sheets.';
  return hasCover
    ? 'The upper window shows no return address. Type one under Envelopes and printer.'
    : 'The upper window shows no return address of this report. Use an envelope with one printed on it, or cover sheets.';
}

/** The picture in a sentence, for those who don't see it. */
export function stageLabel(envelopeName: string, finding: WindowFinding, position: Play): string {
  const shows = finding.exposures.length === 0 ? 'nothing but the address can show' : `${countOf(finding.exposures.length, 'thing')} besides the address can show`;
  return `Page 1 in the envelope ${envelopeName}, ${positionWords(position)}; ${shows}. Arrow keys slide the packet, with Shift all the way, Home puts it to rest.`;
}
