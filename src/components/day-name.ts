/** How a day is called. */
import {inLocale} from './time.js';

/** Milliseconds of a day; the days on which clocks are changed are an hour off, so count with `Math.round`. */
const DAY = 86_400_000;

const midnight = (date: Date) => new Date(date).setHours(0, 0, 0, 0);

/** "Today", "Yesterday", the weekday in the week after, else the date. */
export function dayName(date: Date, now: Date, locale: string): string {
  const days = Math.round((midnight(date) - midnight(now)) / DAY);
  const year = date.getFullYear() === now.getFullYear() ? undefined : ('numeric' as const);
  return inLocale(locale, (tag) => {
    if (days === 0 || days === -1) return new Intl.RelativeTimeFormat(tag, {numeric: 'auto'}).format(days, 'day');
    if (days < 0 && days > -7) return date.toLocaleDateString(tag, {weekday: 'long'});
    return date.toLocaleDateString(tag, {weekday: 'short', day: 'numeric', month: 'long', year});
  });
}
