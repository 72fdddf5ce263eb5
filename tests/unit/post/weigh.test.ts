import { packetOunces } from '@shared/domain/post/weigh';
import { expect, it } from 'vitest';

it.each([
  [1, 0.4],
  [2, 0.56],
  [3, 0.72],
  [6, 1.2],
  [20, 3.44],
])('%d sheets of 20 lb and an envelope weigh %d oz', (sheets, ounces) => {
  expect(packetOunces(sheets, 20)).toBe(ounces);
});
