import { useEffect, useRef, useState, type ReactElement } from 'react';
import type { TakenView } from '@shared/ipc/views';
import { useDelayed } from '../ui/use-delayed';
import './page-canvas.css';
import { PRIORITY } from './render-queue';
import { pictureOf, pictureAtHand } from './side-pictures';

type PageCanvasProps = {
  readonly entryIndex: number;
  readonly pageNumber: number;
  /** What is taken out of the page before it is printed; left out where it is shown as it is in the file. */
  readonly taken?: TakenView | null;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
};

/** A page drawn at its size on the screen; the one before it stays until then, unless that takes long. What it shows is named by the element around it. */
export function PageCanvas({ entryIndex, pageNumber, taken = null, width, height }: PageCanvasProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const takenOut = taken ? JSON.stringify(taken) : null;
  const late = useDelayed(state === 'drawing');

  useEffect(() => {
    if (width === 0) return undefined;
    const request = { entryIndex, pageNumber, widthPx: width * window.devicePixelRatio, taken: takenOut === null ? null : (JSON.parse(takenOut) as TakenView) };
    const atHand = pictureAtHand(request);
    if (atHand) {
      paint(canvas.current, atHand);
      setState('drawn');
      return undefined;
    }
    const control = new AbortController();
    setState('drawing');
    pictureOf(request, PRIORITY.shown, control.signal).then(
      (picture) => {
        if (control.signal.aborted) return;
        paint(canvas.current, picture);
        setState('drawn');
      },
      () => {
        if (control.signal.aborted) return;
        clear(canvas.current);
        setState('failed');
      },
    );
    return () => control.abort();
  }, [entryIndex, pageNumber, takenOut, width]);

  return (
    <>
      <canvas ref={canvas} className="page-canvas" data-state={state} data-late={late || undefined} data-taken={taken ? taken.areas.length + taken.addresses.length : undefined} style={{ width, height }} aria-hidden="true" />
      {late && <p className="page-canvas-words">Drawing the page</p>}
      {state === 'failed' && <p className="page-canvas-words">This page can’t be drawn. It is still printed{taken ? ', with what is to be taken out of it gone' : ' as it is in the file'}.</p>}
    </>
  );
}

function paint(canvas: HTMLCanvasElement | null, picture: ImageBitmap): void {
  if (!canvas) return;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}

/** So that nothing of it is seen while the next page is drawn. */
function clear(canvas: HTMLCanvasElement | null): void {
  if (canvas) canvas.width = canvas.height = 0;
}
