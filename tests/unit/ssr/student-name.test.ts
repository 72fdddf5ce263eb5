import { describe, expect, it } from 'vitest';
import { isSameName, nameWords } from '@shared/domain/ssr/student-name';

describe('the words of a name', () => {
  it.each([
    ['José Núñez', ['jose', 'nunez']],
    ['José Núñez'.normalize('NFD'), ['jose', 'nunez']],
    ['Nguyễn, Thị Ánh', ['nguyen', 'thi', 'anh']],
    ['JORDAN Q. Sample', ['jordan', 'sample']],
  ])('are small, without accents and initials: %s', (name, words) => {
    expect(nameWords(name)).toEqual(words);
  });

  it.each([
    ['José Núñez', 'NUNEZ, JOSE'],
    ['Zoë Sample', 'Zoe Quinn Sample'],
    ['Nguyễn Thị Ánh'.normalize('NFD'), 'NGUYỄN THỊ ÁNH'],
  ])('make one pupil of %s and %s', (a, b) => {
    expect(isSameName(a, b)).toBe(true);
  });

  it('make two of names that differ in a word', () => {
    expect(isSameName('José Núñez', 'José Ibáñez')).toBe(false);
  });
});
