import type {ReactiveController, ReactiveControllerHost} from 'lit';

/** An element that stands in the panel and draws one modal dialog. */
export interface ModalHost extends ReactiveControllerHost, HTMLElement {
  readonly dialog: HTMLDialogElement | null;
}

/**
 * Opens the dialog of its host as soon as it is drawn, and closes it with the panel: a modal dialog that nobody sees would block
 * the page. When it is closed, its host is removed and the focus is where it was.
 */
export class Modal implements ReactiveController {
  readonly #host: ModalHost;
  readonly #opener: () => HTMLElement;
  readonly #observer = new ResizeObserver(() => {
    if (!this.#host.dialog?.offsetWidth) this.close();
  });
  #panel: EventTarget | undefined;

  /** @param opener - Gets the focus back. */
  constructor(host: ModalHost, opener: () => HTMLElement) {
    this.#host = host;
    this.#opener = opener;
    host.addController(this);
  }

  hostConnected(): void {
    this.#panel = (this.#host.getRootNode() as ShadowRoot).host;
    this.#panel.addEventListener('close', this.close);
  }

  hostUpdated(): void {
    const {dialog} = this.#host;
    if (!dialog || dialog.open) return;
    dialog.addEventListener('close', this.#closed);
    dialog.addEventListener('click', this.#outside);
    dialog.addEventListener('keydown', noEscape);
    dialog.showModal();
    dialog.querySelector('button')?.focus();
    this.#observer.observe(dialog);
  }

  hostDisconnected(): void {
    this.#observer.disconnect();
    this.#panel?.removeEventListener('close', this.close);
  }

  readonly close = (): void => this.#host.dialog?.close();

  readonly #closed = (): void => {
    this.#host.remove();
    this.#opener().focus({preventScroll: true});
  };

  readonly #outside = (event: Event): void => {
    if (event.target === event.currentTarget) this.close();
  };
}

/** The panel would close as well. */
function noEscape(event: KeyboardEvent): void {
  if (event.key === 'Escape') event.stopPropagation();
}
