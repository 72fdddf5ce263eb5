import type { Copy, FoundReport } from '../ssr/report';

/** One side of a sheet in print order: a source page (`pageNumber` from 1 in its entry) a blank, or the packet's cover sheet. */
export type Side = { readonly kind: 'page'; readonly entryIndex: number; readonly pageNumber: number } | { readonly kind: 'blank' } | { readonly kind: 'cover-sheet' };

/** A report in its packet; each copy's `sideIndex` (from 0, always even) is where it begins. */
export type PacketReport = { readonly report: FoundReport; readonly copies: readonly (Copy & { readonly sideIndex: number })[] };
