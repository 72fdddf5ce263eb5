import type { ReactElement } from 'react';
import { openHandOver } from '../../store/hand-over-store';
import { Button } from '../../ui/button';

type HandOverPanelProps = { readonly hasPackets: boolean; readonly whyNotPack: string | null };

/** The families who get their report another way, and the print shop. */
export function HandOverPanel({ hasPackets, whyNotPack }: HandOverPanelProps): ReactElement {
  const nothing = hasPackets ? null : 'There is no report to hand over.';
  return (
    <section className="panel mail-room-panel" aria-labelledby="hand-over-title">
      <h2 id="hand-over-title">Other ways to deliver</h2>
      <p className="soft">Reports on hold and reports set aside stay out. What is handed over stands in the ledger and does not count as mailed.</p>
      <div className="mail-room-actions">
        <Button onPress={() => openHandOver('protect')} unavailable={nothing}>
          PDFs with passwords…
        </Button>
        <Button onPress={() => openHandOver('export')} unavailable={nothing}>
          Files for a portal…
        </Button>
        <Button onPress={() => openHandOver('pack')} unavailable={nothing ?? whyNotPack}>
          Package for a print shop…
        </Button>
      </div>
    </section>
  );
}
