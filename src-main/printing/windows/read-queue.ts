import { LETTER, TWO_SIDED, type PrinterCapabilities } from '@shared/domain/printing/printer';
import type { SpoolerQueue } from './spooler-answers';
import { queueReasons, queueState } from './spooler-flags';

/** Ports that lead to a file, a fax or another program: printing there asks the person for a name, or mails nothing. */
const NO_PAPER = /^(PORTPROMPT:|FILE:|NUL:|SHRFAX:|XPSPORT:|MICROSOFT\.|ONENOTE)/i;

/** Whether the queue's port can lead to paper. */
export const leadsToPaper = ({ port }: Pick<SpoolerQueue, 'port'>): boolean => !NO_PAPER.test(port);

const SIDES: Readonly<Record<string, string>> = { OneSided: 'one-sided', TwoSidedLongEdge: TWO_SIDED, TwoSidedShortEdge: 'two-sided-short-edge' };
/** Letter in 1/96 in, and how far a driver's rounding may be off. */
const LETTER_UNITS = { width: 816, height: 1056, within: 2 } as const;
/** `staple-top-left` (PWG 5100.1) by the name of .NET's enumeration. */
export const STAPLING: Readonly<Record<number, string>> = { 20: 'StapleTopLeft' };

type Media = NonNullable<SpoolerQueue['can']>['media'][number];
const isLetter = ({ name, width, height }: Media): boolean =>
  name === 'NorthAmericaLetter' || (width !== null && height !== null && Math.abs(width - LETTER_UNITS.width) <= LETTER_UNITS.within && Math.abs(height - LETTER_UNITS.height) <= LETTER_UNITS.within);

/** A queue of Windows in the words of the rest of the program. A page of any format can be sent to it, since it goes as a picture. */
export function readQueue(queue: SpoolerQueue): PrinterCapabilities {
  const { name, can, status } = queue;
  return {
    name,
    description: queue.comment,
    location: queue.location,
    model: queue.driver,
    isDefault: queue.isDefault,
    way: 'spooler',
    members: [],
    takesPdf: true,
    sides: can?.duplexing.flatMap((one) => SIDES[one] ?? []) ?? [],
    color: can?.colors.includes('Color') ?? false,
    media: can?.media.map((media) => (isLetter(media) ? LETTER : media.name)) ?? [],
    mediaReady: [],
    trays: can?.bins.map(({ label, name: option }) => (option === 'AutoSelect' ? 'auto' : label)) ?? [],
    finishings: Object.entries(STAPLING).flatMap(([code, stapling]) => (can?.stapling.includes(stapling) ? [Number(code)] : [])),
    // The pictures are as large as the sheet, and the ticket asks for one page on each.
    keepsScale: true,
    takesAccountCode: false,
    longestPin: 0,
    canHold: false,
    pagesPerMinute: null,
    markers: [],
    state: queueState(status),
    stateReasons: queueReasons(status),
    acceptsJobs: true,
    unreachable: can === null ? `The driver of ${name} does not say what the printer can do. Install the maker’s driver, or add the printer by its address.` : null,
  };
}

/** Resolution of pictures in dots an inch: what is asked for, or less where the printer has less. */
export function dpiFor({ can }: Pick<SpoolerQueue, 'can'>, wanted: number): number {
  const most = Math.max(0, ...(can?.resolutions ?? []));
  return most === 0 ? wanted : Math.min(wanted, most);
}

/** The name of gray that the driver knows. */
export const grayOf = ({ can }: Pick<SpoolerQueue, 'can'>): 'Grayscale' | 'Monochrome' => (can?.colors.includes('Grayscale') ?? true ? 'Grayscale' : 'Monochrome');
