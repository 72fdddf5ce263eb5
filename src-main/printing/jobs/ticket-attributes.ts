import { LETTER_SIZE } from '@shared/domain/printing/printer';
import type { PrintTicket } from '@shared/domain/printing/ticket';
import { attribute, type IppAttribute } from '../ipp/values';

/**
 * The ticket as job attributes. Fidelity is not asked for: it makes some drivers scale; what is not taken is seen in the answer instead.
 * @param takes whether the printer knows an attribute; one that it does not know is left out.
 */
export function ticketAttributes(ticket: PrintTicket, takes: (name: string) => boolean = () => true): readonly IppAttribute[] {
  const { tray, finishing, accountCode, pin, hold } = ticket;
  const asked: readonly IppAttribute[] = [
    attribute.integer('copies', ticket.copies),
    attribute.keyword('sides', ticket.sides),
    attribute.keyword('print-color-mode', ticket.colorMode),
    tray === null ? attribute.keyword('media', ticket.media) : mediaFrom(tray),
    attribute.keyword('print-scaling', ticket.scaling),
    ...(finishing === null ? [] : [attribute.enum('finishings', finishing)]),
    ...(accountCode === null ? [] : [attribute.name('job-account-id', accountCode)]),
    ...(pin === null ? [] : [attribute.octetString('job-password', Buffer.from(pin, 'utf8')), attribute.keyword('job-password-encryption', 'none')]),
    ...(hold ? [attribute.keyword('job-hold-until', 'indefinite')] : []),
  ];
  return asked.filter(({ name }) => takes(name));
}

/** Letter paper from one tray; `media` alone can't name it. */
const mediaFrom = (tray: string): IppAttribute =>
  attribute.collection('media-col', [
    attribute.collection('media-size', [attribute.integer('x-dimension', LETTER_SIZE.x), attribute.integer('y-dimension', LETTER_SIZE.y)]),
    attribute.keyword('media-source', tray),
  ]);
