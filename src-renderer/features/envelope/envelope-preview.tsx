import { useEffect, useId, useMemo, useState, type CSSProperties, type ReactElement } from 'react';
import { senderOnCover } from '@shared/domain/envelope/cover-sheet';
import { exposedLines } from '@shared/domain/envelope/exposed-lines';
import { findInWindow, type WindowFinding } from '@shared/domain/envelope/judge-window';
import { playOf, type Play } from '@shared/domain/envelope/movement-model';
import type { EnvelopePreset } from '@shared/domain/envelope/presets';
import { addShifts, describeRoom, shiftOf, type ShiftPt } from '@shared/domain/envelope/shift';
import { maskFront, type MaskChoice } from '@shared/domain/envelope/stray-lines';
import { moved, type Rect, rectHeight, rectWidth } from '@shared/domain/geometry/rect';
import { envelopeOf, printerShift, type PrepareSettings } from '@shared/domain/packets/settings';
import { parseAddress } from '@shared/domain/ssr/parse-address';
import type { PacketView, WindowPacketView } from '@shared/ipc/views';
import { announce } from '../../store/announcement-store';
import { changeSettings } from '../../store/planning';
import { showInWindow, showLayers, useWindowStore, type ShownLayers } from '../../store/window-store';
import { Button } from '../../ui/button';
import { Notice } from '../../ui/notice';
import { ADDRESS_FORM_NAMES, FIT_SENTENCES } from '../../words/kinds';
import { exposureWords, leakWords, marginWords, positionWords, senderWords, shiftWords, stageLabel } from '../../words/window-words';
import { EnvelopeChoice } from './envelope-choice';
import { envelopeLayout } from './envelope-layout';
import { EnvelopeStage } from './envelope-stage';
import { readShift, SHIFT_FAULT, ShiftFields, type TypedShift } from './shift-fields';
import { StrayKinds } from './stray-kinds';
import { useShake } from './use-shake';
import { WorstFits } from './worst-fits';
import './envelope-preview.css';

const VERDICT_TONES = { ok: 'good', tight: 'care', misses: 'stop', 'no-address': 'stop' } as const;
const AT_REST: Play = { upIn: 0, rightIn: 0 };
const MOST_EXPOSURES = 12;

type EnvelopePreviewProps = { /** Undefined while its row is being read: the list keeps its place and the focus meanwhile. */ readonly packet: PacketView | undefined; readonly settings: PrepareSettings };

/** Page 1 of the selected packet folded into its envelope, what the window can show of it, and what to do about it. */
export function EnvelopePreview({ packet, settings }: EnvelopePreviewProps): ReactElement {
  const envelope = envelopeOf(settings);
  const shown = useWindowStore((state) => state.packet);
  const piece = packet?.piece;
  const verdict = packet?.window;
  useEffect(() => {
    if (piece !== undefined) void showInWindow(piece);
  }, [piece, verdict, settings]);
  return (
    <div className="envelope" tabIndex={0} role="region" aria-label="Page 1 in the envelope" style={envelope ? heightOfPicture(envelope) : undefined}>
      {!envelope && <Notice tone="care">This envelope is not known, so its window can’t be drawn. Choose another one.</Notice>}
      {envelope && (
        <div className="envelope-columns">
          {/* The packet before stays until the next one is read, so that nothing jumps. */}
          <div className="envelope-picture">{shown && <Judged packet={shown} envelope={envelope} settings={settings} />}</div>
          <div className="envelope-side">
            <WorstFits rank={shown && shown.piece === piece ? shown.rank : -1} />
            <EnvelopeChoice settings={settings} />
            <AddressLines title={shown?.cover ? 'Address on the cover sheet' : 'Address on page 1'} lines={packet?.address ?? []} />
          </div>
        </div>
      )}
    </div>
  );
}

/** How high the picture of an envelope is, in parts of its width: what has the focus is never scrolled under it. */
const heightOfPicture = (envelope: EnvelopePreset): CSSProperties => {
  const { shown } = envelopeLayout(envelope);
  return { '--picture-height': rectHeight(shown) / rectWidth(shown) } as CSSProperties;
};

