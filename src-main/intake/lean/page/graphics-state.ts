import type { PdfDictionary } from '../../../pdf/syntax';
import { IDENTITY } from '../../pdf/page-view';
import type { Matrix } from '../../../pdfium/pdfium';
import type { LeanFont } from '../font/lean-font';
import type { ColourSpace } from './colours';
import type { Clip, Paint } from './paint-and-clip';

/** The graphics state as far as text and the places of things depend on it; text's place belongs to it, as PDFium has it. */
export class GraphicsState {
  ctm: Matrix = IDENTITY;
  clip: Clip = null;
  fillSpace: ColourSpace = 'light';
  strokeSpace: ColourSpace = 'light';
  fill: Paint = 'ink';
  stroke: Paint = 'ink';
  fillAlpha = 1;
  strokeAlpha = 1;
  lineWidth = 1;
  font: LeanFont | null = null;
  /** The font that was last set, as long as nothing was shown in it. */
  fontToLoad: PdfDictionary | null = null;
  fontSize = 1;
  charSpace = 0;
  wordSpace = 0;
  horizontalScale = 1;
  leading = 0;
  rise = 0;
  renderMode = 0;
  textMatrix: Matrix = IDENTITY;
  /** From text space to the holder's (scale, text matrix and the current one), but for the place: that is each text's own, and the last two numbers mean nothing. */
  textToHolder: Matrix = IDENTITY;
  textX = 0;
  textY = 0;
  lineX = 0;
  lineY = 0;

  copy(): GraphicsState {
    return Object.assign(new GraphicsState(), this);
  }

  /** The state that a form begins with: its own space and no clip. */
  forForm(matrix: Matrix, clip: Clip): GraphicsState {
    const state = new GraphicsState();
    state.ctm = matrix;
    state.textToHolder = matrix;
    state.clip = clip;
    state.fillSpace = this.fillSpace;
    state.strokeSpace = this.strokeSpace;
    state.fill = this.fill;
    state.stroke = this.stroke;
    state.fillAlpha = this.fillAlpha;
    state.strokeAlpha = this.strokeAlpha;
    state.lineWidth = this.lineWidth;
    state.font = this.font;
    state.fontToLoad = this.fontToLoad;
    state.fontSize = this.fontSize;
    state.charSpace = this.charSpace;
    state.wordSpace = this.wordSpace;
    state.renderMode = this.renderMode;
    return state;
  }
}
