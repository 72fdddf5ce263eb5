import { searchPackets } from '@main/services/mailing/search-packets';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

const planOf = (students: readonly string[]) =>
  planRun({
    reports: students.map((student, index) => foundReport(index, { student, ssid: `99000${String(index).padStart(5, '0')}`, pages: index % 3 === 0 ? 2 : 4, address: { lines: [student, `${index} Main St`, 'Fresno CA 93650'], box: [90, 195, 200, 215], zip: '93650' } })),
    downloadPaths: ['a.zip', 'b.zip', 'c.zip'],
    settings: DEFAULT_PREPARE_SETTINGS,
  });

const found = async (students: readonly string[], asked: string): Promise<readonly (string | null)[]> => (await searchPackets(planOf(students), asked)).map(({ student }) => student);

describe('a search among packets', () => {
  const STUDENTS = ['Ana Núñez', 'Ben O’Hara', 'Cy Sample'];

  it.each([
    ['ana', ['Ana Núñez']],
    ['NUNEZ', ['Ana Núñez']],
    ['nuñez ana', ['Ana Núñez']],
    ['o’hara', ['Ben O’Hara']],
    ["o'hara", ['Ben O’Hara']],
    ['9900000002', ['Cy Sample']],
    ['fresno cy', ['Cy Sample']],
    ['Sample, Cy', ['Cy Sample']],
    ['0003', ['Cy Sample']],
    ['cy ben', []],
    // The end of one packet's facts and the beginning of the next one's.
    ['936503', []],
    ['nobody', []],
    ['  ', []],
  ])('finds by name, SSID, piece number and address, in whatever order, case or accents: %j', async (asked, names) => {
    expect(await found(STUDENTS, asked)).toEqual(names);
  });

  it('finds the first hundred in print order, each with its place in its batch, of hundreds in several batches', async () => {
    const plan = planOf(Array.from({ length: 700 }, (_, index) => `${index % 2 === 0 ? 'Even' : 'Odd'} Sample${index}`));
    const all = await searchPackets(plan, 'sample');
    expect(all.map(({ piece }) => piece)).toEqual(Array.from({ length: 100 }, (_, index) => index + 1));
    const some = await searchPackets(plan, 'even sample69');
    expect(some.map(({ student }) => student).sort()).toEqual(['Even Sample690', 'Even Sample692', 'Even Sample694', 'Even Sample696', 'Even Sample698']);
    expect(plan.batches.length).toBeGreaterThan(1);
    for (const { batchId, indexInBatch, piece } of [...all, ...some]) expect(plan.batches.find(({ id }) => id === batchId)?.packets[indexInBatch]?.piece).toBe(piece);
  });

  it('finds what a look at each packet finds', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.array(fc.constantFrom('a', 'b', 'é', ' '), { minLength: 1, maxLength: 6 }).map((letters) => `x${letters.join('')}`), { maxLength: 40 }), fc.array(fc.constantFrom('a', 'b', 'ab', 'e', 'ba'), { minLength: 1, maxLength: 3 }), async (students, words) => {
        const plan = planOf(students);
        const looked = plan.batches.flatMap(({ packets }) => packets.filter(({ members }) => words.every((word) => `${members[0]?.student} main st fresno ca`.replaceAll('é', 'e').includes(word))).map(({ piece }) => piece));
        expect((await searchPackets(plan, words.join(' '))).map(({ piece }) => piece)).toEqual(looked);
      }),
    );
  });
});
