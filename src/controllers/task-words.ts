import type {TaskStrings} from '../i18n/en-task.js';
import type {Strings} from '../i18n/index.js';
import {Words} from './words.js';

/** The words for apps that are no chats. */
export class TaskWords extends Words<TaskStrings> {
  protected override async load(strings: Strings): Promise<TaskStrings> {
    return (await strings.more()).task();
  }
}
