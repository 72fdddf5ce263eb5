import type { Dirent } from 'node:fs';
import { join } from 'node:path';
import { filesOfDeliveryList, isDeliveryListName } from '@shared/domain/delivery/delivery-csv';
import { DelimitedRows } from '../../students/delimited-rows';
import { readWholeText } from '../../students/text-encoding';

/** Far more than a list of as many files as a download may hold takes. */
const MOST_LIST_BYTES = 64 * 1024 * 1024;

/** The lists of deliveries (`protect`, `export`) among a folder's children, each with the files that it names, below the folder. What can't be read is none. */
export const deliveredFiles = async (folder: string, children: readonly Dirent[]): Promise<readonly { readonly list: string; readonly files: readonly string[] }[]> => {
  const lists: { list: string; files: readonly string[] }[] = [];
  for (const { name } of children.filter((child) => child.isFile() && isDeliveryListName(child.name))) {
    const files = filesOfDeliveryList(name, await readRows(join(folder, name)).catch(() => []));
    if (files.length > 0) lists.push({ list: name, files });
  }
  return lists;
};

const readRows = async (path: string): Promise<readonly (readonly string[])[]> => {
  const rows = new DelimitedRows(',');
  return [...rows.take(await readWholeText(path, MOST_LIST_BYTES)), ...rows.finish()];
};
