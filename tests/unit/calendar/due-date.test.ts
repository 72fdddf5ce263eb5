import { dueDate, type DueDate, type DueRequest } from '@shared/domain/calendar/due-date';
import { describe, expect, it } from 'vitest';

const request = (given: Partial<DueRequest>): DueRequest => ({ program: 'CAASPP', received: '2026-05-01', lastDay: null, nextStart: null, holidays: new Set(), ...given });

const due = (given: Partial<DueRequest>): string => {
  const answer = dueDate(request(given));
  return typeof answer === 'string' ? answer : answer.due;
};

const assumptions = (given: Partial<DueRequest>): readonly string[] => (dueDate(request(given)) as DueDate).assumptions;

describe('dueDate, received in the school year', () => {
  it.each([
    // Friday, 1 May 2026: the 20th weekday behind it is Friday, 29 May.
    ['CAASPP', '2026-05-01', [], '2026-05-29'],
    ['CAASPP', '2026-05-01', ['2026-05-25'], '2026-06-01'],
    // A holiday on a Saturday, and the day of receipt itself, take no working day.
    ['CAASPP', '2026-05-01', ['2026-05-09', '2026-05-01'], '2026-05-29'],
    // Received on a Saturday and on the Sunday behind it: Monday is day 1.
    ['CAASPP', '2026-05-02', [], '2026-05-29'],
    ['CAASPP', '2026-05-03', [], '2026-05-29'],
    ['ELPAC', '2026-05-01', ['2026-05-25'], '2026-05-31'],
    ['ELPAC', '2028-02-01', [], '2028-03-02'],
    ['ELPAC', '2026-12-15', [], '2027-01-14'],
  ] as const)('%s received %s with %j is due %s', (program, received, holidays, expected) => {
    expect(due({ program, received, holidays: new Set(holidays) })).toBe(expected);
  });

  it('takes the last day of instruction as within the year, and counts on behind it', () => {
    expect(due({ received: '2026-06-05', lastDay: '2026-06-05' })).toBe('2026-07-03');
    expect(assumptions({ received: '2026-06-05', lastDay: '2026-06-05' }).join(' ')).toContain('after the last day of instruction count as working days');
  });
});

describe('dueDate, received after the last day of instruction', () => {
  const year = { lastDay: '2026-06-05', nextStart: '2026-08-12' };
  it.each([
    // Wednesday, 12 August is day 1; Labor Day is 7 September.
    ['CAASPP', '2026-06-06', [], '2026-09-08'],
    ['CAASPP', '2026-06-06', ['2026-09-07'], '2026-09-09'],
    ['ELPAC', '2026-07-31', [], '2026-09-01'],
  ] as const)('%s received %s with %j is due %s', (program, received, holidays, expected) => {
    expect(due({ ...year, program, received, holidays: new Set(holidays) })).toBe(expected);
  });

  it('begins with the next working day where school starts on none', () => {
    expect(due({ ...year, program: 'ELPAC', received: '2026-07-01', nextStart: '2026-08-15' })).toBe('2026-09-04');
    expect(due({ ...year, program: 'ELPAC', received: '2026-07-01', nextStart: '2026-08-17', holidays: new Set(['2026-08-17']) })).toBe('2026-09-07');
  });

  it('asks for the start of the next year, which must be after the end of this one', () => {
    expect(due({ received: '2026-06-06', lastDay: '2026-06-05' })).toBe('next-start-missing');
    expect(due({ received: '2026-06-06', lastDay: '2026-06-05', nextStart: '2026-06-05' })).toBe('next-start-too-early');
    expect(due({ received: '2026-06-05', lastDay: '2026-06-05', nextStart: null })).toBe('2026-07-03');
  });

  it('refuses a start that was left from another year', () => {
    expect(due({ received: '2026-05-01', lastDay: '2025-06-05', nextStart: '2026-08-12' })).toBe('next-start-too-late');
    expect(due({ received: '2026-06-06', lastDay: '2026-06-05', nextStart: '2026-12-22' })).toBe('2027-01-18');
    expect(due({ received: '2026-06-06', lastDay: '2026-06-05', nextStart: '2026-12-23' })).toBe('next-start-too-late');
  });

  it('says where that day had passed before the results came', () => {
    expect(due({ ...year, received: '2026-09-08' })).toBe('2026-09-08');
    expect(due({ ...year, received: '2026-09-09' })).toBe('2026-09-08');
    expect(assumptions({ ...year, received: '2026-09-08' }).join(' ')).not.toContain('had passed');
    expect(assumptions({ ...year, received: '2026-09-09' }).join(' ')).toContain('That day had passed when the results came.');
  });
});

describe('the rule and the assumptions', () => {
  it('name the regulation, the days and what was left out', () => {
    const told = dueDate(request({ holidays: new Set(['2026-05-25']) })) as DueDate;
    expect(told.rule).toBe('5 CCR 863(a): within 20 working days after the results were received');
    expect(told.assumptions.join(' ')).toContain('1 holiday of the list left out');
    expect((dueDate(request({ program: 'ELPAC' })) as DueDate).rule).toBe('5 CCR 11518.15(c): within 30 calendar days after the results were received');
  });
});
