import { PDFDocument, StandardFonts, rgb, type PDFFont, type PDFPage } from 'pdf-lib';
import type { RunReport } from '@shared/domain/printing/run-report';

const PAGE: readonly [width: number, height: number] = [612, 792];
const MARGIN_PT = 54;
const SIZE_PT = 10;
const LEADING_PT = 14;
const WIDTH_PT = PAGE[0] - 2 * MARGIN_PT;

/** Where columns begin, from the left margin. */
const SUM_COLUMNS = [0, 200, 300] as const;
const JOB_COLUMNS = [0, 150, 230, 280, 380] as const;

/** Writes on Letter pages from the top down and begins a new one where the next line has no room. */
class Sheet {
  private page: PDFPage;
  private y = 0;

  constructor(
    private readonly document: PDFDocument,
    private readonly plain: PDFFont,
    private readonly bold: PDFFont,
  ) {
    this.page = document.addPage([...PAGE]);
    this.y = PAGE[1] - MARGIN_PT;
  }

  gap(points: number): void {
    this.y -= points;
  }

  row(cells: readonly string[], columns: readonly number[], options: { readonly isBold?: boolean; readonly size?: number } = {}): void {
    const font = options.isBold ? this.bold : this.plain;
    const size = options.size ?? SIZE_PT;
    const lines = cells.map((cell, index) => wrapped(cell, font, size, (columns[index + 1] ?? WIDTH_PT) - (columns[index] ?? 0) - 6));
    const height = Math.max(1, ...lines.map(({ length }) => length)) * (LEADING_PT + size - SIZE_PT);
    if (this.y - height < MARGIN_PT) {
      this.page = this.document.addPage([...PAGE]);
      this.y = PAGE[1] - MARGIN_PT;
    }
    lines.forEach((cell, index) => cell.forEach((line, at) => this.page.drawText(line, { x: MARGIN_PT + (columns[index] ?? 0), y: this.y - size - at * LEADING_PT, size, font })));
    this.y -= height;
  }

  rule(): void {
    this.page.drawLine({ start: { x: MARGIN_PT, y: this.y - 2 }, end: { x: PAGE[0] - MARGIN_PT, y: this.y - 2 }, thickness: 0.5, color: rgb(0.5, 0.5, 0.5) });
    this.y -= 6;
  }
}

/** The standard fonts hold Latin letters; what they have not becomes a question mark. */
const printable = (text: string, font: PDFFont): string => {
  const has = new Set(font.getCharacterSet());
  return Array.from(text, (character) => (has.has(character.codePointAt(0) ?? 0) ? character : '?')).join('');
};

function wrapped(text: string, font: PDFFont, size: number, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of printable(text, font).split(' ')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && font.widthOfTextAtSize(longer, size) > width) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  return [...lines, line];
}

/** A run report as a PDF on Letter paper, with a place to sign. */
export async function runReportPdf(report: RunReport, madeAt: Date): Promise<Uint8Array> {
  const document = await PDFDocument.create();
  document.setTitle(report.title);
  document.setProducer('Foldline');
  document.setCreationDate(madeAt);
  const sheet = new Sheet(document, await document.embedFont(StandardFonts.Helvetica), await document.embedFont(StandardFonts.HelveticaBold));
  sheet.row([report.title], [0], { isBold: true, size: 16 });
  sheet.gap(6);
  for (const fact of report.facts) sheet.row(fact, [0, 80]);
  sheet.gap(10);
  sheet.row(['Pieces', 'In this run', 'Now'], SUM_COLUMNS, { isBold: true });
  sheet.rule();
  report.sums.forEach(([name, inRun, now], index) => sheet.row([name, String(inRun), String(now)], SUM_COLUMNS, { isBold: index === report.sums.length - 1 }));
  if (report.pieces.length > 0) {
    sheet.gap(10);
    sheet.row(['Piece numbers'], [0], { isBold: true });
    sheet.rule();
    for (const row of report.pieces) sheet.row(row, [0, 110]);
  }
  sheet.gap(10);
  sheet.row(['Batch', 'Pieces', 'Pages', 'Printer', 'End'], JOB_COLUMNS, { isBold: true });
  sheet.rule();
  for (const job of report.jobs) sheet.row(job, JOB_COLUMNS);
  sheet.gap(24);
  if (report.signedOff !== null) sheet.row(['Signed off', report.signedOff], [0, 80]);
  else sheet.row(['Name', 'Date', 'Signature'], [0, 180, 300]);
  sheet.gap(20);
  sheet.rule();
  return document.save();
}
