/** Drawing on the window's page itself, in short steps: for what the thread can't draw. */
import { GlobalWorkerOptions, PDFWorker } from 'pdfjs-dist';
import { createDocuments, PARSER_ADDRESS, type Documents } from './documents';
import { drawPage } from './draw-page';
import type { PictureRequest } from './picture-request';

let open: { readonly parser: PDFWorker; readonly documents: Documents } | null = null;

const start = (): NonNullable<typeof open> => {
  GlobalWorkerOptions.workerSrc = PARSER_ADDRESS;
  const parser = new PDFWorker();
  return { parser, documents: createDocuments(parser) };
};

export function drawOnPage(request: PictureRequest, signal: AbortSignal): Promise<ImageBitmap> {
  open ??= start();
  return drawPage(open.documents, () => document.createElement('canvas'), request, signal);
}

export function closeOnPage(): void {
  open?.documents.close();
  open?.parser.destroy();
  open = null;
}
