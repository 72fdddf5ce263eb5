import { normalise } from '@main/intake/pdf/read-text';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findGrade } from '@shared/domain/ssr/page-grade';
import { languageOf } from '@shared/domain/ssr/page-language';
import { lookAt } from '@shared/domain/ssr/text-look';
import { findPageNumber } from '@shared/domain/ssr/page-number';
import { findSsids } from '@shared/domain/ssr/page-ssids';
import { plainText } from '@shared/domain/ssr/plain-text';
import { linesWith } from '@shared/domain/ssr/lines-with';
import { findSchoolYear } from '@shared/domain/ssr/school-year';
import { findStudentName } from '@shared/domain/ssr/student-name';
import { mayCarryAddress } from '@shared/domain/ssr/may-carry-address';
import { saysBlank } from '@shared/domain/ssr/report-wording';
import { flatText } from '@shared/domain/ssr/plain-text';

const flat = (plain: string): string => flatText(plain, lookAt(plain));

describe('page numbers', () => {
  it.each([
    ['Page 1 of 4', 1, 4], ['PAGE 2 OF 12', 2, 12], ['Página 1 de 4', 1, 4], ['Pagina 3 de 4', 3, 4], ['Trang 1 / 4', 1, 4], ['Trang 2 trên 4', 2, 4],
    ['第 1 頁，共 4 頁', 1, 4], ['共 4 頁 第 1 頁', 1, 4], ['4페이지 중 1페이지', 1, 4], ['페이지 1/4', 1, 4], ['Pahina 1 ng 4', 1, 4], ['صفحة 1 من 4', 1, 4], ['صفحة ١ من ٤', 1, 4],
    ['1 / 4', 1, 4], ['1 of 4', 1, 4], ['- 2 of 4 -', 2, 4], ['SSID: 4820193756 | Page 2 of 4 | 2023–24', 2, 4], ['Page 3', 3, null], ['Page 1/4', 1, 4],
    ['Continued on page 2 Page 1 of 4', 1, 4], ['see page 2. Page 1 of 4', 1, 4], ['Vea la página 3. Página 1 de 4', 1, 4], ['Page 1 of 4 – see page 2', 1, 4],
    ['2페이지 참조. 4페이지 중 1페이지', 1, 4], ['請見第 2 頁。第 1 頁，共 4 頁', 1, 4], ['請見第 2 頁。共 4 頁 第 1 頁', 1, 4], ['انظر صفحة 2 صفحة 1 من 4', 1, 4], ['see page 2. Page: 1 of 4', 1, 4], ['Continued on page 2. Page 1 out of 4', 1, 4],
    ['See page 3 of 4. Page 1 of 4', 1, 4], ['Page 1 - 4 | page 2 of 6', 1, 4], ['Page 1 of 4 – see page 3 of 4', 1, 4], ['See page 1 of 4 Page 1 of 4', 1, 4], ['Grades 3 - 5 Page 1 of 4', 1, 4],
  ] as [string, number, number | null][])('%s', (text, page, of) => expect(findPageNumber(plainText(`Some text\n${text}\nmore`))).toEqual({ page, of }));

  it.each(['Level 2 of 4', 'Score: 2400 of 2800', 'Ana Page 1 of 4 continues on page 2 of 4', 'See the next page for more', '06/15', 'Grade 3 of 5 schools', '2023-24'])('none in %s', (text) =>
    expect(findPageNumber(plainText(text))).toBeNull());

  it('without a total stand at the head or foot of a page', () => {
    const lines = (count: number): string => 'Some text\n'.repeat(count);
    for (const text of [`${lines(2)}Page 3\n${lines(9)}`, `${lines(9)}Page 3\n${lines(2)}`]) expect(findPageNumber(text)).toEqual({ page: 3, of: null });
    expect(findPageNumber(`${lines(3)}Page 3\n${lines(3)}`)).toBeNull();
  });
});

describe('SSIDs', () => {
  it.each([
    ['SSID: 4820193756', ['4820193756'], []],
    ['Statewide Student Identifier (SSID): 4820193756', ['4820193756'], []],
    ['SSID\n4820193756', ['4820193756'], []],
    ['SSID 482 019 3756', ['4820193756'], []],
    ['Número\nde\nidentificación\nestatal\ndel\nestudiante\n):#\n482 019 3756', ['4820193756'], []],
    ['State\n-\nwide student identification number:\n4820193756', ['4820193756'], []],
    ['Phone\n8009552954', [], ['8009552954']],
    ['معرف الطالب: ٤٨٢٠١٩٣٧٥٦', ['4820193756'], []],
    ['학생 번호: 4820193756', ['4820193756'], []],
    ['학생 번호:\n4820193756', ['4820193756'], []],
    ['Grade SSID School\n5 4820193756 Elm', [], ['4820193756']],
    ['Call 800-955-2954 or (916) 445-8765', [], []],
    ['Phone: 8009552954', [], []],
    ['Teléfono 8009552954', [], []],
    ['12345678901', [], []],
  ] as [string, string[], string[]][])('%s', (text, labelled, bare) => expect(findSsids(plainText(text))).toEqual({ labelled, bare }));
});

