/** What keeps and shares over tabs, in a browser: fetched with each chat. */
import {browserTabs} from './browser/tabs.js';
import {tidy} from './browser/tidy.js';
import {keep} from './state/keeper.js';
import type {ChatSession} from './state/session.js';

/** Sets up what a session keeps, and shares with the visitor's other tabs. */
export function setUpKeeper(session: ChatSession): void {
  const {scope} = session.options.storage;
  if (scope) tidy(scope);
  keep(session, scope ? browserTabs(scope) : undefined);
}
