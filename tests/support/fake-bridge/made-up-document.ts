import { PDFDocument, rgb, StandardFonts } from 'pdf-lib';
import { nameOf } from './made-up-run';

/** A made-up score report of five pages, in colour, with an address on page 1. */
export async function makeUpDocument(number: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const plain = await pdf.embedFont(StandardFonts.Helvetica);
  const bold = await pdf.embedFont(StandardFonts.HelveticaBold);
  for (let pageNumber = 1; pageNumber <= 5; pageNumber += 1) {
    const page = pdf.addPage([612, 792]);
    page.drawRectangle({ x: 0, y: 752, width: 612, height: 40, color: rgb(0.05, 0.35, 0.5) });
    page.drawText('Student Score Report', { x: 40, y: 765, size: 16, font: bold, color: rgb(1, 1, 1) });
    if (pageNumber === 1) {
      ['TO THE PARENT OR GUARDIAN OF', `${100 + number} MADE UP ST`, 'FRESNO CA 93701-0001'].forEach((line, index) =>
        page.drawText(line, { x: 76, y: 590 - index * 11, size: 8, font: plain }),
      );
      page.drawText(`Student ${number}`, { x: 400, y: 700, size: 11, font: plain });
    }
    page.drawText(`Page ${pageNumber} of 5 for ${nameOf(number).replace(/[^\x20-\x7e]/g, '')}`, { x: 40, y: 500, size: 12, font: plain });
    [0.8, 0.55, 0.65, 0.3].forEach((share, index) =>
      page.drawRectangle({ x: 40, y: 420 - index * 60, width: 500 * share, height: 32, color: rgb(0.2 + index * 0.2, 0.6 - index * 0.1, 0.35 + index * 0.1) }),
    );
  }
  return pdf.save();
}
