import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { LongestFirst } from './tests/support/longest-first.ts';

const shared = fileURLToPath(new URL('./shared', import.meta.url));
const main = fileURLToPath(new URL('./src-main', import.meta.url));
/** On another system than Linux windows share the one screen, and its keyboard. */
const hasOwnDisplays = process.platform === 'linux';
const alias = { '@shared': shared, '@main': main };

export default defineConfig({
  resolve: { alias },
  test: {
    // One more than vitest takes by itself: tests of printers, programs and windows mostly wait.
    maxWorkers: availableParallelism(),
    sequence: { sequencer: LongestFirst },
    // What is waited for comes at once, or later where the machine has other work; what never comes still fails.
    expect: { poll: { timeout: 30_000 } },
    // What hangs ends; what takes seconds by itself may take minutes where the machine has other work.
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/{unit,property,architecture}/**/*.test.ts'], testTimeout: 120_000 } },
      { extends: true, test: { name: 'integration', include: ['tests/{integration,printing}/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
      { extends: true, test: { name: 'e2e', include: ['tests/{e2e,visual}/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, setupFiles: 'tests/support/own-display.ts', fileParallelism: hasOwnDisplays } },
    ],
  },
});
