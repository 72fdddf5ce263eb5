import { useEffect, useState } from 'react';

/** Work shorter than this is over before a sign of it could be read. */
export const QUIET_MS = 400;

/** True once `active` has held for longer than a quick piece of work takes. */
export function useDelayed(active: boolean, delayMs = QUIET_MS): boolean {
  const [passed, setPassed] = useState(false);
  useEffect(() => {
    if (!active) return undefined;
    const timer = setTimeout(() => setPassed(true), delayMs);
    return () => {
      clearTimeout(timer);
      setPassed(false);
    };
  }, [active, delayMs]);
  return active && passed;
}
