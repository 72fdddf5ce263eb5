const CODE_OR_DATE = /\d{10}|\d{1,2}\/\d{1,2}\/\d{2,4}|(?:^|\s)(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)\p{L}*\.? \d{1,2}, ?\d{4}/iu;

/** True for a text with a number such as an SSID, or with a date: no line of an address and no name, whatever else says it too. Takes plain text. */
export const holdsCodeOrDate = (plain: string): boolean => CODE_OR_DATE.test(plain);
