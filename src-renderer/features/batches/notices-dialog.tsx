import { useId, useMemo, type ReactElement } from 'react';
import type { PlanView } from '@shared/ipc/plan-view';
import type { NoticeView, PacketPlaceView } from '@shared/ipc/views';
import { closeNotices, createNoticeRows, showNoticesOf, useNoticesStore } from '../../store/notices-store';
import { selectPacket } from '../../store/selection-store';
import { closeDialog, goTo, showPreview } from '../../store/view-store';
import { Button } from '../../ui/button';
import { Dialog } from '../../ui/dialog';
import { PagedList } from '../../ui/paged-list';
import { ReasonField } from '../../ui/reason-field';
import { formatNumber } from '../../words/counts';
import { isolated } from '../../words/isolated';

const ESTIMATED_ROW_PX = 96;

/** What is to be looked at before the packets are mailed, each with the way to its packet. */
export function NoticesDialog({ plan }: { readonly plan: PlanView }): ReactElement {
  const { reason: asked, from } = useNoticesStore();
  const reason = plan.notices.find(({ code }) => code === asked)?.code ?? null;
  const rows = useMemo(() => createNoticeRows(reason), [reason]);
  return (
    <Dialog
      title="To look at before mailing"
      wide
      onClose={closeNotices}
      actions={
        <Button look="primary" onPress={closeNotices}>
          {from === null ? 'Close' : 'Back'}
        </Button>
      }
    >
      <ReasonField groups={plan.notices} reason={reason} onChoose={showNoticesOf} />
      <PagedList key={reason} rows={rows} label="To look at before mailing" estimatedRowPx={ESTIMATED_ROW_PX} row={(notice) => <NoticeRow notice={notice} />} />
    </Dialog>
  );
}

function NoticeRow({ notice: { student, packet, entry, downloadName, message } }: { readonly notice: NoticeView }): ReactElement {
  const id = useId();
  const show = ({ batchId, firstSheetIndex }: PacketPlaceView): void => {
    closeDialog();
    goTo('batches');
    showPreview('sheets');
    selectPacket({ batchId, firstSheetIndex });
    // A dialog that closes gives the focus back to what opened it; the eye is on the packet, whose card takes a focus that nobody has.
    requestAnimationFrame(() => {
      const name = document.getElementById('packet-card-name');
      if (name) name.focus();
      else if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
    });
  };
  return (
    <>
      <span className="long-row-title" id={id}>
        {packet && `Piece ${formatNumber(packet.piece)}: `}
        {isolated(student ?? 'Name not found')}
      </span>
      <span className="soft small long-row-title">{entry === null ? downloadName : `${entry} in ${downloadName}`}</span>
      <span>{message}</span>
      {packet && (
        <span className="long-row-action">
          <Button onPress={() => show(packet)} describedBy={id}>
            Show this packet
          </Button>
        </span>
      )}
    </>
  );
}
