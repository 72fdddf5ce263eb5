import type { EntryReportView } from '@shared/ipc/views';
import { hasGround, type Ground } from '@shared/domain/ssr/report-grounds';
import { countOf, listOf } from './counts';

const places = (grounds: number, said: readonly (readonly [ground: Ground, words: string])[]): string | null => {
  const found = said.filter(([ground]) => hasGround(grounds, ground)).map(([, words]) => words);
  return found.length === 0 ? null : listOf(found);
};

/** Where each fact of a report was found, in a few words; null where nothing is to be said. */
export const groundWords = ({ grounds, address, copies, downloadDate }: Pick<EntryReportView, 'grounds' | 'address' | 'copies' | 'downloadDate'>) => ({
  ssid: places(grounds, [['ssidOnPages', 'printed on its pages'], ['ssidInName', 'in the file name']]),
  student: places(grounds, [['studentOnCover', 'printed on page 1'], ['studentInAddress', 'in the address block']]),
  kind: places(grounds, [['kindInWords', 'told by the words and titles of its pages'], ['kindInName', 'suggested by the file name']]),
  grade: places(grounds, [['gradeOnCover', 'printed on page 1'], ['gradeInName', 'in the file name or folder']]),
  school: places(grounds, [['schoolOnCover', 'printed on page 1'], ['schoolInName', 'in the file name or folder']]),
  language: copies.every(({ language }) => language === 'unknown') ? 'its writing can’t be read' : 'told by the script and words of each copy',
  date: downloadDate === null ? null : 'in the file name',
  address: address.length === 0 ? null : `a block of ${countOf(address.length, 'line')} on page 1 that ends with a ZIP Code`,
});
