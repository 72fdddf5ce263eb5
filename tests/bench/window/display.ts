import { startVirtualDisplay } from '../../support/virtual-display';

/** Runs `use` with a screen to draw on: the one there is, else on Linux an X server in memory. */
export const withDisplay = async <Value>(use: () => Promise<Value>): Promise<Value> => {
  if (process.platform !== 'linux' || process.env['DISPLAY']) return use();
  const display = await startVirtualDisplay();
  process.env['DISPLAY'] = display.name;
  try {
    return await use();
  } finally {
    delete process.env['DISPLAY'];
    display.end();
  }
};
