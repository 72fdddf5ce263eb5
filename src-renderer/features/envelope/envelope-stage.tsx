import { useRef, type CSSProperties, type KeyboardEvent, type PointerEvent, type ReactElement } from 'react';
import type { CoverSheet } from '@shared/domain/envelope/cover-sheet';
import type { WindowFinding } from '@shared/domain/envelope/judge-window';
import { playOf, returnWindowAreas, windowAreas, type Play, type WindowAreas } from '@shared/domain/envelope/movement-model';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import type { ShiftPt } from '@shared/domain/envelope/shift';
import { inset, moved, rectHeight, rectWidth, type Rect } from '@shared/domain/geometry/rect';
import { inchesToPoints, LETTER_HEIGHT_PT, LETTER_WIDTH_PT, pointsToInches } from '@shared/domain/geometry/units';
import { PageCanvas } from '../../pdf/page-canvas';
import { WrittenLines } from '../../ui/written-lines';
import type { ShownLayers } from '../../store/window-store';
import { useElementSize } from '../../ui/use-element-size';
import { envelopeLayout } from './envelope-layout';
import './envelope-stage.css';

type StageProps = {
  readonly envelope: EnvelopePreset;
  readonly sheets: number;
  readonly position: Play;
  readonly onMove: (position: Play) => void;
  readonly page: { readonly entryIndex: number; readonly pageNumber: number };
  readonly shift: ShiftPt;
  readonly cover: CoverSheet | null;
  /** Lines that are taken off page 1, where they stand before the shift. */
  readonly masks: readonly Rect[];
  readonly addressBox: Rect | null;
  readonly finding: WindowFinding;
  readonly layers: ShownLayers;
  /** What the picture shows, for those who don't see it. */
  readonly label: string;
};

/** One press of an arrow key moves the packet by a sixteenth of an inch. */
const STEP_IN = 1 / 16;
const KEYS: Readonly<Record<string, Play>> = {
  ArrowUp: { upIn: STEP_IN, rightIn: 0 },
  ArrowDown: { upIn: -STEP_IN, rightIn: 0 },
  ArrowRight: { upIn: 0, rightIn: STEP_IN },
  ArrowLeft: { upIn: 0, rightIn: -STEP_IN },
};

/** The position nearest to one that the packet can take. */
export const within = ({ upIn, rightIn }: Play, play: Play): Play => ({ upIn: Math.min(play.upIn, Math.max(0, upIn)), rightIn: Math.min(play.rightIn, Math.max(0, rightIn)) });

