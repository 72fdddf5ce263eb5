import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DueView } from '@shared/ipc/mail-room-views';

let told: readonly DueView[] = [];
vi.stubGlobal('window', { foldline: { call: (verb: string) => Promise.resolve({ ok: true, value: verb === 'due.read' ? told : { holidays: [] } }) } });
const { fewestDaysLeft, followDays, readDue, useDueStore } = await import('../../../src-renderer/store/due-store');

const due = (daysLeft: number | null, receivedFrom: DueView['receivedFrom'] = 'file-names'): DueView => ({
  downloadId: 'd',
  downloadName: 'download.zip',
  downloads: 1,
  program: 'CAASPP',
  reports: 1,
  received: null,
  receivedFrom,
  due: null,
  daysLeft,
  rule: null,
  assumptions: [],
  missing: null,
});

describe('the days left that stay in view', () => {
  it('are the fewest of all downloads, also where they have passed', () => {
    expect(fewestDaysLeft([due(12), due(-3), due(null)])).toBe(-3);
    expect(fewestDaysLeft([due(null)])).toBeNull();
  });

  it('leave out what only the names of old files say, not what a person entered', () => {
    expect(fewestDaysLeft([due(-784), due(5)])).toBe(5);
    expect(fewestDaysLeft([due(-366)])).toBeNull();
    expect(fewestDaysLeft([due(-365)])).toBe(-365);
    expect(fewestDaysLeft([due(-784, 'entered')])).toBe(-784);
  });
});

describe('a window that stays open over midnight', () => {
  afterEach(() => void vi.useRealTimers());

  it('counts the days left anew once the new day has begun', async () => {
    vi.useFakeTimers({ now: new Date(2026, 10, 26, 23, 58) });
    told = [due(3)];
    await readDue();
    followDays();
    told = [due(2)];
    await vi.advanceTimersByTimeAsync(60_000);
    expect(fewestDaysLeft(useDueStore.getState().due)).toBe(3);
    await vi.advanceTimersByTimeAsync(90_000);
    expect(fewestDaysLeft(useDueStore.getState().due)).toBe(2);
  });
});
