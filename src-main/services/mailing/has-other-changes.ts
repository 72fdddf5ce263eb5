import type { PrepareSettings } from '@shared/domain/packets/settings';

/** True where what is taken out of pages is another than before, so that reports for which it could not be done are tried again. */
export const hasOtherChanges = (before: PrepareSettings, after: PrepareSettings): boolean =>
  JSON.stringify([before.masks, before.maskPlaces, before.addresses]) !== JSON.stringify([after.masks, after.maskPlaces, after.addresses]);
