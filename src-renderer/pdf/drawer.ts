import type { DrawingAnswer, DrawingCall } from './drawing-messages';
import type * as PageDrawing from './page-drawing';
import type { PictureRequest } from './picture-request';

/** No page of a report takes so long; a file made to hold up whoever opens it does. */
const LONGEST_DRAWING_MS = 30_000;
/** How long a drawing that nobody waits for any more may take to stop. */
const LONGEST_STOPPING_MS = 5_000;
/** Drawings after which another thread takes over: fonts of closed documents hold memory that V8 does not count, so its collections come late. */
const MOST_DRAWINGS = 200;

type Settle = { readonly answered: (answer: DrawingAnswer) => void; readonly ended: () => void };

let thread: Worker | null = null;
let pageDrawing: Promise<typeof PageDrawing> | null = null;
let count = 0;
let drawings = 0;
const underway = new Map<number, Settle>();

/** Starts the thread that draws where there is none, so that the first page need not wait for it. */
export function startDrawing(): Worker {
  if (thread) return thread;
  thread = new Worker(new URL('./drawing-thread.ts', import.meta.url), { type: 'module', name: 'drawing' });
  thread.onmessage = ({ data }: MessageEvent<DrawingAnswer>) => underway.get(data.id)?.answered(data);
  thread.onerror = endThread;
  return thread;
}

/** Ends the thread and what it was drawing, which fails; the next drawing starts another one. */
function endThread(): void {
  thread?.terminate();
  thread = null;
  drawings = 0;
  for (const { ended } of underway.values()) ended();
}

/** Ends all drawing and closes every document: nothing of a report stays in memory. */
export function endDrawing(): void {
  endThread();
  void pageDrawing?.then(({ closeOnPage }) => closeOnPage());
}

/** Draws a page away from the window's page where that can be. Rejects where it can't be drawn or the signal is aborted. */
export async function drawPicture(request: PictureRequest, signal: AbortSignal): Promise<ImageBitmap> {
  const answer = await drawOnThread(request, signal);
  if (answer.outcome === 'drawn') return answer.picture;
  signal.throwIfAborted();
  if (answer.outcome === 'failed') throw new Error('The page can’t be drawn.');
  const { drawOnPage } = await (pageDrawing ??= import('./page-drawing'));
  return drawOnPage(request, signal);
}

function drawOnThread(request: PictureRequest, signal: AbortSignal): Promise<DrawingAnswer> {
  return new Promise((resolve, reject) => {
    const id = (count += 1);
    const send = (call: DrawingCall): void => startDrawing().postMessage(call);
    let limit = setTimeout(endThread, LONGEST_DRAWING_MS);
    const stop = (): void => {
      clearTimeout(limit);
      limit = setTimeout(endThread, LONGEST_STOPPING_MS);
      send({ kind: 'stop', id });
    };
    const settle = (): void => {
      clearTimeout(limit);
      signal.removeEventListener('abort', stop);
      underway.delete(id);
    };
    const relieve = (): void => {
      drawings += 1;
      if (drawings < MOST_DRAWINGS || underway.size > 0) return;
      endThread();
      startDrawing();
    };
    signal.addEventListener('abort', stop, { once: true });
    underway.set(id, {
      answered: (answer) => {
        settle();
        relieve();
        resolve(answer);
      },
      ended: () => {
        settle();
        reject(new Error('The thread that draws has ended.'));
      },
    });
    send({ kind: 'draw', id, request, pixelRatio: devicePixelRatio });
  });
}
