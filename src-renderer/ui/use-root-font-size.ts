import { useEffect, useState } from 'react';

const read = (): number => Number.parseFloat(getComputedStyle(document.documentElement).fontSize);

/** Pixels of one `rem`, followed when the text is made larger: rows that are placed by number have to grow with it. */
export function useRootFontSize(): number {
  const [size, setSize] = useState(read);
  useEffect(() => {
    const follow = (): void => setSize(read());
    const probe = document.createElement('div');
    probe.style.cssText = 'position:absolute;width:1rem;height:1rem;visibility:hidden';
    document.body.append(probe);
    const observer = new ResizeObserver(follow);
    observer.observe(probe);
    return () => {
      observer.disconnect();
      probe.remove();
    };
  }, []);
  return size;
}
