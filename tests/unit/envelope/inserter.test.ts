import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matrixText, patternFault } from '@shared/domain/envelope/inserter/data-matrix-code';
import { inserterFault, inserterPlaceFault, mostMarkedSheets } from '@shared/domain/envelope/inserter/inserter-fault';
import { INSERTER_FILE } from '@shared/domain/envelope/inserter/inserter-guard';
import { behindMark, inserterMark, markOnSide, markPlace } from '@shared/domain/envelope/inserter/inserter-mark';
import { FEEDS, type InserterProfile, LEAD_EDGES, SIDE_EDGES, usualInserter, withInserters } from '@shared/domain/envelope/inserter/inserter-profile';
import { omrCode } from '@shared/domain/envelope/inserter/omr-code';
import { windowAreas } from '@shared/domain/envelope/movement-model';
import { DEFAULT_ENVELOPE, ENVELOPE_PRESETS } from '@shared/domain/envelope/presets';
import { contains, moved, overlaps } from '@shared/domain/geometry/rect';

const matrix = usualInserter('Symbols');
const bars: InserterProfile = { ...matrix, name: 'Bars', kind: 'omr', fromLeadMm: 115 };
const withOmr = (part: Partial<InserterProfile['omr']>): InserterProfile => ({ ...bars, omr: { ...bars.omr, ...part } });
const withMatrix = (part: Partial<InserterProfile['dataMatrix']>): InserterProfile => ({ ...matrix, dataMatrix: { ...matrix.dataMatrix, ...part } });
const NO_NUMBERS = { pieceNumbers: 'none', pieceNumberPt: 6 } as const;
const NOT_OFF = { xPt: 0, yPt: 0 };

describe('bars', () => {
  it.each([
    [{ piece: 5, sheet: 1, sheets: 3 }, '1010011'],
    [{ piece: 5, sheet: 3, sheets: 3 }, '1111011'],
    [{ piece: 6, sheet: 2, sheets: 3 }, '1000111'],
    [{ piece: 8, sheet: 1, sheets: 1 }, '1101001'],
  ])('say that a sheet of a packet %o is %s', (sheet, said) => {
    const code = omrCode(['start', 'set-end', 'piece-1', 'parity-even', 'piece-2', 'piece-4', 'safety'], sheet);
    expect(code.map((isThere) => (isThere ? '1' : '0')).join('')).toBe(said);
  });

  it('count sheet n of m in binary, and their number is even or odd as parity says', () => {
    const marks = ['start', 'sheet-1', 'sheet-2', 'sheet-4', 'of-1', 'of-2', 'of-4', 'empty', 'parity-odd', 'safety'] as const;
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 99_999 }), fc.integer({ min: 1, max: 7 }), fc.integer({ min: 1, max: 7 }), (piece, a, b) => {
        const [sheet, sheets] = [Math.min(a, b), Math.max(a, b)];
        const code = omrCode(marks, { piece, sheet, sheets });
        const number = (first: number): number => code.slice(first, first + 3).reduce((sum, isThere, digit) => sum + (isThere ? 2 ** digit : 0), 0);
        expect([number(1), number(4), code[7], code.filter(Boolean).length % 2]).toEqual([sheet, sheets, false, 1]);
      }),
    );
  });

  it('tell the most sheets that they count', () => {
    expect([mostMarkedSheets(bars), mostMarkedSheets(withOmr({ marks: ['sheet-1', 'sheet-2', 'of-1', 'of-2'] })), mostMarkedSheets(matrix)]).toEqual([null, 3, 99]);
  });
});

describe('what a symbol says', () => {
  it('has as many signs on every sheet', () => {
    expect(matrixText('A{piece}-{sheet}/{sheets}{last}', { piece: 123, sheet: 2, sheets: 11 })).toBe('A00123-02/110');
    expect(matrixText('{piece}{last}', { piece: 99_999, sheet: 4, sheets: 4 })).toBe('999991');
  });

  it.each(['{piece}é', '{sheet}', '{piece}{name}', `{piece}${'x'.repeat(40)}`])('can’t be %s', (pattern) => {
    expect(patternFault(pattern)).not.toBeNull();
  });
});

