import { pageWidthPt } from '../canvas';
import { fill, type Subject } from '../phrases/phrases';
import type { PageContent } from '../report-kinds';
import { lea } from '../pupils';
import { drawAddress } from './address-block';
import { shortGrade } from './charts';
import { drawCoverBand, drawHeading, drawLearnMore, learnMoreTopPt } from './furniture';
import { contentRightPt, marginPt, type PageContext } from './page-context';
import { drawScorePanel, scorePanelHeightPt } from './score-panel';
import { ink, levelColors } from './theme';

/** The information box keeps right of what the window can ever show. */
const informationBox = { leftPt: 396, topPt: 82, widthPt: 180, rowPt: 22.5, titlePt: 21 } as const;

/** Below what the window can ever show. */
const bodyTopPt = 274;

const mainWidthPt = 336;
const sideWidthPt = 180;

/** Page 1: address, student information, what the test is and, for some tests, the overall score. */
export function drawCoverPage(context: PageContext, scored: Subject | null): void {
  const { canvas, report } = context;
  drawCoverBand(context);
  drawGreeting(context);
  drawInformation(context);
  drawAddress(canvas, report.pupil, report.placement);

  drawLineInView(context);

  let y = bodyTopPt;
  if (scored !== null) {
    drawScorePanel(context, scored, overallHeading(context), y);
    y += scorePanelHeightPt + 18;
  }
  drawMainColumn(context, y, scored === null);
  drawSideColumn(context, y);
  drawLearnMore(context, learnMoreTopPt);
}

/** In the upper left of the paper in both directions of writing, above the window. */
function drawGreeting({ canvas, phrases, theme, report, design }: PageContext): void {
  const widthPt = informationBox.leftPt - 2 * marginPt + 12;
  const x = canvas.mirrored ? pageWidthPt - marginPt - widthPt : marginPt;
  canvas.text(fill(phrases.greeting, { student: report.pupil.fullName }), x, 97, { sizePt: 11.5, weight: 'bold', color: theme.primary, fitWidthPt: widthPt });
  const subject = design.pages.flatMap((page) => (page.type === 'results' ? [phrases.subjects[page.subject].title] : [])).join(' · ');
  canvas.text(subject, x, 114, { sizePt: 9, color: ink.quiet, fitWidthPt: widthPt });
}

/** A line near the address that comes into view when the paper moves in the envelope, on the reports that are meant to show it. */
function drawLineInView(context: PageContext): void {
  const { canvas, phrases, design, report } = context;
  const draw = (text: string, y: number): void =>
    canvas.text(text, canvas.mirrored ? pageWidthPt - 76 : 76, y, { sizePt: 8.5, weight: 'bold', color: ink.text, align: canvas.mirrored ? 'end' : 'start' });
  if (report.placement === 'ssid-in-view') draw(`${phrases.information.ssid} ${report.pupil.ssid}`, 172);
  const subject = design.pages.find((page) => page.type === 'results')?.subject;
  if (report.placement === 'score-in-view' && subject !== undefined) draw(`${overallHeading(context)}: ${context.scores(subject).score}`, 244);
}

function overallHeading({ phrases, design }: PageContext): string {
  return { csa: phrases.overall.csa, elpac: phrases.overall.elpac, caaspp: phrases.overall.score }[design.program];
}

/** On the right of the paper in both directions of writing, beside the window. */
function drawInformation({ canvas, phrases, theme, report }: PageContext): void {
  const { leftPt, topPt, widthPt, rowPt, titlePt } = informationBox;
  const x = canvas.mirrored ? pageWidthPt - leftPt - widthPt : leftPt;
  const { pupil, year } = report;
  const { information } = phrases;
  const rows: readonly (readonly [string, string])[] = [
    [information.student, pupil.fullName],
    [information.ssid, pupil.ssid],
    [information.grade, shortGrade(pupil.grade)],
    [information.birth, pupil.birthDate],
    [information.school, pupil.school.name],
    [information.district, lea.name],
    [information.testDate, `04/${String(8 + (report.scoreSeed % 20)).padStart(2, '0')}/${year}`],
  ];
  const heightPt = titlePt + rows.length * rowPt + 4;
  canvas.rectangle(x, topPt, widthPt, heightPt, theme.tint, 6);
  canvas.rectangle(x, topPt, widthPt, titlePt, theme.primary, 6);
  canvas.text(information.title, x + 10, topPt + 14.5, { sizePt: 10, weight: 'bold', color: ink.white, fitWidthPt: widthPt - 20 });
  rows.forEach(([label, value], index) => {
    const rowY = topPt + titlePt + index * rowPt;
    if (index > 0) canvas.rectangle(x + 10, rowY, widthPt - 20, 0.5, ink.faint);
    canvas.text(label, x + 10, rowY + 8.5, { sizePt: 6.5, color: ink.quiet });
    canvas.text(value, x + 10, rowY + 18.5, { sizePt: 9, weight: 'bold', color: ink.text, fitWidthPt: widthPt - 20 });
  });
}

