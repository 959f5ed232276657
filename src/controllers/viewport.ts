/** Differences below this many pixels come from rounding. */
const ROUGHLY = 1;

/** No keyboard is lower, in pixels; bars of the browser are. */
const KEYBOARD = 120;

/** What is above and below the lines of the field when there is little room, and a line, in pixels. */
const AROUND = 150;
const LINE = 25;

/**
 * Keeps a full-screen element on what can be seen of the page, where that is not simply the window: above the on-screen
 * keyboard, and on a page that is wider than the phone. Then it has the attribute `data-view`, and `--_view-left`, `-top`,
 * `-width` and `-height`; with a keyboard also `data-keyboard`, and as many lines as the field may have in `--_lines`.
 *
 * A page that is zoomed is left alone: the visitor looks at a detail.
 *
 * @returns undoes it.
 */
export function fitViewport(element: HTMLElement): () => void {
  const viewport = window.visualViewport;
  /** What can be seen without keyboard, when the page was last seen unzoomed, and whether the page is wider. */
  let full = {width: 0, height: 0, wide: false};

  const mark = (view?: Box, keyboard = false) => {
    const {style} = element;
    element.toggleAttribute('data-view', !!view);
    element.toggleAttribute('data-keyboard', keyboard);
    for (const side of ['left', 'top', 'width', 'height'] as const) {
      if (view) style.setProperty(`--_view-${side}`, `${view[side]}px`);
      else style.removeProperty(`--_view-${side}`);
    }
    if (view && keyboard) style.setProperty('--_lines', `${linesFor(view.height)}`);
    else style.removeProperty('--_lines');
  };
  const fit = () => {
    if (!viewport) return;
    const {scale, width, height, offsetTop: top, offsetLeft: left} = viewport;
    const page = document.scrollingElement?.clientHeight ?? innerHeight;
    if (Math.abs(scale - 1) < 0.01) {
      full = {width, height: page, wide: innerWidth - width > ROUGHLY};
      const covered = full.wide || innerHeight - height > ROUGHLY || top > ROUGHLY;
      mark(covered ? {left, top, width, height} : undefined, page - height > KEYBOARD);
      return;
    }
    // Zoomed. What was set stays as long as it holds: the phone was not turned, the keyboard is still open.
    const turned = Math.abs(width * scale - full.width) > 2 * ROUGHLY;
    const closed = full.height - height * scale < 2 * ROUGHLY;
    if (turned || (closed && !full.wide)) mark();
  };

  const listening = new AbortController();
  const {signal} = listening;
  viewport?.addEventListener('resize', fit, {signal});
  viewport?.addEventListener('scroll', fit, {signal});
  addEventListener('resize', fit, {signal});
  fit();
  return () => {
    listening.abort();
    mark();
  };
}

type Box = Record<'left' | 'top' | 'width' | 'height', number>;

function linesFor(height: number): number {
  return Math.min(6, Math.max(1, Math.floor((height - AROUND) / LINE)));
}