/** Page 1 folded to scale in its envelope, behind the window that is really cut; it slides by mouse and by arrow keys. */
export function EnvelopeStage({ envelope, sheets, position, onMove, page, shift, cover, masks, addressBox, finding, layers, label }: StageProps): ReactElement {
  const stage = useRef<HTMLDivElement>(null);
  const grip = useRef<{ readonly x: number; readonly y: number; readonly from: Play } | null>(null);
  const { width } = useElementSize(stage);
  const { outline, window: cut, shown, foldY, upperWindow } = envelopeLayout(envelope);
  const scale = width / rectWidth(shown);
  const play = playOf(envelope, sheets);
  const [right, down] = [inchesToPoints(position.rightIn), -inchesToPoints(position.upIn)];

  const onKeyDown = (event: KeyboardEvent): void => {
    const step = KEYS[event.key];
    if (event.key === 'Home') onMove({ upIn: 0, rightIn: 0 });
    else if (step && !event.ctrlKey && !event.metaKey && !event.altKey) {
      const far = event.shiftKey ? 1_000 : 1;
      onMove(within({ upIn: position.upIn + step.upIn * far, rightIn: position.rightIn + step.rightIn * far }, play));
    } else return;
    event.preventDefault();
  };
  const onPointerMove = (event: PointerEvent): void => {
    const { current } = grip;
    if (!current || scale === 0) return;
    const inches = (pixels: number): number => pointsToInches(pixels / scale);
    onMove(within({ upIn: current.from.upIn - inches(event.clientY - current.y), rightIn: current.from.rightIn + inches(event.clientX - current.x) }, play));
  };

  // Above the page's top edge the envelope is empty: that is what the packet can move up.
  const visible: Rect = [0, Math.max(0, outline[1]), LETTER_WIDTH_PT, foldY];
  const placed = ([x0, y0, x1, y1]: Rect): CSSProperties => ({ left: (x0 - shown[0]) * scale, top: (y0 - shown[1]) * scale, width: (x1 - x0) * scale, height: (y1 - y0) * scale });
  return (
    <div
      ref={stage}
      className="stage"
      role="group"
      tabIndex={0}
      aria-label={label}
      style={{ height: rectHeight(shown) * scale }}
      onKeyDown={onKeyDown}
      onPointerDown={(event) => {
        event.currentTarget.setPointerCapture(event.pointerId);
        grip.current = { x: event.clientX, y: event.clientY, from: position };
      }}
      onPointerMove={onPointerMove}
      onPointerUp={() => (grip.current = null)}
      onPointerCancel={() => (grip.current = null)}
    >
      <div className="stage-inside" style={placed(outline)} />
      <div className="stage-packet" style={placed(moved(visible, right, down))}>
        <div className="stage-page" style={{ left: shift.xPt * scale, top: (shift.yPt - visible[1]) * scale, width: LETTER_WIDTH_PT * scale, height: LETTER_HEIGHT_PT * scale }}>
          {!cover && <PageCanvas entryIndex={page.entryIndex} pageNumber={page.pageNumber} taken={masks.length > 0 ? { areas: masks, addresses: [] } : null} width={LETTER_WIDTH_PT * scale} height={LETTER_HEIGHT_PT * scale} />}
        </div>
      </div>
      <svg className="stage-drawing" viewBox={`${shown[0]} ${shown[1]} ${rectWidth(shown)} ${rectHeight(shown)}`} aria-hidden="true">
        <g transform={`translate(${right} ${down})`}>
          {cover && <WrittenLines page={cover} />}
        </g>
        <path className="envelope-cover" fillRule="evenodd" d={[outline, cut, ...(upperWindow ? [upperWindow] : [])].map(pathOf).join(' ')} />
        <Area rect={outline} look="outline" />
        <Area rect={cut} look="window" />
        {upperWindow && <Area rect={upperWindow} look="window" />}
        <g transform={`translate(${right} ${down})`}>
          <Layers areas={windowAreas(envelope, sheets)} layers={layers} />
          {envelope.returnWindow && <Layers areas={returnWindowAreas(envelope, sheets)} layers={layers} />}
          {addressBox && <Area rect={addressBox} look="address" />}
          {finding.exposures.map(({ box }, index) => (
            <Area key={index} rect={outset(box)} look="exposed" />
          ))}
        </g>
      </svg>
    </div>
  );
}

function Layers({ areas, layers }: { readonly areas: WindowAreas | null; readonly layers: ShownLayers }): ReactElement | null {
  return (
    areas && (
      <>
        {layers.canShow && <Area rect={areas.canEverShow} look="can-show" />}
        {layers.safe && areas.safe && <Area rect={areas.safe} look="safe" />}
      </>
    )
  );
}

function Area({ rect, look }: { readonly rect: Rect; readonly look: string }): ReactElement {
  return <rect className={`area area-${look}`} x={rect[0]} y={rect[1]} width={rectWidth(rect)} height={rectHeight(rect)} />;
}

/** A frame around what can be seen, apart from it, so that words stay readable and a thin line has one too. */
const outset = (box: Rect): Rect => inset(box, -2.5);
const pathOf = ([x0, y0, x1, y1]: Rect): string => `M${x0} ${y0}H${x1}V${y1}H${x0}Z`;
