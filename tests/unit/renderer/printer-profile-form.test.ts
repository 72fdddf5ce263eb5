import { expect, it } from 'vitest';
import { readProfile, type TypedProfile } from '../../../src-renderer/words/printer-profile-form';

const TYPED: TypedProfile = { x: '0,5', y: '-1', face: 'down', order: 'forward', largestJob: '200', tray: '', cartridgeSides: '' };
const read = (part: Partial<TypedProfile>) => readProfile({ ...TYPED, ...part }, { printer: 'Desk', turning: null });

it.each([{ x: 'a' }, { y: '1e9' }, { largestJob: '0' }, { cartridgeSides: 'many' }])('a printer’s setting that is not clear is told of its own field: %j', (part) => {
  expect(read(part)).toMatchObject({ field: Object.keys(part)[0] });
});

it('what is clear is a profile', () => {
  expect(read({})).toMatchObject({ printer: 'Desk', xMm: 0.5, yMm: -1, largestJobSheets: 200, cartridgeSides: null });
});
