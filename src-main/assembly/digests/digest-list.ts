const DIGEST_BYTES = 16;

/** Digests by object number at 16 bytes each, for documents of any size whose numbers run on without gaps. */
export class DigestList {
  private bytes = Buffer.alloc(DIGEST_BYTES * 1_024);
  private known = new Uint8Array(1_024);

  has(objectNumber: number): boolean {
    return this.known[objectNumber] === 1;
  }

  get(objectNumber: number): string | undefined {
    if (!this.has(objectNumber)) return undefined;
    return this.bytes.toString('hex', objectNumber * DIGEST_BYTES, (objectNumber + 1) * DIGEST_BYTES);
  }

  set(objectNumber: number, digest: string): void {
    if (objectNumber >= this.known.length) this.grow(objectNumber);
    this.bytes.write(digest, objectNumber * DIGEST_BYTES, 'hex');
    this.known[objectNumber] = 1;
  }

  private grow(objectNumber: number): void {
    const length = Math.max(this.known.length * 2, objectNumber + 1);
    const bytes = Buffer.alloc(length * DIGEST_BYTES);
    this.bytes.copy(bytes);
    const known = new Uint8Array(length);
    known.set(this.known);
    this.bytes = bytes;
    this.known = known;
  }
}
