/** Four 32-bit words of the digest, then the object's number (0: free). */
const WORDS = 5;

const DIGIT_0 = 48;
const LOWER_A = 97;

/**
 * The object number of each digest written so far: open addressing in one typed array, about 30 bytes a digest,
 * so that a batch of any size stays within the memory.
 */
export class DigestTable {
  private slots = 4_096;
  private words = new Uint32Array(this.slots * WORDS);
  private count = 0;

  /** The number, or 0 where the digest was not written yet. */
  get(digest: string): number {
    return this.words[this.slotOf(digest) * WORDS + 4]!;
  }

  /** `objectNumber` is above 0. */
  set(digest: string, objectNumber: number): void {
    if (this.count * 3 > this.slots * 2) this.grow();
    const at = this.slotOf(digest) * WORDS;
    if (this.words[at + 4] === 0) this.count++;
    for (let word = 0; word < 4; word++) this.words[at + word] = wordOf(digest, word);
    this.words[at + 4] = objectNumber;
  }

  private slotOf(digest: string): number {
    const first = wordOf(digest, 0);
    const second = wordOf(digest, 1);
    const third = wordOf(digest, 2);
    const fourth = wordOf(digest, 3);
    const { words, slots } = this;
    for (let slot = first & (slots - 1); ; slot = (slot + 1) & (slots - 1)) {
      const at = slot * WORDS;
      if (words[at + 4] === 0) return slot;
      if (words[at] === first && words[at + 1] === second && words[at + 2] === third && words[at + 3] === fourth) return slot;
    }
  }

  private grow(): void {
    const old = this.words;
    this.slots *= 2;
    this.words = new Uint32Array(this.slots * WORDS);
    for (let from = 0; from < old.length; from += WORDS) {
      if (old[from + 4] === 0) continue;
      let slot = old[from]! & (this.slots - 1);
      while (this.words[slot * WORDS + 4] !== 0) slot = (slot + 1) & (this.slots - 1);
      this.words.set(old.subarray(from, from + WORDS), slot * WORDS);
    }
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
