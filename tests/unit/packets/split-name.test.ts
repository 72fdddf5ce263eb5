import { splitName } from '@shared/domain/packets/split-name';
import { expect, it } from 'vitest';

it.each([
  ['Ana Lopez', 'Lopez', 'Ana'],
  ['Ana Maria Lopez', 'Lopez', 'Ana Maria'],
  ['Lopez Garcia, Ana Maria', 'Lopez Garcia', 'Ana Maria'],
  ['Ana Lopez, Jr.', 'Lopez', 'Ana Jr.'],
  ['Ana Lopez III', 'Lopez', 'Ana III'],
  ['Lopez, Ana Jr.', 'Lopez', 'Ana Jr.'],
  ['Maria DE LA Cruz', 'DE LA Cruz', 'Maria'],
  ['Anh Van Nguyen', 'Nguyen', 'Anh Van'],
  ['De La', 'La', 'De'],
  ['Prince', 'Prince', ''],
  ['Lopez,', 'Lopez', ''],
  ['', '', ''],
])('%s', (printed, family, given) => {
  expect(splitName(printed)).toEqual({ family, given });
});
