import type { ConfirmedFamily } from '@shared/domain/packets/families';
import { readFamilyList } from '@shared/domain/packets/family-list';
import type { ManifestToWrite } from '@shared/domain/records/manifest';
import { studentsOf } from '@shared/domain/records/packet-students';
import { UsageFault } from './command';
import { readOptionText } from './option-file';
import { counted } from './text';

/** The families of the file that `--siblings` names. */
export const readSiblings = async (file: string): Promise<readonly ConfirmedFamily[]> => {
  const { families, faults } = readFamilyList(await readOptionText(file, '--siblings', 'The list of families'));
  const [fault] = faults;
  if (fault) throw new UsageFault(`Line ${fault.line} of the list of families: ${fault.reason}. Correct it; nothing was written.`);
  return families;
};

/** What was put together, in numbers; `combined.csv` says whose. Nothing where nothing was to be. */
export const combinedText = ({ settings, packets }: ManifestToWrite): string => {
  const isForSiblings = settings.combineSiblings || settings.siblings.length > 0;
  if (!settings.combineStudents && !isForSiblings) return '';
  const studentsTogether: number[] = [];
  for (const packet of packets) if (packet.reports.length > 1) studentsTogether.push(studentsOf(packet).length);
  const families = studentsTogether.filter((students) => students > 1);
  return (
    `Combined: ${counted(studentsTogether.length, 'envelope')} with more than one report (combined.csv)\n` +
    (isForSiblings ? `Siblings: ${counted(families.length, 'envelope')} for ${counted(families.reduce((sum, students) => sum + students, 0), 'student')}\n` : '')
  );
};
