/** The app's opening words, as its settings write them. */
import type {AppState} from './types.js';

/** Fills `{{variable}}` with the page's inputs; a variable without a value leaves nothing behind, since braces mean nothing to a visitor. */
export function fillVariables(text: string, inputs: Readonly<Record<string, unknown>>): string {
  return text.replace(/\{\{\s*(\w+)\s*\}\}/g, (_, name: string) => {
    const value = Object.hasOwn(inputs, name) ? inputs[name] : undefined;
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  });
}

/** The opening statement and the questions to begin with, filled. */
export function openingOf(app: AppState | undefined, inputs: Readonly<Record<string, unknown>>) {
  const {opening_statement: statement, suggested_questions: questions} = app?.parameters ?? {};
  const texts = (value: unknown) =>
    [value].flat().flatMap((text) => (typeof text === 'string' && text.trim() ? fillVariables(text, inputs) : []));
  return {opening: texts(statement)[0] ?? '', suggestions: texts(questions).slice(0, 20)};
}
