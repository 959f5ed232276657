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
  return {
    opening: fillVariables(statement ?? '', inputs),
    suggestions: (questions ?? []).filter((text) => text.trim()).map((text) => fillVariables(text, inputs)),
  };
}
