import type { ReactElement } from 'react';
import { useAnnouncementStore } from '../store/announcement-store';

/** Speaks what changes without the focus moving there. */
export function LiveRegion(): ReactElement {
  const { text, number } = useAnnouncementStore();
  return (
    <div role="status" aria-live="polite" className="visually-hidden">
      {/* Two elements in turn, so that a sentence said twice is heard twice. */}
      {number % 2 === 0 ? <p key="even">{text}</p> : <p key="odd">{text}</p>}
    </div>
  );
}
