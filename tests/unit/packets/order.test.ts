import { orderPackets } from '@shared/domain/packets/order';
import type { Sorting } from '@shared/domain/packets/settings';
import type { Address, FoundReport } from '@shared/domain/ssr/report';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { growthOverEightfold, STILL_LINEAR } from '../../support/growth';

const ordered = (sorting: Sorting, given: readonly Partial<FoundReport>[]): readonly number[] =>
  orderPackets(
    given.map((fields, position) => ({ lead: foundReport(position, fields), position })),
    sorting,
  ).map(({ position }) => position);

const addressIn = (zip: string | null): Address => ({ lines: [], box: [0, 0, 1, 1], zip });

describe('orderPackets', () => {
  it('as-downloaded keeps the order', () => {
    expect(ordered('as-downloaded', [{ ssid: '9' }, { ssid: '1' }, { ssid: '5' }])).toEqual([0, 1, 2]);
  });

  it('name goes by family name, whichever way it is printed, the unnamed last', () => {
    const names = [null, 'Zoe Adams', 'Baker, Ana', 'Ana Zamora', 'ADAMS, Bo', 'Zoe Adams'];
    expect(ordered('name', names.map((student) => ({ student })))).toEqual([4, 1, 5, 2, 3, 0]);
  });

  it('ssid goes by number, reports without one last', () => {
    expect(ordered('ssid', [{ ssid: null }, { ssid: '2000000000' }, { ssid: '0000000010' }, { ssid: '0000000009' }])).toEqual([3, 2, 1, 0]);
  });

  it('zip goes by ZIP, reports without one last', () => {
    const addresses = [null, addressIn('95112-3304'), addressIn(null), addressIn('90012'), addressIn('95112')];
    expect(ordered('zip', addresses.map((address) => ({ address })))).toEqual([3, 4, 1, 0, 2]);
  });

  it('school-grade-name goes by school, then grade from TK to US, then name', () => {
    const grades = ['US', 'UE', '12', '02', '10', 'KN', 'TK', '01', null, 'XX'];
    expect(ordered('school-grade-name', grades.map((grade) => ({ grade })))).toEqual([6, 5, 7, 3, 4, 2, 1, 0, 9, 8]);
    expect(
      ordered('school-grade-name', [
        { school: null, grade: 'TK' },
        { school: '0000002', grade: '03', student: 'Ana Baker' },
        { school: '0000002', grade: '03', student: 'Zoe Adams' },
        { school: '0000002', grade: 'KN', student: 'Zoe Zamora' },
        { school: '0000001', grade: '12' },
      ]),
    ).toEqual([4, 3, 2, 1, 0]);
  });

  it('sorts 50,000 as quickly a packet as few', () => {
    const of = (count: number) =>
      Array.from({ length: count }, (_, index) => ({
        position: index,
        lead: foundReport(index, { student: `Ána Núñez${(index * 7919) % count}`, school: String((index * 31) % 40) }),
      }));
    expect(orderPackets(of(50_000), 'school-grade-name')).toHaveLength(50_000);
    expect(growthOverEightfold(2_000, (count) => { const packets = of(count); return () => orderPackets(packets, 'school-grade-name'); })).toBeLessThan(STILL_LINEAR);
  });
});
