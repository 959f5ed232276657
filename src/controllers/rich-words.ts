import type {RichStrings} from '../i18n/en-rich.js';
import type {Strings} from '../i18n/index.js';
import {Words} from './words.js';

/** The words for what answers bring beside text. */
export class RichWords extends Words<RichStrings> {
  protected override async load(strings: Strings): Promise<RichStrings> {
    return (await strings.more()).rich();
  }
}
