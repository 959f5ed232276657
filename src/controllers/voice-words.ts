import type {VoiceStrings} from '../i18n/en-voice.js';
import type {Strings} from '../i18n/index.js';
import {Words} from './words.js';

/** The words of voice. */
export class VoiceWords extends Words<VoiceStrings> {
  protected override async load(strings: Strings): Promise<VoiceStrings> {
    return (await strings.more()).voice();
  }
}
