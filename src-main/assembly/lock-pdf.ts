import { randomBytes } from 'node:crypto';
import { PDFDocument } from 'pdf-lib';

/** Bytes of the owner's password, which nobody needs and nobody keeps. */
const OWNER_PASSWORD_BYTES = 24;

/** Families may print, copy from and read aloud what is theirs. */
const PERMISSIONS = { printing: 'highResolution', copying: true, contentAccessibility: true } as const;

/** The document locked with a password: AES-256, revision 6 (ISO 32000-2). Its content stays as it is. */
export const lockPdf = async (bytes: Buffer, password: string): Promise<Buffer> => {
  const document = await PDFDocument.load(bytes, { updateMetadata: false });
  document.encrypt({ userPassword: password, ownerPassword: randomBytes(OWNER_PASSWORD_BYTES).toString('base64url'), permissions: PERMISSIONS, algorithm: 'AES-256' });
  return Buffer.from(await document.save({ useObjectStreams: true, addDefaultPage: false, updateFieldAppearances: false }));
};
