import { getFileNameLowLevel, parseExtraFields, type ExtraField } from 'yauzl';

const UTF8 = new TextDecoder('utf-8', { fatal: true });

const asUtf8 = (raw: Buffer): string | null => {
  try {
    return UTF8.decode(raw);
  } catch {
    return null;
  }
};

const extraFieldsOf = (extra: Buffer): readonly ExtraField[] => {
  try {
    return parseExtraFields(extra);
  } catch {
    return [];
  }
};

/**
 * The format says UTF-8 where flag bit 11 or the Unicode path field says so, else CP437; but macOS and Unix tools write UTF-8 without saying
 * so, and no real CP437 name happens to be well-formed UTF-8.
 */
const decoded = (raw: Buffer, flags: number, extra: Buffer): string => {
  const byFormat = getFileNameLowLevel(flags, raw, [...extraFieldsOf(extra)], true);
  const saysUtf8 = (flags & 0x0800) !== 0;
  const isPlain = raw.every((byte) => byte < 0x80);
  if (saysUtf8 || isPlain) return byFormat;
  const byCodePage = getFileNameLowLevel(flags, raw, [], true);
  return byFormat === byCodePage ? (asUtf8(raw) ?? byFormat) : byFormat;
};

/** The entry's name as the zip means it, with `/` between folders: PowerShell 5 and older .NET programs write `\` there. */
export const decodeEntryName = (raw: Buffer, flags: number, extra: Buffer): string => decoded(raw, flags, extra).replaceAll('\\', '/');

/** Names that Windows gives to devices, with or without an extension. */
const DEVICE_NAME = /^(?:con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])\s*(?:\.|$)/i;

/** True where writing a file of that name could reach outside a folder, name a device, or is no name at all. */
export const isUnsafeEntryName = (name: string): boolean => {
  // eslint-disable-next-line no-control-regex -- control characters are what is looked for
  if (name === '' || /[\u0000-\u001f\u007f]/.test(name) || name.startsWith('/') || /^[a-z]:/i.test(name)) return true;
  return name.split('/').some((part) => part === '..' || DEVICE_NAME.test(part));
};
