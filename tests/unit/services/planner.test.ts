import { Planner } from '@main/services/mailing/planner';
import type { Inspection } from '@main/ports/inspection';
import { DEFAULT_PREPARE_SETTINGS } from '@shared/domain/packets/settings';
import { describe, expect, it } from 'vitest';
import { foundReport } from '../../support/found-report';

/** So many that planning them takes more than a slice. */
const MANY = 5_000;

const inspectionOf = (count: number): Inspection => ({
  downloads: [{ path: 'a.zip', entries: count }],
  entries: [],
  reports: Array.from({ length: count }, (_, index) => foundReport(index, { student: `Ana ${String((index * 7_919) % count).padStart(6, '0')}` })),
  problems: [],
  choices: [],
  failures: [],
  sources: [],
}) as unknown as Inspection;

const sorted = (sort: 'name' | 'as-downloaded') => ({ ...DEFAULT_PREPARE_SETTINGS, sort });
const firstOf = ({ plan }: NonNullable<Awaited<ReturnType<Planner['make']>>>) => plan.batches[0]?.packets[1]?.reports[0]?.report.id;

describe('a planner', () => {
  it('gives all who wait the plan of the settings that were asked for last', async () => {
    const inspection = inspectionOf(MANY);
    const planner = new Planner(() => inspection);
    const [first, second] = await Promise.all([planner.make(sorted('name')), planner.make(sorted('as-downloaded'))]);
    expect(first).toBe(second);
    expect(first && firstOf(first)).toBe('r1');
    expect(planner.settings.sort).toBe('as-downloaded');
    const named = await planner.make(sorted('name'));
    expect(named && firstOf(named)).not.toBe('r1');
  });

  it('keeps the present plan, with its settings, until the next is whole', async () => {
    const inspection = inspectionOf(MANY);
    const planner = new Planner(() => inspection);
    const made = await planner.make(sorted('name'));
    const next = planner.make(sorted('as-downloaded'));
    expect([planner.plan, planner.settings.sort, planner.askedSettings.sort]).toEqual([made?.plan, 'name', 'as-downloaded']);
    expect(made && planner.isAt(made.plan)).toBe(false);
    await next;
    expect(planner.plan).not.toBe(made?.plan);
    expect(planner.plan && planner.isAt(planner.plan)).toBe(true);
  });

  it('plans what was found last, and nothing where all was forgotten meanwhile', async () => {
    let inspection: Inspection | null = inspectionOf(MANY);
    const planner = new Planner(() => inspection);
    const making = planner.make(sorted('name'));
    inspection = inspectionOf(MANY + 1);
    expect((await making)?.plan.batches[0]?.packets).toHaveLength(MANY + 1);
    const forgotten = planner.make(sorted('as-downloaded'));
    inspection = null;
    planner.forget();
    expect(await forgotten).toBeNull();
    expect(planner.plan).toBeNull();
  });
});
