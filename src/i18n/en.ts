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
  queued: 'The app has not started yet. It may be busy: you can wait, or stop.',
  answering: 'Answering…',
  answered: (text: string): string => `Answer: ${text}`,
  stopped: 'You stopped this answer.',
  incomplete: 'The connection was lost before the answer was complete.',
  checking: 'The connection was lost. Looking for the rest of the answer…',
  paused: 'This answer waits for an input that cannot be given here yet.',
  retry: 'Try again',
  askAgain: 'Ask again',
  latest: 'Go to the latest text',
  newText: 'New text below',
  loading: 'Loading…',
  older: 'Load earlier messages',
  olderFailed: 'Earlier messages could not be loaded.',
  usedTool: (name: string): string => `Used ${name}`,
  usingTool: (name: string): string => `Using ${name}…`,
  download: (name: string): string => `Download ${name || 'file'}`,
  image: 'Image',
  file: 'File',
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
  /** By Dify's code where one says more than its kind, else by the kind of error. */
  error: {
    network: 'No connection. Check your network and try again.',
    auth: 'This chat is not available: access was refused.',
    busy: 'There are too many requests at the moment. Please try again shortly.',
    quota: 'This chat is not available now: its quota is used up.',
    'not-found': 'This conversation does not exist any more. Please start a new one.',
    input: 'This message could not be accepted.',
    file: 'This file could not be accepted.',
    configuration: 'This chat is not set up correctly. Please tell the owner of this site.',
    server: 'Something went wrong on the server. Please try again.',
    stream_cut: 'The connection was lost before the answer was complete.',
    conversation_completed: 'This conversation has ended. Please start a new one.',
  },
};

/** Every locale has every key: a missing one is a compile error, not a fallback. */
export type PanelStrings = typeof en;