describe('an inserter', () => {
  const impossible: readonly (readonly [string, InserterProfile, string])[] = [
    ['without a name', { ...bars, name: ' ' }, 'name'],
    ['with hairlines', withOmr({ thicknessPt: 0.9 }), '1 to 2 pt'],
    ['with thick bars', withOmr({ thicknessPt: 2.1 }), '1 to 2 pt'],
    ['with short bars', withOmr({ lengthMm: 9.5 }), '3/8 in'],
    ['with close bars', withOmr({ pitchMm: 2.5 }), '1/10 in'],
    ['with a long column', withOmr({ pitchMm: 12 }), '2 3/4 in'],
    ['with too many bars', withOmr({ pitchMm: 2.54, marks: Array.from({ length: 25 }, () => 'start' as const) }), '24'],
    ['with a bar twice', withOmr({ marks: ['set-end', 'set-end'] }), 'twice'],
    ['with both parities', withOmr({ marks: ['set-end', 'parity-even', 'parity-odd'] }), 'Parity'],
    ['with a digit left out', withOmr({ marks: ['set-end', 'piece-1', 'piece-4'] }), 'gap'],
    ['with m counted further than n', withOmr({ marks: ['sheet-1', 'of-1', 'of-2'] }), 'as many digits'],
    ['that tells no packets apart', withOmr({ marks: ['start', 'piece-1', 'safety'] }), 'where a packet ends'],
    ['with bars at the edge that goes in first', { ...bars, fromLeadMm: 19 }, '3/4 in'],
    ['with bars at the far edge', { ...bars, leads: 'bottom', fromLeadMm: 230 }, '1 3/16 in'],
    ['outside what printers print', { ...bars, fromEdgeMm: 4 }, 'leave white'],
    ['past the other side', { ...bars, edge: 'right', fromEdgeMm: 205 }, 'leave white'],
    ['with a symbol too fine', withMatrix({ moduleMm: 0.2 }), '0.25'],
    ['with a symbol that says no piece', withMatrix({ pattern: '{sheet}' }), '{piece}'],
  ];
  it.each(impossible)('%s is refused', (_, inserter, said) => {
    expect(inserterFault(inserter)).toContain(said);
    expect(INSERTER_FILE.read(INSERTER_FILE.write([inserter]))).toMatchObject({ ok: false, failure: { code: 'inserters-unreadable' } });
  });

  it('is carried over by a file, and one of its name is replaced', () => {
    expect(INSERTER_FILE.read(`\uFEFF${INSERTER_FILE.write([bars, matrix])}`)).toEqual({ ok: true, value: [bars, matrix] });
    for (const text of ['', '{}', '[]', INSERTER_FILE.write([bars]).replace('"omr"', '"dots"'), INSERTER_FILE.write([bars]).replace('inserters', 'printers'), ' '.repeat(1_000_001)]) expect(INSERTER_FILE.read(text).ok).toBe(false);
    const other = { ...bars, fromEdgeMm: 9 };
    expect(withInserters([bars, matrix], [other])).toEqual([matrix, other]);
  });
});

