import type { ReactElement } from 'react';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { PageCanvas } from '../../pdf/page-canvas';

type PagePaperProps = {
  readonly entryIndex: number;
  readonly pageNumber: number;
  /** The room for it in CSS pixels. */
  readonly within: { readonly width: number; readonly height: number };
  readonly label: string;
};

/** One page as large as its room allows. */
export function PagePaper({ entryIndex, pageNumber, within, label }: PagePaperProps): ReactElement | null {
  const width = Math.floor(Math.min(within.width, (within.height * LETTER_WIDTH_PT) / LETTER_HEIGHT_PT));
  if (width <= 0) return null;
  const height = Math.round((width * LETTER_HEIGHT_PT) / LETTER_WIDTH_PT);
  return (
    <div className="cuts-paper" role="img" aria-label={label} style={{ width, height }}>
      <PageCanvas key={`${entryIndex}/${pageNumber}`} entryIndex={entryIndex} pageNumber={pageNumber} width={width} height={height} />
    </div>
  );
}
