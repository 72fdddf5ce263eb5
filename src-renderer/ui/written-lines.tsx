import type { ReactElement } from 'react';
import { blocksOf, type CoverSheet } from '@shared/domain/envelope/cover-sheet';
import { widthEm } from '@shared/domain/envelope/cover-type';

/** What the program writes on a sheet itself: addresses, or what a separator says. To be drawn where a unit is a point of the sheet; as wide as it is printed, whatever the screen's font is. */
export function WrittenLines({ page }: { readonly page: CoverSheet }): ReactElement {
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
