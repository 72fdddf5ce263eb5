import { readFamilyList } from '@shared/domain/packets/family-list';
import { isRoundedSsid, ROUNDED_SSID } from '@shared/domain/packets/rounded-ssid';
import { describe, expect, it } from 'vitest';

describe('isRoundedSsid', () => {
  it.each(['9.9E+09', '9.90001E+09', ' 9,9E+09 ', '"9.9e9"', '1E+07', '9E+9'])('knows %j', (cell) => {
    expect(isRoundedSsid(cell)).toBe(true);
  });

  it.each(['9900700001', '', 'E+09', '1.6E+13', '9.9E+0', '9.9', 'A9E09', '12E+09'])('leaves %j', (cell) => {
    expect(isRoundedSsid(cell)).toBe(false);
  });
});

it('is told of a family as that', () => {
  expect(readFamilyList('9900700001 9.9E+09')).toEqual({ families: [], faults: [{ line: 1, reason: ROUNDED_SSID }] });
});
