import { corpusPupil, corpusSsid } from './report';
import { pdfFile, type PdfPart } from './pdf-file';

/** A line of text in the one font. */
type Line = { readonly size: number; readonly x: number; readonly y: number; readonly text: string };

const coverLines = (number: number): readonly Line[] => {
  const { name, lines } = corpusPupil(number);
  return [
    { size: 16, x: 54, y: 740, text: 'Student Score Report 2024-25' },
    { size: 9, x: 54, y: 722, text: 'California Assessment of Student Performance and Progress' },
    { size: 9, x: 380, y: 646, text: `Student Name: ${name}` },
    { size: 9, x: 380, y: 634, text: `SSID: ${corpusSsid(number)}` },
    { size: 9, x: 380, y: 622, text: 'Grade: 5' },
    ...[name, ...lines].map((text, row) => ({ size: 8.5, x: 76, y: 593.2 - row * 9.4, text })),
  ];
};

const pageLines = (number: number, page: number, pages: number): readonly Line[] => [
  ...(page === 1 ? coverLines(number) : [{ size: 14, x: 54, y: 740, text: page === 2 ? `English Language Arts/Literacy Overall Score ${2300 + (number % 400)}` : `Mathematics Overall Score ${2300 + (number % 300)}, part ${page}` }]),
  { size: 8, x: 280, y: 30, text: `Page ${page} of ${pages}` },
];

const contentOf = (lines: readonly Line[]): Buffer => Buffer.from(lines.map(({ size, x, y, text }) => `BT /F1 ${size} Tf ${x} ${y.toFixed(2)} Td (${text}) Tj ET`).join('\n'), 'latin1');

/** A made-up report with the facts of one and nothing else, in a font that it only names: 2 KB, so that the number of reports is what costs. */
export const slimReport = ({ number, pages }: { readonly number: number; readonly pages: number }): Buffer => {
  const kids = Array.from({ length: pages }, (_, index) => 4 + index * 2);
  const parts: readonly PdfPart[] = [
    { entries: '/Type/Catalog/Pages 2 0 R' },
    { entries: `/Type/Pages/Count ${pages}/Kids[${kids.map((kid) => `${kid} 0 R`).join(' ')}]` },
    { entries: '/Type/Font/Subtype/Type1/BaseFont/Helvetica/Encoding/WinAnsiEncoding' },
    ...kids.flatMap((kid, index): readonly PdfPart[] => {
      const data = contentOf(pageLines(number, index + 1, pages));
      return [
        { entries: `/Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Resources<</Font<</F1 3 0 R>>>>/Contents ${kid + 1} 0 R` },
        { entries: `/Length ${data.length}`, data },
      ];
    }),
  ];
  return pdfFile(parts, 1, 'table');
};
