import type { Copy, FoundReport } from '../ssr/report';

/** A page of a PDF; `pageNumber` from 1. */
type SourcePage = { readonly entryIndex: number; readonly pageNumber: number };

/** One side of a sheet in print order: a page of a report, a page of a letter that goes along, a blank, or the packet's cover sheet. */
export type Side = ({ readonly kind: 'page' } & SourcePage) | ({ readonly kind: 'cover-letter' } & SourcePage) | { readonly kind: 'blank' } | { readonly kind: 'cover-sheet' };

/** A report in its packet; each copy's `sideIndex` (from 0, always even) is where it begins. */
export type PacketReport = { readonly report: FoundReport; readonly copies: readonly (Copy & { readonly sideIndex: number })[] };
