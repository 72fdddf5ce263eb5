import { expect, it } from 'vitest';
import { inspectPdf } from '@main/intake/pdf/inspect-pdf';
import { startPdfium, startedPdfium } from '@main/pdfium/pdfium';
import { embeddedFontPdf } from '../../support/fixtures/embedded-font-pdf';
import { isLetGo } from '../../support/held-memory';

/** More files in a row than PDFium is kept for. */
const MANY = 80;

const page = (font: string): Buffer => embeddedFontPdf({ pages: [{ content: `BT /${font} 12 Tf 72 720 Td (Avery) Tj ET` }] });
const [named, bold, embedded] = ['H', 'N', 'S'].map(page) as [Buffer, Buffer, Buffer];

const textOf = async (bytes: Buffer): Promise<string> => {
  const read = await inspectPdf(bytes, { wantsPositions: () => true });
  if (!read.ok) throw new Error(read.code);
  return read.pages[0]!.text.trim();
};

it('PDFium goes with its memory where no file needs it any more, and comes back for one that does', async () => {
  const globals = Object.getOwnPropertyNames(globalThis);
  expect(await textOf(named)).toBe('Avery');
  expect(Object.getOwnPropertyNames(globalThis)).toEqual(globals);
  const memory = new WeakRef(startedPdfium()!.memory());
  // What the font measures is known by now.
  for (let file = 0; file < MANY; file++) await textOf(file % 2 === 0 ? named : embedded);
  expect(startedPdfium()).toBeNull();
  expect(await isLetGo(memory)).toBe(true);
  expect(await textOf(named)).toBe('Avery');
  expect(startedPdfium()).toBeNull();
  expect(await textOf(bold)).toBe('Avery');
  expect(startedPdfium()).not.toBeNull();
});

it('PDFium takes no global along that something else defines while it starts', async () => {
  const others: string[] = [];
  const started = startPdfium();
  for (let step = 0; step < 200; step++) {
    others.push(`other${step}`);
    Object.defineProperty(globalThis, `other${step}`, { value: step, configurable: true });
    await Promise.resolve();
  }
  await started;
  expect(others.filter((name) => !(name in globalThis))).toEqual([]);
  for (const name of others) Reflect.deleteProperty(globalThis, name);
});
