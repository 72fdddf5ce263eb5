/** The thread that draws pages: whatever a page takes, the window's page goes on meanwhile. */
import { PDFWorker } from 'pdfjs-dist';
import { createDocuments, PARSER_ADDRESS } from './documents';
import { drawPage } from './draw-page';
import type { DrawingAnswer, DrawingCall } from './drawing-messages';
import { NeedsPage, ThreadCanvases, ThreadFilters } from './thread-drawing';

const documents = createDocuments(new PDFWorker({ port: new Worker(PARSER_ADDRESS, { type: 'module' }) as unknown as null }), {
  CanvasFactory: ThreadCanvases,
  FilterFactory: ThreadFilters,
  // As on the page: Chromium's own decoders would give other pixels.
  isImageDecoderSupported: false,
  // Fonts belong to the thread, as on the page they belong to the document.
  ownerDocument: { fonts: (self as unknown as { readonly fonts: FontFaceSet }).fonts } as unknown as HTMLDocument,
});
const underway = new Map<number, AbortController>();

const answer = (told: DrawingAnswer): void => postMessage(told, { transfer: told.outcome === 'drawn' ? [told.picture] : [] });

addEventListener('message', ({ data }: MessageEvent<DrawingCall>) => {
  const { id } = data;
  if (data.kind === 'stop') {
    underway.get(id)?.abort();
    return;
  }
  Object.assign(globalThis, { devicePixelRatio: data.pixelRatio });
  const control = new AbortController();
  underway.set(id, control);
  drawPage(documents, () => new OffscreenCanvas(1, 1), data.request, control.signal)
    .then(
      (picture) => answer({ id, outcome: 'drawn', picture }),
      (reason: unknown) => answer({ id, outcome: reason instanceof NeedsPage ? 'needs-page' : 'failed' }),
    )
    .finally(() => underway.delete(id));
});
