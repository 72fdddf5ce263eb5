import type { IppGroupName, IppOutOfBandKind, IppTextKind } from './values';

/** Delimiter tags: where a group of attributes begins (RFC 8010, 3.5.1, and the registry at pwg.org). */
export const GROUP_TAGS = {
  operation: 0x01,
  job: 0x02,
  printer: 0x04,
  unsupported: 0x05,
  subscription: 0x06,
  'event-notification': 0x07,
  resource: 0x08,
  document: 0x09,
  system: 0x0a,
} as const satisfies Record<IppGroupName, number>;

export const END_OF_ATTRIBUTES = 0x03;
/** Tags up to here delimit groups, the others say what a value is. */
export const LAST_DELIMITER = 0x0f;

export const OUT_OF_BAND_TAGS = {
  unsupported: 0x10,
  default: 0x11,
  unknown: 0x12,
  'no-value': 0x13,
  'not-settable': 0x15,
  'delete-attribute': 0x16,
  'admin-define': 0x17,
} as const satisfies Record<IppOutOfBandKind, number>;

export const TEXT_TAGS = {
  textWithoutLanguage: 0x41,
  nameWithoutLanguage: 0x42,
  keyword: 0x44,
  uri: 0x45,
  uriScheme: 0x46,
  charset: 0x47,
  naturalLanguage: 0x48,
  mimeMediaType: 0x49,
  memberAttrName: 0x4a,
} as const satisfies Record<IppTextKind, number>;

export const VALUE_TAGS = {
  integer: 0x21,
  boolean: 0x22,
  enum: 0x23,
  octetString: 0x30,
  dateTime: 0x31,
  resolution: 0x32,
  rangeOfInteger: 0x33,
  collection: 0x34,
  textWithLanguage: 0x35,
  nameWithLanguage: 0x36,
  endCollection: 0x37,
} as const;

/** Units of a resolution value. */
export const RESOLUTION_UNITS = { dpi: 3, dpcm: 4 } as const;

/** Operations this client asks for (RFC 8011 and the CUPS extensions). */
export const OPERATIONS = {
  'Validate-Job': 0x0004,
  'Create-Job': 0x0005,
  'Send-Document': 0x0006,
  'Cancel-Job': 0x0008,
  'Get-Job-Attributes': 0x0009,
  'Get-Jobs': 0x000a,
  'Get-Printer-Attributes': 0x000b,
  'CUPS-Get-Default': 0x4001,
  'CUPS-Get-Printers': 0x4002,
} as const;
export type IppOperation = keyof typeof OPERATIONS;

/** Statuses that are told apart; every status below `FIRST_FAILURE_STATUS` is a success. */
export const STATUS = {
  notAuthenticated: 0x0402,
  notAuthorized: 0x0403,
  forbidden: 0x0401,
  notFound: 0x0406,
  formatNotSupported: 0x040a,
  notAcceptingJobs: 0x0506,
  busy: 0x0507,
} as const;
export const FIRST_FAILURE_STATUS = 0x0100;
