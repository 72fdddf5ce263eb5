/** `1,204`. */
export const number = (value: number): string => value.toLocaleString('en-US');

/** `$1,204.50`; a dash where the table has no price. */
export const dollars = (cents: number | null): string => (cents === null ? '\u2014' : (cents / 100).toLocaleString('en-US', { style: 'currency', currency: 'USD' }));
