import type {MoreStrings, Strings} from './index.js';

/** What is told of an error: Dify's code, or one of ours, and its kind. */
interface Failure {
  readonly code: string;
  readonly kind: keyof (Strings['error'] & MoreStrings['error']);
}

/** The visitor's words for an error: by its code where that says more, else by its kind. Dify's own text never reaches the screen. */
export function errorText({code, kind}: Failure, {error}: Strings, more?: MoreStrings | null): string {
  const words: Partial<Record<string, string>> = {...error, ...more?.error, ...more?.codes};
  return (Object.hasOwn(words, code) && words[code]) || (words[kind] ?? error.server);
}
