import type {FileStrings} from '../i18n/en-files.js';
import type {Strings} from '../i18n/index.js';
import {Words} from './words.js';

/** The words for the visitor's files. */
export class FileWords extends Words<FileStrings> {
  protected override async load(strings: Strings): Promise<FileStrings> {
    return (await strings.more()).files();
  }
}
