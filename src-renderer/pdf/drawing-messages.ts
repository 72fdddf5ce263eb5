import type { PictureRequest } from './picture-request';

/** To the thread that draws; `id` is a drawing's, `pixelRatio` the screen's, which pdf.js smooths pictures by. */
export type DrawingCall = { readonly kind: 'draw'; readonly id: number; readonly request: PictureRequest; readonly pixelRatio: number } | { readonly kind: 'stop'; readonly id: number };

/** From it, once for each drawing. `needs-page`: the page has something that only the window's page can draw. */
export type DrawingAnswer = { readonly id: number; readonly outcome: 'drawn'; readonly picture: ImageBitmap } | { readonly id: number; readonly outcome: 'needs-page' | 'failed' };
