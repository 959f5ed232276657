/** The English strings, and by their type the shape of every other locale. */
export const en = {
  /** Name of the chat when neither page nor app has one. */
  title: 'Chat',
  greeting: 'How can we help?',
  newConversation: 'New conversation',
  conversation: 'Conversation',
  suggestions: 'Suggested questions',
  privacy: 'Privacy policy',
  /** BCP 47: how dates and numbers are written. */
  locale: 'en',
  placeholder: 'Write a message…',
  message: 'Message',
  send: 'Send',
  stop: 'Stop',
  you: 'You',
  thinking: 'Thinking…',
  slow: 'Still working…',
  answer: 'Answer',
  stopped: 'You stopped this answer.',
  incomplete: 'The connection was lost before the answer was complete.',
  retry: 'Try again',
  askAgain: 'Ask again',
  latest: 'Go to the latest text',
  newText: 'New text below',
  loading: 'Loading…',
  older: 'Load earlier messages',
  olderFailed: 'Earlier messages could not be loaded.',
  /** The words of an answer's own controls: see `MarkdownLabels`. */
  markdown: {
    copy: 'Copy',
    copied: 'Copied',
    code: 'Code',
    table: 'Table',
    image: (alt: string, host: string): string =>
      alt ? `Show image “${alt}” from ${host}` : `Show image from ${host}`,
    done: 'Done',
    open: 'Not done',
    note: (number: number): string => `Footnote ${number}`,
    back: 'Back to the text',
    plain: 'Shown as plain text: too complex to format.',
  },
  /** By the kind of error: those that must be there when nothing can be fetched. `MoreStrings` has the others. */
  error: {
    network: 'No connection. Check your network and try again.',
    server: 'Something went wrong on the server. Please try again.',
  },
};

/** Every locale has every key: a missing one is a compile error, not a fallback. */
export type PanelStrings = typeof en;
