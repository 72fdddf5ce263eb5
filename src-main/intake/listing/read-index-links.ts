const NAMED_CHARACTERS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

const characterOf = (codePoint: number): string => (codePoint > 0 && codePoint <= 0x10ffff ? String.fromCodePoint(codePoint) : '');

const decodeEntities = (text: string): string =>
  text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|([a-z]+));?/gi, (whole, hex?: string, decimal?: string, name?: string) => {
    if (hex !== undefined) return characterOf(Number.parseInt(hex, 16));
    if (decimal !== undefined) return characterOf(Number(decimal));
    return NAMED_CHARACTERS[(name ?? '').toLowerCase()] ?? whole;
  });

const decodePercents = (text: string): string => {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
};

const decodeText = (bytes: Buffer): string => {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
};

/** The path a link names: no fragment, query, scheme or leading `./`, slashes one way. */
const pathOf = (href: string): string =>
  decodePercents(decodeEntities(href).trim().replace(/[?#].*$/s, ''))
    .replaceAll('\\', '/')
    .replace(/^file:\/*/i, '')
    .replace(/^(?:\.?\/)+/, '');

const HREF = /\bhref\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/gi;

/** The PDFs that an index page links to, as relative paths in the page's order. The markup around the links is not looked at. */
export const readIndexLinks = (bytes: Buffer): readonly string[] =>
  [...decodeText(bytes).replace(/<!--.*?-->/gs, '').matchAll(HREF)]
    .map((match) => match[1] ?? match[2] ?? match[3] ?? '')
    .filter((href) => !/^\s*(?:https?|mailto|javascript|data):/i.test(href))
    .map(pathOf)
    .filter((path) => /\.pdf$/i.test(path));
