import { afterAll, describe, expect, it } from 'vitest';
import { proveAgainstSources } from '@main/assembly/prove-against-sources';
import { annotatedPages, filledForm } from './sources';
import { Workplace, neverAborted, type TestBatch } from './tools';
import { lyingPage, type Difference, type Lie } from './turned-pages';

const workplace = new Workplace();
afterAll(() => workplace.remove());

/** Holds a batch that was made of one source against another. */
const prove = (batch: TestBatch, source: Buffer): Promise<readonly string[]> =>
  proveAgainstSources({ path: batch.path, batchId: 'test', packets: batch.packets, openEntry: () => Promise.resolve(source), signal: neverAborted, onPages: () => {} }).then((found) => found.map(({ sentence }) => sentence));

const TURNED: Lie = { turn: 90, origin: [0, 0], unit: 1 };

describe('a page laid upright', () => {
  const turns = [0, 90, 180, 270] as const;
  const origins = [[0, 0], [-37.123, 211.77]] as const;
  const lies = turns.flatMap((turn) => origins.flatMap((origin) => [1, 2, 0.5].map((unit): Lie => ({ turn, origin, unit }))));

  it.each(lies)('is proved whether turned by $turn, from $origin or in units of $unit', async (lie) => {
    const source = await lyingPage(lie);
    expect(await prove(await workplace.batchOf([{ bytes: source, pages: 1 }]), source)).toEqual([]);
  });

  const TEXT = 'Batch test, page 1: a second reader finds other text than in its source.';
  const LOOK = 'Batch test, page 1: it does not look like its source.';
  const changes: readonly (readonly [name: string, difference: Difference, found: string])[] = [
    ['another pupil\'s page', { pupil: 'Made-up Stranger' }, TEXT],
    ['a lost word', { word: '' }, TEXT],
    ['a changed letter', { word: 'standerd' }, TEXT],
    ['an address two points lower', { addressDownPt: 2 }, TEXT],
    ['a missing hairline of 20 points', { withoutLine: true }, LOOK],
    ['a bar two points to the right', { barRightPt: 2 }, LOOK],
    ['a missing pale tint', { withoutTint: true }, LOOK],
  ];
  it.each(changes)('is not where it has %s', async (_name, difference, found) => {
    const batch = await workplace.batchOf([{ bytes: await lyingPage(TURNED, difference), pages: 1 }]);
    expect(await prove(batch, await lyingPage(TURNED))).toEqual([found]);
  });
});

describe('annotations and fields', () => {
  it('are missed where a written page lacks them', async () => {
    const [stamps, form] = [await annotatedPages(), await filledForm()];
    const without = async (bytes: Buffer, pages: number): Promise<TestBatch> => workplace.batchOf([{ bytes: await withoutAnnotations(bytes), pages }]);
    expect(await prove(await without(stamps, 2), stamps)).toHaveLength(2);
    expect(await prove(await without(form, 1), form)).toHaveLength(1);
  });
});

const withoutAnnotations = async (bytes: Buffer): Promise<Buffer> => {
  const { PDFDocument, PDFName } = await import('pdf-lib');
  const document = await PDFDocument.load(bytes);
  for (const page of document.getPages()) page.node.delete(PDFName.of('Annots'));
  document.catalog.delete(PDFName.of('AcroForm'));
  return Buffer.from(await document.save());
};
