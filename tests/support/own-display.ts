/** Set-up of each file of window tests on Linux: a screen of its own, so that no window takes the keyboard from another file's. */
import { afterAll, beforeAll } from 'vitest';
import { startVirtualDisplay, type VirtualDisplay } from './virtual-display';

if (process.platform === 'linux') {
  let display: VirtualDisplay;
  beforeAll(async () => {
    display = await startVirtualDisplay();
    process.env['DISPLAY'] = display.name;
  });
  afterAll(() => display.end());
}
