import type { ReactElement } from 'react';
import type { Rect } from '@shared/domain/geometry/rect';

/** Inserter marks as one shape. To be drawn where a unit is a point of the sheet. */
export function MarkBars({ bars }: { readonly bars: readonly Rect[] }): ReactElement {
  return <path className="mark-bars" d={bars.map(([x0, y0, x1, y1]) => `M${x0} ${y0}H${x1}V${y1}H${x0}Z`).join('')} />;
}
