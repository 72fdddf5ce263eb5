import type { ReactElement } from 'react';
import { blocksOf, type WrittenPage } from '@shared/domain/envelope/cover-sheet';
import { widthEm } from '@shared/domain/envelope/cover-type';

/** What the program writes on a sheet itself: addresses, what a separator says, or a piece number. To be drawn where a unit is a point of the sheet; as wide as it is printed, whatever the screen's font is. */
export function WrittenLines({ page }: { readonly page: WrittenPage }): ReactElement {
  return (
    <g className="written-lines">
      {blocksOf(page).flatMap(({ sizePt, lines }, block) =>
        lines.map(({ text, xPt, baselinePt }, index) => (
          <text key={`${block}-${index}`} x={xPt} y={baselinePt} fontSize={sizePt} textLength={widthEm(text) * sizePt} lengthAdjust="spacingAndGlyphs">
            {text}
          </text>
        )),
      )}
    </g>
  );
}
