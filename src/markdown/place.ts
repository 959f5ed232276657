import {trim} from './sync.js';

/** So many blocks stand side by side, further ones in groups: then the browser need not look at all when one is added. */
const GROUP = 20;

/** What is in place, and what is only drawn for the moment: all behind it. */
export interface Place {
  /** The body of the answer, or the group in it that is being filled. */
  readonly parent: HTMLElement;
  /** Its last child. */
  readonly last: Node | null;
  /** How many children it has up to there. */
  readonly count: number;
  /** The last child is all that the last piece consists of, so the next piece may go on with it. */
  readonly alone: boolean;
  /** What that goes into, with the last child in it. */
  growing?: {readonly el: Element; readonly last: Node | null} | undefined;
}

/** Nothing is in place. */
export const startOf = (body: HTMLElement): Place => ({parent: body, last: null, count: 0, alone: false});

/** Where the next block goes: behind the last one, or into a new group. Which of them is decided by the blocks before alone. */
export function room(place: Place, body: HTMLElement): Place {
  if (place.count < GROUP) return place;
  const {parent, last} = place;
  const before = parent === body ? last! : parent;
  let group = before.nextSibling as HTMLElement | null;
  if (group?.className !== 'group') {
    group = document.createElement('div');
    group.className = 'group';
    body.insertBefore(group, before.nextSibling);
  }
  if (parent !== body) trim(parent, last); // it was drawn there, when there was room
  return startOf(group);
}

/** Removes what is only drawn for the moment. */
export function trimBehind({parent, last, growing}: Place, body: HTMLElement): void {
  trim(parent, last);
  if (parent !== body) trim(body, parent);
  if (growing) trim(growing.el, growing.last);
}
