import type { PageContent } from '@shared/domain/ssr/page-content';

/** The units of a file's pages (`UserUnit`, ISO 32000-2, table 31), in points. */
export type PageUnits = readonly number[];

/** A page's unit; 1 where it names none, or none that can be. */
export const unitOf = (value: unknown): number => (typeof value === 'number' && value > 0 && Number.isFinite(value) ? value : 1);

/** The pages at the size at which they are seen: PDFium tells a page's size in the page's own units. */
export const withUnits = (pages: readonly PageContent[], units: PageUnits): readonly PageContent[] =>
  units.every((unit) => unit === 1)
    ? pages
    : pages.map((page, index) => {
        const unit = units[index] ?? 1;
        return unit === 1 ? page : { ...page, widthPt: page.widthPt * unit, heightPt: page.heightPt * unit, userUnit: unit };
      });
