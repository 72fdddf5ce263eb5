import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { shownAt } from '@shared/domain/envelope/movement-model';
import type { Rect } from '@shared/domain/geometry/rect';
import { inchesToPoints } from '@shared/domain/geometry/units';

/** An envelope over page 1: everything in points from the page's top left, the packet at rest. */
export type EnvelopeLayout = {
  readonly outline: Rect;
  /** The window where the packet lies at rest. */
  readonly window: Rect;
  /** The upper window of a double-window envelope, else null. */
  readonly upperWindow: Rect | null;
  /** Where page 1 is folded. */
  readonly foldY: number;
  /** What the picture shows: the envelope with a margin around it. */
  readonly shown: Rect;
};

const MARGIN_PT = 12;

export function envelopeLayout(envelope: EnvelopePreset): EnvelopeLayout {
  const foldY = inchesToPoints(envelope.panelsIn[0]);
  const outline: Rect = [0, foldY - inchesToPoints(envelope.heightIn), inchesToPoints(envelope.widthIn), foldY];
  const atRest = { upIn: 0, rightIn: 0 };
  return {
    outline,
    window: shownAt(envelope, envelope.window, atRest),
    upperWindow: envelope.returnWindow && shownAt(envelope, envelope.returnWindow, atRest),
    foldY,
    shown: [outline[0] - MARGIN_PT, outline[1] - MARGIN_PT, outline[2] + MARGIN_PT, outline[3] + MARGIN_PT],
  };
}
