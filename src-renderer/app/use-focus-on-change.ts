import { useEffect, useRef, type RefObject } from 'react';

/** Moves the focus to the heading of what is newly shown, so that keyboard and screen reader are where the eye is. */
export function useFocusOnChange(shown: string): RefObject<HTMLElement | null> {
  const element = useRef<HTMLElement>(null);
  const last = useRef(shown);
  useEffect(() => {
    if (last.current === shown) return;
    last.current = shown;
    const heading = element.current?.querySelector<HTMLElement>('h1');
    (heading ?? element.current)?.focus();
    element.current?.scrollTo({ top: 0 });
  }, [shown]);
  return element;
}
