import { BLANK_PAGE, blankGraph } from '../page/blank-page';
import { HIDDEN_LAYER, SHOWN_LAYER } from '../../pdf/printed-layers';
import type { PrintedPage } from '../page/printed-page';
import { canonicalText } from '../../pdf/canonical';
import { digestText, type DigestedGraph } from '../digests/digested-graph';
import { PdfString, type PdfDictionary } from '../../pdf/syntax';
import type { ByteSink } from './byte-sink';
import { ObjectPlacer } from './object-placer';
import { PageTreeWriter } from './page-tree-writer';
import { PdfFileWriter } from './pdf-file-writer';

/** Every page of every batch: US Letter, upright, at the origin. */
export const MEDIA_BOX_TEXT = '[0 0 612 792]';

/** Two-sided on the long edge, at 100 %, from the tray that holds Letter (ISO 32000-2, table 147). */
export const VIEWER_PREFERENCES_TEXT = '<</Duplex /DuplexFlipLongEdge/PickTrayByPDFSize true/PrintScaling /None>>';

/** The document's information dictionary: nothing of the sources, and no time, so that equal input gives equal files. */
export const informationText = (title: string): string => informationOf(new PdfString(title));
const informationOf = (title: PdfString): string => canonicalText(new Map([['Producer', new PdfString('Foldline')], ['Title', title]]), () => 'null');

const digestOfLayer = (layer: PdfDictionary): string => digestText(canonicalText(layer, () => 'null'));
const SHOWN_DIGEST = digestOfLayer(SHOWN_LAYER);
const HIDDEN_DIGEST = digestOfLayer(HIDDEN_LAYER);

/** The catalog's /OCProperties for the two layers, as far as any page uses them; empty text where none does. */
export const layersText = (shown: number, hidden: number): string => {
  const list = (numbers: readonly number[]): string => `[${numbers.filter(Boolean).map((number) => `${number} 0 R`).join(' ')}]`;
  if (!shown && !hidden) return '';
  return `/OCProperties <</D <</OFF ${list([hidden])}/ON ${list([shown])}>>/OCGs ${list([shown, hidden])}>>`;
};

/** Writes a batch's document, its pages in any order. Holds a few bytes per object and page written, and no page. */
export class BatchDocumentWriter {
  private readonly file: PdfFileWriter;
  private readonly objects: ObjectPlacer;
  private readonly tree: PageTreeWriter;
  private readonly blank = blankGraph();
  private readonly title: string;

  constructor(
    sink: ByteSink,
    { title, pages }: { readonly title: string; readonly pages: number },
  ) {
    this.title = title;
    this.file = new PdfFileWriter(sink);
    this.objects = new ObjectPlacer(this.file);
    this.tree = new PageTreeWriter(this.file, pages);
  }

  /** Writes the page that stands at `pageIndex`. */
  async addPage(pageIndex: number, shows: PrintedPage, graph: DigestedGraph): Promise<void> {
    const entries = this.objects.textOf(shows, graph).slice(2, -2);
    this.tree.add(pageIndex, (parent) => `<</Type/Page/Parent ${parent} 0 R/MediaBox${MEDIA_BOX_TEXT}${entries}>>`);
    await this.file.flush();
  }

  /** Writes a blank side. */
  addBlank(pageIndex: number): Promise<void> {
    return this.addPage(pageIndex, BLANK_PAGE, this.blank);
  }

  /** Completes the document; gives the file's SHA-256. `apart` as in {@link PdfFileWriter.finish}. */
  async finish(apart?: string): Promise<string> {
    const root = this.tree.finish();
    const layers = layersText(this.objects.numberOf(SHOWN_DIGEST), this.objects.numberOf(HIDDEN_DIGEST));
    const catalog = this.file.allocate();
    this.file.writeObject(catalog, `<</Type/Catalog/Pages ${root} 0 R/ViewerPreferences ${VIEWER_PREFERENCES_TEXT}${layers}>>`);
    const information = this.file.allocate();
    this.file.writeObject(information, informationText(this.title));
    return this.file.finish(catalog, information, apart);
  }
}
