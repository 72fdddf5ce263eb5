import type { ReactElement } from 'react';

const PATHS = {
  check: 'M3.5 8.5l3 3 6-7',
  caution: 'M8 2.2l6.3 11.1H1.7zM8 6.4v3.2M8 11.4v.2',
  stop: 'M5.2 1.8h5.6l3.4 3.4v5.6l-3.4 3.4H5.2l-3.4-3.4V5.2zM5.6 5.6l4.8 4.8M10.4 5.6l-4.8 4.8',
  eye: 'M1.5 8S4 3.6 8 3.6 14.5 8 14.5 8 12 12.4 8 12.4 1.5 8 1.5 8zM8 6.2a1.8 1.8 0 100 3.6 1.8 1.8 0 000-3.6z',
  question: 'M5.6 6a2.4 2.4 0 114 1.8C8.6 8.5 8 8.9 8 10M8 12.4v.2M8 1.4a6.6 6.6 0 100 13.2A6.6 6.6 0 008 1.4z',
  folder: 'M1.8 4.2c0-.6.4-1 1-1h3l1.6 1.8h5.8c.6 0 1 .4 1 1v6c0 .6-.4 1-1 1H2.8c-.6 0-1-.4-1-1z',
  archive: 'M3.2 1.8h9.6v12.4H3.2zM7 1.8v1.4h2M7 5v1.4h2M7 8.2h2v3H7z',
  page: 'M3.8 1.8h5.4l3 3v9.4H3.8zM9.2 1.8v3h3',
  remove: 'M4 4l8 8M12 4l-8 8',
  first: 'M11.5 3.5L7 8l4.5 4.5M4 3.5v9',
  last: 'M4.5 3.5L9 8l-4.5 4.5M12 3.5v9',
  previous: 'M10 3.5L5.5 8l4.5 4.5',
  next: 'M6 3.5L10.5 8 6 12.5',
  'previous-packet': 'M8 3.5L3.5 8 8 12.5M12.5 3.5L8 8l4.5 4.5',
  'next-packet': 'M3.5 3.5L8 8l-4.5 4.5M8 3.5L12.5 8 8 12.5',
  undo: 'M6 3L2.8 6.2 6 9.4M2.8 6.2h6.4a3.6 3.6 0 010 7.2H6',
  redo: 'M10 3l3.2 3.2L10 9.4M13.2 6.2H6.8a3.6 3.6 0 000 7.2H10',
  search: 'M7 2.4a4.6 4.6 0 100 9.2 4.6 4.6 0 000-9.2zM10.4 10.4l3.4 3.4',
  down: 'M3.5 6L8 10.5 12.5 6',
} as const;

export type IconName = keyof typeof PATHS;

/** A drawing beside words; it never stands alone, so it has no name of its own. */
export function Icon({ name }: { readonly name: IconName }): ReactElement {
  return (
    <svg className="icon" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} fill="none" stroke="currentColor" strokeWidth="1.5" strokeLinecap="round" strokeLinejoin="round" />
    </svg>
  );
}
