import { atOnce, flatMapInSteps, groupInSteps, mapInSteps, type Steps } from '../../jobs/steps';
import { isAbroad } from '../ssr/abroad';
import { type EnvelopeSize, isLetterSize, isMachinable, type MailClass, MOST_LETTER_INCHES, MOST_LETTER_OUNCES, postageCents, type RateTable } from './rates';
import { packetOunces, packetInches, type PaperPounds } from './weigh';

/** What of an envelope matters to the mail room. */
export type MailPiece = { readonly piece: number; readonly batch: string; readonly sheets: number; readonly zip: string | null; /** Where it goes, by lines; none where no address was found. */ readonly address: readonly string[] };

export const SHEETS_PER_PACK = 500;
/** Fewer pieces get no presort price (DMM 233). */
export const FEWEST_PRESORT_PIECES = 500;

/** Envelopes of one batch. */
export type BatchSupplies = { readonly batch: string; readonly envelopes: number; readonly sheets: number; readonly sheetsPerEnvelope: number; readonly ounces: number; readonly cents: number | null };

/** Envelopes that need the same postage: from above the step before up to so many ounces, here or abroad. Null cents: the table has no price. */
export type WeightStep = { readonly upToOunces: number | null; readonly isAbroad: boolean; readonly envelopes: number; readonly cents: number | null };

/** What a run takes, from the packets alone. Pieces are listed by their numbers. */
export type Supplies = {
  readonly envelopes: number;
  /** All paper: the sheets of the envelopes, and separator sheets, which go into none. */
  readonly sheets: number;
  readonly separators: number;
  /** Packs of 500 sheets, the last one begun. */
  readonly packs: number;
  readonly pounds: number;
  readonly batches: readonly BatchSupplies[];
  readonly steps: readonly WeightStep[];
  /** The whole postage in cents, null where the table has no price for some of the envelopes. */
  readonly cents: number | null;
  /** Pieces that weigh more than an ounce, and so need more than the first price. */
  readonly overAnOunce: readonly number[];
  /** Pieces that are no letter any more: too heavy or too thick. */
  readonly notLetters: readonly number[];
  /** Letters that the post's machines do not take, because of the envelope's form. */
  readonly nonmachinable: readonly number[];
  /** Pieces to other countries, which take international postage and count in no presort. */
  readonly abroad: readonly number[];
  readonly presort: {
    readonly isPossible: boolean;
    readonly zips: readonly { readonly zip: string; readonly pieces: number }[];
    readonly withoutZip: readonly number[];
  };
};

export type PostageChoices = { readonly mailClass: MailClass; readonly rates: RateTable };
export type SuppliesChoices = PostageChoices & { readonly paper: PaperPounds; readonly envelope: EnvelopeSize };

type Weighed = MailPiece & { readonly isAbroad: boolean; readonly ounces: number; readonly isLetter: boolean; readonly isMachinable: boolean; readonly cents: number | null };

const OUNCES_PER_POUND = 16;

const weigh = (piece: MailPiece, { paper, envelope, mailClass, rates }: SuppliesChoices): Weighed => {
  const ounces = packetOunces(piece.sheets, paper);
  const isLetter = isLetterSize(envelope) && ounces <= MOST_LETTER_OUNCES && packetInches(piece.sheets, paper) <= MOST_LETTER_INCHES;
  const goesAbroad = isAbroad(piece.address);
  const isTaken = isMachinable(envelope);
  const [price, more] = [postageCents(ounces, goesAbroad ? 'abroad' : mailClass, rates), isTaken ? 0 : rates.nonmachinable];
  return { ...piece, isAbroad: goesAbroad, ounces, isLetter, isMachinable: isTaken, cents: isLetter && price !== null && more !== null ? price + more : null };
};

const sumCents = (pieces: readonly Weighed[]): number | null => pieces.reduce<number | null>((sum, { cents }) => (sum === null || cents === null ? null : sum + cents), 0);

const batchSupplies = (batch: string, pieces: readonly Weighed[]): BatchSupplies => ({
  batch,
  envelopes: pieces.length,
  sheets: pieces.reduce((sum, { sheets }) => sum + sheets, 0),
  sheetsPerEnvelope: pieces[0]?.sheets ?? 0,
  ounces: pieces[0]?.ounces ?? 0,
  cents: sumCents(pieces),
});

