import {en, type PanelStrings} from './en.js';
import type {HistoryStrings} from './en-history.js';
import type {MoreStrings} from './en-more.js';
import type {FileStrings} from './en-files.js';
import type {RichStrings} from './en-rich.js';
import type {TaskStrings} from './en-task.js';
import type {VoiceStrings} from './en-voice.js';
import {launcherStrings, type LauncherStrings, type Locale} from './launcher.js';

export type {MoreStrings};

/** Every text that a visitor can see or hear. */
export type Strings = PanelStrings &
  LauncherStrings & {
    /** Fetches the texts that are not needed until there is an answer, a form or a special failure. @throws when that fails. */
    readonly more: () => Promise<MoreStrings>;
  };

/** Each language but English is a chunk of its own, and so is what each says more. */
const locales: Record<Locale, [() => Promise<PanelStrings>, () => Promise<MoreStrings>]> = {
  en: [() => Promise.resolve(en), () => import('./en-more.js').then(({enMore}) => enMore)],
  'zh-Hans': [
    () => import('./zh-hans.js').then(({zhHans}) => zhHans),
    () => import('./zh-hans-more.js').then(({zhHansMore}) => zhHansMore),
  ],
};

/** The English strings, complete. */
export const english: Strings = {...en, ...launcherStrings.en, more: locales.en[1]};

/** All strings of a language. @throws when its chunk cannot be fetched. */
export async function loadStrings(locale: Locale): Promise<Strings> {
  const [load, more] = locales[locale];
  return {...(await load()), ...launcherStrings[locale], more};
}

type Overrides<T> = {readonly [K in keyof T]?: T[K] extends (...args: never[]) => string ? T[K] : Partial<T[K]>};

/** Texts of a page's own, over those of the language. */
export type StringOverrides = Overrides<
  Omit<Strings, 'more'> &
    Omit<MoreStrings, 'rich' | 'task' | 'files' | 'voice' | 'history'> &
    FileStrings &
    RichStrings &
    TaskStrings &
    VoiceStrings &
    HistoryStrings
>;
