import { DigestList } from '../digests/digest-list';

const DIGIT_0 = 48;
const LOWER_A = 97;

/**
 * The object number of each digest written so far: digests by number, and numbers by open addressing, some 25 bytes a digest in all, so that a batch of any size
 * stays within the memory.
 */
export class DigestTable {
  private readonly digests = new DigestList();
  /** Object numbers, each in the slot that its digest begins with or behind it; 0 where free. */
  private slots = new Uint32Array(4_096);
  private count = 0;

  /** The number, or 0 where the digest was not written yet. */
  get(digest: string): number {
    return this.slots[this.slotOf(digest)]!;
  }

  /** `objectNumber` is above 0, and another for each digest. */
  set(digest: string, objectNumber: number): void {
    if (this.count * 3 > this.slots.length * 2) this.grow();
    const slot = this.slotOf(digest);
    if (this.slots[slot] === 0) this.count++;
    this.slots[slot] = objectNumber;
    this.digests.set(objectNumber, digest);
  }

  private slotOf(digest: string): number {
    const first = wordOf(digest, 0);
    const second = wordOf(digest, 1);
    const third = wordOf(digest, 2);
    const fourth = wordOf(digest, 3);
    const { slots, digests } = this;
    for (let slot = first & (slots.length - 1); ; slot = (slot + 1) & (slots.length - 1)) {
      const number = slots[slot]!;
      if (number === 0) return slot;
      if (digests.word(number, 1) === second && digests.word(number, 0) === first && digests.word(number, 2) === third && digests.word(number, 3) === fourth) return slot;
    }
  }

  private grow(): void {
    const old = this.slots;
    const slots = new Uint32Array(old.length * 2);
    for (const number of old) {
      if (number === 0) continue;
      let slot = this.digests.word(number, 0) & (slots.length - 1);
      while (slots[slot] !== 0) slot = (slot + 1) & (slots.length - 1);
      slots[slot] = number;
    }
    this.slots = slots;
  }
}

/** Eight hexadecimal digits in lower case; read one by one, since cutting texts out for `parseInt` takes longer than all the rest. */
const wordOf = (digest: string, word: number): number => {
  let value = 0;
  for (let at = word * 8; at < word * 8 + 8; at++) {
    const code = digest.charCodeAt(at);
    value = (value << 4) | (code < LOWER_A ? code - DIGIT_0 : code - LOWER_A + 10);
  }
  return value >>> 0;
};
