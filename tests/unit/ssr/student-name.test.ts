import { describe, expect, it } from 'vitest';
import { asPrinted, plainText } from '@shared/domain/ssr/plain-text';
import { findStudentName, isSameName, looksLikeName, nameWords } from '@shared/domain/ssr/student-name';

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

  it('make one pupil of a glottal stop and an apostrophe', () => {
    expect(isSameName(plainText('Kekauʻōnohi ʿAli'), plainText('Kekau’onohi ‘Ali'))).toBe(true);
  });

  it('make two of names that differ in a word', () => {
    expect(isSameName('José Núñez', 'José Ibáñez')).toBe(false);
  });
});

describe('a name', () => {
  it.each(["'Ofa Tonga", 'ʻAlohilani Kea', 'Sione ‘Ofahengaue', 'Abd al-Rahman', 'Hasan as-Sayed', 'Moana el-Amin', "Ana 'Annie' Lopez"])('is read behind its label as it is printed: %s', (name) => {
    const printed = `Student Score Report\nName: ${name}\nSSID: 9900000001`;
    expect(asPrinted(printed, findStudentName(plainText(printed)) ?? '')).toBe(name);
    expect(looksLikeName(plainText(name))).toBe(true);
  });

  it.each(["'tis the season", 'all-day Results', 'al-gebra Smith', "' Ana"])('is not: %s', (text) => {
    expect(looksLikeName(plainText(text))).toBe(false);
  });

  it.each([
    ['School Name: Lincoln Elementary\nStudent: Ana Lopez', 'Ana Lopez'],
    ['Parent/Guardian Name: Rosa Lima\nStudent: Ana Lopez', 'Ana Lopez'],
    ['Teacher’s Name: Rosa Lima\nName: Ana Lopez', 'Ana Lopez'],
    ['District Name: Orchard Unified', null],
    ['Parent/Guardian: Rosa Lima', null],
    ['Padre/Madre: Rosa Lima', null],
    ['Parent/Guardian of: Ana Lopez', 'Ana Lopez'],
    ['Para los padres de: Ana Lopez', 'Ana Lopez'],
    ['Parent/Guardian:\nAna Lopez', 'Ana Lopez'],
    ['NAME: ANA MARIA LOPEZ GARCIA DE LA CRUZ Y VEGA', 'ANA MARIA LOPEZ GARCIA DE LA CRUZ Y VEGA'],
    ['학교 이름: 한빛초등학교\n이름: 김민준', '김민준'],
    ['Parent First Name: Rosa\nParent Last Name: Lima\nStudent Last Name: Lopez\nStudent First Name: Ana', 'Ana Lopez'],
    ['Last Name: Lopez First Name: Ana', 'Ana Lopez'],
    ['Student (Last, First): Lopez, Ana', 'Lopez, Ana'],
    ['Student Name (Last, First, MI): Lopez, Ana M.', 'Lopez, Ana M.'],
    ['Name (Last, First): O’Neil-García Jr., Sean', "O'Neil-García Jr., Sean"],
    ['Student: דוד בן־גוריון', 'דוד בן־גוריון'],
    ['Student: น้ำ ทิพย์', 'น้ำ ทิพย์'],
    ['Student: ຄຳ ວົງ', 'ຄຳ ວົງ'],
  ])('is the pupil’s alone, behind whatever its label says of its order: %s', (printed, name) => {
    expect(findStudentName(plainText(printed))).toBe(name);
  });
});
