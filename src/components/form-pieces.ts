/** A form in the middle of an answer, piece by piece: its text, and the fields where the text names them. */
import {spoken} from '../controllers/spoken.js';
import {PLACEHOLDER} from '../state/forms.js';
import type {InputField} from '../state/input-fields.js';
import type {HumanInputPart} from '../state/types.js';

/** Longest text before a field that is its label. */
const LABEL = 80;

/** A piece of a form: Markdown, or the field of that number. */
export type FormPiece = {readonly text: string} | {readonly field: InputField; readonly index: number};

/** The pieces, and the fields by their numbers. A field that the text does not name comes at the end. */
export interface FormPieces {
  readonly pieces: readonly FormPiece[];
  readonly fields: readonly InputField[];
  /** From this number on, fields have no text of their own before them. */
  readonly named: number;
}

/** Takes a form apart. The label of a field is what stands before it, for those who hear it. */
export function piecesOf({content, fields: all}: Pick<HumanInputPart, 'content' | 'fields'>): FormPieces {
  const pieces: FormPiece[] = [];
  const fields: InputField[] = [];
  const left = new Map(all.map((field) => [field.variable, field]));
  const add = (field: InputField, label = field.label) => {
    left.delete(field.variable);
    pieces.push({field: {...field, label}, index: fields.length});
    fields.push({...field, label});
  };
  let label: string | undefined;
  content.split(PLACEHOLDER).forEach((piece, index) => {
    if (index % 2) {
      const field = left.get(piece);
      if (field) add(field, label);
    } else if (piece.trim()) {
      pieces.push({text: piece.trim()});
      label = labelIn(piece);
    } else label = undefined;
  });
  const named = fields.length;
  for (const field of left.values()) add(field);
  return {
    pieces: pieces.map((piece) => ('field' in piece ? {...piece, field: fields[piece.index]!} : piece)),
    fields,
    named,
  };
}

/** The last line before a field. */
function labelIn(text: string): string | undefined {
  const line = spoken(
    text
      .trim()
      .split('\n')
      .at(-1)!
      .replace(/^[#>*+\s-]+/, ''),
    '',
  ).replace(/[\s:：]+$/, '');
  return line && line.length <= LABEL ? line : undefined;
}
