import { useEffect, useRef, type ReactElement } from 'react';
import type { PacketView } from '@shared/ipc/views';
import { LETTER_HEIGHT_PT, LETTER_WIDTH_PT } from '@shared/domain/geometry/units';
import { findEnvelopePreset } from '@shared/domain/envelope/presets';
import { PageCanvas } from '../../pdf/page-canvas';
import { rowAt } from '../../store/paged-rows';
import { sheetRows, useSheetRows } from '../../store/rows-store';
import { Notice } from '../../ui/notice';
import { useElementSize } from '../../ui/use-element-size';
import { FIT_SENTENCES } from '../../words/kinds';
import { EnvelopeDrawing } from './envelope-drawing';
import { envelopeLayout } from './envelope-layout';
import { EnvelopeLegend } from './envelope-legend';
import './envelope-preview.css';

const VERDICT_TONES = { ok: 'good', tight: 'care', misses: 'stop', 'no-address': 'stop' } as const;

/** Page 1 of the selected packet folded into its envelope, with what the window shows and what the verdict is. */
export function EnvelopePreview({ packet, envelopeId }: { readonly packet: PacketView; readonly envelopeId: string }): ReactElement {
  const envelope = findEnvelopePreset(envelopeId);
  const front = useSheetRows((rows) => rowAt(rows, packet.firstSheetIndex)?.front);
  const stage = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(stage);
  const list = useSheetRows((rows) => rows.list);
  useEffect(() => sheetRows.ensure(packet.firstSheetIndex, packet.firstSheetIndex), [packet.firstSheetIndex, list]);

  if (!envelope) return <Notice tone="care">This envelope is not known, so its window can’t be drawn.</Notice>;
  const layout = envelopeLayout(envelope);
  const [x0, y0, x1, y1] = layout.shown;
  const scale = width / (x1 - x0);
  const { fit, exposes } = packet.window;
  return (
    <div className="envelope" tabIndex={0} role="region" aria-label="Page 1 in the envelope">
      <Notice tone={VERDICT_TONES[fit]}>{FIT_SENTENCES[fit]}</Notice>
      {exposes && (
        <Notice tone="care">Something other than the address can come into view in the window. Look at the picture; hold this packet where it must not be seen.</Notice>
      )}
      <div
        ref={stage}
        className="envelope-stage"
        role="img"
        aria-label={`Page 1 in the envelope ${envelope.name}. ${FIT_SENTENCES[fit]}`}
        style={{ height: (y1 - y0) * scale }}
      >
        <div
          className="envelope-page"
          style={{ left: -x0 * scale, top: -y0 * scale, width: LETTER_WIDTH_PT * scale, height: LETTER_HEIGHT_PT * scale }}
        >
          {front?.kind === 'page' && (
            <PageCanvas entryIndex={front.entryIndex} pageNumber={front.pageNumber} width={LETTER_WIDTH_PT * scale} height={LETTER_HEIGHT_PT * scale} />
          )}
        </div>
        <EnvelopeDrawing layout={layout} addressBox={packet.addressBox} />
      </div>
      <div className="envelope-facts">
        <EnvelopeLegend envelopeName={envelope.name} clearanceIn={envelope.clearanceIn} />
        <div>
          <h3>Address on page 1</h3>
          {packet.address.length === 0 ? (
            <p className="soft">None found.</p>
          ) : (
            <address className="envelope-address">
              {packet.address.map((line, index) => (
                <span key={index}>{line}</span>
              ))}
            </address>
          )}
        </div>
      </div>
    </div>
  );
}
