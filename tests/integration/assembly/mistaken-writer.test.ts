import { afterAll, describe, expect, it, vi } from 'vitest';
import type { Side } from '@shared/domain/packets/plan';
import { pressTask, type ProvedPacket } from '@main/assembly/press/press-task';
import type { sidesBySource } from '@main/assembly/sides-by-source';
import { bytesKeyOf } from '@main/intake/bytes-key';
import { releaseEntries } from '@main/intake/read-entry';
import { plainPages } from './sources';
import { Workplace, neverAborted } from './tools';

type Sides = readonly (readonly Side[])[];

const writer = vi.hoisted(() => ({ mistake: (sides: Sides): Sides => sides }));

/** The writer's own way from packets to sources, which makes the mistake that a test wants. */
vi.mock('@main/assembly/sides-by-source', async (original) => {
  const real = await original<{ readonly sidesBySource: typeof sidesBySource }>();
  const mistaken: typeof sidesBySource = async (packets) => {
    const all: (readonly Side[])[] = [];
    for await (const { sides } of packets) all.push(sides);
    return real.sidesBySource(writer.mistake(all).map((sides) => ({ sides })));
  };
  return { ...real, sidesBySource: mistaken };
});

const workplace = new Workplace();
afterAll(async () => {
  await releaseEntries();
  workplace.remove();
});

const hooks = { signal: neverAborted, onPages: () => {} };
const page = (entryIndex: number, pageNumber: number): Side => ({ kind: 'page', entryIndex, pageNumber });
const BLANK: Side = { kind: 'blank' };

/** Packets of three pages and a blank, one from a file each. */
const packetsOf = (titles: readonly string[]): Promise<readonly ProvedPacket[]> =>
  Promise.all(
    titles.map(async (title, entryIndex) => {
      const bytes = await plainPages(3, title);
      const source = { kind: 'file', path: workplace.save(bytes), sizeBytes: bytes.length, modifiedMs: 0 } as const;
      const report = { entryIndex, firstPage: 1, pageKeys: '' };
      return { sides: [page(entryIndex, 1), page(entryIndex, 2), page(entryIndex, 3), BLANK], reports: [{ report }], entries: [{ entryIndex, bytesKey: bytesKeyOf(bytes), source }] };
    }),
  );

/** The pages that the proof refuses of what a writer with that mistake wrote. */
const refused = async (mistake: (sides: Sides) => Sides): Promise<readonly number[]> => {
  const packets = await packetsOf(['First', 'Second', 'Third']);
  const path = workplace.path('batch.pdf');
  writer.mistake = mistake;
  const outcome = await pressTask({ kind: 'write', path, batchId: 'test', pages: 12, packets }, hooks);
  if (!outcome.ok) throw new Error('the batch could not be written');
  const found = await pressTask({ kind: 'prove', path, batchId: 'test', packets, part: { pagesBefore: 0 }, shown: outcome.shown }, hooks);
  return found.map(({ pageNumber }) => pageNumber);
};

/** The sides with some of them put elsewhere, told as packet and side from 0. */
const withSides = (sides: Sides, changes: Readonly<Record<string, Side>>): Sides => sides.map((own, packet) => own.map((side, index) => changes[`${packet}.${index}`] ?? side));

describe('a writer that takes', () => {
  const mistakes: readonly (readonly [string, (sides: Sides) => Sides, readonly number[]])[] = [
    ['nothing for another', (sides) => sides, []],
    ['two sides of a packet for each other', (sides) => withSides(sides, { '1.0': page(1, 2), '1.1': page(1, 1) }), [5, 6]],
    ['a page for one of the next packet', (sides) => withSides(sides, { '0.2': page(1, 3) }), [3]],
    ['two packets for each other', ([first, second, third]) => [second!, first!, third!], [1, 2, 3, 5, 6, 7]],
    ['a page twice', (sides) => withSides(sides, { '2.1': page(2, 1) }), [10]],
    ['a blank for a page', (sides) => withSides(sides, { '1.3': page(1, 1) }), [8]],
    ['a page for a blank', (sides) => withSides(sides, { '2.2': BLANK }), [11]],
    ['a blank and the page before it for each other', (sides) => withSides(sides, { '0.2': BLANK, '0.3': page(0, 3) }), [3, 4]],
  ];
  it.each(mistakes)('%s is seen by the proof', async (_name, mistake, pages) => {
    expect(await refused(mistake)).toEqual(pages);
  });
});
