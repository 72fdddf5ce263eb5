import type { DeliveryPlan } from '@shared/domain/delivery/plan-delivery';
import { groupBy } from '@shared/domain/packets/group-by';
import type { NotDeliveredView } from '@shared/ipc/mail-room-views';
import { someNamed } from '@shared/ipc/some-named';

type NotDelivered = DeliveryPlan['setAside'][number];

const placeName = ({ report: { entry, firstPage } }: NotDelivered): string => (firstPage === 1 ? entry : `${entry}, from page ${firstPage}`);

/** Reports that were not handed over, by their reasons. */
export const notDeliveredViews = (setAside: DeliveryPlan['setAside']): readonly NotDeliveredView[] =>
  [...groupBy(setAside, ({ problem }) => problem.code)].map(([code, some]) => ({ code, reports: someNamed(some, placeName), message: some[0]?.problem.message ?? '' }));
