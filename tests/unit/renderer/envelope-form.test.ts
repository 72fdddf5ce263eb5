import { ENVELOPE_PRESET } from '@shared/domain/envelope/preset-guard';
import { DEFAULT_ENVELOPE, findEnvelopePreset, FOLDS } from '@shared/domain/envelope/presets';
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type LengthName, LENGTHS, readEnvelope, readInches, typeEnvelope } from '../../../src-renderer/words/envelope-form';

it.each([['4.125', 4.125], ['4 1/8', 4.125], ['7/8', 0.875], ['.5 in', 0.5], ['4-1/8"', 4.125], ['', null], ['4 1', null], ['1/0', null], ['-1', null], ['x', null]])('%j is %j inches', (typed, inches) => {
  expect(readInches(typed)).toBe(inches);
});

it('an envelope that is typed and not changed is the same envelope', () => {
  for (const id of ['us-10-left', 'us-10-left-high', 'us-10-double']) {
    const envelope = findEnvelopePreset(id) ?? DEFAULT_ENVELOPE;
    expect(readEnvelope(typeEnvelope(envelope, id, envelope.name))).toEqual(envelope);
  }
});

it('says what is wrong with one that can’t be', () => {
  const form = typeEnvelope(DEFAULT_ENVELOPE, 'own-1', 'Ours');
  expect(readEnvelope({ ...form, name: ' ' })).toBe('Give the envelope a name.');
  expect(readEnvelope({ ...form, windowLeftIn: 'left' })).toMatch(/^Window from left: type inches/);
  expect(readEnvelope({ ...form, windowBottomIn: '4' })).toMatch(/past the top edge/);
  expect(readEnvelope({ ...form, playUpIn: '0.2' })).toMatch(/^Play, right: type it too, or leave both/);
  expect(readEnvelope({ ...form, playUpIn: '0.2', playRightIn: 'wide' })).toMatch(/^Play, right: type inches/);
  expect(readEnvelope({ ...form, playUpIn: '0.2', playRightIn: '1/2' })).toMatchObject({ measuredPlay: { upIn: 0.2, rightIn: 0.5 } });
});

it('takes what can be kept, and says of anything else what to type', () => {
  const form = typeEnvelope(DEFAULT_ENVELOPE, 'own-1', 'Ours');
  const wrong = [
    { widthIn: '20' },
    { heightIn: '0' },
    { windowHeightIn: '0.1' },
    { windowWidthIn: '0' },
    { clearanceIn: '0.6' },
    { playUpIn: '9', playRightIn: '1/2' },
    { hasUpper: true, upperHeightIn: '0' },
    { fold: 'own', topPanelIn: '6' },
    { comfortableSheets: '' },
    { comfortableSheets: '101' },
    { comfortableSheets: '1.5' },
  ] as const;
  expect(wrong.map((part) => readEnvelope({ ...form, ...part }))).toEqual([
    'Envelope width: type 5 to 13 inches.',
    'Envelope height: type 3 to 10 inches.',
    'Window height: type 0.25 to 10 inches.',
    'Window width: type 0.25 to 13 inches.',
    'Clearance around the address: type 0 to 0.5 inches.',
    'Play, up: type 0 to 3 inches.',
    'Upper window height: type 0.25 to 10 inches.',
    'Top panel: type 2 to 5.5 inches.',
    'Sheets it takes well: type a whole number, 1 to 100.',
    'Sheets it takes well: type a whole number, 1 to 100.',
    'Sheets it takes well: type a whole number, 1 to 100.',
  ]);
});

it('whatever envelope it gives can be kept', () => {
  const length = fc.oneof(fc.double({ min: 0, max: 15, noNaN: true }).map((value) => value.toFixed(3)), fc.constantFrom('0', '0.1', '4 1/8', ''));
  const part = fc.record(Object.fromEntries(Object.keys(LENGTHS).map((name) => [name, length])) as Record<LengthName, typeof length>, { requiredKeys: [] });
  fc.assert(
    fc.property(part, fc.constantFrom('us-10-left', 'us-10-double'), fc.constantFrom(...FOLDS), (typed, id, fold) => {
      const read = readEnvelope({ ...typeEnvelope(findEnvelopePreset(id) ?? DEFAULT_ENVELOPE, 'own-1', 'Ours'), fold, ...typed });
      if (typeof read !== 'string') expect(ENVELOPE_PRESET.safeParse(read).error).toBeUndefined();
    }),
    { numRuns: 2_000 },
  );
});
