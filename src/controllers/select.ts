import type {ReactiveController, ReactiveControllerHost} from 'lit';
import type {ChatSession} from '../state/session.js';
import type {Store} from '../state/store.js';
import type {ChatState} from '../state/types.js';

/** A component that shows a session. */
export interface SessionHost extends ReactiveControllerHost {
  session: ChatSession;
}

/**
 * Gives a host one slice of the chat state, and updates it only when that slice changes.
 *
 * `select` must pick from the state, not build from it: a fresh object each time
 * would update the host each time.
 */
export class Select<T, H extends SessionHost = SessionHost> implements ReactiveController {
  readonly #host: H;
  readonly #select: (state: ChatState, host: H) => T;
  #watched: Store<ChatState> | undefined;
  #unwatch: (() => void) | undefined;
  #rendered: T | undefined;

  constructor(host: H, select: (state: ChatState, host: H) => T) {
    this.#host = host;
    this.#select = select;
    host.addController(this);
  }

  get value(): T {
    return this.#select(this.#host.session.state.get(), this.#host);
  }

  hostConnected(): void {
    this.#watched = undefined;
    this.#host.requestUpdate(); // the slice may have changed while disconnected
  }

  hostUpdate(): void {
    const {state} = this.#host.session;
    if (state === this.#watched) return;
    this.#unwatch?.();
    this.#watched = state;
    this.#unwatch = state.subscribe(() => {
      if (!Object.is(this.value, this.#rendered)) this.#host.requestUpdate();
    });
  }

  hostUpdated(): void {
    this.#rendered = this.value;
  }

  hostDisconnected(): void {
    this.#unwatch?.(); // until it is connected again: an update in between must not watch
  }
}
