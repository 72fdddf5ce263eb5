import { naturalCompare } from '@shared/domain/packets/natural-order';
import { orderPackets } from '@shared/domain/packets/order';
import type { RunPlan } from '@shared/domain/packets/plan';
import { planRun } from '@shared/domain/packets/plan-run';
import { DEFAULT_PREPARE_SETTINGS, GROUPINGS, type PrepareSettings, SORTINGS, WINDOW_POLICIES } from '@shared/domain/packets/settings';
import { PAPER_POUNDS } from '@shared/domain/post/weigh';
import { changedReport } from '@shared/domain/ssr/changed-report';
import type { FoundReport } from '@shared/domain/ssr/report';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';
import { reportLists } from '../../support/report-lists';

const settings: fc.Arbitrary<PrepareSettings> = fc.record({
  group: fc.constantFrom(...GROUPINGS),
  sort: fc.constantFrom(...SORTINGS),
  combineStudents: fc.boolean(),
  combineSiblings: fc.boolean(),
  siblings: fc.subarray([['0000000000', '0000000001'], ['0000000002', '0000000004', '0000000009']]),
  maxSheets: fc.option(fc.integer({ min: 1, max: 9 }), { nil: null }),
  paper: fc.constantFrom(...PAPER_POUNDS),
  envelope: fc.constant('us-10-left'),
  again: fc.constant(false),
  reverse: fc.boolean(),
  windowPolicy: fc.constantFrom(...WINDOW_POLICIES),
  coverSheets: fc.boolean(),
  addresses: fc.subarray([{ ssid: '1000000001', lines: ['Ana Sample', 'PO Box 1', 'Sacramento CA 95812'] }]),
  hold: fc.subarray(['0000000000', '0000000003']),
}).map((chosen) => ({ ...DEFAULT_PREPARE_SETTINGS, ...chosen }));

const plan = (reports: readonly FoundReport[], chosen: PrepareSettings): RunPlan => planRun({ reports, downloadPaths: ['a.zip'], settings: chosen });
const packetsOf = ({ batches }: RunPlan) => batches.flatMap(({ packets }) => packets);

