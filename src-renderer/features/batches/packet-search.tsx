import { useId, type ReactElement } from 'react';
import { endSearch, search, useSearchStore } from '../../store/search-store';
import { Icon } from '../../ui/icon';
import './packet-search.css';

export const SEARCH_INPUT_ID = 'find-a-student';

/** Finds a student's packet in all batches. */
export function PacketSearch(): ReactElement {
  const words = useSearchStore((state) => state.words);
  const hintId = useId();
  return (
    <div className="packet-search">
      <label htmlFor={SEARCH_INPUT_ID}>Find a student</label>
      <div className="packet-search-field">
        <Icon name="search" />
        <input
          id={SEARCH_INPUT_ID}
          type="search"
          value={words}
          placeholder="Name, SSID, piece, or address"
          autoComplete="off"
          spellCheck={false}
          aria-describedby={hintId}
          onChange={(event) => void search(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape') endSearch();
          }}
        />
      </div>
      <span id={hintId} className="visually-hidden">
        Name, SSID, piece number, or address. Escape ends the search.
      </span>
    </div>
  );
}
