import { expect, it } from 'vitest';
import { isolated } from '../../../src-renderer/words/isolated';

it.each([
  ['محمد الخطيب', '\u2068محمد الخطيب\u2069'],
  ['נועה לוי', '\u2068נועה לוי\u2069'],
  ['Ana Lopez', 'Ana Lopez'],
  ['Nguyễn Bảo Trân', 'Nguyễn Bảo Trân'],
  ['王小明', '王小明'],
])('%s stands apart from the numbers beside it where it is written from right to left', (text, expected) => {
  expect(isolated(text)).toBe(expected);
});
