import type { ReactElement } from 'react';

/** The program's mark: a folded sheet with its line. */
export function Mark(): ReactElement {
  return (
    <svg className="app-mark" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d="M4 3h16v18H4z" fill="var(--paper)" stroke="var(--accent)" strokeWidth="1.75" strokeLinejoin="round" />
      <path d="M4 9h16M4 15h16" stroke="var(--accent)" strokeWidth="1.5" strokeDasharray="2.5 2" />
      <path d="M7 11.2h6M7 13h4" stroke="var(--accent)" strokeWidth="1.25" strokeLinecap="round" />
    </svg>
  );
}
