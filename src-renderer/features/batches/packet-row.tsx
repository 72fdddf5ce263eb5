import type { ReactElement } from 'react';
import type { PacketView } from '@shared/ipc/views';
import { WindowFlags } from '../../ui/flag';
import { formatNumber } from '../../words/counts';
import { gradeName } from '../../words/kinds';
import './packet-row.css';

/** A packet in a list: its piece, whose it is, and how it stands in the window. */
export function PacketRow({ packet }: { readonly packet: PacketView | undefined }): ReactElement {
  if (!packet) return <span className="packet-row soft">Reading</span>;
  const { piece, student, students, ssid, school, grade, window } = packet;
  const where = [grade && gradeName(grade), school && `School ${school}`].filter(Boolean).join(' · ');
  return (
    <span className="packet-row">
      <span className="packet-piece soft">{formatNumber(piece)}</span>
      <span className="packet-who">
        <span className="packet-name" dir="auto">{student ?? 'Name not found'}{students.length > 1 && <span className="soft"> and {students.length - 1} more</span>}</span>
        <span className="soft small packet-where">{[ssid ?? 'No SSID', where].filter(Boolean).join(' · ')}</span>
      </span>
      <WindowFlags verdict={window} />
    </span>
  );
}