const stepOf = ({ ounces, isLetter, isAbroad: goesAbroad }: Weighed, { mailClass, rates }: SuppliesChoices): number | null =>
  isLetter ? (rates.cents[goesAbroad ? 'abroad' : mailClass].find(({ upToOunces }) => ounces <= upToOunces)?.upToOunces ?? null) : null;

/** In the country first, and the lighter ones first. */
function* weightSteps(pieces: readonly Weighed[], choices: SuppliesChoices): Steps<readonly WeightStep[]> {
  const steps = yield* groupInSteps(pieces, (piece) => `${piece.isAbroad ? 'abroad' : 'here'} ${stepOf(piece, choices)}`);
  return [...steps.values()]
    .flatMap((ofStep): WeightStep[] => {
      const [first] = ofStep;
      if (!first) return [];
      const upToOunces = stepOf(first, choices);
      return [{ upToOunces, isAbroad: first.isAbroad, envelopes: ofStep.length, cents: upToOunces === null ? null : sumCents(ofStep) }];
    })
    .sort((a, b) => Number(a.isAbroad) - Number(b.isAbroad) || (a.upToOunces ?? Infinity) - (b.upToOunces ?? Infinity));
}

/** The five digits that presort goes by. */
const zip5 = (zip: string | null): string | null => (zip === null ? null : zip.slice(0, 5));

function* zipCounts(pieces: readonly Weighed[]): Steps<Supplies['presort']['zips']> {
  return [...(yield* groupInSteps(pieces, ({ zip }) => zip5(zip)))]
    .flatMap(([zip, ofZip]) => (zip === null ? [] : [{ zip, pieces: ofZip.length }]))
    .sort((a, b) => b.pieces - a.pieces || (a.zip < b.zip ? -1 : 1));
}

/** Sums up what a run takes of paper, envelopes and postage; `separators` counts separator sheets, which take paper and no postage. */
export const suppliesOf = (pieces: readonly MailPiece[], choices: SuppliesChoices, separators = 0): Supplies => atOnce(suppliesInSteps(pieces, choices, separators));

/** The same in steps. */
export function* suppliesInSteps(pieces: readonly MailPiece[], choices: SuppliesChoices, separators = 0): Steps<Supplies> {
  const weighed = yield* mapInSteps(pieces, (piece) => weigh(piece, choices));
  const byBatch = yield* groupInSteps(weighed, ({ batch }) => batch);
  const steps = yield* weightSteps(weighed, choices);
  const inCountry = weighed.filter((piece) => !piece.isAbroad);
  const zips = yield* zipCounts(inCountry);
  yield;
  const sheets = separators + weighed.reduce((sum, piece) => sum + piece.sheets, 0);
  const listed = function* (isListed: (piece: Weighed) => boolean): Steps<readonly number[]> {
    return yield* flatMapInSteps(weighed, (piece) => (isListed(piece) ? [piece.piece] : []));
  };
  return {
    envelopes: weighed.length,
    sheets,
    separators,
    packs: Math.ceil(sheets / SHEETS_PER_PACK),
    pounds: Math.round((weighed.reduce((sum, { ounces }) => sum + ounces, 0) / OUNCES_PER_POUND) * 10) / 10,
    batches: [...byBatch].map(([batch, ofBatch]) => batchSupplies(batch, ofBatch)),
    steps,
    cents: sumCents(weighed),
    overAnOunce: yield* listed(({ ounces }) => ounces > 1),
    notLetters: yield* listed(({ isLetter }) => !isLetter),
    nonmachinable: yield* listed(({ isLetter, isMachinable }) => isLetter && !isMachinable),
    abroad: yield* listed((piece) => piece.isAbroad),
    presort: {
      isPossible: inCountry.filter(({ isLetter }) => isLetter).length >= FEWEST_PRESORT_PIECES,
      zips,
      withoutZip: yield* listed((piece) => !piece.isAbroad && piece.zip === null),
    },
  };
}

/** Piece numbers as people write them: `3, 7–12, 40`. */
export const pieceRanges = (pieces: readonly number[]): string => {
  const ranges: { readonly from: number; to: number }[] = [];
  for (const piece of pieces.toSorted((a, b) => a - b)) {
    const last = ranges.at(-1);
    if (last && piece <= last.to + 1) last.to = piece;
    else ranges.push({ from: piece, to: piece });
  }
  return ranges.map(({ from, to }) => (from === to ? String(from) : `${from}–${to}`)).join(', ');
};
