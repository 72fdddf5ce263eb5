import type { ReactElement } from 'react';
import type { CombinedFileView } from '@shared/ipc/views';
import { openEntry } from '../../store/entry-store';
import { Button } from '../../ui/button';
import { Flag } from '../../ui/flag';
import { countOf } from '../../words/counts';
import { isolated } from '../../words/isolated';
import './combined-files.css';

/** Files with several reports in them: how many, who is first and last, and the way to check where each begins. */
export function CombinedFiles({ files }: { readonly files: readonly CombinedFileView[] }): ReactElement {
  const reports = files.reduce((sum, file) => sum + file.reports, 0);
  return (
    <>
      <p>
        {countOf(reports, 'report')} in {countOf(files.length, 'combined file')}. Step through the first pages to see that each report begins where it should.
      </p>
      <ul className="combined-files" tabIndex={0} role="list" aria-label="Combined files">
        {files.map((file) => (
          <li key={file.entryIndex} className="combined-file">
            <div className="combined-file-words">
              <strong>{file.name}</strong>
              <span className="soft small">{file.downloadName}</span>
              <span>{wordsOf(file)}</span>
              <span className="flags">
                {file.unassigned > 0 && (
                  <Flag tone="care" icon="caution">
                    {`${countOf(file.unassigned, 'span')} of pages without a report`}
                  </Flag>
                )}
                {file.isPlaced && (
                  <Flag tone="plain" icon="eye">
                    Beginnings placed by hand
                  </Flag>
                )}
              </span>
            </div>
            <div className="combined-file-actions">
              <Button onPress={() => void openEntry(file.entryIndex, 'reports')} unavailable={file.reports > 0 ? null : 'No report was found in this file.'}>
                <>
                  Step through first pages…<span className="visually-hidden"> of {file.name}</span>
                </>
              </Button>
              <Button onPress={() => void openEntry(file.entryIndex, 'pages')}>
                Check where reports begin…<span className="visually-hidden"> in {file.name}</span>
              </Button>
            </div>
          </li>
        ))}
      </ul>
    </>
  );
}

function wordsOf({ reports, firstStudent, lastStudent }: CombinedFileView): string {
  if (reports === 0) return 'No reports';
  const name = (student: string | null): string => isolated(student ?? 'name not found');
  if (reports === 1) return `1 report: ${name(firstStudent)}`;
  return `${countOf(reports, 'report')}, first ${name(firstStudent)}, last ${name(lastStudent)}`;
}
