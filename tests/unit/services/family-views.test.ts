import { familyRows } from '@main/services/mailing/family-views';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, type PrepareSettings } from '@shared/domain/packets/settings';
import { expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const at = (index: number, student: string, street: string) => foundReport(index, { student, address: { lines: [student, street, 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' } });
const ssid = (index: number): string => String(1_000_000_000 + index);

const rowsOf = async (given: Partial<PrepareSettings>) => {
  const settings = { ...DEFAULT_PREPARE_SETTINGS, ...given };
  const reports = [at(0, 'Ana Griffin', '1 Main St'), at(1, 'Ben Griffin', '1 Main St'), at(2, 'Xan Rivera', '1 Main St'), at(3, 'Cal Griffin', '9 Oak St')];
  const { rows } = await familyRows(planRun({ reports, downloadPaths: ['a.zip'], settings }), settings, { from: 0, count: 10 });
  return rows.map(({ students, isConfirmed, obstacle }) => [students.map(({ student }) => student.split(' ')[0]).join(' '), isConfirmed, obstacle]);
};

it('a family keeps its tick for those at one address when one of it is elsewhere, and only the largest group of it is ticked', async () => {
  expect(await rowsOf({})).toEqual([['Ana Ben', false, null], ['Ana Ben Xan', false, null]]);
  expect(await rowsOf({ siblings: [[ssid(0), ssid(1)]] })).toEqual([['Ana Ben', true, null], ['Ana Ben Xan', false, null]]);
  expect(await rowsOf({ siblings: [[ssid(0), ssid(1), ssid(3)]] })).toEqual([['Ana Ben', true, null], ['Ana Ben Xan', false, null]]);
  expect(await rowsOf({ siblings: [[ssid(0), ssid(1), ssid(2), ssid(3)]] })).toEqual([['Ana Ben', false, null], ['Ana Ben Xan', true, null]]);
});
