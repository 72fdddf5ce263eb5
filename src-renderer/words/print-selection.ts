import type { BatchView } from '@shared/ipc/plan-view';

/** What of the run is to be printed; null leaves a limit open. Piece numbers are included on both ends. */
export type PrintScope = { readonly batchId: string | null; readonly fromPiece: number | null; readonly toPiece: number | null; readonly proof: boolean };

/** A scope as it is typed: piece numbers as text, empty for no limit. */
export type TypedScope = Pick<PrintScope, 'batchId' | 'proof'> & { readonly fromPiece: string; readonly toPiece: string };

export const WHOLE_RUN = { batchId: null, fromPiece: '', toPiece: '' } as const;

/** A piece number as the window shows them, such as `1,234`, or as plain digits. */
const PIECE = /^(\d{1,7}|\d{1,3}(,\d{3})+)$/;

/** The piece number that was typed, null where none was; undefined where it is none. */
export const readPiece = (typed: string): number | null | undefined => {
  const text = typed.trim();
  if (text === '') return null;
  const piece = PIECE.test(text) ? Number(text.replaceAll(',', '')) : 0;
  return piece > 0 ? piece : undefined;
};

/** The scope that was typed, or a sentence that says what is no piece number. */
export function readScope({ batchId, proof, ...typed }: TypedScope): PrintScope | string {
  const [fromPiece, toPiece] = [readPiece(typed.fromPiece), readPiece(typed.toPiece)];
  if (fromPiece === undefined) return 'From piece: type one number, such as 12, or leave it empty.';
  if (toPiece === undefined) return 'To piece: type one number, such as 12, or leave it empty.';
  return { batchId, proof, fromPiece, toPiece };
}

/** A scope in numbers: the pieces at its ends and what lies between. Null where nothing is in it. */
export type PrintSelection = { readonly firstPiece: number; readonly lastPiece: number; readonly packets: number; readonly sheets: number; /** Sides with something on them, about: of a part of a batch its share. */ readonly printedSides: number };

/** The pieces and sheets that a scope takes of the batches; a proof is the first packet alone. */
export function selectionOf(batches: readonly BatchView[], { batchId, fromPiece, toPiece, proof }: PrintScope): PrintSelection | null {
  const parts = batches
    .filter(({ id }) => batchId === null || id === batchId)
    .map(({ firstPiece, lastPiece, sheetsPerPacket, separatorsBefore, packets, pages, blanks }) => ({
      first: Math.max(firstPiece, fromPiece ?? firstPiece),
      last: Math.min(lastPiece, toPiece ?? lastPiece),
      sheetsPerPacket,
      separators: separatorsBefore.map((index) => firstPiece + index),
      // The back of a separator is empty and counts as a page.
      sidesPerPacket: (pages - blanks - separatorsBefore.length) / packets,
    }))
    .filter(({ first, last }) => first <= last);
  const [start] = parts;
  const end = parts.at(-1);
  if (!start || !end) return null;
  if (proof) return { firstPiece: start.first, lastPiece: start.first, packets: 1, sheets: sheetsOf({ ...start, last: start.first }), printedSides: Math.ceil(start.sidesPerPacket) };
  return {
    firstPiece: start.first,
    lastPiece: end.last,
    packets: parts.reduce((sum, { first, last }) => sum + last - first + 1, 0),
    sheets: parts.reduce((sum, part) => sum + sheetsOf(part), 0),
    printedSides: Math.ceil(parts.reduce((sum, { first, last, sidesPerPacket }) => sum + (last - first + 1) * sidesPerPacket, 0)),
  };
}

type Part = { readonly first: number; readonly last: number; readonly sheetsPerPacket: number; /** Pieces that have a separator before them. */ readonly separators: readonly number[] };

/** A separator goes with the packet behind it. */
const sheetsOf = ({ first, last, sheetsPerPacket, separators }: Part): number => (last - first + 1) * sheetsPerPacket + separators.filter((piece) => piece >= first && piece <= last).length;
