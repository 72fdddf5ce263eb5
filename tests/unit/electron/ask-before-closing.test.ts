import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { askBeforeClosing } from '@main/electron/ask-before-closing';

const { questions } = vi.hoisted(() => ({ questions: [] as ((response: number) => void)[] }));
vi.mock('electron', () => ({ dialog: { showMessageBox: () => new Promise((resolve) => questions.push((response) => resolve({ response }))) } }));

/** A window that counts its closings. */
class FakeWindow extends EventEmitter {
  closed = 0;
  close(): void {
    const event = { isPrevented: false, preventDefault: () => void (event.isPrevented = true) };
    this.emit('close', event);
    if (!event.isPrevented) this.closed += 1;
  }
}
const answer = async (response: number): Promise<void> => {
  questions.shift()?.(response);
  await new Promise(setImmediate);
};

test('a window that is closed again while the question stands asks once, and again once it was answered', async () => {
  const window = new FakeWindow();
  askBeforeClosing(window as unknown as BrowserWindow, () => true);
  window.close();
  window.close();
  expect([questions.length, window.closed]).toEqual([1, 0]);
  await answer(0);
  window.close();
  expect([questions.length, window.closed]).toEqual([1, 0]);
  await answer(1);
  expect(window.closed).toBe(1);
});
