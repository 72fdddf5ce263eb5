import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { appRoot } from './app-root';

/** The version of this program, as its package tells it. */
export const programVersion = (): string => (JSON.parse(readFileSync(join(appRoot(), 'package.json'), 'utf8')) as { version: string }).version;
