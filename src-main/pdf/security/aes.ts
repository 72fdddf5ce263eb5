import { createDecipheriv } from 'node:crypto';

export const AES_BLOCK_BYTES = 16;

/** Decrypts whole blocks by AES-128 or AES-256 in CBC mode, as long as its key is; what pads them stays. */
export const decryptBlocks = (key: Buffer, start: Buffer, blocks: Buffer): Buffer => {
  const decipher = createDecipheriv(key.length === 32 ? 'aes-256-cbc' : 'aes-128-cbc', key, start);
  decipher.setAutoPadding(false);
  return decipher.update(blocks);
};

/**
 * Decrypts data of a PDF: its first block starts the chain, and what pads the last one tells its own length in each of its bytes (ISO 32000-2, 7.6.3). Nothing is
 * nothing. Null where the data can't be such.
 */
export const decryptPadded = (key: Buffer, data: Buffer): Buffer | null => {
  if (data.length === 0) return data;
  if (data.length < 2 * AES_BLOCK_BYTES || data.length % AES_BLOCK_BYTES !== 0) return null;
  const plain = decryptBlocks(key, data.subarray(0, AES_BLOCK_BYTES), data.subarray(AES_BLOCK_BYTES));
  const padding = plain[plain.length - 1]!;
  if (padding === 0 || padding > AES_BLOCK_BYTES) return null;
  const end = plain.length - padding;
  for (let at = end; at < plain.length; at++) if (plain[at] !== padding) return null;
  return plain.subarray(0, end);
};