function AddressLines({ title, lines }: { readonly title: string; readonly lines: readonly string[] }): ReactElement {
  return (
    <div>
      <h3>{title}</h3>
      {lines.length === 0 ? (
        <p className="soft">None found.</p>
      ) : (
        <>
          <address className="envelope-address">
            {lines.map((line, index) => (
              <span key={index}>{line}</span>
            ))}
          </address>
          <p className="soft small">{ADDRESS_FORM_NAMES[parseAddress(lines).form]}.</p>
        </>
      )}
    </div>
  );
}

/** What shows, and where lines are masked; boxes as `WindowFinding` and `MaskedFront` give them. */
type Found = { readonly finding: WindowFinding; readonly masks: readonly Rect[] };

/** A packet with a cover sheet shows the sheet and nothing else. */
const findingOf = ({ front, address, sheets, cover }: WindowPacketView, envelope: EnvelopePreset, typed: { readonly x: number; readonly y: number }, settings: MaskChoice): Found => {
  if (cover) return { finding: { fit: cover.fit, exposes: false, ...senderOnCover(cover, envelope), marginPt: null, exposures: [] }, masks: [] };
  const setting = { envelope, shift: shiftOf(typed.x, typed.y), sheets };
  const { front: shown, masks } = maskFront(front, address, setting, settings);
  const finding = findInWindow(shown, address, setting);
  return { finding: { ...finding, exposures: exposedLines(finding.exposures) }, masks };
};

const typedOf = ({ shiftXMm, shiftYMm }: PrepareSettings): TypedShift => ({ x: String(shiftXMm), y: String(shiftYMm) });

type JudgedProps = { readonly packet: WindowPacketView; readonly envelope: EnvelopePreset; readonly settings: PrepareSettings };

/** The picture with what it shows. A shift that is being tried stays while one packet after the other is looked at. */
function Judged({ packet, envelope, settings }: JudgedProps): ReactElement {
  const [typed, setTyped] = useState<TypedShift>(() => typedOf(settings));
  const [used, setUsed] = useState(settings);
  if (used.shiftXMm !== settings.shiftXMm || used.shiftYMm !== settings.shiftYMm) {
    setUsed(settings);
    setTyped(typedOf(settings));
  }
  const [x, y] = [readShift(typed.x), readShift(typed.y)];
  const room = x === null || y === null ? null : describeRoom(packet.front, addShifts(shiftOf(x, y), printerShift(settings)));
  const fault = x === null || y === null ? SHIFT_FAULT : !packet.cover && room !== null ? `Page 1 can move ${room} at most, or it would leave the printable area.` : null;
  // A shift that can't be is not drawn.
  const draft = useMemo(() => (fault === null ? { x: x ?? 0, y: y ?? 0 } : { x: settings.shiftXMm, y: settings.shiftYMm }), [fault, x, y, settings]);
  const found = useMemo(() => findingOf(packet, envelope, draft, settings), [packet, envelope, draft, settings]);
  const paper = shiftOf(draft.x, draft.y);
  const isUsed = draft.x === settings.shiftXMm && draft.y === settings.shiftYMm;
  return (
    <>
      {!isUsed && <Notice tone="care">The picture tries a shift that the batches don’t have: {shiftWords(draft.x, draft.y)}. Use it below, or set it back.</Notice>}
      <Verdict finding={found.finding} packet={packet} />
      <Picture key={packet.piece} packet={packet} envelope={envelope} paper={paper} found={found} />
      <Exposures finding={found.finding} />
      <StrayKinds places={settings.maskPlaces} />
      <ShiftFields
        typed={typed}
        onType={setTyped}
        fault={fault}
        onUse={isUsed ? null : () => void changeSettings({ shiftXMm: draft.x, shiftYMm: draft.y })}
      />
    </>
  );
}

type PictureProps = { readonly packet: WindowPacketView; readonly envelope: EnvelopePreset; readonly paper: ShiftPt; readonly found: Found };