describe('names', () => {
  it.each([
    ['Student Name: Ana Sofía Delacruz', 'Ana Sofía Delacruz'],
    ['Student Name\nLopez-García, María de la Luz\nSSID', 'Lopez-García, María de la Luz'],
    ['STUDENT: NGUYỄN BẢO TRÂN   GRADE: 5', 'NGUYỄN BẢO TRÂN'],
    ["Name: D'Angelo O’Neil Jr.", "D'Angelo O'Neil Jr."],
    ['Nombre del estudiante: Ana Delacruz Grado: 5', 'Ana Delacruz'],
    ['Student Name: Ana Delacruz SSID: 4820193756', 'Ana Delacruz'],
    ['To the Parent/Guardian of:\nAna Delacruz\n4 Elm St', 'Ana Delacruz'],
    ['To the Parents or Guardians of Ana Delacruz', 'Ana Delacruz'],
    ['A los padres o tutores de:\nAna Delacruz', 'Ana Delacruz'],
    ['Student Score Report for Ana Delacruz', 'Ana Delacruz'],
    ["Ana Delacruz's Results", 'Ana Delacruz'],
    ['First Name: Ana\nLast Name: Delacruz', 'Ana Delacruz'],
    ['學生姓名：Chen Wei-Ling', 'Chen Wei-Ling'],
    ['Tên học sinh: Trần Thị Mai', 'Trần Thị Mai'],
    ['Parents can find more about this report online', null],
    ['Student Information\nGrade: 5', null],
    ['Student Score Report for Spring 2025', null],
    ['Student: Ana Page', 'Ana Page'],
    ['Name: Angel School', 'Angel School'],
    ['Student Name: Jose Overall\nSSID', 'Jose Overall'],
    ['To the Parent/Guardian of:\nAngel Grade\n4 Elm St', 'Angel Grade'],
    ['Name:\nGrade:\nSchool:', null],
    ['Student Name: Grade 5', null],
    ['Student Name\nSchool\nAna Delacruz', null],
    ['Student Name: Ana Delacruz School', 'Ana Delacruz'],
    ['To the Parent/Guardian of:\nNG VO\n4 Elm St\nName Ng Vo | Grade 10', 'Ng Vo'],
    ['To the Parent/Guardian of:\nNG VO\n4 Elm St\nStudent\nNg Vo', 'Ng Vo'],
    ['학부모 또는 보호자께', null],
    ['姓名：Angel Page', 'Angel Page'],
    ['Student\nMateo St. Fable\nSSID', 'Mateo St. Fable'],
    ['Lopez, Ana :الاسم\nالصف: 5', 'Lopez, Ana'],
    ['ANA LOPEZ :االسم', 'ANA LOPEZ'],
    ['الصف :الاسم', null],
    ['Mateo Nguyễn 학생의 학부모 또는 보호자께', 'Mateo Nguyễn'],
  ] as [string, string | null][])('%s', (text, name) => expect(findStudentName(plainText(text))).toBe(name));
});

describe('plainText', () => {
  it('has one spelling for signs that look alike', () => expect(plainText('９：３０ ﬁn “a” – ٥')).toBe('9:30 fin "a" - 5'));
  it('puts lam before alef behind an article, where a producer drew the two as one sign', () => {
    expect(plainText('االسم األول االختبار')).toBe('الاسم الأول الاختبار');
    expect(plainText('الاسم الأول السنة إلى')).toBe('الاسم الأول السنة إلى');
  });
});

describe('grades and years', () => {
  it.each([
    ['Grade: 5', '05'], ['Grade 05', '05'], ['Grade Level: Grade 11', '11'], ['Grado: 5', '05'], ['年級：5', '05'], ['5학년', '05'], ['學年 五年級', '05'], ['Grade: KN', 'KN'], ['Grade: Five', '05'], ['5th Grade', '05'],
    ['Grade\n8', '08'], ['Lớp: 3', '03'], ['Baitang: 4', '04'], ['الصف: ٥', '05'], ['Grade: Kindergarten', 'KN'], ['Students in grade 5 take this test every year.', null], ['in grades 3-8', null], ['Score History\nGrade 3\nGrade 4\nGrade 5', null],
  ] as [string, string | null][])('%s', (text, grade) => expect(findGrade(plainText(text))).toBe(grade));
  it.each([
    ['2023–24 Student Score Report\nScore history 2021–22, 2022–23', '2023-24'], ['2023-2024', '2023-24'], ['2024—25', '2024-25'], ['Spring 2024', '2023-24'], ['Test Date: 09/12/2024', '2024-25'], ['Call 800-2023-2999', null],
  ] as [string, string | null][])('%s', (text, year) => expect(findSchoolYear(plainText(text))).toBe(year));
});