describe('marks on a sheet', () => {
  const anywhere = fc.record({
    kind: fc.constantFrom('omr' as const, 'data-matrix' as const),
    edge: fc.constantFrom(...SIDE_EDGES),
    fromEdgeMm: fc.integer({ min: 0, max: 2150 }).map((tenths) => tenths / 10),
    leads: fc.constantFrom(...LEAD_EDGES),
    fromLeadMm: fc.integer({ min: 0, max: 2790 }).map((tenths) => tenths / 10),
    takes: fc.constantFrom(...FEEDS),
  });

  it('that may stand there are in no window over the whole play, in no fold, within the sheet and where they are said to be', () => {
    let allowed = 0;
    fc.assert(
      fc.property(anywhere, fc.constantFrom(...ENVELOPE_PRESETS), fc.integer({ min: 1, max: 6 }), (place, envelope, sheets) => {
        const inserter = { ...bars, ...place };
        if (inserterPlaceFault(inserter, envelope, NO_NUMBERS) !== null) return;
        allowed += 1;
        const { bars: drawn, box, clear } = inserterMark({ inserter, offPt: NOT_OFF }, { piece: 7, sheet: sheets, sheets });
        expect(drawn.every((bar) => contains(box, bar)) && contains(clear, box)).toBe(true);
        expect(overlaps(box, windowAreas(envelope, sheets).canEverShow)).toBe(false);
        for (const fold of [envelope.panelsIn[0] * 72, (envelope.panelsIn[0] + envelope.panelsIn[1]) * 72]) expect(overlaps(box, [0, fold - 4, 612, fold + 4])).toBe(false);
        const fromEdge = place.edge === 'left' ? box[0] : 612 - box[2];
        const fromLead = place.leads === 'top' ? box[1] : 792 - box[3];
        expect([fromEdge, fromLead]).toEqual([expect.closeTo((place.fromEdgeMm * 72) / 25.4, 6), expect.closeTo((place.fromLeadMm * 72) / 25.4, 6)]);
      }),
      { numRuns: 2_000 },
    );
    expect(allowed).toBeGreaterThan(50);
  });

  it('are refused in the window’s zone, in a fold, and under the piece number', () => {
    expect(inserterPlaceFault(matrix, DEFAULT_ENVELOPE, NO_NUMBERS)).toBeNull();
    expect(inserterPlaceFault({ ...matrix, fromLeadMm: 70 }, DEFAULT_ENVELOPE, NO_NUMBERS)).toContain('window');
    expect(inserterPlaceFault({ ...matrix, edge: 'right', fromLeadMm: 70 }, DEFAULT_ENVELOPE, NO_NUMBERS)).toBeNull();
    expect(inserterPlaceFault({ ...matrix, edge: 'right', fromLeadMm: 92 }, DEFAULT_ENVELOPE, NO_NUMBERS)).toContain('fold');
    const low = { ...matrix, leads: 'bottom', fromLeadMm: 6 } as const;
    expect(inserterPlaceFault(low, DEFAULT_ENVELOPE, { pieceNumbers: 'bottom-left', pieceNumberPt: 6 })).toContain('piece number');
    expect(inserterPlaceFault(low, DEFAULT_ENVELOPE, { pieceNumbers: 'bottom-right', pieceNumberPt: 6 })).toBeNull();
  });

  it('move with what takes the printer’s offset back, and count from the sheet that the machine takes first', () => {
    const style = { inserter: { ...bars, takes: 'last-sheet' } as const, offPt: { xPt: 3, yPt: -2 } };
    const last = inserterMark(style, { piece: 5, sheet: 1, sheets: 3 });
    const still = inserterMark({ inserter: bars, offPt: NOT_OFF }, { piece: 5, sheet: 3, sheets: 3 });
    expect(last.bars).toEqual(still.bars.map((bar) => moved(bar, 3, -2)));
  });

  it('stand on fronts alone, and what lies behind bars is on the backs', () => {
    const packet = { piece: 3, marks: { inserter: bars, offPt: NOT_OFF }, sides: [1, 2, 3, 4] };
    expect(packet.sides.map((_, side) => [markOnSide(packet, side) !== null, behindMark(packet, side) !== null])).toEqual([[true, false], [false, true], [true, false], [false, true]]);
    const { box } = markPlace(bars);
    expect(behindMark(packet, 1)).toEqual([612 - box[2], box[1], 612 - box[0], box[3]]);
    expect([behindMark({ ...packet, marks: { inserter: matrix, offPt: NOT_OFF } }, 1), markOnSide({ sides: [1, 2] }, 0)]).toEqual([null, null]);
  });
});
