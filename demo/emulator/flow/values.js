/**
 * A file as a variable's value. What goes over the wire is made anew each time it is written,
 * because Dify signs the URL anew each time.
 */
export class FileValue {
  #show;

  /** `stored` is what the app keeps; `show(stored)` makes the file object of the era, with a fresh URL. */
  constructor(stored, show) {
    this.stored = stored;
    this.#show = show;
  }

  toJSON() {
    return this.#show(this.stored);
  }

  /** The link or image that stands for the file in an answer. */
  toMarkdown() {
    const {type, filename, url} = this.toJSON();
    return `${type === 'image' ? '!' : ''}[${filename}](${url})`;
  }
}

/** A value as it stands in an answer's text: Python's words for booleans, lists as bullet points, objects as JSON. */
export function toMarkdown(value) {
  if (value === null || value === undefined) return '';
  if (value instanceof FileValue) return value.toMarkdown();
  if (Array.isArray(value)) return listToMarkdown(value);
  if (typeof value === 'object') return JSON.stringify(value, null, 2);
  return scalarToText(value);
}

function listToMarkdown(list) {
  if (list.some((item) => item instanceof FileValue)) return list.map(toMarkdown).join('\n');
  return list.map((item) => `- ${item === null ? 'None' : toMarkdown(item)}`).join('\n');
}

function scalarToText(value) {
  if (typeof value === 'boolean') return value ? 'True' : 'False';
  return String(value);
}

/** The files in a node's outputs: values that are a file or a list of files. */
export function filesIn(outputs) {
  return Object.values(outputs ?? {})
    .flat()
    .filter((value) => value instanceof FileValue);
}

/** A deep copy as plain JSON: files become their objects. */
export const plain = (value) => JSON.parse(JSON.stringify(value ?? null));
