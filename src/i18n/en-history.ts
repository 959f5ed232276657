/** English words for the visitor's conversations and what he may take with him. A chunk of its own for each language. */
export const enHistory = {
  history: {
    title: 'Conversations',
    /** Names the list. */
    list: 'Your conversations',
    close: 'Close conversations',
    search: 'Search conversations',
    clearSearch: 'Clear search',
    /** A conversation without a name. */
    unnamed: 'New conversation',
    pinned: 'Pinned',
    /** Names the group of those of which nobody knows when they were. */
    undated: 'Earlier',
    /** Before there is one. */
    empty: 'Your conversations will appear here.',
    nothing: (query: string): string => `Nothing found for “${query}”.`,
    /** How many a search has found. */
    found: (count: number): string => (count === 1 ? '1 conversation found' : `${count} conversations found`),
    loading: 'Loading conversations…',
    /** What is said of a conversation beside its name. */
    running: 'Answering…',
    unread: 'New answer',
    unsent: 'Not sent',
    /** Names the menu of one. */
    more: (name: string): string => `More for “${name}”`,
    rename: 'Rename',
    /** Names the field. */
    name: 'Name of the conversation',
    pin: 'Pin',
    unpin: 'Unpin',
    delete: 'Delete',
    deleted: (count: number): string => (count === 1 ? 'Conversation deleted' : `${count} conversations deleted`),
    undo: 'Undo',
    /** What could not be done. */
    problems: {
      rename: (name: string): string => `“${name}” could not be renamed.`,
      pin: (name: string): string => `“${name}” could not be pinned or unpinned.`,
      delete: (name: string): string => `“${name}” could not be deleted.`,
      gone: (name: string): string => `“${name}” does not exist any more.`,
    },
    dismiss: 'Dismiss',
  },
  /** A conversation as a file, on paper, in the clipboard. */
  transcript: {
    menu: 'More',
    markdown: 'Save as Markdown',
    json: 'Save as JSON',
    print: 'Print',
    copy: 'Copy all',
    copied: 'Copied',
    copyFailed: 'This browser did not allow copying.',
    /** Earlier messages are fetched first. */
    loading: 'Loading the whole conversation…',
    failed: 'The whole conversation could not be loaded.',
    printFailed: 'This browser did not allow printing.',
    you: 'You',
    answer: 'Answer',
    sources: 'Sources',
    files: 'Files',
    stopped: 'Stopped',
    incomplete: 'Not complete',
  },
  /** Going to the beginning of a conversation, and finding words in it. */
  seek: {
    start: 'Go to the beginning',
    end: 'Go to the end',
    find: 'Find in conversation',
    /** The field. */
    field: 'Find',
    previous: 'Previous match',
    next: 'Next match',
    close: 'Close find',
    /** Which of how many; 0: none is chosen. */
    match: (nth: number, count: number): string => (count ? `${nth} of ${count}` : 'No matches'),
    /** How many messages were looked through, while there are older ones. */
    searched: (count: number): string => (count === 1 ? '1 message searched' : `${count} messages searched`),
    older: 'Search older messages',
    loading: 'Loading earlier messages…',
    failed: 'Earlier messages could not be loaded.',
    cancel: 'Cancel',
  },
  /** What the visitor leaves behind. */
  erase: {
    open: 'Erase my data…',
    title: 'Erase my data?',
    about: 'This removes what this chat has stored in this browser: drafts, settings and who you are to it.',
    conversations: 'Also delete all my conversations on the server',
    cancel: 'Cancel',
    erase: 'Erase',
    /** How far it is. */
    progress: (count: number): string => (count === 1 ? '1 conversation deleted' : `${count} conversations deleted`),
    failed: (count: number): string =>
      count === 1 ? '1 conversation could not be deleted.' : `${count} conversations could not be deleted.`,
    unreachable: 'Your conversations could not be looked up.',
    retry: 'Try again',
    anyway: 'Erase this browser only',
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type HistoryStrings = typeof enHistory;
