import { counted } from '@shared/domain/printing/wording';
import { HIDDEN_LAYER, SHOWN_LAYER } from '../../pdf/printed-layers';
import { pageFingerprint, shownOf } from '../page/printed-page';
import { fileSource } from '../../pdf/byte-source';
import { canonicalText } from '../../pdf/canonical';
import { DigestList } from '../digests/digest-list';
import { DigestedGraph } from '../digests/digested-graph';
import { dataDigest } from '../digests/stream-digest';
import { LeanDocument } from '../../pdf/lean-document';
import { pagesOf, type TreePage } from '../../pdf/page-tree';
import { PdfReference, PdfStream, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from '../../pdf/syntax';
import { NumberSet } from './number-set';
import { MEDIA_BOX_TEXT, VIEWER_PREFERENCES_TEXT, informationText, layersText } from '../writer/batch-document-writer';

/** A page as it stands in the written file. `surprises` names what a batch's page never has. */
export type WrittenPage = { readonly fingerprint: string; readonly surprises: readonly string[] };

const PAGE_ENTRIES = new Set(['Contents', 'Group', 'MediaBox', 'Parent', 'Resources', 'Type']);
const NODE_ENTRIES = new Set(['Count', 'Kids', 'Parent', 'Type']);
const CATALOG_ENTRIES = new Set(['OCProperties', 'Pages', 'Type', 'ViewerPreferences']);
const TRAILER_ENTRIES = new Set(['DecodeParms', 'Filter', 'ID', 'Index', 'Info', 'Length', 'Root', 'Size', 'Type', 'W']);

/** Kinds of objects that act, attach or describe instead of drawing. */
const FOREIGN_TYPES = new Set(['Action', 'Annot', 'EmbeddedFile', 'Filespec', 'Metadata', 'Outlines', 'Sig', 'StructTreeRoot']);

const extraEntries = (dictionary: PdfDictionary, allowed: ReadonlySet<string>): string[] => [...dictionary.keys()].filter((key) => !allowed.has(key));
const asReference = (target: PdfReference): string => `${target.objectNumber} 0 R`;

/**
 * A batch's file, read from the disk and held against what Foldline writes: nothing is taken as harmless that is not known.
 * Throws a refusal where the file cannot be read.
 */
export class WrittenDocument {
  private readonly source;
  private readonly document: LeanDocument;
  private readonly graph: DigestedGraph;
  private readonly accounted = new NumberSet();
  private readonly foreign = new Set<string>();
  private usesLayers = false;

  constructor(path: string) {
    this.source = fileSource(path);
    try {
      this.document = new LeanDocument(this.source);
    } catch (problem) {
      this.source.close();
      throw problem;
    }
    this.graph = new DigestedGraph(this.document, new DigestList(), (objectNumber, object) => this.account(objectNumber, object), dataDigest, null);
  }

  close(): void {
    this.source.close();
  }

  /** The pages in order, each with its fingerprint recomputed. */
  *pages(): Generator<WrittenPage> {
    const onNode = (objectNumber: number, node: PdfDictionary, pages: number): void => {
      this.accounted.add(objectNumber);
      // Some programs go by it and print no more.
      if (this.document.resolve(node.get('Count')) !== pages) this.foreign.add('its page tree counts other pages than it has');
      for (const key of extraEntries(node, NODE_ENTRIES)) this.foreign.add(`its page tree carries /${key}`);
    };
    for (const page of pagesOf(this.document, onNode)) yield this.page(page);
  }

  /** What the document carries beside its pages that a batch never does. To be asked after all pages. */
  documentSurprises(batchId: string): readonly string[] {
    const { catalog, trailer } = this.document;
    const root = trailer.get('Root');
    if (root instanceof PdfReference) this.accounted.add(root.objectNumber);
    const surprises = [
      ...extraEntries(trailer, TRAILER_ENTRIES).map((key) => `its trailer carries /${key}`),
      ...extraEntries(catalog, CATALOG_ENTRIES).map((key) => `it carries /${key}`),
    ];
    const preferences = this.textOf(catalog.get('ViewerPreferences'));
    if (preferences !== VIEWER_PREFERENCES_TEXT) surprises.push('its print preferences do not say two-sided on the long edge and no scaling');
    if (this.textOf(trailer.get('Info')) !== informationText(`Foldline batch ${batchId}`)) surprises.push('its document information is not the one of this batch');
    if (!this.layersAreOurs(catalog.get('OCProperties'))) surprises.push('its layers are not shown and hidden as they were');
    return [...surprises, ...this.foreign, ...this.unaccounted()];
  }

  private page({ objectNumber, node }: TreePage): WrittenPage {
    this.accounted.add(objectNumber);
    const surprises = extraEntries(node, PAGE_ENTRIES).map((key) => `it carries /${key}`);
    const box = node.get('MediaBox') ?? null;
    if (canonicalText(box, asReference) !== MEDIA_BOX_TEXT) surprises.push('it is not 612 x 792 points at the origin');
    return { fingerprint: pageFingerprint(shownOf(node), this.graph), surprises };
  }

  private account(objectNumber: number, object: PdfObject): void {
    this.accounted.add(objectNumber);
    const dictionary = object instanceof PdfStream ? object.dictionary : object;
    if (!isDictionary(dictionary)) return;
    const type = dictionary.get('Type');
    this.usesLayers ||= type === 'OCG';
    if (dictionary.get('S') === 'JavaScript') this.foreign.add('it carries a script');
    else if (typeof type === 'string' && FOREIGN_TYPES.has(type)) this.foreign.add(`it carries an object of type /${type}`);
  }

  private textOf(value: PdfValue | undefined): string | null {
    if (value instanceof PdfReference) this.accounted.add(value.objectNumber);
    const object = this.document.resolve(value);
    return object instanceof PdfStream || object === null ? null : canonicalText(object, asReference);
  }

  private layersAreOurs(properties: PdfValue | undefined): boolean {
    // Without /OCProperties a hidden layer would show.
    if (properties === undefined) return !this.usesLayers;
    const text = this.textOf(properties);
    const listed = isDictionary(properties) && isArray(properties.get('OCGs')) ? (properties.get('OCGs') as readonly PdfValue[]) : [];
    const numberOf = (layer: PdfDictionary): number => {
      const found = listed.find((item) => item instanceof PdfReference && this.isLayer(item.objectNumber, layer));
      return found instanceof PdfReference ? found.objectNumber : 0;
    };
    return `/OCProperties ${text}` === layersText(numberOf(SHOWN_LAYER), numberOf(HIDDEN_LAYER));
  }

  private isLayer(objectNumber: number, layer: PdfDictionary): boolean {
    const object = this.document.get(objectNumber);
    return isDictionary(object) && canonicalText(object, asReference) === canonicalText(layer, asReference);
  }

  /** Objects that neither a page nor the file's own structure needs. */
  private unaccounted(): readonly string[] {
    const containers = new Set<number>();
    const left: number[] = [];
    for (const objectNumber of this.document.objectNumbers()) {
      const container = this.document.containerOf(objectNumber);
      if (container !== null) containers.add(container);
      if (!this.accounted.has(objectNumber)) left.push(objectNumber);
    }
    const foreign = left.filter((objectNumber) => !containers.has(objectNumber) && !this.isCrossReference(objectNumber));
    return foreign.length === 0 ? [] : [`it carries ${counted(foreign.length, 'object')} that no page shows`];
  }

  private isCrossReference(objectNumber: number): boolean {
    const object = this.document.get(objectNumber);
    return object instanceof PdfStream && object.dictionary.get('Type') === 'XRef';
  }
}
