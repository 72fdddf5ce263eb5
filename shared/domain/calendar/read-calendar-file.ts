import { addDays, type Day, daysBetween, readDay } from './day';
import { type Holiday, type HolidayList, LONGEST_HOLIDAY_NAME, type Span, sortedHolidays } from './holiday';
import { readRecurrence, type Recurrence, recurrenceDays } from './recurrence';
import { saysClosed } from './says-closed';

/** A break of more days in one event is no school holiday but a mistake, such as an event without an end. */
const LONGEST_EVENT_DAYS = 120;

/** Where times are in UTC and the file names no zone of its own: the state whose schools these are. */
const USUAL_ZONE = 'America/Los_Angeles';

const MINUTES_OF_A_DAY = 24 * 60;

/** A day with the minutes since its midnight, on the clock of the school; null minutes: the whole day. */
type Moment = { readonly day: Day; readonly minutes: number | null };

type Property = { readonly name: string; readonly zone: string | null; readonly value: string };

type Event = {
  readonly line: number;
  readonly properties: readonly Property[];
};

/** Lines of an iCalendar file with their numbers from 1; one that begins with a space goes on with the one before it (RFC 5545, 3.1). */
const unfolded = (text: string): readonly { readonly number: number; readonly line: string }[] => {
  const lines: { readonly number: number; line: string }[] = [];
  for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
    const before = lines.at(-1);
    if (before && /^[ \t]/.test(line)) before.line += line.slice(1);
    else lines.push({ number: index + 1, line });
  }
  return lines;
};

/** A property's name, parameters and value; a parameter can hold a colon in quotes, as Outlook's time zones do. */
const PROPERTY = /^([A-Z-]+)((?:;[^=;:]+=(?:"[^"]*"|[^";:,]*)(?:,(?:"[^"]*"|[^";:,]*))*)*):(.*)$/i;
const ZONE = /;TZID=(?:"([^"]*)"|([^;:]*))/i;

const readProperty = (line: string): Property | null => {
  const [, name, parameters = '', value = ''] = PROPERTY.exec(line) ?? [];
  if (name === undefined) return null;
  const [, quoted, plain] = ZONE.exec(parameters) ?? [];
  return { name: name.toUpperCase(), zone: quoted ?? plain ?? null, value: value.trim() };
};

/** The events of a file, the zone that it names for itself, and whether it calls itself a calendar of holidays. What stands within an event, such as an alarm with a length of its own, is passed over. */
const readEvents = (text: string): { readonly events: readonly Event[]; readonly zone: string; readonly isOfHolidays: boolean } => {
  const events: Event[] = [];
  let zone = USUAL_ZONE;
  let isOfHolidays = false;
  let depth: string[] = [];
  let event: { readonly line: number; readonly properties: Property[] } | null = null;
  for (const { number, line } of unfolded(text)) {
    const property = readProperty(line);
    if (!property) continue;
    const component = property.value.toUpperCase();
    if (property.name === 'BEGIN') {
      if (component === 'VEVENT' && !event) event = { line: number, properties: [] };
      else if (event) depth = [...depth, component];
    } else if (property.name === 'END') {
      if (event && component === 'VEVENT') {
        events.push(event);
        [event, depth] = [null, []];
      } else depth = depth.slice(0, -1);
    } else if (event && depth.length === 0) event.properties.push(property);
    else if (property.name === 'X-WR-TIMEZONE' && !event && isZone(property.value)) zone = property.value;
    else if ((property.name === 'X-WR-CALNAME' || property.name === 'NAME') && !event) isOfHolidays ||= /holiday/i.test(property.value);
  }
  return { events, zone, isOfHolidays };
};

const isZone = (name: string): boolean => {
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: name }).resolvedOptions().timeZone !== '';
  } catch {
    return false;
  }
};

const MOMENT = /^(\d{4})(\d{2})(\d{2})(?:T(\d{2})(\d{2})(\d{2})(Z)?)?$/i;
const UTC_NAMES = /^(?:\/?(?:Etc\/)?(?:UTC|GMT|UCT|Zulu))$/i;

