import { packetOunces } from '@shared/domain/post/weigh';
import { expect, it } from 'vitest';

it.each([
  [1, 0.4],
  [2, 0.56],
  [3, 0.72],
  [6, 1.2],
  [20, 3.44],
])('%d sheets and an envelope weigh %d oz', (sheets, ounces) => {
  expect(packetOunces(sheets)).toBe(ounces);
});
