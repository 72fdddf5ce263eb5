import { PDFDocument, PDFName, PDFRawStream, type PDFContext, type PDFDict, type PDFRef } from 'pdf-lib';
import { deflateSync } from '../files/unbroken-zlib';
import { Canvas, pageHeightPt, pageWidthPt } from './canvas';
import { drawCoverPage } from './pages/cover-page';
import { drawFooter } from './pages/furniture';
import { drawMeasuresPage } from './pages/measures-page';
import type { PageContext } from './pages/page-context';
import { drawResultsPage } from './pages/results-page';
import { ink, themeOf } from './pages/theme';
import { phrasesByLanguage, type CopyLanguage } from './phrases/languages';
import type { PlannedReport } from './plan';
import { designOf, type PageContent } from './report-kinds';
import { scoresFor } from './scores';
import type { TextLayout, TextLayouts } from './text-layout';
import type { Typeface } from './typefaces';

/**
 * Draws one report: English, then the second language where there is one, each with page numbers of its own.
 *
 * The same plan and seed give the same bytes. The document's dates are those of the download.
 */
export async function drawReportPdf(report: PlannedReport, seed: number, layouts: TextLayouts): Promise<Uint8Array> {
  const document = await PDFDocument.create({ updateMetadata: false });
  const releaseDate = new Date(Date.UTC(report.year, 8, 2, 12));
  document.setTitle('Student Score Report (made-up sample)');
  document.setProducer('Foldline sample');
  document.setCreationDate(releaseDate);
  document.setModificationDate(releaseDate);

  const languages: readonly CopyLanguage[] = report.secondLanguage === null ? ['en'] : ['en', report.secondLanguage];
  const canvases = languages.flatMap((language) => drawCopy(report, seed, layouts.get(language), language));
  const fonts = embedFonts(document.context, new Set(canvases.flatMap((canvas) => [...canvas.typefaces])));
  for (const canvas of canvases) {
    const page = document.addPage([pageWidthPt, pageHeightPt]);
    page.node.set(PDFName.of('Resources'), document.context.obj({ Font: fonts }));
    page.node.set(PDFName.of('Contents'), contentStream(document.context, canvas.content()));
  }
  // The two designs come from two producers: one packs its objects into streams, the other doesn't.
  return document.save({ useObjectStreams: report.year === 2025, addDefaultPage: false, updateFieldAppearances: false });
}

function drawCopy(report: PlannedReport, seed: number, layout: TextLayout, language: CopyLanguage): readonly Canvas[] {
  const phrases = phrasesByLanguage[language];
  const design = designOf(report.kind, report.year);
  return design.pages.map((content, pageIndex) => {
    const context: PageContext = {
      canvas: new Canvas(layout, phrases.rightToLeft),
      phrases,
      theme: themeOf(design.program, report.year),
      report,
      design,
      scores: (subject) => scoresFor(seed, report.scoreSeed, subject, design.family, report.pupil.grade, phrases.areas[subject].length),
      pageNumber: pageIndex + 1,
    };
    drawPage(context, content);
    drawFooter(context);
    return context.canvas;
  });
}

function drawPage(context: PageContext, content: PageContent): void {
  switch (content.type) {
    case 'cover':
      return drawCoverPage(context, content.scored);
    case 'results':
      return drawResultsPage(context, content.subject, content.withScore);
    case 'measures':
      return drawMeasuresPage(context);
    case 'blank':
      return context.canvas.text(context.phrases.blankPage, pageWidthPt / 2, 400, { sizePt: 12, color: ink.quiet, align: 'center' });
  }
}

function embedFonts(context: PDFContext, typefaces: ReadonlySet<Typeface>): PDFDict {
  const entries = [...typefaces].map((typeface) => [typeface.resourceName, typeface.embed(context)] as const);
  return context.obj(Object.fromEntries(entries));
}

function contentStream(context: PDFContext, operators: string): PDFRef {
  const bytes = deflateSync(Buffer.from(operators, 'latin1'));
  const dictionary = context.obj({ Filter: 'FlateDecode', Length: bytes.length });
  return context.register(PDFRawStream.of(dictionary, bytes));
}
