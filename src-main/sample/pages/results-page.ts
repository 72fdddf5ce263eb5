import type { Subject } from '../phrases/phrases';
import type { SubjectScores } from '../scores';
import { drawComparison, drawHistory } from './charts';
import { drawHeading, drawLearnMore, drawPageBand, learnMoreTopPt } from './furniture';
import { contentWidthPt, marginPt, type PageContext } from './page-context';
import { drawScorePanel, scorePanelHeightPt } from './score-panel';
import { ink } from './theme';

const areaColors = ['#b36f0e', '#5f7f95', '#3f7d3a'] as const;

/** One subject: score, history, comparison, areas and what can be done at home. */
export function drawResultsPage(context: PageContext, subject: Subject, withScore: boolean): void {
  const { phrases, design, theme } = context;
  const scores = context.scores(subject);
  drawPageBand(context, phrases.subjects[subject].title);
  let y = 60;
  if (withScore) {
    const heading = design.about === 'alternateElpac' ? phrases.overall.alternateElpac : phrases.overall.score;
    drawScorePanel(context, subject, heading, y);
    y += scorePanelHeightPt + 18;
  } else {
    y += 12;
  }
  const chartHeight = withScore ? 192 : 270;
  const gap = 28;
  const half = (contentWidthPt - gap) / 2;
  const charts = theme.band === 'solid' ? [drawHistory, drawComparison] : [drawComparison, drawHistory];
  charts.forEach((draw, index) => draw(context, scores, marginPt + index * (half + gap), y, half, chartHeight));
  y += chartHeight + 22;
  y = drawAreas(context, subject, scores, y) + 26;
  const bottom = drawTips(context, subject, y);
  if (bottom + 14 < learnMoreTopPt) drawLearnMore(context, learnMoreTopPt);
}

function drawAreas(context: PageContext, subject: Subject, scores: SubjectScores, y: number): number {
  const { canvas, phrases, theme } = context;
  drawHeading(context, phrases.areasTitle, marginPt, y + 12, contentWidthPt);
  const rowHeight = 30;
  const columns = phrases.areaResults.map((label, index) => ({ label, x: marginPt + 250 + index * 97 }));
  const top = y + 26;
  canvas.rectangle(marginPt, top, contentWidthPt, 18, theme.primary, 3);
  for (const { label, x } of columns) canvas.text(label, x + 45, top + 12, { sizePt: 7.5, weight: 'bold', color: ink.white, align: 'center', fitWidthPt: 92 });
  const areas = phrases.areas[subject];
  areas.forEach((area, row) => {
    const rowY = top + 18 + row * rowHeight;
    if (row % 2 === 1) canvas.rectangle(marginPt, rowY, contentWidthPt, rowHeight, theme.tint);
    canvas.text(area, marginPt + 10, rowY + 18.5, { sizePt: 9.5, weight: 'bold', color: ink.text, fitWidthPt: 230 });
    columns.forEach(({ x }, result) => {
      const reached = scores.areas[row] === result;
      canvas.disc(x + 45, rowY + rowHeight / 2, reached ? 8 : 3, reached ? areaColors[result] ?? ink.quiet : ink.faint);
      // A tick says what the colour says.
      if (reached) canvas.line([[x + 41, rowY + 15], [x + 44, rowY + 18], [x + 49, rowY + 12]], ink.white, 1.6);
    });
  });
  const bottom = top + 18 + areas.length * rowHeight;
  canvas.rectangle(marginPt, bottom, contentWidthPt, 0.75, ink.faint);
  return bottom;
}

function drawTips(context: PageContext, subject: Subject, y: number): number {
  const { canvas, phrases, theme } = context;
  canvas.rectangle(marginPt, y - 6, contentWidthPt, 84, theme.tint, 8);
  drawHeading(context, phrases.atHome.title, marginPt + 16, y + 16, contentWidthPt - 32);
  phrases.atHome.tips[subject].forEach((tip, index) => {
    const rowY = y + 42 + index * 20;
    canvas.disc(marginPt + 20, rowY - 3.5, 3, theme.accent);
    canvas.text(tip, marginPt + 32, rowY, { sizePt: 9.5, color: ink.text, fitWidthPt: contentWidthPt - 48 });
  });
  return y + 78;
}
