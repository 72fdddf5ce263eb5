import { useEffect, useRef, type RefObject } from 'react';

/** Gives the focus to what is newly shown where it went with what stood there before, so that the keyboard goes on from where the eye is. */
export function useFocusWhenLost<Shown extends HTMLElement>(): RefObject<Shown | null> {
  const element = useRef<Shown>(null);
  useEffect(() => {
    if (document.activeElement === document.body) element.current?.focus();
  }, []);
  return element;
}
