/**
 * State reasons of printers and jobs as what a person does about them (RFC 8011 5.4.12 and 5.3.8, PWG 5100.9, and the
 * scheduler's own). The order is that of urgency.
 */
const REASONS: readonly (readonly [pattern: RegExp, sentence: string])[] = [
  [/^media-jam$/, 'Paper is jammed. Clear the jam; check the sheets around it afterwards.'],
  [/^(cover|door|interlock)-open$/, 'A cover or door is open. Close it to go on.'],
  [/^(media-empty|media-needed)$/, 'The paper tray is empty. Load Letter paper to go on.'],
  [/^input-tray-missing$/, 'A paper tray is missing. Put it back to go on.'],
  [/^output-area-full$/, 'The output tray is full. Take the sheets out, in their order, to go on.'],
  [/^output-tray-missing$/, 'The output tray is missing. Put it back to go on.'],
  [/^(toner|marker-supply|developer)-empty$/, 'Toner or ink has run out. Replace it to go on.'],
  [/^marker-waste-full$/, 'The waste toner box is full. Replace it to go on.'],
  [/^attention-needed$/, 'The printer needs somebody. See its panel.'],
  [/^spooler-stopped$/, 'Windows has stopped the job. Open the queue of the printer, restart the job there, or cancel.'],
  [/^(fuser|opc)-.*/, 'A part of the printer needs service. See its panel.'],
  [/^(offline|shutdown|timed-out|stopped-partly|cups-remote-stopped)$/, 'The printer does not answer. Check that it is on and connected; the job waits.'],
  [/^(paused|moving-to-paused|printer-stopped)$/, 'The queue is paused. Resume it to go on, or cancel.'],
  [/^printer-in-use$/, 'The printer is busy with another job; this one waits. Where nothing comes out, cancel that job at the printer, or turn the printer off and on.'],
  [/^connecting-to-device$/, 'Connecting to the printer.'],
  [/^(job-password-wait|account-authorization-failed|account-info-needed|cups-held-for-authentication)$/, 'The printer or its queue asks for a code or password. Enter it there to go on.'],
  [/^(job-hold-until-specified|job-held-.*|job-held)$/, 'The job is held. Release it in the queue or at the printer to go on.'],
  [/^(document-format-error|document-unprintable-error|job-.*filter.*|cups-missing-filter)$/, 'The printer or its driver can\'t print this file. Choose another printer.'],
  [/^job-restarted$/, 'The job was begun again, so sheets may be there twice. Count the stack before folding.'],
  [/^printer-restarted$/, 'The printer was turned off and on in the job, so sheets may be missing. Look in the tray which pieces came out whole.'],
  [/^sending-broken-off$/, 'The sending of the pages was broken off, so sheets may be missing. Look in the tray which pieces came out whole.'],
  [/^job-completed-with-(errors|warnings)$/, 'The printer reports trouble with some pages. Check the stack before folding.'],
  [/^(toner|marker-supply)-low$/, 'Toner or ink is low.'],
  [/^media-low$/, 'Little paper is left.'],
];

/** Keywords that tell where a job is, and nothing to do about it. */
const PLAIN = /^(none|job-(incoming|printing|queued|transforming|spooling|outgoing|data-insufficient|restartable|processing-to-stop-point|(completed|canceled|aborted)(-.*)?|stopped)|queued-in-device|processing-to-stop-point|cups-.*-report)$/;

/** The keyword without the severity that printers put behind it. */
const bare = (reason: string): string => reason.replace(/-(error|warning|report)$/, '');

/**
 * One sentence a thing to do, most urgent first. A reason that stands for trouble and is not known is shown as it is.
 */
export function describeReasons(reasons: readonly string[]): readonly string[] {
  const known = REASONS.filter(([pattern]) => reasons.some((reason) => pattern.test(reason) || pattern.test(bare(reason)))).map(([, sentence]) => sentence);
  const unknown = reasons
    .filter((reason) => /-(error|warning)$/.test(reason) && !PLAIN.test(reason))
    .filter((reason) => !REASONS.some(([pattern]) => pattern.test(reason) || pattern.test(bare(reason))))
    .map((reason) => `The printer reports "${reason}". See its panel.`);
  return [...known, ...unknown];
}
