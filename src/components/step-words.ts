/** Steps and their figures as words. */
import type {RichStrings} from '../i18n/en-rich.js';
import type {Step} from '../state/types.js';
import {plain} from './plain.js';
import {inLocale} from './time.js';

/** The words for steps. */
export type StepWords = RichStrings['steps'];

/** Titles and names may be of any length. */
const LONGEST = 200;

/** A name or a title as a text of bearable length. */
export const short = (name: unknown): string => plain([name].join().slice(0, LONGEST)).trim();

/** What a step is called. */
export const titleOf = (step: Step, words: StepWords): string => short(step.title) || short(step.type) || words.step;

/** What is being done, by the title of the step; by its type, where the title is but the name of that. */
export function doing({title, type}: Step, words: StepWords): string {
  const name = short(title);
  if (!name || letters(name) === letters(type)) {
    return (Object.hasOwn(words.kinds, type) ? words.kinds[type as keyof StepWords['kinds']] : '') || words.working;
  }
  return /[.…?!。？！]$/.test(name) ? name : words.doing(name);
}

const letters = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');

/** A number in the manner of the language. */
export const amount = (value: number, locale: string, digits = 0): string =>
  inLocale(locale, (tag) => value.toLocaleString(tag, {maximumFractionDigits: digits}));

/** How long something took; empty where nobody knows, and where it was but a moment. */
export function duration(seconds: number | undefined, words: StepWords, locale: string): string {
  if (seconds === undefined || seconds < 0.05) return '';
  if (seconds >= 59.5) {
    const whole = Math.round(seconds);
    return words.minutes(amount(Math.floor(whole / 60), locale), amount(whole % 60, locale));
  }
  return words.seconds(amount(seconds, locale, seconds < 10 ? 1 : 0));
}

/** The label of a tool: in the visitor's language, else in English, else its name. Labels come by language: `zh_Hans`. */
export function labelOf(name: string, labels: unknown, locale: string): string {
  const all: unknown = labels instanceof Object && Object.hasOwn(labels, name) ? labels[name as never] : undefined;
  const known = Object.entries(all instanceof Object ? all : {}).filter(
    (entry) => typeof entry[1] === 'string' && entry[1],
  );
  const tag = (language: string) => language.toLowerCase().replaceAll('_', '-');
  const [language] = tag(locale).split('-');
  const found =
    known.find(([key]) => tag(key) === tag(locale)) ??
    known.find(([key]) => tag(key).split('-')[0] === language) ??
    known.find(([key]) => key === 'en_US');
  return short(found?.[1] ?? name);
}
