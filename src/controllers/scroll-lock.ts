/** What a finger moves by itself. */
const OWN = 'audio, video, input[type=range]';

/**
 * Keeps the page behind a full-screen element where it is: a finger or a wheel that moves nothing inside moves nothing at
 * all. What scrolls inside still does, text can still be selected, and two fingers still zoom.
 *
 * @returns undoes it.
 */
export function lockScroll(element: HTMLElement): () => void {
  let from = {x: 0, y: 0};
  let selecting = false;

  const began = (event: TouchEvent) => {
    const {clientX: x = 0, clientY: y = 0} = event.touches[0] ?? {};
    from = {x, y};
    selecting = false;
  };
  const moved = (event: TouchEvent) => {
    const [touch] = event.touches;
    const zoomed = (window.visualViewport?.scale ?? 1) > 1.01;
    if (!touch || event.touches.length > 1 || zoomed || selecting || !event.cancelable) return;
    if (!scrolls(event, element, from.x - touch.clientX, from.y - touch.clientY)) event.preventDefault();
  };
  const wheeled = (event: WheelEvent) => {
    if (!event.ctrlKey && event.cancelable && !scrolls(event, element, event.deltaX, event.deltaY)) {
      event.preventDefault();
    }
  };

  const listening = new AbortController();
  const {signal} = listening;
  element.addEventListener('touchstart', began, {signal, passive: true});
  element.addEventListener('touchmove', moved, {signal, passive: false});
  element.addEventListener('wheel', wheeled, {signal, passive: false});
  document.addEventListener('selectionchange', () => (selecting = true), {signal});
  return () => listening.abort();
}

/** Whether something between the event's target and `end` scrolls in that direction, and keeps the movement to itself. */
function scrolls(event: Event, end: HTMLElement, x: number, y: number): boolean {
  const [axis, delta] = Math.abs(x) > Math.abs(y) ? (['X', x] as const) : (['Y', y] as const);
  for (const node of event.composedPath()) {
    if (node === end) break;
    if (node instanceof HTMLElement && (node.matches(OWN) || canMove(node, axis, delta))) return true;
  }
  return false;
}

function canMove(node: HTMLElement, axis: 'X' | 'Y', delta: number): boolean {
  const across = axis === 'X';
  const room = across ? node.scrollWidth - node.clientWidth : node.scrollHeight - node.clientHeight;
  if (room < 1) return false;
  const style = getComputedStyle(node);
  if (!/auto|scroll/.test(style[`overflow${axis}`])) return false;
  // At its end it would hand the movement on, unless it is told not to.
  if (style[`overscrollBehavior${axis}`] !== 'auto') return true;
  const {scrollLeft, scrollTop} = node;
  const at = !across ? scrollTop : style.direction === 'rtl' ? room + scrollLeft : scrollLeft;
  return delta < 0 ? at > 1 : at < room - 1;
}
