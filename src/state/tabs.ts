/** The other tabs in which this visitor has this chat: see `browser/tabs.ts`. */
export interface Tabs {
  /** Whether this one can be seen. */
  readonly visible: boolean;
  /** Tells all others. Never throws. */
  post(message: unknown): void;
  /** Hears what another one posts: it may be anything. */
  subscribe(listener: (message: unknown) => void): void;
  /** Hears that this one may be seen or not, or (`frozen`) that it goes on after it stood still and has heard nothing. */
  woke(listener: (frozen: boolean) => void): void;
  /**
   * Waits until no other tab holds what is called `name`, and holds it until `signal` is aborted, or this tab is gone.
   * Resolves to false where that cannot be had. Absent where browsers have no locks.
   *
   * @param lost - Called when another tab has taken it away.
   * @param steal - Takes it away from who holds it.
   */
  hold?(name: string, signal: AbortSignal, lost: () => void, steal?: boolean): Promise<boolean>;
  close(): void;
}

/** Times of what tabs do together, in milliseconds. */
export interface TabTimes {
  /** Between two posts of a growing answer. */
  readonly post: number;
  /** So long nothing is heard of an answer before its tab is asked. */
  readonly silence: number;
  /** So long that tab has to answer before another one takes over. */
  readonly reply: number;
  /** What was posted before a tab had gone has arrived by then. */
  readonly settle: number;
}

export const TAB_TIMES: TabTimes = {post: 330, silence: 20_000, reply: 5000, settle: 80};