describe('any plan', () => {
  const holds = (check: (run: RunPlan, reports: readonly FoundReport[], chosen: PrepareSettings) => void): void => {
    fc.assert(fc.property(reportLists, settings, (reports, chosen) => check(plan(reports, chosen), reports, chosen)));
  };

  it('has every report in one packet or set aside', () => {
    holds((run, reports) => {
      const printed = packetsOf(run).flatMap((packet) => packet.reports.map(({ report }) => report.id));
      const all = [...printed, ...run.setAside.map(({ report }) => report.id)];
      expect(all.sort()).toEqual(reports.map(({ id }) => id).sort());
    });
  });

  it('prints each page of those once, and nothing else', () => {
    holds((run) => {
      const key = (entryIndex: number, pageNumber: number) => `${entryIndex}:${pageNumber}`;
      const printed = packetsOf(run).flatMap(({ sides }) => sides.flatMap((side) => (side.kind === 'page' ? [key(side.entryIndex, side.pageNumber)] : [])));
      const meant = packetsOf(run).flatMap(({ reports }) => reports.flatMap(({ report }) => Array.from({ length: report.pages }, (_, page) => key(report.entryIndex, report.firstPage + page))));
      expect(printed).toEqual(meant);
      expect(new Set(printed).size).toBe(printed.length);
    });
  });

  it('has reports of several students in one packet only where they share an address and staff said so', () => {
    holds((run, _, { combineSiblings, siblings, addresses }) => {
      for (const { reports } of packetsOf(run)) {
        const ssids = [...new Set(reports.map(({ report }) => report.ssid))];
        if (ssids.length < 2) continue;
        expect(ssids.every((ssid) => ssid !== null && !addresses.some((other) => other.ssid === ssid))).toBe(true);
        expect(new Set(reports.map(({ report }) => report.address?.lines.join('\n'))).size).toBe(1);
        const isConfirmed = siblings.some((family) => ssids.every((ssid) => ssid !== null && family.includes(ssid)));
        const isByRule = combineSiblings && new Set(reports.flatMap(({ report }) => report.school ?? [])).size === 1;
        expect(isConfirmed || isByRule).toBe(true);
      }
    });
  });

  it('fills whole sheets with each packet, so that no sheet holds two', () => {
    holds((run) => {
      for (const packet of packetsOf(run)) {
        expect(packet.sides).toHaveLength(2 * packet.sheets);
        expect(packet.sides[0]?.kind).toBe('page');
      }
    });
  });

  it('has sums that reconcile and pieces that count from 1', () => {
    holds((run) => {
      expect(packetsOf(run).map(({ piece }) => piece)).toEqual(packetsOf(run).map((_, index) => index + 1));
      for (const batch of run.batches) {
        const sum = (of: (packet: (typeof batch.packets)[number]) => number) => batch.packets.reduce((total, packet) => total + of(packet), 0);
        expect(batch.pages).toBe(sum(({ sourcePages }) => sourcePages) + batch.blanks);
        expect(batch.pages).toBe(2 * batch.sheets);
        expect(batch.sheets).toBe(batch.packets.length * batch.sheetsPerPacket);
        expect(batch.packets.every(({ batchId, sheets }) => batchId === batch.id && sheets === batch.sheetsPerPacket)).toBe(true);
      }
    });
  });

  it('has batches of different names, no larger than chosen unless one packet is', () => {
    holds((run, _, { maxSheets }) => {
      expect(new Set(run.batches.map(({ id }) => id)).size).toBe(run.batches.length);
      if (maxSheets !== null) expect(run.batches.filter(({ sheets, packets }) => sheets > maxSheets && packets.length > 1)).toEqual([]);
    });
  });

  it('holds reports of one SSID in a packet, where siblings are not to share one', () => {
    holds((run, _, { combineSiblings, siblings }) => {
      if (combineSiblings || siblings.length > 0) return;
      for (const { reports } of packetsOf(run)) expect(new Set(reports.map(({ report }) => report.ssid)).size).toBe(1);
    });
  });

  it('of downloads behind each other is both plans, where nothing is combined or sorted across them', () => {
    fc.assert(
      fc.property(reportLists, reportLists, (a, b) => {
        const chosen: PrepareSettings = { ...DEFAULT_PREPARE_SETTINGS, sort: 'as-downloaded' };
        const shifted = b.map((report) => changedReport(report, { id: `b-${report.id}`, entryIndex: report.entryIndex + a.length }));
        const sidesById = (run: RunPlan) => new Map(run.batches.map(({ id, packets }) => [id, packets.map(({ sides }) => sides)]));
        const [whole, first, second] = [sidesById(plan([...a, ...shifted], chosen)), sidesById(plan(a, chosen)), sidesById(plan(shifted, chosen))];
        expect([...whole.keys()].sort()).toEqual([...new Set([...first.keys(), ...second.keys()])].sort());
        for (const [id, packets] of whole) expect(packets).toEqual([...(first.get(id) ?? []), ...(second.get(id) ?? [])]);
      }),
    );
  });
});

describe('the order', () => {
  it('is total: it does not depend on the order given', () => {
    fc.assert(
      fc.property(reportLists, fc.constantFrom(...SORTINGS), (reports, sorting) => {
        const packets = reports.map((lead, position) => ({ lead, position }));
        expect(orderPackets([...packets].reverse(), sorting)).toEqual(orderPackets(packets, sorting));
      }),
    );
  });

  it('is stable: what can not be told apart stays in download order', () => {
    fc.assert(
      fc.property(fc.constantFrom(...SORTINGS), fc.integer({ min: 2, max: 20 }), (sorting, count) => {
        const lead = foundReport(0);
        const packets = Array.from({ length: count }, (_, position) => ({ lead, position }));
        expect(orderPackets(packets, sorting).map(({ position }) => position)).toEqual(packets.map(({ position }) => position));
      }),
    );
  });

  it('of texts is a total order', () => {
    const text = fc.oneof(fc.string({ unit: 'binary' }), fc.stringMatching(/^[a-bÁ0-2 ]{0,5}$/));
    fc.assert(
      fc.property(text, text, text, (a, b, c) => {
        expect(Math.sign(naturalCompare(a, b))).toBe(-Math.sign(naturalCompare(b, a)) || 0);
        expect(naturalCompare(a, b) === 0).toBe(a === b);
        if (naturalCompare(a, b) <= 0 && naturalCompare(b, c) <= 0) expect(naturalCompare(a, c)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('of whole numbers is their own', () => {
    fc.assert(
      fc.property(fc.nat(), fc.nat(), (a, b) => {
        expect(Math.sign(naturalCompare(`report ${a}`, `report ${b}`))).toBe(Math.sign(a - b));
      }),
    );
  });
});
