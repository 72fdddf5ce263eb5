import { DEFAULT_ENVELOPE, findEnvelopePreset } from '@shared/domain/envelope/presets';
import { expect, it } from 'vitest';
import { readEnvelope, readInches, typeEnvelope } from '../../../src-renderer/words/envelope-form';

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
