import {en, type PanelStrings} from './en.js';
import {launcherStrings, type LauncherStrings, type Locale} from './launcher.js';

/** Every text that a visitor can see or hear. */
export type Strings = PanelStrings & LauncherStrings;

/** Each language but English is a chunk of its own. */
const locales: Record<Locale, () => Promise<PanelStrings>> = {
  en: () => Promise.resolve(en),
  'zh-Hans': () => import('./zh-hans.js').then(({zhHans}) => zhHans),
};

/** The English strings, complete. */
export const english: Strings = {...en, ...launcherStrings.en};

/** All strings of a language. @throws when its chunk cannot be fetched. */
export async function loadStrings(locale: Locale): Promise<Strings> {
  return {...(await locales[locale]()), ...launcherStrings[locale]};
}

/** Texts of a page's own, over those of the language. */
export type StringOverrides = Partial<Omit<Strings, 'error' | 'markdown'>> & {
  readonly error?: Partial<Strings['error']>;
  readonly markdown?: Partial<Strings['markdown']>;
};

/** A language's texts with a page's own over them. */
export function overrideStrings(strings: Strings, own: StringOverrides): Strings {
  return {
    ...strings,
    ...own,
    error: {...strings.error, ...own.error},
    markdown: {...strings.markdown, ...own.markdown},
  };
}