function drawMainColumn(context: PageContext, top: number, withReadingHelp: boolean): void {
  const { canvas, phrases, design } = context;
  const about = phrases.about[design.about];
  const text = { sizePt: 9.75, color: ink.text } as const;
  const gap = withReadingHelp ? 22 : 17;
  let y = top + 12;
  drawHeading(context, about.title, marginPt, y, mainWidthPt);
  y = canvas.paragraph(about.text, marginPt, y + 24, mainWidthPt, 14, text) + gap;
  if (withReadingHelp) {
    drawHeading(context, phrases.howToRead.title, marginPt, y, mainWidthPt);
    y = canvas.paragraph(phrases.howToRead.text, marginPt, y + 24, mainWidthPt, 14, text) + gap;
  }
  drawHeading(context, phrases.levelsTitle, marginPt, y, mainWidthPt);
  drawLevels(context, y + 17);
}

function drawLevels({ canvas, phrases, design }: PageContext, top: number): void {
  const levels = phrases.levels[design.family];
  const colors = levelColors(levels.length);
  // The highest level stands on top, as on a ladder.
  levels.map((level, index) => ({ level, index })).reverse().forEach(({ level, index }, row) => {
    const y = top + row * 36;
    canvas.rectangle(marginPt, y, 118, 27, colors[index] ?? ink.quiet, 4);
    canvas.text(`${phrases.level} ${index + 1}`, marginPt + 8, y + 10, { sizePt: 6.5, color: ink.white });
    canvas.text(level, marginPt + 8, y + 20.5, { sizePt: 8.5, weight: 'bold', color: ink.white, fitWidthPt: 102 });
    const meaning = phrases.meanings[index] ?? '';
    const isLong = canvas.widthOf(meaning, 9) > mainWidthPt - 130;
    canvas.paragraph(meaning, marginPt + 130, y + (isLong ? 11 : 17), mainWidthPt - 130, 11.5, { sizePt: 9, color: ink.text });
  });
}

function drawSideColumn(context: PageContext, top: number): void {
  const { canvas, phrases, theme, design } = context;
  const left = contentRightPt - sideWidthPt;
  const inner = sideWidthPt - 28;
  const listed = design.pages.flatMap((page, index) => (page.type === 'cover' || page.type === 'blank' ? [] : [{ page, number: index + 1 }]));
  canvas.rectangle(left, top, sideWidthPt, 42 + listed.length * 36, theme.tint, 8);
  drawHeading(context, phrases.contents, left + 14, top + 20, inner);
  listed.forEach(({ page, number }, index) => {
    const y = top + 38 + index * 36;
    canvas.rectangle(left + 14, y, 26, 26, theme.primary, 6);
    canvas.text(String(number), left + 27, y + 18, { sizePt: 13, weight: 'bold', color: ink.white, align: 'center' });
    canvas.text(titleOf(page, context), left + 48, y + 11, { sizePt: 9, weight: 'bold', color: ink.text, fitWidthPt: inner - 34 });
    canvas.text(fill(phrases.seePage, { page: number }), left + 48, y + 22, { sizePt: 8, color: ink.quiet });
  });

  let y = top + 42 + listed.length * 36 + 28;
  drawHeading(context, phrases.nextSteps.title, left, y, sideWidthPt);
  y += 26;
  phrases.nextSteps.items.forEach((item, index) => {
    canvas.disc(left + 9, y - 3, 9, theme.accent);
    canvas.text(String(index + 1), left + 9, y + 0.5, { sizePt: 9.5, weight: 'bold', color: '#2a1d05', align: 'center' });
    y = canvas.paragraph(item, left + 26, y, sideWidthPt - 26, 12, { sizePt: 9, color: ink.text }) + 9;
  });
}

function titleOf(page: PageContent, { phrases }: PageContext): string {
  return page.type === 'results' ? phrases.subjects[page.subject].title : phrases.essay.title;
}
