import {capMarks} from '../markdown/cap.js';

/** A name from outside as a text, which may neither turn the writing around nor pile up marks. */
export function clear(name: unknown): string {
  return capMarks([name].join().replace(/[\u202a-\u202e\u2066-\u2069]/g, ''));
}
