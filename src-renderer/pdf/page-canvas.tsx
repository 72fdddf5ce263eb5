import { useEffect, useRef, useState, type ReactElement } from 'react';
import { useDelayed } from '../ui/use-delayed';
import './page-canvas.css';
import { PRIORITY } from './render-queue';
import { drawPicture, pictureAtHand } from './side-pictures';

type PageCanvasProps = {
  readonly entryIndex: number;
  readonly pageNumber: number;
  /** CSS pixels. */
  readonly width: number;
  readonly height: number;
};

/** A page drawn at its size on the screen. What it shows is named by the element around it. */
export function PageCanvas({ entryIndex, pageNumber, width, height }: PageCanvasProps): ReactElement {
  const canvas = useRef<HTMLCanvasElement>(null);
  const [state, setState] = useState<'drawing' | 'drawn' | 'failed'>('drawing');
  const late = useDelayed(state === 'drawing');

  useEffect(() => {
    if (width === 0) return undefined;
    const request = { entryIndex, pageNumber, widthPx: width * window.devicePixelRatio };
    const atHand = pictureAtHand(request);
    if (atHand) {
      paint(canvas.current, atHand);
      setState('drawn');
      return undefined;
    }
    const control = new AbortController();
    setState('drawing');
    drawPicture(request, PRIORITY.shown, control.signal).then(
      (picture) => {
        if (control.signal.aborted) return;
        paint(canvas.current, picture);
        setState('drawn');
      },
      () => {
        if (!control.signal.aborted) setState('failed');
      },
    );
    return () => control.abort();
  }, [entryIndex, pageNumber, width]);

  return (
    <>
      <canvas ref={canvas} className="page-canvas" data-state={state} style={{ width, height }} aria-hidden="true" />
      {late && <p className="page-canvas-words">Drawing the page</p>}
      {state === 'failed' && <p className="page-canvas-words">This page can’t be drawn. It is still printed as it is in the file.</p>}
    </>
  );
}

function paint(canvas: HTMLCanvasElement | null, picture: ImageBitmap): void {
  if (!canvas) return;
  canvas.width = picture.width;
  canvas.height = picture.height;
  canvas.getContext('2d')?.drawImage(picture, 0, 0);
}
