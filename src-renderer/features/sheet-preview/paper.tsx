import type { ReactElement } from 'react';
import type { WrittenPage } from '@shared/domain/envelope/cover-sheet';
import type { InserterMark } from '@shared/domain/envelope/inserter/inserter-mark';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import type { SheetView, SideView } from '@shared/ipc/views';
import { PageCanvas } from '../../pdf/page-canvas';
import { MarkBars } from '../../ui/mark-bars';
import { WrittenLines } from '../../ui/written-lines';
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
        {side && <OnPaper side={side} width={width} height={height} />}
        {isBlank && <span className="paper-blank">Blank</span>}
      </div>
      <figcaption className="paper-caption" aria-hidden="true">
        {isBlank ? `${title}, blank` : title}
      </figcaption>
    </figure>
  );
}

type OnPaperProps = { readonly side: SideView; readonly width: number; readonly height: number };

/** What is printed on a side; nothing on a blank. */
function OnPaper({ side, width, height }: OnPaperProps): ReactElement | null {
  const scale = width / LETTER_WIDTH_PT;
  switch (side.kind) {
    case 'page':
      return (
        <>
          <div className="paper-page" style={{ left: (side.shiftPt?.xPt ?? 0) * scale, top: (side.shiftPt?.yPt ?? 0) * scale, width, height }}>
            <PageCanvas entryIndex={side.entryIndex} pageNumber={side.pageNumber} taken={side.taken} width={width} height={height} />
          </div>
          {side.number && <WrittenSheet page={side.number} />}
          <Marks mark={side.mark} />
        </>
      );
    case 'cover-letter':
      return (
        <>
          <div className="paper-page" style={{ left: 0, top: 0, width, height }}>
            <PageCanvas entryIndex={side.entryIndex} pageNumber={side.pageNumber} width={width} height={height} />
          </div>
          <Marks mark={side.mark} />
        </>
      );
    case 'cover-sheet':
      return (
        <>
          <WrittenSheet page={side.cover} />
          <Marks mark={side.mark} />
        </>
      );
    case 'separator':
      return <WrittenSheet page={side.page} />;
    case 'blank':
      return null;
  }
}

/** What the program writes on a sheet itself. */
function WrittenSheet({ page }: { readonly page: WrittenPage }): ReactElement {
  return (
    <svg className="paper-cover" viewBox={`0 0 ${LETTER_WIDTH_PT} ${LETTER_HEIGHT_PT}`} aria-hidden="true">
      <WrittenLines page={page} />
    </svg>
  );
}

/** The marks that an inserter reads. */
function Marks({ mark }: { readonly mark: InserterMark | null }): ReactElement | null {
  return mark && (
    <svg className="paper-cover" viewBox={`0 0 ${LETTER_WIDTH_PT} ${LETTER_HEIGHT_PT}`} aria-hidden="true">
      <MarkBars bars={mark.bars} />
    </svg>
  );
}
