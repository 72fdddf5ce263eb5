import type { TakenView } from '@shared/ipc/views';

/** A page of an entry as a picture of a width in device pixels, with what is taken out of it (null: nothing). */
export type PictureRequest = { readonly entryIndex: number; readonly pageNumber: number; readonly widthPx: number; readonly taken: TakenView | null };
