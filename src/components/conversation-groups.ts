/** Conversations by day. */
import type {HistoryStrings} from '../i18n/en-history.js';
import type {Found} from '../state/conversation-search.js';
import {dayName} from './day-name.js';
import {toDate} from './time.js';

/** Conversations under one heading. */
export interface Group {
  readonly key: string;
  readonly name: string;
  readonly rows: readonly Found[];
}

/** Pinned ones, then day by day, at last those of which nobody knows when they were. They are in the order of the list. */
export function toGroups(
  found: readonly Found[],
  words: HistoryStrings['history'],
  locale: string,
  now = new Date(),
): Group[] {
  const groups = new Map<string, {key: string; name: string; rows: Found[]}>();
  for (const row of found) {
    const {pinned, at} = row.item;
    const date = toDate(at);
    const key = pinned ? 'pinned' : date ? `day${new Date(date).setHours(0, 0, 0, 0)}` : 'undated';
    let group = groups.get(key);
    if (!group) {
      const name = pinned ? words.pinned : date ? dayName(date, now, locale) : words.undated;
      groups.set(key, (group = {key, name, rows: []}));
    }
    group.rows.push(row);
  }
  return [...groups.values()];
}
