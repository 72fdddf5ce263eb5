import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { drawPicture, endDrawing, startDrawing } from '../../../src-renderer/pdf/drawer';
import type { DrawingAnswer, DrawingCall } from '../../../src-renderer/pdf/drawing-messages';

const REQUEST = { entryIndex: 0, pageNumber: 1, widthPx: 640, taken: null };
const PICTURE = {} as ImageBitmap;

/** A thread whose answers the test gives. */
class HeldThread {
  static all: HeldThread[] = [];
  readonly calls: DrawingCall[] = [];
  ended = false;
  onmessage: (event: { readonly data: DrawingAnswer }) => void = () => undefined;
  onerror: () => void = () => undefined;
  constructor() {
    HeldThread.all.push(this);
  }
  postMessage(call: DrawingCall): void {
    this.calls.push(call);
  }
  terminate(): void {
    this.ended = true;
  }
  draws(): void {
    this.onmessage({ data: { id: this.calls.at(-1)!.id, outcome: 'drawn', picture: PICTURE } });
  }
}

const never = (): AbortSignal => new AbortController().signal;
/** Undefined while it has not ended. */
const outcomeOf = (drawing: Promise<unknown>): { now: unknown } => {
  const outcome: { now: unknown } = { now: undefined };
  drawing.then(
    (value) => (outcome.now = value),
    (reason: unknown) => (outcome.now = reason instanceof Error ? reason.message : reason),
  );
  return outcome;
};

beforeEach(() => {
  vi.useFakeTimers();
  vi.stubGlobal('Worker', HeldThread);
  vi.stubGlobal('devicePixelRatio', 2);
});
afterEach(() => {
  endDrawing();
  HeldThread.all = [];
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

describe('the drawer', () => {
  it('uses one thread, started beforehand, and gives its pictures', async () => {
    startDrawing();
    const drawing = drawPicture(REQUEST, never());
    const [thread] = HeldThread.all;
    thread!.draws();
    expect(await drawing).toBe(PICTURE);
    expect([HeldThread.all.length, thread!.calls]).toEqual([1, [{ kind: 'draw', id: expect.any(Number) as number, request: REQUEST, pixelRatio: 2 }]]);
  });

  it('says what the thread could not draw', async () => {
    const drawing = outcomeOf(drawPicture(REQUEST, never()));
    const [thread] = HeldThread.all;
    thread!.onmessage({ data: { id: thread!.calls[0]!.id, outcome: 'failed' } });
    await vi.runAllTimersAsync();
    expect(drawing.now).toBe('The page can’t be drawn.');
  });

  it('ends a thread that failed or draws a page without end, and starts another for the next page', async () => {
    for (const fail of [() => HeldThread.all.at(-1)!.onerror(), () => vi.advanceTimersByTime(30_000)]) {
      const drawing = outcomeOf(drawPicture(REQUEST, never()));
      await vi.advanceTimersByTimeAsync(29_999);
      expect(drawing.now).toBeUndefined();
      fail();
      await vi.advanceTimersByTimeAsync(0);
      expect(drawing.now).toBe('The thread that draws has ended.');
      expect(HeldThread.all.at(-1)!.ended).toBe(true);
    }
    const next = drawPicture(REQUEST, never());
    HeldThread.all.at(-1)!.draws();
    expect(await next).toBe(PICTURE);
    expect(HeldThread.all).toHaveLength(3);
  });

  it('exchanges the thread after many drawings, before the next one', async () => {
    for (let count = 0; count < 401; count++) {
      const drawing = drawPicture(REQUEST, never());
      HeldThread.all.at(-1)!.draws();
      expect(await drawing).toBe(PICTURE);
    }
    expect(HeldThread.all.map(({ calls, ended }) => [calls.length, ended])).toEqual([[200, true], [200, true], [1, false]]);
  });

  it('tells the thread to stop, waits until it has, and ends it where it does not', async () => {
    const control = new AbortController();
    const stopped = outcomeOf(drawPicture(REQUEST, control.signal));
    control.abort('turned on');
    const [thread] = HeldThread.all;
    expect(thread!.calls.map(({ kind }) => kind)).toEqual(['draw', 'stop']);
    await vi.advanceTimersByTimeAsync(4_999);
    expect([stopped.now, thread!.ended]).toEqual([undefined, false]);
    thread!.onmessage({ data: { id: thread!.calls[0]!.id, outcome: 'failed' } });
    await vi.advanceTimersByTimeAsync(0);
    expect(stopped.now).toBe('turned on');

    const other = new AbortController();
    const stuck = outcomeOf(drawPicture(REQUEST, other.signal));
    other.abort('turned on');
    await vi.advanceTimersByTimeAsync(5_000);
    expect([stuck.now, thread!.ended]).toEqual(['The thread that draws has ended.', true]);
  });
});
