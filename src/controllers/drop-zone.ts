import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** What was dropped: files, and names of folders, which are none. */
export interface Dropped {
  readonly files: readonly File[];
  readonly folders: readonly string[];
}

/** What takes dropped files. */
export interface DropTaker {
  /** Over which they may be dropped; nothing while none are taken. */
  readonly zone: () => Element | undefined;
  readonly take: (dropped: Dropped) => void;
}

/** Files that are held elsewhere than over one of the zones of a page may be over another one. */
const missed = new WeakSet<Event>();

const EVENTS = ['dragenter', 'dragover', 'dragleave', 'drop'] as const;

/**
 * Takes files that are dropped over an element. A file that misses it, and that nobody else takes, is not opened in the place of
 * the page. Text and links are none of its business.
 */
export class DropZone implements ReactiveController {
  /** Files are held over it. */
  over = false;
  readonly #host: ReactiveControllerHost;
  readonly #taker: DropTaker;

  constructor(host: ReactiveControllerHost, taker: DropTaker) {
    this.#host = host;
    this.#taker = taker;
    host.addController(this);
  }

  hostConnected(): void {
    for (const type of EVENTS) addEventListener(type, this.#drag);
  }

  hostDisconnected(): void {
    for (const type of EVENTS) removeEventListener(type, this.#drag);
    this.over = false;
  }

  readonly #drag = (event: DragEvent): void => {
    const zone = this.#taker.zone();
    const data = event.dataTransfer;
    if (!zone || !data?.types.includes('Files') || (event.defaultPrevented && !missed.has(event)))
      return this.#set(false);
    const path = event.composedPath();
    const inside = path.includes(zone);
    // Leaving one element means entering another one: only that of the window leads nowhere.
    if (event.type === 'dragleave') {
      if (!event.relatedTarget) this.#set(false);
      return;
    }
    this.#set(inside && event.type !== 'drop');
    const [target] = path;
    // A field of the page for files takes them itself.
    if (!inside && target instanceof HTMLInputElement && target.type === 'file') return;
    event.preventDefault();
    if (!inside) {
      missed.add(event);
      data.dropEffect = 'none';
    } else if (event.type === 'drop') this.#taker.take(droppedIn(data));
    else data.dropEffect = 'copy';
  };

  #set(over: boolean): void {
    if (over === this.over) return;
    this.over = over;
    this.#host.requestUpdate();
  }
}

/** What is a folder can be told only while it is being dropped. */
export function droppedIn({items}: DataTransfer): Dropped {
  const files: File[] = [];
  const folders: string[] = [];
  for (const item of items) {
    if (item.kind !== 'file') continue;
    const entry = item.webkitGetAsEntry();
    const file = item.getAsFile();
    if (entry?.isDirectory) folders.push(entry.name);
    else if (file) files.push(file);
  }
  return {files, folders};
}
