import { describe, expect, it, vi } from 'vitest';
import type { DueView } from '@shared/ipc/mail-room-views';

vi.stubGlobal('window', {});
const { fewestDaysLeft } = await import('../../../src-renderer/store/due-store');

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
