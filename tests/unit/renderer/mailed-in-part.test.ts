import { expect, it } from 'vitest';
import { mailedInPartSentence } from '../../../src-renderer/words/mailed-in-part';

const selection = { firstPiece: 3, lastPiece: 9, packets: 7, sheets: 14, printedSides: 2 };

it('counts the packets of the selection alone', () => {
  expect(mailedInPartSentence([1, 2, 10], selection)).toBeNull();
  expect(mailedInPartSentence([2, 3], selection)).toMatch(/^1 packet \(3\) holds a report .* It is printed whole/);
  expect(mailedInPartSentence([3, 4, 5, 9], selection)).toMatch(/^4 packets \(3–5, 9\) hold a report .* They are printed whole/);
});
