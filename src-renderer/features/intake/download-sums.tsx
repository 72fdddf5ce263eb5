import type { ReactElement } from 'react';
import type { DownloadSumsView } from '@shared/ipc/views';
import { countOf, formatNumber } from '../../words/counts';
import './download-sums.css';

/** The sums of each download: files = with reports + not needed + set aside. */
export function DownloadSums({ downloads }: { readonly downloads: readonly DownloadSumsView[] }): ReactElement {
  return (
    <div className="download-sums" tabIndex={0} role="region" aria-label="Sums by download">
      <table>
        <thead>
          <tr>
            <th scope="col">Download</th>
            <th scope="col">Files</th>
            <th scope="col">With reports</th>
            <th scope="col">Not needed</th>
            <th scope="col">Set aside</th>
            <th scope="col">Reports</th>
          </tr>
        </thead>
        <tbody>
          {downloads.map(({ id, name, downloads: together, entries, ignored, setAside, reports }) => (
            <tr key={id}>
              <th scope="row">{together === 1 ? name : countOf(together, 'single PDF')}</th>
              <td>{formatNumber(entries)}</td>
              <td>{formatNumber(entries - ignored - setAside)}</td>
              <td>{formatNumber(ignored)}</td>
              <td>{formatNumber(setAside)}</td>
              <td>{formatNumber(reports)}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
