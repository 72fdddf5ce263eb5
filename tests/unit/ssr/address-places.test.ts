import { findAddressPlaces, tellingParts, tellsAddress } from '@shared/domain/ssr/address-places';
import { expect, it } from 'vitest';
import { setLines } from '../../support/ssr/made-up-reports';

const address = { lines: ['To the Parent of', 'Ana Delacruz', '482 Marigold Ave Apt 3', 'San José, CA 95112-3304'] };

it('an address is told by its street and its last line, and by no name', () => {
  expect(tellingParts(address)).toEqual(['482marigoldaveapt3', 'sanjoseca951123304', '482marigoldave']);
  expect(tellingParts({ lines: ['Ana Delacruz', 'Av. Reforma 222', 'MEXICO'] })).toEqual(['avreforma222']);
});

it.each([
  ['482 MARIGOLD AVE.', true],
  ['lives at 482  Marigold\nAve, Apt. 3, and', true],
  ['San Jose CA 95112–3304', true],
  ['Ana Delacruz', false],
  ['1482 Marigold Ave', false],
  ['San Jose, CA 95112', false],
])('%j tells it: %s', (text, tells) => {
  expect(tellsAddress(text, address)).toBe(tells);
});

it('a number is found as a whole only', () => {
  expect(tellsAddress('PO Box 128', { lines: ['Ana', 'PO Box 12', 'Weed, CA 96094'] })).toBe(false);
  expect(tellsAddress('PO Box 12, Weed', { lines: ['Ana', 'PO Box 12', 'Weed, CA 96094'] })).toBe(true);
});

it('finds its words wherever they stand, one box a line', () => {
  const words = setLines(['Sent to 482 Marigold', 'Ave Apt 3 in May'], { x: 72, y: 400 });
  const places = findAddressPlaces(words, address);
  const told = words.filter(({ box }) => places.some((place) => box[0] >= place[0] && box[2] <= place[2] && box[1] >= place[1] && box[3] <= place[3]));
  expect(told.map(({ text }) => text)).toEqual(['482', 'Marigold', 'Ave', 'Apt', '3']);
  expect(findAddressPlaces(setLines(['Ana Delacruz'], { x: 72, y: 400 }), address)).toEqual([]);
});
