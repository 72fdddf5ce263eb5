import type { ReactElement } from 'react';
import type { BatchView } from '@shared/ipc/plan-view';
import type { PacketView } from '@shared/ipc/views';
import type { ProblemCode } from '@shared/problems/problem';
import { PROBLEM_TITLES } from '@shared/problems/problem-titles';
import { openEntry } from '../../store/entry-store';
import { holdStudent } from '../../store/planning';
import { selectPacket } from '../../store/selection-store';
import { Button } from '../../ui/button';
import { Flag, WindowFlags } from '../../ui/flag';
import { useFocusWhenLost } from '../../ui/use-focus-when-lost';
import { countOf, formatNumber, listOf } from '../../words/counts';
import { isolated } from '../../words/isolated';
import { gradeName, KIND_NAMES, LANGUAGE_NAMES } from '../../words/kinds';
import './packet-card.css';

/** What the flags beside the name say already. */
const SAID_BY_FLAGS: ReadonlySet<ProblemCode> = new Set<ProblemCode>(['address-not-found', 'address-outside-window', 'window-shows-other-text']);

/** Whose packet is looked at, and what is in it. */
export function PacketCard({ packet, batch }: { readonly packet: PacketView; readonly batch: BatchView }): ReactElement {
  const { student, ssid, school, grade, kinds, languages, sheets, sourcePages, blanks, problems } = packet;
  // After "Hold this student" another packet stands here, and its card is a new one.
  const name = useFocusWhenLost<HTMLHeadingElement>();
  const facts = [
    `Packet ${formatNumber(packet.indexInBatch + 1)} of ${formatNumber(batch.packets)}, piece ${formatNumber(packet.piece)}`,
    ssid ? `SSID ${ssid}` : 'No SSID',
    ...(grade ? [gradeName(grade)] : []),
    ...(school ? [`School ${school}`] : []),
    ...kinds.map((kind) => KIND_NAMES[kind]),
    `${countOf(sourcePages, 'page')}, ${countOf(blanks, 'blank')}, ${countOf(sheets, 'sheet')}`,
    listOf(languages.map((language) => LANGUAGE_NAMES[language])),
  ];
  const others = problems.filter((code) => !SAID_BY_FLAGS.has(code));
  return (
    <section className="packet-card" aria-labelledby="packet-card-name">
      <div className="packet-card-head">
        <h2 ref={name} id="packet-card-name" tabIndex={-1}>
          {student ?? 'Name not found'}
        </h2>
        <WindowFlags verdict={packet.window} />
      </div>
      <div className="packet-card-hold">
        {packet.students.map(({ student: ownName, ssid: own }) => (
          <Button
            key={own ?? ''}
            onPress={() => {
              if (own) void holdStudent(own);
            }}
            unavailable={own ? null : 'A report without an SSID can’t be put on the hold list. Take its file out of the download.'}
          >
            {packet.students.length === 1 ? 'Hold this student' : `Hold ${ownName ?? own ?? 'this student'}`}
          </Button>
        ))}
      </div>
      {packet.students.length > 1 && <p className="small">One envelope for {listOf(packet.students.map(({ student: ownName, ssid: own }) => `${isolated(ownName ?? 'Name not found')} (${own ?? 'no SSID'})`))}.</p>}
      <p className="soft small">{facts.join(' · ')}</p>
      <PacketLinks packet={packet} />
      {others.length > 0 && (
        <p className="flags">
          {others.map((code) => (
            <Flag key={code} tone="plain" icon="eye">
              {PROBLEM_TITLES[code]}
            </Flag>
          ))}
        </p>
      )}
    </section>
  );
}

/** The ways on from a packet: to its pages, to the student's other packets, and what of the student is in no packet. */
function PacketLinks({ packet: { entries, also, alsoSetAside } }: { readonly packet: PacketView }): ReactElement {
  return (
    <ul className="packet-card-links" aria-label="More of this student">
      {also.map((tie) => (
        <li key={tie.piece}>
          <Button look="quiet" onPress={() => selectPacket(tie)}>{`Also: ${listOf(tie.kinds.map((kind) => KIND_NAMES[kind]))}, piece ${formatNumber(tie.piece)}`}</Button>
        </li>
      ))}
      {alsoSetAside.map(({ reportId, kind, code }) => (
        <li key={reportId} className="soft small">
          Set aside: {KIND_NAMES[kind]}. {PROBLEM_TITLES[code]}.
        </li>
      ))}
      {entries.map(({ entryIndex, name, firstPage }) => (
        <li key={entryIndex}>
          <Button look="quiet" onPress={() => void openEntry(entryIndex, 'reports', firstPage)}>
            Check what was read…
            {entries.length > 1 && <span className="visually-hidden"> in {name}</span>}
          </Button>
          <Button look="quiet" onPress={() => void openEntry(entryIndex, 'pages', firstPage)}>
            Check where reports begin…
            {entries.length > 1 && <span className="visually-hidden"> in {name}</span>}
          </Button>
        </li>
      ))}
    </ul>
  );
}