/** A date, or a time: with a zone as that zone's clock shows it, which is where whole days are whole; in UTC as the school's clock shows it. */
const readMoment = (text: string, zone: string | null, schoolZone: string): Moment | null => {
  const [, year = '', month = '', date = '', hour, minute = '', second = '', utc] = MOMENT.exec(text.trim()) ?? [];
  const day = readDay(`${year}-${month}-${date}`);
  if (day === null) return null;
  if (hour === undefined) return { day, minutes: null };
  if (utc === undefined && !(zone !== null && UTC_NAMES.test(zone))) return { day, minutes: Number(hour) * 60 + Number(minute) };
  const time = Date.UTC(Number(year), Number(month) - 1, Number(date), Number(hour), Number(minute), Number(second));
  const parts = new Map(new Intl.DateTimeFormat('en-US', { timeZone: schoolZone, hourCycle: 'h23', year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit' }).formatToParts(time).map(({ type, value }) => [type, value]));
  return { day: `${parts.get('year') ?? ''}-${parts.get('month') ?? ''}-${parts.get('day') ?? ''}`, minutes: Number(parts.get('hour')) * 60 + Number(parts.get('minute')) };
};

/** A length, as in `P1W`, `P2D` or `P1DT8H`, in minutes. */
const LENGTH = /^\+?P(?=.)(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:\d+S)?)?$/i;

const readLength = (value: string): number | null => {
  const [whole, weeks = 0, days = 0, hours = 0, minutes = 0] = LENGTH.exec(value) ?? [];
  return whole === undefined ? null : (Number(weeks) * 7 + Number(days)) * MINUTES_OF_A_DAY + Number(hours) * 60 + Number(minutes);
};

const spoken = (value: string): string => value.replace(/\\n/gi, ' ').replace(/\\([,;\\])/g, '$1').trim();

/** The whole days that an event takes, counted from the day on which it begins: none where it takes some hours. */
type WholeDays = { readonly offset: number; readonly days: number };

/** Some calendars end a whole day a minute before midnight. */
const MISSING_MINUTES = 1;

const wholeDays = (start: Moment, end: Moment | null, lengthMinutes: number | null): WholeDays | null => {
  if (start.minutes === null) {
    const days = end ? daysBetween(start.day, end.day) : lengthMinutes === null ? 1 : Math.ceil(lengthMinutes / MINUTES_OF_A_DAY);
    // An end on the day of the beginning is not what the standard says, and meant as that day.
    return days < 0 ? null : { offset: 0, days: Math.max(1, days) };
  }
  const from = start.minutes;
  const to = end ? daysBetween(start.day, end.day) * MINUTES_OF_A_DAY + (end.minutes ?? 0) : from + (lengthMinutes ?? 0);
  if (to < from) return null;
  const offset = Math.ceil(from / MINUTES_OF_A_DAY);
  return { offset, days: Math.max(0, Math.floor((to + MISSING_MINUTES) / MINUTES_OF_A_DAY) - offset) };
};

/** An event as it counts: when it begins, what it takes, and on which other days it comes back. */
type ReadEvent = {
  readonly id: string;
  readonly name: string;
  readonly start: Day;
  readonly whole: WholeDays;
  readonly rule: Recurrence | null;
  readonly more: readonly Day[];
  readonly except: readonly Day[];
  /** The day of another event's repetition that this one stands for. */
  readonly insteadOf: Day | null;
  readonly isCancelled: boolean;
};

/** A property by its name, and those of one name with a list of times as their days; null stands for one that is no time. */
const readersOf = ({ properties }: Event, zone: string) => {
  const first = (name: string): Property | undefined => properties.find((property) => property.name === name);
  const momentOf = (property: Property | undefined): Moment | null => (property ? readMoment(property.value, property.zone, zone) : null);
  // A period is a beginning with its end or length behind it.
  const daysOf = (name: string): readonly (Day | null)[] =>
    properties.filter((property) => property.name === name).flatMap((property) => property.value.split(',').map((one) => readMoment(one.split('/')[0] ?? '', property.zone, zone)?.day ?? null));
  return { first, momentOf, daysOf };
};

/** On which other days an event is; null where that can't be told. */
const readRepetition = (event: Event, zone: string): Pick<ReadEvent, 'rule' | 'more' | 'except'> | null => {
  const { first, daysOf } = readersOf(event, zone);
  const rules = event.properties.filter(({ name }) => name === 'RRULE');
  const rule = rules[0] ? readRecurrence(rules[0].value, (text) => readMoment(text, null, zone)?.day ?? null) : null;
  const [more, except] = [daysOf('RDATE'), daysOf('EXDATE')];
  if (rules.length > 1 || (rules[0] && !rule) || more.includes(null) || except.includes(null) || first('EXRULE')) return null;
  return { rule, more: more.flatMap((day) => day ?? []), except: except.flatMap((day) => day ?? []) };
};

/** Null where it can't be told when the event is. */
const readEvent = (event: Event, zone: string): ReadEvent | null => {
  const { first, momentOf } = readersOf(event, zone);
  const textOf = (name: string): string => first(name)?.value ?? '';
  const [start, end, length] = [momentOf(first('DTSTART')), momentOf(first('DTEND')), readLength(textOf('DURATION'))];
  const whole = start && wholeDays(start, end, length);
  const repetition = readRepetition(event, zone);
  if (!start || !whole || !repetition || whole.days > LONGEST_EVENT_DAYS) return null;
  if ((first('DTEND') && !end) || (first('DURATION') && length === null)) return null;
  return {
    id: textOf('UID'),
    name: spoken(textOf('SUMMARY')).slice(0, LONGEST_HOLIDAY_NAME),
    start: start.day,
    whole,
    ...repetition,
    insteadOf: momentOf(first('RECURRENCE-ID'))?.day ?? null,
    isCancelled: /^CANCELLED$/i.test(textOf('STATUS')),
  };
};

const holidaysOf = ({ name, start, whole: { offset, days }, rule, more, except }: ReadEvent, moved: ReadonlySet<Day>, { from, to }: Span): readonly Holiday[] => {
  const begins = new Set([...(rule ? recurrenceDays(rule, start, to) : [start]), ...more]);
  return [...begins]
    .filter((begin) => !except.includes(begin) && !moved.has(begin))
    .flatMap((begin) => Array.from({ length: days }, (_, index) => ({ date: addDays(begin, offset + index), name })))
    .filter(({ date }) => date >= from && date <= to);
};

/**
 * Reads the holidays of an iCalendar file: whole-day events, and the whole days of others; what takes some hours of a day is no holiday and is
 * counted in `partial`, and whole days whose names do not say that the office is closed are named in `others`, unless the calendar is one of holidays. Days outside `span` are left out: a calendar that is kept for years holds many, and repetitions have no end. Exceptions count, and single ones of a
 * repetition that were moved or cancelled.
 */
export const readCalendarFile = (text: string, span: Span): HolidayList => {
  const { events, zone, isOfHolidays } = readEvents(text);
  const read = events.map((event) => ({ line: event.line, event: readEvent(event, zone) }));
  const unclear = read.filter(({ event }) => event === null).map(({ line }) => line);
  const clear = read.flatMap(({ event }) => event ?? []);
  const moved = new Map<string, Set<Day>>();
  for (const { id, insteadOf } of clear) if (insteadOf !== null) moved.set(id, (moved.get(id) ?? new Set()).add(insteadOf));
  const counted = clear.filter(({ isCancelled }) => !isCancelled);
  const days = counted.flatMap((event) => holidaysOf(event, event.insteadOf === null ? (moved.get(event.id) ?? new Set()) : new Set(), span));
  const isHoliday = ({ name }: Holiday): boolean => isOfHolidays || saysClosed(name);
  return {
    holidays: sortedHolidays(days.filter(isHoliday)),
    unclear,
    partial: counted.filter(({ whole }) => whole.days === 0).length,
    others: [...new Set(days.filter((day) => !isHoliday(day)).map(({ name }) => name))],
  };
};
