import { execFileSync } from 'node:child_process';
import { type Picture, readPpm } from '../pictures';

/** A page of a PDF as poppler draws it. */
export const drawnPage = (file: string, page: number, dpi: number): Picture => readPpm(execFileSync('pdftoppm', ['-r', String(dpi), '-f', String(page), '-l', String(page), file], { maxBuffer: 1 << 28 }));
