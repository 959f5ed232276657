/** Which images of an answer stand together. */
import type {FilePart, Part} from '../state/types.js';
import {kindOf} from './file-words.js';

/** The images that begin with this one; none when it stands among those of one before; undefined for what is no image. */
export function imagesFrom(parts: readonly Part[], file: FilePart): readonly FilePart[] | undefined {
  if (!isImage(file)) return undefined;
  const index = parts.indexOf(file);
  if (index < 0) return [file];
  const before = parts[index - 1];
  if (before && isImage(before)) return [];
  const after = parts.slice(index);
  const end = after.findIndex((part) => !isImage(part));
  return (end < 0 ? after : after.slice(0, end)) as FilePart[];
}

function isImage(part: Part): boolean {
  return part.kind === 'file' && kindOf(part) === 'image';
}
