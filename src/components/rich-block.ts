import {KINDS} from './rich-kinds.js';
import {inPlaceOf} from './rich-place.js';
import type {Render, Renderer, RichBlock, RichContext, RichKind} from './rich-types.js';

/** How long code may be on its way, and a block in the making, in milliseconds. */
const PATIENCE = 15_000;

/** Code that is there, or on its way. */
const loaded = new Map<RichKind, Promise<Render>>();
const renderers = new Map<RichKind, Renderer>();

function load(kind: RichKind): Promise<Render> {
  let code = loaded.get(kind);
  if (!code) {
    code = inTime(kind.load()).then((renderer) => {
      renderers.set(kind, renderer);
      return renderer.render;
    });
    loaded.set(kind, code);
    code.catch(() => loaded.delete(kind)); // the next block asks again
  }
  return code;
}

async function inTime<T>(work: T | Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('too late')), PATIENCE);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** What draws this block, if anything does. */
export function kindOf(block: RichBlock): RichKind | undefined {
  return KINDS.find(({matches}) => matches(block));
}

/** Shows at once what was drawn of such a block before. */
export function showKnown(block: RichBlock): void {
  const kind = kindOf(block);
  const drawn = kind && renderers.get(kind)?.known?.(block);
  if (drawn) show(block.el, drawn);
}

function show(el: HTMLElement, drawn: HTMLElement): void {
  drawn.classList.add('rich');
  el.append(drawn);
  el.dataset.rich = 'shown';
}

/** Fetches what a block needs, and then calls `ready`, in whose time it is drawn; a note says when that cannot be had. */
export function prepare(
  kind: RichKind,
  block: RichBlock,
  context: RichContext,
  ready: (draw: () => void) => void,
): void {
  if (context.gone()) return;
  load(kind).then(
    (render) => ready(() => void draw(render, block, context)),
    () => void fail(block, context),
  );
}

async function draw(render: Render, block: RichBlock, context: RichContext): Promise<void> {
  const {el} = block;
  if (context.gone()) return;
  try {
    const made = render(block, context);
    const drawn = made instanceof Promise ? await inTime(made) : made;
    // A redrawing may have shown it already.
    if (!drawn || context.gone() || el.dataset.rich === 'shown') return;
    inPlaceOf(el, () => show(el, drawn));
  } catch {
    await fail(block, context);
  }
}

/** The source stays, with a note. */
async function fail({el, type}: RichBlock, context: RichContext): Promise<void> {
  if (context.gone()) return;
  el.dataset.rich = 'failed';
  const text = (await context.words())?.failed;
  if (!text || context.gone()) return;
  if (type === 'math') {
    el.title = text; // a note within a sentence would not help to read it
    return;
  }
  const note = document.createElement('small');
  note.className = 'rich';
  note.textContent = text;
  inPlaceOf(el, () => el.append(note));
}
