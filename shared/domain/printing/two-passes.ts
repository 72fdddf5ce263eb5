import type { Arrangement, SheetOrder } from './arrange-pages';

/** What is printed of the sheets in one of the two passes. */
export type Pass = 'fronts' | 'backs';

export const FACES = ['down', 'up'] as const;
/** How sheets come to lie in a printer's output tray: the printed side down, or up. */
export type Face = (typeof FACES)[number];

/**
 * How a stack comes back into a printer that prints on one side, as its trial told. `feeds`: its sheets are taken in the order in which their fronts
 * were printed, or the other way round. `isTurned`: backs have to be printed upside down.
 */
export type Turning = { readonly feeds: 'same' | 'other'; readonly isTurned: boolean };

/** The most sheets of a stack that is turned by hand and laid into a tray again: what the trays of small printers take. */
export const MOST_TURNED_SHEETS = 100;

/** The trial's letters: what stands at the top of the back of sheet 1, the right way up, when the sheet is turned over like the page of a book. */
export const TRIAL_LETTERS = ['A', 'B', 'C', 'D'] as const;
export type TrialLetter = (typeof TRIAL_LETTERS)[number];

/** The two backs of the trial, in the order in which they are sent: the letter that stands upright, and the one that stands upside down at the bottom. */
export const TRIAL_BACKS: readonly (readonly [upright: TrialLetter, upsideDown: TrialLetter])[] = [
  ['A', 'B'],
  ['C', 'D'],
];

const TURNINGS: Readonly<Record<TrialLetter, Turning>> = {
  A: { feeds: 'same', isTurned: false },
  B: { feeds: 'same', isTurned: true },
  C: { feeds: 'other', isTurned: false },
  D: { feeds: 'other', isTurned: true },
};

/** What the trial's answer says of how the stack comes back. */
export const turningOfTrial = (letter: TrialLetter): Turning => TURNINGS[letter];

/** The letter that an earlier trial gave. */
export const letterOfTurning = ({ feeds, isTurned }: Turning): TrialLetter => (feeds === 'same' ? (isTurned ? 'B' : 'A') : isTurned ? 'D' : 'C');

const otherOrder = (order: SheetOrder): SheetOrder => (order === 'forward' ? 'reverse' : 'forward');

/**
 * The two passes that put each back behind its front and leave the stack in order, its first front on top. With the printed side down,
 * backs come out face down, so that the sheet that is printed last lies on top with its front up: it must be the first one. With the printed side up the
 * stack is turned over at the end.
 */
export const passesFor = (face: Face, { feeds, isTurned }: Turning): readonly [fronts: Arrangement, backs: Arrangement] => {
  const backs: SheetOrder = face === 'down' ? 'reverse' : 'forward';
  return [
    { sides: 'fronts', order: feeds === 'same' ? backs : otherOrder(backs), isTurned: false },
    { sides: 'backs', order: backs, isTurned },
  ];
};
