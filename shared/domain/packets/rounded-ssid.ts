/** Spreadsheets take an SSID for a number, show it in a narrow column as `9.9E+09`, and save in a text file what they show. Ten digits and up to three lost zeros in front. */
const ROUNDED = /^["'=]*\d(?:[.,]\d*)?E\+?0?[6-9]["']*$/i;

/** True where a cell holds what a spreadsheet left of an SSID: a rounded number, of which the last digits can't be told any more. */
export const isRoundedSsid = (cell: string): boolean => ROUNDED.test(cell.trim());

/** What is said of it, behind the place where it stands. */
export const ROUNDED_SSID = 'a spreadsheet took the SSID for a number and rounded it (as in 9.9E+09), so its last digits are lost; format the column as text and fill in the SSIDs again';
