import { PDFDocument, type PDFFont, type PDFPage, rgb, StandardFonts } from 'pdf-lib';

const PAGE = { widthPt: 612, heightPt: 792, marginPt: 54 } as const;
const WIDTH_PT = PAGE.widthPt - 2 * PAGE.marginPt;
const TEXT_PT = 10;
const LEADING_PT = 14;
const CELL_PT = 9;
const ROW_PT = 14;
const INK = rgb(0.1, 0.12, 0.15);
const SOFT = rgb(0.38, 0.42, 0.46);
const LINE = rgb(0.75, 0.78, 0.8);

/** A column of a table: its header, its share of the width, and whether it holds numbers, which stand at the right. */
export type PaperColumn = { readonly header: string; readonly share: number; readonly isNumber?: boolean };

/** What a drawing draws on: lengths in points from the drawing's top left corner. */
export type PaperCanvas = {
  readonly widthPt: number;
  readonly box: (leftPt: number, topPt: number, widthPt: number, heightPt: number, isDashed?: boolean) => void;
  readonly label: (text: string, leftPt: number, topPt: number) => void;
};

/** The fonts that every PDF reader has know Western European letters only; any other one becomes a question mark. */
const known = (text: string): string =>
  text
    .normalize('NFC')
    .replace(/[\r\n\t]+/g, ' ')
    .replace(/[^\u0020-\u007e\u00a0-\u00ff\u2013\u2014\u2018\u2019\u201c\u201d\u2022\u2026]/gu, '?');

/** A document of text and tables on Letter paper, such as a sheet for the mail room. It holds what it is given and nothing of the system. */
export class PaperDocument {
  private page: PDFPage;
  private topPt: number = PAGE.marginPt;

  private constructor(
    private readonly document: PDFDocument,
    private readonly fonts: { readonly plain: PDFFont; readonly bold: PDFFont },
    private readonly footer: string,
  ) {
    this.page = document.addPage([PAGE.widthPt, PAGE.heightPt]);
  }

  static async create(title: string, footer: string): Promise<PaperDocument> {
    const document = await PDFDocument.create({ updateMetadata: false });
    document.setTitle(known(title));
    document.setProducer('Foldline');
    document.setLanguage('en-US');
    const fonts = { plain: await document.embedFont(StandardFonts.Helvetica), bold: await document.embedFont(StandardFonts.HelveticaBold) };
    const paper = new PaperDocument(document, fonts, known(footer));
    paper.text(title, { sizePt: 18, isBold: true, leadingPt: 26 });
    return paper;
  }

  heading(text: string): void {
    this.need(LEADING_PT * 4);
    this.topPt += 8;
    this.text(text, { sizePt: 12.5, isBold: true, leadingPt: 18 });
  }

  paragraph(text: string): void {
    this.text(text, { sizePt: TEXT_PT, isBold: false, leadingPt: LEADING_PT });
    this.topPt += 3;
  }

  /** Lines with a mark before each. */
  list(items: readonly string[], mark: (index: number) => string = () => '\u2022'): void {
    items.forEach((item, index) => this.text(item, { sizePt: TEXT_PT, isBold: false, leadingPt: LEADING_PT, indentPt: 18, mark: mark(index) }));
    this.topPt += 3;
  }

  /** A table; its header is repeated on each page, and what does not fit into a cell is cut and ends with a dot. */
  table(columns: readonly PaperColumn[], rows: readonly (readonly string[])[]): void {
    this.need(ROW_PT * 3);
    const shares = columns.reduce((sum, { share }) => sum + share, 0);
    const widths = columns.map(({ share }) => (share / shares) * WIDTH_PT);
    const headers = columns.map(({ header }) => header);
    this.row(columns, widths, headers, true);
    for (const cells of rows) {
      if (this.need(ROW_PT)) this.row(columns, widths, headers, true);
      this.row(columns, widths, cells, false);
    }
    this.topPt += 6;
  }

