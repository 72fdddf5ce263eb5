/** Attribute values that carry text and differ only by their tag (RFC 8010, 3.5.2). */
export type IppTextKind =
  | 'textWithoutLanguage'
  | 'nameWithoutLanguage'
  | 'keyword'
  | 'uri'
  | 'uriScheme'
  | 'charset'
  | 'naturalLanguage'
  | 'mimeMediaType'
  | 'memberAttrName';

/** Values that say why there is none. */
export type IppOutOfBandKind = 'unsupported' | 'default' | 'unknown' | 'no-value' | 'not-settable' | 'delete-attribute' | 'admin-define';

/** A point in time as RFC 2579 writes it; `utcOffsetMinutes` is east of Greenwich. */
export type IppDateTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly decisecond: number;
  readonly utcOffsetMinutes: number;
};

/** One value of an attribute. */
export type IppValue =
  | { readonly kind: 'integer' | 'enum'; readonly value: number }
  | { readonly kind: 'boolean'; readonly value: boolean }
  | { readonly kind: 'octetString'; readonly bytes: Uint8Array }
  | { readonly kind: 'dateTime'; readonly value: IppDateTime }
  | { readonly kind: 'resolution'; readonly crossFeed: number; readonly feed: number; readonly unit: 'dpi' | 'dpcm' }
  | { readonly kind: 'rangeOfInteger'; readonly lower: number; readonly upper: number }
  | { readonly kind: 'collection'; readonly members: readonly IppAttribute[] }
  | { readonly kind: 'textWithLanguage' | 'nameWithLanguage'; readonly language: string; readonly text: string }
  | { readonly kind: Exclude<IppTextKind, 'memberAttrName'>; readonly text: string }
  | { readonly kind: IppOutOfBandKind }
  | { readonly kind: 'other'; readonly tag: number; readonly bytes: Uint8Array };

/** A named attribute; more than one value is a `1setOf`. There is always at least one value. */
export type IppAttribute = { readonly name: string; readonly values: readonly IppValue[] };

export type IppGroupName = 'operation' | 'job' | 'printer' | 'unsupported' | 'subscription' | 'event-notification' | 'resource' | 'document' | 'system';
export type IppGroup = { readonly group: IppGroupName; readonly attributes: readonly IppAttribute[] };

/** A request or a response without its document: `code` is the operation of the one and the status of the other. */
export type IppMessage = {
  readonly version: readonly [major: number, minor: number];
  readonly code: number;
  readonly requestId: number;
  readonly groups: readonly IppGroup[];
};

const textual =
  (kind: Exclude<IppTextKind, 'memberAttrName'>) =>
  (name: string, ...texts: readonly string[]): IppAttribute => ({ name, values: texts.map((text) => ({ kind, text })) });

/** Short ways to write the attributes of a request. */
export const attribute = {
  charset: textual('charset'),
  naturalLanguage: textual('naturalLanguage'),
  uri: textual('uri'),
  keyword: textual('keyword'),
  mimeMediaType: textual('mimeMediaType'),
  name: textual('nameWithoutLanguage'),
  integer: (name: string, value: number): IppAttribute => ({ name, values: [{ kind: 'integer', value }] }),
  enum: (name: string, value: number): IppAttribute => ({ name, values: [{ kind: 'enum', value }] }),
  octetString: (name: string, bytes: Uint8Array): IppAttribute => ({ name, values: [{ kind: 'octetString', bytes }] }),
  collection: (name: string, members: readonly IppAttribute[]): IppAttribute => ({ name, values: [{ kind: 'collection', members }] }),
  boolean: (name: string, value: boolean): IppAttribute => ({ name, values: [{ kind: 'boolean', value }] }),
} as const;
