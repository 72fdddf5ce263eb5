import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

const shared = fileURLToPath(new URL('./shared', import.meta.url));
const main = fileURLToPath(new URL('./src-main', import.meta.url));
const alias = { '@shared': shared, '@main': main };

export default defineConfig({
  resolve: { alias },
  test: {
    projects: [
      { extends: true, test: { name: 'unit', include: ['tests/{unit,property,architecture}/**/*.test.ts'], testTimeout: 30_000 } },
      { extends: true, test: { name: 'integration', include: ['tests/{integration,printing}/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000 } },
      { extends: true, test: { name: 'e2e', include: ['tests/{e2e,visual}/**/*.test.ts'], testTimeout: 180_000, hookTimeout: 180_000, fileParallelism: false } },
    ],
  },
});
