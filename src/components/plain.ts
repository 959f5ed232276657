import {capMarks} from '../markdown/cap.js';

/** A name from outside as a text, which may neither turn the writing around nor pile up marks. */
export function plain(name: unknown): string {
  return capMarks([name].join().replace(/[\u202a-\u202e\u2066-\u2069]/g, ''));
}

/** A text for the middle of a sentence, whatever the directions of both. */
export const isolate = (text: string): string => `\u2068${text}\u2069`;