function Picture({ packet, envelope, paper, found: { finding, masks } }: PictureProps): ReactElement {
  const [position, setPosition] = useState<Play>(AT_REST);
  const layers = useWindowStore((state) => state.layers);
  const shake = useShake(playOf(envelope, packet.sheets), setPosition);
  const move = (next: Play): void => {
    setPosition(next);
    announce(`Packet ${positionWords(next)}.`);
  };
  return (
    <>
      <EnvelopeStage
        envelope={envelope}
        sheets={packet.sheets}
        position={position}
        onMove={move}
        page={packet.page}
        shift={paper}
        cover={packet.cover}
        masks={masks}
        addressBox={packet.cover?.box ?? (packet.address && moved(packet.address.box, paper.xPt, paper.yPt))}
        finding={finding}
        layers={layers}
        label={stageLabel(envelope.name, finding, position)}
      />
      <Controls position={position} layers={layers} onLayers={showLayers} isShaking={shake.isShaking} onShake={shake.toggle} onRest={() => setPosition(AT_REST)} />
    </>
  );
}

function Verdict({ finding, packet }: { readonly finding: WindowFinding; readonly packet: WindowPacketView }): ReactElement {
  const margin = packet.cover ? null : marginWords(finding);
  const sender = senderWords(finding, packet.cover !== null);
  return (
    <>
      <Notice tone={finding.exposes ? 'stop' : VERDICT_TONES[finding.fit]}>
        {leakWords(finding.exposures)}{' '}
        {packet.cover ? packet.cover.sender ? 'A cover sheet lies on top: the windows show its address and the return address, and nothing else.' : 'A cover sheet lies on top: the window shows its address and nothing else.' : FIT_SENTENCES[finding.fit]} {margin}
      </Notice>
      {sender && <Notice tone="care">{sender}</Notice>}
      {packet.addressFaults && <Notice tone="care">The address is not complete: {packet.addressFaults}. Correct it in the student data, or give another one under Addresses.</Notice>}
    </>
  );
}

type ControlsProps = { readonly position: Play; readonly layers: ShownLayers; readonly onLayers: (layers: ShownLayers) => void; readonly isShaking: boolean; readonly onShake: () => void; readonly onRest: () => void };

function Controls({ position, layers, onLayers, isShaking, onShake, onRest }: ControlsProps): ReactElement {
  return (
    <div className="envelope-controls" role="group" aria-label="Picture">
      <Button onPress={onShake}>{isShaking ? 'Stop shaking' : 'Shake it'}</Button>
      <Button look="quiet" onPress={onRest}>
        To rest
      </Button>
      <label className="choice">
        <input type="checkbox" checked={layers.safe} onChange={(event) => onLayers({ ...layers, safe: event.target.checked })} />
        <Swatch look="safe" />
        Safe for the address
      </label>
      <label className="choice">
        <input type="checkbox" checked={layers.canShow} onChange={(event) => onLayers({ ...layers, canShow: event.target.checked })} />
        <Swatch look="can-show" />
        Can ever show
      </label>
      <span className="envelope-legend">
        <Swatch look="address" />
        Address
      </span>
      <span className="envelope-legend">
        <Swatch look="exposed" />
        Can be seen besides it
      </span>
      <span className="soft small">Packet {positionWords(position)}. Drag it, or use the arrow keys.</span>
    </div>
  );
}

const Swatch = ({ look }: { readonly look: string }): ReactElement => (
  <svg className="envelope-swatch" viewBox="0 0 32 16" aria-hidden="true">
    <rect className={`area area-${look}`} x="2" y="2" width="28" height="12" />
  </svg>
);

/** What else can come into view, said out so that it is read and heard. */
function Exposures({ finding: { exposures } }: { readonly finding: WindowFinding }): ReactElement | null {
  const id = useId();
  if (exposures.length === 0) return null;
  return (
    <section className="envelope-exposures" aria-labelledby={id}>
      <h3 id={id}>Can come into view besides the address</h3>
      <ul>
        {exposures.slice(0, MOST_EXPOSURES).map((exposure, index) => (
          <li key={index}>{exposureWords(exposure)}</li>
        ))}
      </ul>
      {exposures.length > MOST_EXPOSURES && <p className="soft small">And {exposures.length - MOST_EXPOSURES} more, outlined in the picture.</p>}
      <p className="soft small">Shift the page, cover lines of text, choose another envelope, use cover sheets, or hold this packet.</p>
    </section>
  );
}
