import { EventEmitter } from 'node:events';
import type { BrowserWindow } from 'electron';
import { expect, test, vi } from 'vitest';
import { askBeforeClosing } from '@main/electron/ask-before-closing';

const { questions, words } = vi.hoisted(() => ({ questions: [] as ((response: number) => void)[], words: [] as string[] }));
vi.mock('electron', () => ({
  dialog: {
    showMessageBox: (_window: unknown, { message }: { readonly message: string }) => {
      words.push(message);
      return new Promise((resolve) => questions.push((response) => resolve({ response })));
    },
  },
}));

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
  askBeforeClosing(window as unknown as BrowserWindow, () => 'printing');
  window.close();
  window.close();
  expect([questions.length, window.closed]).toEqual([1, 0]);
  await answer(0);
  window.close();
  expect([questions.length, window.closed]).toEqual([1, 0]);
  await answer(1);
  expect(window.closed).toBe(1);
});

test('each thing that would be missed has a question of its own, and nothing closes without a word', async () => {
  words.length = 0;
  for (const stake of ['printing', 'writing', 'reading', 'choices', null] as const) {
    const window = new FakeWindow();
    askBeforeClosing(window as unknown as BrowserWindow, () => stake);
    window.close();
    expect(window.closed).toBe(stake === null ? 1 : 0);
    await answer(1);
    expect(window.closed).toBe(1);
  }
  expect(words).toEqual(['Printing is under way.', 'Files are being saved.', 'Downloads are being read.', 'What was chosen by hand is not saved.']);
});
