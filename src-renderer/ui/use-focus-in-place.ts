import { useEffect, useRef, type FocusEvent, type RefObject } from 'react';

type FocusInPlace<List extends HTMLElement> = {
  readonly list: RefObject<List | null>;
  readonly onFocus: (event: FocusEvent) => void;
  readonly onBlur: () => void;
};

/** Where the row with the focus goes out of a list, the focus goes to the same control of the row that stands in its place, or of the last one; so one after the other can be settled by keyboard. `rows` selects the rows. */
export function useFocusInPlace<List extends HTMLElement>(rows: string): FocusInPlace<List> {
  const list = useRef<List>(null);
  const place = useRef<{ readonly row: number; readonly control: number } | null>(null);
  const all = (): readonly Element[] => [...(list.current?.querySelectorAll(rows) ?? [])];
  const controls = (row: Element | undefined): readonly HTMLElement[] => [...(row?.querySelectorAll<HTMLElement>('button') ?? [])];
  // At each drawing: the rows may be read only after the one that went.
  useEffect(() => {
    if (place.current === null || document.activeElement !== document.body) return;
    const shown = all();
    const { row, control } = place.current;
    controls(shown[Math.min(row, shown.length - 1)])[control]?.focus();
  });
  return {
    list,
    onFocus: ({ target }) => {
      const shown = all();
      const row = shown.findIndex((one) => one.contains(target));
      const control = controls(shown[row]).findIndex((one) => one === target);
      place.current = control < 0 ? null : { row, control };
    },
    // Not called for what went out of the page with the focus.
    onBlur: () => {
      place.current = null;
    },
  };
}
