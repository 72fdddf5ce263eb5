import type { PdfFileWriter } from './pdf-file-writer';

/** Kids of one node: viewers find any page of 260,000 in three steps. */
const KIDS_PER_NODE = 64;

type TreeNode = { readonly objectNumber: number; readonly kids: readonly number[]; readonly pages: number };

/** Writes the page tree of a document whose page count is known; the pages come in any order. Holds a number a page. */
export class PageTreeWriter {
  private readonly kids: Uint32Array;
  private readonly leaves: readonly number[];

  constructor(
    private readonly writer: PdfFileWriter,
    readonly pages: number,
  ) {
    this.kids = new Uint32Array(pages);
    this.leaves = Array.from({ length: Math.max(1, Math.ceil(pages / KIDS_PER_NODE)) }, () => writer.allocate());
  }

  /** Writes the page that stands at `pageIndex`; `text` gets the number of its parent and gives the page's dictionary. */
  add(pageIndex: number, text: (parentNumber: number) => string): void {
    const objectNumber = this.writer.allocate();
    this.kids[pageIndex] = objectNumber;
    this.writer.writeObject(objectNumber, text(this.leaves[Math.floor(pageIndex / KIDS_PER_NODE)]!));
  }

  /** Writes the nodes; gives the root's number. Throws where a page was not added. */
  finish(): number {
    if (this.kids.includes(0)) throw new Error('A page of the document was not written.');
    let level: readonly TreeNode[] = this.leaves.map((objectNumber, index) => {
      const kids = [...this.kids.subarray(index * KIDS_PER_NODE, (index + 1) * KIDS_PER_NODE)];
      return { objectNumber, kids, pages: kids.length };
    });
    while (level.length > 1) level = this.writeBelow(level);
    const [root] = level;
    this.write(root!, null);
    return root!.objectNumber;
  }

  /** Writes the nodes of a level; gives the level above it. */
  private writeBelow(level: readonly TreeNode[]): readonly TreeNode[] {
    const above: TreeNode[] = [];
    for (let first = 0; first < level.length; first += KIDS_PER_NODE) {
      const nodes = level.slice(first, first + KIDS_PER_NODE);
      const objectNumber = this.writer.allocate();
      for (const node of nodes) this.write(node, objectNumber);
      above.push({ objectNumber, kids: nodes.map((node) => node.objectNumber), pages: nodes.reduce((sum, node) => sum + node.pages, 0) });
    }
    return above;
  }

  private write(node: TreeNode, parent: number | null): void {
    const kids = node.kids.map((kid) => `${kid} 0 R`).join(' ');
    const up = parent === null ? '' : `/Parent ${parent} 0 R`;
    this.writer.writeObject(node.objectNumber, `<</Type/Pages${up}/Count ${node.pages}/Kids[${kids}]>>`);
  }
}
