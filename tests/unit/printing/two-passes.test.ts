import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { arrangedCount, AS_PLANNED, placeOfPage, type Arrangement } from '@shared/domain/printing/arrange-pages';
import { lastGoodFault, partAfterJam } from '@shared/domain/printing/part-after-jam';
import { comesOutInOrder, offMismatch, usualProfile } from '@shared/domain/printing/printer-profile';
import { describeToner } from '@shared/domain/printing/toner';
import { FACES, letterOfTurning, passesFor, TRIAL_BACKS, TRIAL_LETTERS, turningOfTrial, type Face, type TrialLetter } from '@shared/domain/printing/two-passes';
import { finishedStack, PATHS, type PaperPath, type Sheet } from '../../support/print-lab/paper-path';

/** The pages (from 1) in the order in which they are sent. */
const sent = (pages: number, arrangement: Arrangement): (number | null)[] => {
  const places = Array.from<number | null>({ length: arrangedCount(pages, arrangement) }).fill(null);
  for (let index = 0; index < pages; index += 1) {
    const place = placeOfPage(index, pages, arrangement);
    if (place !== null) places[place] = index + 1;
  }
  return places;
};

describe('pages laid out for a printer', () => {
  test('keep the two sides of a sheet together, whatever the order', () => {
    expect(sent(6, AS_PLANNED)).toEqual([1, 2, 3, 4, 5, 6]);
    expect(sent(6, { ...AS_PLANNED, order: 'reverse' })).toEqual([5, 6, 3, 4, 1, 2]);
    expect(sent(6, { sides: 'fronts', order: 'forward', isTurned: false })).toEqual([1, 3, 5]);
    expect(sent(6, { sides: 'backs', order: 'reverse', isTurned: true })).toEqual([6, 4, 2]);
  });

  test('fronts and backs are equal in number, also where a last back is missing', () => {
    expect(sent(5, { sides: 'fronts', order: 'forward', isTurned: false })).toEqual([1, 3, 5]);
    expect(sent(5, { sides: 'backs', order: 'forward', isTurned: false })).toEqual([2, 4, null]);
  });

  test('every page has one place of its own', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.constantFrom('forward' as const, 'reverse' as const), (sheets, order) => {
        const both = sent(sheets * 2, { sides: 'both', order, isTurned: false });
        expect(both.toSorted((a, b) => (a ?? 0) - (b ?? 0))).toEqual(Array.from({ length: sheets * 2 }, (_, index) => index + 1));
      }),
    );
  });
});

/** What the person reads off the back of sheet 1 of the trial on a printer with this path. */
const letterRead = (path: PaperPath, face: Face): TrialLetter | null => {
  const stack = finishedStack([{ page: 1, isTurned: false }, { page: 2, isTurned: false }], TRIAL_BACKS.map((_, page) => ({ page, isTurned: false })), path, face);
  const first = stack.find(({ front }) => front?.page === 1);
  const back = first?.back;
  return back ? (TRIAL_BACKS[back.page]?.[back.isUpsideDown ? 1 : 0] ?? null) : null;
};

describe('a printer that prints on one side', () => {
  test.each(PATHS.flatMap((path) => FACES.map((face) => [path, face] as const)))('gets each back behind its front, upright and in order: %o, face %s', (path, face) => {
    const letter = letterRead(path, face);
    expect(letter).not.toBeNull();
    const [fronts, backs] = passesFor(face, turningOfTrial(letter ?? 'A'));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), (sheets) => {
        const pass = (arrangement: Arrangement) => sent(sheets * 2, arrangement).map((page) => ({ page: page ?? 0, isTurned: arrangement.isTurned }));
        const stack = finishedStack(pass(fronts), pass(backs), path, face);
        expect(stack).toEqual(Array.from({ length: sheets }, (_, index): Sheet => ({ front: { page: 2 * index + 1, isUpsideDown: false }, back: { page: 2 * index + 2, isUpsideDown: false } })));
      }),
    );
  });

  test('the four answers of the trial are four ways to turn a stack', () => {
    expect(new Set(PATHS.map((path) => letterRead(path, 'down')))).toEqual(new Set(TRIAL_LETTERS));
    for (const letter of TRIAL_LETTERS) expect(letterOfTurning(turningOfTrial(letter))).toBe(letter);
  });
});

describe('after a jam', () => {
  const pieces = (order: 'forward' | 'reverse', sides: Arrangement['sides'] = 'both') => [1, 2, 3, 4].map((piece) => ({ piece, sides, order }));
  test('what came out before the last good piece is good, in the order in which sheets were sent', () => {
    expect(partAfterJam(pieces('forward'), 2)).toEqual({ good: [1, 2], again: [3, 4] });
    expect(partAfterJam(pieces('reverse'), 3)).toEqual({ good: [3, 4], again: [1, 2] });
    expect(partAfterJam(pieces('reverse'), 0)).toEqual({ good: [], again: [1, 2, 3, 4] });
    expect(partAfterJam(pieces('forward', 'fronts'), 4)).toEqual({ good: [], again: [1, 2, 3, 4] });
  });
  test('a number beside the pieces in question is no answer, before them either: of sheets sent from the last on it would make all good', () => {
    const asked = [0, 4, 5, 8, 9].map((number) => lastGoodFault(number, '5–8') === null);
    expect(asked).toEqual([true, false, true, true, false]);
    expect(lastGoodFault(9, '5–8')).toBe('Pieces 5–8 went there. Enter one of these, or 0 where none came out whole.');
    expect(lastGoodFault(9, '5')).toBe('Piece 5 went there. Enter its number, or 0 where none came out whole.');
  });
});

describe('a printer profile', () => {
  const profile = usualProfile('Office');
  test('says how the stack comes out', () => {
    expect(comesOutInOrder(profile)).toBe(true);
    expect(comesOutInOrder({ face: 'up', order: 'forward' })).toBe(false);
    expect(comesOutInOrder({ face: 'up', order: 'reverse' })).toBe(true);
  });
  test('says where batches were prepared for another printer', () => {
    expect(offMismatch(profile, { printerXMm: 0.2, printerYMm: 0 })).toBeNull();
    expect(offMismatch({ ...profile, xMm: 1, yMm: -0.5 }, { printerXMm: 0, printerYMm: 0 })).toBe(
      'Office prints 1 mm right, 0.5 mm up off, and the batches were prepared for a printer that prints true. Prepare them again for this printer, or check the proof in an envelope.',
    );
  });
  test('tells the toner that a run takes', () => {
    expect(describeToner({ sides: 500, cartridgeSides: 2_500, markers: [{ name: 'Cyan', percent: 90 }] })).toBe('500 printed sides: about 20 % of a set of cartridges at the usual 5 % cover.');
    expect(describeToner({ sides: 500, cartridgeSides: 2_500, markers: [{ name: 'Black', percent: 40 }, { name: 'Cyan', percent: 12 }] })).toContain('Cyan is at 12 %. Have another one at hand.');
  });
});
