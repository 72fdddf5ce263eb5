import type { ReactElement } from 'react';
import { rectHeight, rectWidth, type Rect } from '@shared/domain/geometry/rect';
import type { EnvelopeLayout } from './envelope-layout';
import './envelope-drawing.css';

/** The envelope and its window over page 1, to scale; each area has its own stroke, so that none is told by colour alone. */
export function EnvelopeDrawing({ layout, addressBox }: { readonly layout: EnvelopeLayout; readonly addressBox: Rect | null }): ReactElement {
  const { outline, window, areas, shown } = layout;
  return (
    <svg className="envelope-drawing" viewBox={`${shown[0]} ${shown[1]} ${rectWidth(shown)} ${rectHeight(shown)}`} aria-hidden="true">
      <path className="envelope-cover" fillRule="evenodd" d={`${pathOf(outline)} ${pathOf(areas.canEverShow)}`} />
      <Area rect={outline} look="outline" />
      <Area rect={areas.canEverShow} look="can-show" />
      <Area rect={window} look="window" />
      {areas.alwaysVisible && <Area rect={areas.alwaysVisible} look="always" />}
      {areas.safe && <Area rect={areas.safe} look="safe" />}
      {addressBox && <Area rect={addressBox} look="address" />}
    </svg>
  );
}

function Area({ rect, look }: { readonly rect: Rect; readonly look: string }): ReactElement {
  return <rect className={`area area-${look}`} x={rect[0]} y={rect[1]} width={rectWidth(rect)} height={rectHeight(rect)} />;
}

const pathOf = ([x0, y0, x1, y1]: Rect): string => `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;
