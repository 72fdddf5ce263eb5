import { findSchoolName } from '@shared/domain/ssr/school-name';
import { describe, expect, it } from 'vitest';

describe('findSchoolName', () => {
  it.each([
    ['School: Alder Bay High', 'Alder Bay High'],
    ['Name: Ana Lopez   School: Alder Bay High   District: Alder Bay Unified', 'Alder Bay High'],
    ['Grade: 5 | School name: St. Mary-of-the-Lake Academy | LEA: 1964733', 'St. Mary-of-the-Lake Academy'],
    ['Student name\nAna Lopez\nSchool\nAlder Bay High\nLEA\nAlder Bay Unified', 'Alder Bay High'],
    ['School:\n  Dr. Martin Luther King Jr. Elementary\nGrade: 5', 'Dr. Martin Luther King Jr. Elementary'],
    ['School: 9100058 Alder Bay High', 'Alder Bay High'],
    ['School: Alder Bay High (9100058)', 'Alder Bay High'],
    ['Escuela: Alder Bay High', 'Alder Bay High'],
    ['學校：Alder Bay High', 'Alder Bay High'],
    ['SCHOOL: PENINSULA  EL   GRADE: 5', 'PENINSULA'],
  ])('%j names %s', (plain, name) => {
    expect(findSchoolName(plain)).toBe(name);
  });

  it.each(['', 'School: 9100058', 'School\nLEA\nAlder Bay Unified', 'School: N/A', 'Your school can tell you more.', 'School\nGrade 5', 'School year: 2024-25', 'The school: it is where tests are taken.', 'High School\nAna Lopez', `School: ${'long '.repeat(30)}`])('%j names none', (plain) => {
    expect(findSchoolName(plain)).toBeNull();
  });
});
