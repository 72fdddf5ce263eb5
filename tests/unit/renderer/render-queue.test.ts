import { describe, expect, it } from 'vitest';
import { createRenderQueue, PRIORITY } from '../../../src-renderer/pdf/render-queue';

/** Work that ends when it is told to, and tells that it has begun. */
function heldWork(began: string[], name: string): { readonly work: (signal: AbortSignal) => Promise<string>; readonly finish: () => void } {
  let finish: () => void = () => undefined;
  const held = new Promise<void>((resolve) => (finish = resolve));
  return {
    work: async () => {
      began.push(name);
      await held;
      return name;
    },
    finish: () => finish(),
  };
}

const never = (): AbortSignal => new AbortController().signal;

describe('the render queue', () => {
  it('draws what is shown before what is likely next, each in the order asked', async () => {
    const queue = createRenderQueue(1);
    const began: string[] = [];
    const first = heldWork(began, 'first');
    const instant = (name: string) => heldWork(began, name);
    const running = queue.add(first.work, PRIORITY.next, never());
    const rest = (['next a', 'shown b', 'next c', 'shown d'] as const).map((name) => {
      const { work, finish } = instant(name);
      finish();
      return queue.add(work, name.startsWith('shown') ? PRIORITY.shown : PRIORITY.next, never());
    });
    first.finish();
    await Promise.all([running, ...rest]);
    expect(began).toEqual(['first', 'shown b', 'shown d', 'next a', 'next c']);
  });

  it('never begins what was given up while it waited', async () => {
    const queue = createRenderQueue(1);
    const began: string[] = [];
    const first = heldWork(began, 'first');
    const second = heldWork(began, 'second');
    const running = queue.add(first.work, PRIORITY.shown, never());
    const control = new AbortController();
    const givenUp = queue.add(second.work, PRIORITY.shown, control.signal);
    control.abort(new Error('turned on'));
    await expect(givenUp).rejects.toThrow('turned on');
    first.finish();
    await running;
    expect(began).toEqual(['first']);
  });

  it('goes on after a drawing that failed', async () => {
    const queue = createRenderQueue(1);
    const failing = queue.add(() => Promise.reject(new Error('damaged')), PRIORITY.shown, never());
    const following = queue.add(async () => 'drawn', PRIORITY.shown, never());
    await expect(failing).rejects.toThrow('damaged');
    await expect(following).resolves.toBe('drawn');
  });

  it('refuses at once what is given up already', async () => {
    const queue = createRenderQueue(1);
    await expect(queue.add(async () => 'drawn', PRIORITY.shown, AbortSignal.abort(new Error('late')))).rejects.toThrow('late');
  });
});
