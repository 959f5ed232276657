import type {HistoryStrings} from '../i18n/en-history.js';
import type {Strings} from '../i18n/index.js';
import {Words} from './words.js';

/** The words for the visitor's conversations. */
export class HistoryWords extends Words<HistoryStrings> {
  protected override async load(strings: Strings): Promise<HistoryStrings> {
    return (await strings.more()).history();
  }
}
