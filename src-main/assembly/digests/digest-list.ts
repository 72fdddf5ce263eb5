/** SHA-256 cut to 128 bits. */
const DIGEST_BYTES = 16;
const WORD_BYTES = 4;
/** Memory is taken for so many numbers at once, and none is moved as the list grows. */
const DIGESTS_A_BLOCK = 1_024;

type Block = { readonly bytes: Buffer; readonly known: Uint8Array };

/** Digests by a number, an object's or a page's, at 17 bytes each, for documents of any size whose numbers run on nearly without gaps. */
export class DigestList {
  private readonly blocks = new Map<number, Block>();

  has(objectNumber: number): boolean {
    return this.blockOf(objectNumber)?.known[objectNumber % DIGESTS_A_BLOCK] === 1;
  }

  get(objectNumber: number): string | undefined {
    const block = this.blockOf(objectNumber);
    const index = objectNumber % DIGESTS_A_BLOCK;
    if (block?.known[index] !== 1) return undefined;
    return block.bytes.toString('hex', index * DIGEST_BYTES, (index + 1) * DIGEST_BYTES);
  }

  set(objectNumber: number, digest: string): void {
    let block = this.blockOf(objectNumber);
    if (!block) {
      block = { bytes: Buffer.alloc(DIGESTS_A_BLOCK * DIGEST_BYTES), known: new Uint8Array(DIGESTS_A_BLOCK) };
      this.blocks.set(Math.floor(objectNumber / DIGESTS_A_BLOCK), block);
    }
    const index = objectNumber % DIGESTS_A_BLOCK;
    block.bytes.write(digest, index * DIGEST_BYTES, 'hex');
    block.known[index] = 1;
  }

  /** A word of 32 bits of a digest that is there, from 0. */
  word(objectNumber: number, word: number): number {
    return this.blockOf(objectNumber)!.bytes.readUInt32BE((objectNumber % DIGESTS_A_BLOCK) * DIGEST_BYTES + word * WORD_BYTES);
  }

  private blockOf(objectNumber: number): Block | undefined {
    return this.blocks.get(Math.floor(objectNumber / DIGESTS_A_BLOCK));
  }
}
