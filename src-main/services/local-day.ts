import type { Day } from '@shared/domain/calendar/day';

/** `YYYY-MM-DD` where this computer is. */
export const localDay = (now: Date): Day => [now.getFullYear(), String(now.getMonth() + 1).padStart(2, '0'), String(now.getDate()).padStart(2, '0')].join('-');
