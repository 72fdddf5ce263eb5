import { hash } from 'node:crypto';
import { decryptPadded } from './aes';
import { rc4 } from './rc4';

/** How data is encrypted (ISO 32000-2, table 25); `none` leaves it as it is. */
export type CryptMethod = 'none' | 'rc4' | 'aes-128' | 'aes-256';

/** The object in which data stands: each has a key of its own, but under AES-256. */
export type OwnerOfData = { readonly objectNumber: number; readonly generation: number };

const LONGEST_OBJECT_KEY = 16;
/** Mixed into the keys of AES-128 alone. */
const SALT = 'sAlT';

/** Algorithm 1 of ISO 32000-2: the file's key, three bytes of the object's number and two of its generation, the lowest first. */
const objectKey = (fileKey: Buffer, { objectNumber, generation }: OwnerOfData, salt: string): Buffer => {
  const mixed = Buffer.alloc(fileKey.length + 5 + salt.length);
  fileKey.copy(mixed);
  mixed.writeUIntLE(objectNumber % 0x100_0000, fileKey.length, 3);
  mixed.writeUIntLE(generation % 0x1_0000, fileKey.length + 3, 2);
  mixed.write(salt, fileKey.length + 5, 'latin1');
  return hash('md5', mixed, 'buffer').subarray(0, Math.min(fileKey.length + 5, LONGEST_OBJECT_KEY));
};

/** The data of a string or stream in the clear; null where it can't have been encrypted so. */
export const decryptData = (method: CryptMethod, fileKey: Buffer, owner: OwnerOfData, data: Buffer): Buffer | null => {
  switch (method) {
    case 'none':
      return data;
    case 'rc4':
      return rc4(objectKey(fileKey, owner, ''), data);
    case 'aes-128':
      return decryptPadded(objectKey(fileKey, owner, SALT), data);
    case 'aes-256':
      return decryptPadded(fileKey, data);
  }
};
