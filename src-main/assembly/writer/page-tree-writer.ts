import type { PdfFileWriter } from './pdf-file-writer';

/** Kids of one node: viewers find any page of 260,000 in three steps. */
const KIDS_PER_NODE = 64;

type OpenNode = { readonly objectNumber: number; kids: number[]; pages: number };

/** Writes the page tree from the leaves up while pages come; only the open node of each level is held. */
export class PageTreeWriter {
  private readonly levels: OpenNode[] = [];

  constructor(private readonly writer: PdfFileWriter) {}

  /** Adds a page; `text` gets the number of its parent and gives the page's dictionary. */
  add(pageText: (parentNumber: number) => string): void {
    const objectNumber = this.writer.allocate();
    const parent = this.hang(0, objectNumber, 1);
    this.writer.writeObject(objectNumber, pageText(parent));
  }

  /** Writes the nodes that are still open; gives the root's number and the count of pages. */
  finish(): { readonly root: number; readonly pages: number } {
    if (this.levels.length === 0) this.open(0);
    for (let level = 0; level < this.levels.length - 1; level++) this.close(level);
    const root = this.levels[this.levels.length - 1]!;
    this.write(root, null);
    return { root: root.objectNumber, pages: root.pages };
  }

  private hang(level: number, objectNumber: number, pages: number): number {
    if (this.levels[level]?.kids.length === KIDS_PER_NODE) {
      this.close(level);
      this.open(level);
    }
    const node = this.levels[level] ?? this.open(level);
    node.kids.push(objectNumber);
    node.pages += pages;
    return node.objectNumber;
  }

  private open(level: number): OpenNode {
    const node: OpenNode = { objectNumber: this.writer.allocate(), kids: [], pages: 0 };
    this.levels[level] = node;
    return node;
  }

  private close(level: number): void {
    const node = this.levels[level]!;
    this.write(node, this.hang(level + 1, node.objectNumber, node.pages));
  }

  private write(node: OpenNode, parent: number | null): void {
    const kids = node.kids.map((kid) => `${kid} 0 R`).join(' ');
    const up = parent === null ? '' : `/Parent ${parent} 0 R`;
    this.writer.writeObject(node.objectNumber, `<</Type/Pages${up}/Count ${node.pages}/Kids[${kids}]>>`);
  }
}
