/** Both a zip's first entry and an empty zip's end record begin so. */
export const looksLikeZip = (start: Buffer): boolean => ['PK\u0003\u0004', 'PK\u0005\u0006', 'PK\u0007\u0008'].includes(start.subarray(0, 4).toString('latin1'));
