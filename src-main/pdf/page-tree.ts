import type { LeanDocument } from './lean-document';
import { LeanReaderRefusal, PdfReference, isArray, isDictionary, type PdfDictionary, type PdfObject, type PdfValue } from './syntax';

/** Attributes that a page takes from the nodes above it (ISO 32000-2, table 31). */
const INHERITED = ['Resources', 'MediaBox', 'CropBox', 'Rotate'] as const;

/** A page as the tree gives it: its dictionary with the inherited attributes filled in, and the object's number. */
export type TreePage = { readonly objectNumber: number; readonly dictionary: PdfDictionary; readonly node: PdfDictionary };

const DEEPEST_TREE = 64;

/** The pages in order, each read when it is asked for; a node is visited behind its pages, with their number. Throws a refusal where the tree loops or lacks a page. */
export function* pagesOf(document: LeanDocument, visitNode: (objectNumber: number, node: PdfDictionary, pages: number) => void = () => {}): Generator<TreePage> {
  const visited = new Set<number>();

  function* walk(reference: PdfValue | undefined, inherited: ReadonlyMap<string, PdfValue>, depth: number): Generator<TreePage, number> {
    if (!(reference instanceof PdfReference) || depth > DEEPEST_TREE) throw new LeanReaderRefusal('broken-page-tree');
    const { objectNumber } = reference;
    const node: PdfObject = document.get(objectNumber);
    if (!isDictionary(node)) throw new LeanReaderRefusal('broken-page-tree');
    if (!node.has('Kids')) {
      yield { objectNumber, dictionary: withInherited(node, inherited), node };
      return 1;
    }
    // One blank page may serve many times, but a node that hangs twice in the tree is a loop, or swells the tree without end.
    if (visited.has(objectNumber)) throw new LeanReaderRefusal('broken-page-tree');
    visited.add(objectNumber);
    const kids = document.resolve(node.get('Kids'));
    if (!isArray(kids)) throw new LeanReaderRefusal('broken-page-tree');
    const attributes = new Map(inherited);
    for (const key of INHERITED) if (node.has(key)) attributes.set(key, node.get(key)!);
    let pages = 0;
    for (const kid of kids) pages += yield* walk(kid, attributes, depth + 1);
    visitNode(objectNumber, node, pages);
    return pages;
  }

  yield* walk(document.catalog.get('Pages'), new Map(), 0);
}

const withInherited = (node: PdfDictionary, inherited: ReadonlyMap<string, PdfValue>): PdfDictionary => {
  const dictionary = new Map(node);
  for (const [key, value] of inherited) if (!node.has(key)) dictionary.set(key, value);
  return dictionary;
};

/** All pages of a small document. Throws a refusal where the tree's own count disagrees. */
export const readAllPages = (document: LeanDocument): readonly TreePage[] => {
  const pages = [...pagesOf(document)];
  const root = document.resolve(document.catalog.get('Pages'));
  const count = isDictionary(root) ? document.resolve(root.get('Count')) : null;
  if (count !== pages.length) throw new LeanReaderRefusal('broken-page-tree');
  return pages;
};

const pagesOfDocument = new WeakMap<LeanDocument, readonly TreePage[]>();

/** The same of a document that is asked again, read once. */
export const allPages = (document: LeanDocument): readonly TreePage[] => {
  const known = pagesOfDocument.get(document);
  if (known) return known;
  const pages = readAllPages(document);
  pagesOfDocument.set(document, pages);
  return pages;
};
