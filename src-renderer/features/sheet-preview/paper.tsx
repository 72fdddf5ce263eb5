import type { ReactElement } from 'react';
import type { SheetView } from '@shared/ipc/views';
import { PageCanvas } from '../../pdf/page-canvas';
import { sideText } from '../../words/sides';
import './paper.css';

type PaperProps = {
  readonly which: 'front' | 'back';
  /** Undefined while it has not been read. */
  readonly sheet: SheetView | undefined;
  readonly sheets: number;
  readonly width: number;
  readonly height: number;
};

/** One side of a sheet, drawn as the printer will print it. */
export function Paper({ which, sheet, sheets, width, height }: PaperProps): ReactElement {
  const side = sheet?.[which];
  const isBlank = side?.kind === 'blank';
  const title = which === 'front' ? 'Front' : 'Back';
  return (
    <figure className="paper-place" style={{ width }}>
      <div
        className="paper"
        role="img"
        aria-label={sheet && side ? sideText(sheet, sheets, which, side) : `${title}: being read`}
        style={{ width, height }}
      >
        {side?.kind === 'page' && <PageCanvas entryIndex={side.entryIndex} pageNumber={side.pageNumber} width={width} height={height} />}
        {isBlank && <span className="paper-blank">Blank</span>}
      </div>
      <figcaption className="paper-caption" aria-hidden="true">
        {isBlank ? `${title}, blank` : title}
      </figcaption>
    </figure>
  );
}