  drawing(heightPt: number, draw: (canvas: PaperCanvas) => void): void {
    this.need(heightPt);
    const { page } = this;
    const top = this.topPt;
    draw({
      widthPt: WIDTH_PT,
      box: (left, boxTop, width, height, isDashed = false) =>
        page.drawRectangle({
          x: PAGE.marginPt + left,
          y: PAGE.heightPt - top - boxTop - height,
          width,
          height,
          borderColor: INK,
          borderWidth: 0.9,
          opacity: 0,
          ...(isDashed ? { borderDashArray: [3, 2] } : {}),
        }),
      label: (text, left, labelTop) => page.drawText(known(text), { x: PAGE.marginPt + left, y: PAGE.heightPt - top - labelTop, size: 8, font: this.fonts.plain, color: SOFT }),
    });
    this.topPt += heightPt;
  }

  async save(): Promise<Buffer> {
    const pages = this.document.getPages();
    pages.forEach((page, index) => {
      page.drawText(`${this.footer}   Page ${index + 1} of ${pages.length}`, { x: PAGE.marginPt, y: 30, size: 8, font: this.fonts.plain, color: SOFT });
    });
    return Buffer.from(await this.document.save({ addDefaultPage: false }));
  }

  private text(text: string, { sizePt, isBold, leadingPt, indentPt = 0, mark }: { readonly sizePt: number; readonly isBold: boolean; readonly leadingPt: number; readonly indentPt?: number; readonly mark?: string }): void {
    const font = isBold ? this.fonts.bold : this.fonts.plain;
    this.wrapped(known(text), font, sizePt, WIDTH_PT - indentPt).forEach((line, index) => {
      this.need(leadingPt);
      const y = PAGE.heightPt - this.topPt - sizePt;
      if (mark !== undefined && index === 0) this.page.drawText(known(mark), { x: PAGE.marginPt, y, size: sizePt, font, color: SOFT });
      this.page.drawText(line, { x: PAGE.marginPt + indentPt, y, size: sizePt, font, color: INK });
      this.topPt += leadingPt;
    });
  }

  private wrapped(text: string, font: PDFFont, sizePt: number, widthPt: number): readonly string[] {
    const lines: string[] = [];
    let line = '';
    for (const word of text.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`;
      if (line !== '' && font.widthOfTextAtSize(longer, sizePt) > widthPt) {
        lines.push(line);
        line = word;
      } else line = longer;
    }
    return [...lines, line];
  }

  private row(columns: readonly PaperColumn[], widths: readonly number[], cells: readonly string[], isHeader: boolean): void {
    const font = isHeader ? this.fonts.bold : this.fonts.plain;
    let left: number = PAGE.marginPt;
    const y = PAGE.heightPt - this.topPt - CELL_PT - 1;
    columns.forEach(({ isNumber = false }, index) => {
      const width = widths[index] ?? 0;
      const text = this.cut(known(cells[index] ?? ''), font, width - 6);
      const x = isNumber ? left + width - 6 - font.widthOfTextAtSize(text, CELL_PT) : left;
      this.page.drawText(text, { x, y, size: CELL_PT, font, color: isHeader ? SOFT : INK });
      left += width;
    });
    this.topPt += ROW_PT;
    this.page.drawLine({ start: { x: PAGE.marginPt, y: PAGE.heightPt - this.topPt + 1 }, end: { x: PAGE.marginPt + WIDTH_PT, y: PAGE.heightPt - this.topPt + 1 }, thickness: isHeader ? 0.8 : 0.3, color: LINE });
  }

  private cut(text: string, font: PDFFont, widthPt: number): string {
    if (font.widthOfTextAtSize(text, CELL_PT) <= widthPt) return text;
    let shorter = text;
    while (shorter !== '' && font.widthOfTextAtSize(`${shorter}\u2026`, CELL_PT) > widthPt) shorter = shorter.slice(0, -1);
    return `${shorter}\u2026`;
  }

  /** Begins a new page where so much does not fit; answers whether it did. */
  private need(heightPt: number): boolean {
    if (this.topPt + heightPt <= PAGE.heightPt - PAGE.marginPt) return false;
    this.page = this.document.addPage([PAGE.widthPt, PAGE.heightPt]);
    this.topPt = PAGE.marginPt;
    return true;
  }
}