describe('languages', () => {
  it.each([
    ['en', 'Maria de la Cruz, Los Angeles. Your child took the test in the spring and the score is shown.'],
    ['en', 'Nguyễn Thị Hồng Nhung’s overall score is in the range for this grade. What do the scores mean?'],
    ['es', 'La puntuación de Jennifer Smith en Smarter Balanced English Language Arts/Literacy está en el nivel 3. ¿Qué significan los resultados?'],
    ['tl', 'Ang iskor ng iyong anak sa English Language Arts/Literacy at Mathematics ay nasa antas 3. Ano ang ibig sabihin ng mga iskor?'],
    ['vi', 'Điểm của Jennifer Smith trong kỳ thi Smarter Balanced là ở mức 3. Kết quả này có nghĩa là gì?'],
    ['zh', 'Jennifer Smith 的 Smarter Balanced English Language Arts 成績是第三級。這些成績代表什麼？請與老師討論。'],
    ['ko', 'Jennifer Smith의 Smarter Balanced 점수는 3단계입니다. 점수는 무엇을 의미합니까?'],
    ['ar', 'درجة Jennifer Smith في اختبار Smarter Balanced هي المستوى 3. ماذا تعني الدرجات؟'],
    ['unknown', '2498 3 4 L'],
  ] as const)('%s', (language, text) => expect(languageOf(lookAt(plainText(text)).evidence)).toBe(language));
});

describe('pages', () => {
  it('may carry an address wherever a cover’s signs are', () => {
    for (const text of ['San Jose, CA 95112', 'CA\n95112-3304', 'Student Information', 'Page 1 of 4', 'Página 1 de 4', 'To the Parent/Guardian of']) expect(mayCarryAddress(text)).toBe(true);
    for (const text of ['Overall score 2498', 'Page 2 of 4', 'Lexile 880L']) expect(mayCarryAddress(text)).toBe(false);
  });
  it('say that they are left blank only where they say little else', () => {
    expect(saysBlank(flat('This Page Is\nIntentionally Left Blank.'))).toBe(true);
    expect(saysBlank(flat('This page intentionally left blank'))).toBe(true);
    expect(saysBlank(flat('此頁特意留\n白。'))).toBe(true);
    expect(saysBlank(flat(`${'word '.repeat(120)} this page is intentionally left blank`))).toBe(false);
  });
});

describe('a text', () => {
  const parts = fc.array(fc.constantFrom('score', 'Ñandú', '“a”', 'at–or', '\u00a0', '½', 'ª', '¨', '´', '\u00ad', '\u2009', '\u2011', '…', 'ß', 'e\u0301', 'ﬁ', '家 長', '\n', '\n\n', ' ', '  ', '\t', '12'), { maxLength: 20 });

  it('is spelled plainly in the same way, whatever stands beside its signs', () =>
    fc.assert(fc.property(parts, (some) => { expect(plainText(`${some.join('')}•`)).toBe(`${plainText(some.join(''))}•`); })));

  it('has hyphens where soft ones stand, as programs that make a PDF anew name what a font draws', () => {
    expect(plainText('Anne\u00adMarie 95814\u00ad2345 \u00ad 2025\u00ad2026')).toBe('Anne-Marie 95814-2345 - 2025-2026');
    expect(plainText('家\u00ad長')).toBe('家-長');
    expect(normalise('Anne\u00adMarie 95814\u00ad2345')).toBe('Anne-Marie 95814-2345');
  });

  it('is spelled plainly however long it is', () => expect(plainText('Ana’s – score\n'.repeat(1_000))).toBe("Ana's - score\n".repeat(1_000)));

  it('has one space between the words of its one line', () =>
    fc.assert(fc.property(parts, (some) => { expect(flat(some.join(''))).toBe(some.join('').toLowerCase().replace(/\s+/g, ' ').replaceAll(/(?<=[家長]) (?=[家長])/g, '').trim()); })));

  it('gives the lines that hold a sign', () =>
    fc.assert(
      fc.property(parts, (some) => {
        const text = some.join('');
        const found = linesWith(text, /\d/g);
        expect(found.map(({ line }) => line)).toEqual(text.split('\n').filter((line) => /\d/.test(line)));
        for (const { line, start } of found) expect(text.slice(start, start + line.length)).toBe(line);
      }),
    ));
});
