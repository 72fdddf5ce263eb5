import type { ReactElement } from 'react';
import './turn-drawing.css';

/** How a stack goes back: taken as it lies, turned over along its long edge, laid into the tray with the empty side where the printer prints. */
export function TurnDrawing(): ReactElement {
  return (
    <figure className="turn-drawing">
      <svg viewBox="0 0 440 120" role="img" aria-label="The stack is taken as it lies, turned over along its long edge like the page of a book, and put back into the tray with its empty side to be printed.">
        <g className="turn-paper">
          <rect x="16" y="20" width="58" height="76" />
          <rect x="12" y="16" width="58" height="76" />
        </g>
        <g className="turn-ink">
          <text x="41" y="62">1</text>
          <line x1="22" y1="76" x2="60" y2="76" />
          <line x1="22" y1="82" x2="52" y2="82" />
        </g>
        <g className="turn-arrow">
          <path d="M 92 54 H 122 M 114 47 L 122 54 L 114 61" />
          <path d="M 166 30 A 34 26 0 0 1 222 30 M 215 21 L 222 30 L 211 32" />
          <path d="M 266 54 H 296 M 288 47 L 296 54 L 288 61" />
        </g>
        <g className="turn-paper">
          <rect x="166" y="38" width="58" height="66" />
          <line x1="195" y1="38" x2="195" y2="104" />
          <rect x="316" y="24" width="58" height="76" />
          <path d="M 308 58 V 108 H 382 V 58" />
        </g>
        <g className="turn-ink">
          <text x="345" y="60">empty</text>
        </g>
      </svg>
      <figcaption className="soft small">Take the whole stack as it lies, in its order. Turn it so that the empty sides get printed, top edge where it was, and lay it alone into the tray. Turn every stack the same way.</figcaption>
    </figure>
  );
}
