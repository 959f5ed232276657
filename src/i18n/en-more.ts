/**
 * More English strings: what is not needed until an answer is there, a form is to be filled in, or something failed in a
 * special way. A chunk of its own for each language.
 */
import type {FileStrings} from './en-files.js';
import type {HistoryStrings} from './en-history.js';
import type {RichStrings} from './en-rich.js';
import type {TaskStrings} from './en-task.js';
import type {VoiceStrings} from './en-voice.js';

export const enMore = {
  /** By the kind of error. */
  error: {
    auth: 'This chat is not available: access was refused.',
    busy: 'Too many requests at the moment. Please try again shortly.',
    quota: 'This chat is not available now: its quota is used up.',
    'not-found': 'This conversation does not exist any more.',
    input: 'This message could not be accepted.',
    file: 'This file could not be accepted.',
    configuration: 'This chat is not set up correctly. Please tell the owner of this site.',
  },
  /** More words for errors, by Dify's code or one of ours: what happened, and what to do. */
  codes: {
    not_started: 'The app did not start. Please try again.',
    stream_cut: 'The connection was lost before the answer was complete.',
    conversation_completed: 'This conversation has ended.',
    run_refused: 'The app did not take this message. Change it in a new conversation.',
    run_failed: 'The app could not finish this answer. Please try again.',
    completion_request_error: 'The AI model did not answer. Please try again.',
    not_delivered: 'There was no connection. Your message was probably not sent.',
    network_error: 'This chat cannot be reached at the moment. Check your connection and try again.',
    timeout: 'There was no answer in time. Please try again.',
    invalid_response: 'Something else answered in the place of this chat, maybe a sign-in page of your network.',
    unauthorized: 'Your access has expired. Sign in again if you can, then try again.',
    authorize_failed: 'Your access could not be confirmed. Please try again.',
    web_sso_auth_required: 'Please sign in to use this chat, then try again.',
    web_app_access_denied: 'You have no access to this chat.',
    forbidden: 'This chat has been switched off.',
    app_unavailable: 'This chat is not available now. Please tell the owner of this site.',
    provider_not_initialize: 'This chat is not available now. Please tell the owner of this site.',
    model_currently_not_support: 'This chat is not available now. Please tell the owner of this site.',
    agent_not_published: 'This chat is not available yet. Please tell the owner of this site.',
    file_too_large: 'This is too large to be sent.',
    too_many_files: 'These are too many files for one message.',
    unsupported_file_type: 'Files of this type are not accepted.',
    file_extension_blocked: 'Files of this type are not accepted.',
  },
  /** Parts of an answer that are not text. */
  image: 'Image',
  /** Why there is no answer yet. */
  queued: 'The app has not started yet. It may be busy: you can wait, or stop.',
  checking: 'The connection was lost. Looking for the rest of the answer…',
  paused: 'This answer waits for input.',
  /** The question is sent once more by itself. */
  again: (seconds: number): string =>
    `Too many requests at the moment. Trying again in ${seconds} ${seconds === 1 ? 'second' : 'seconds'}…`,
  /** A question that has not left, or may not have: why, and what can be done. */
  unsent: {
    offline: 'Not sent: you are offline. It goes out when you are back.',
    unclear: 'The connection was lost while this was being sent. Whether it arrived is looked up when you are back.',
    lost: 'There was no connection. This was probably not sent.',
    old: 'Not sent: you were offline, and some time has passed. Send it now?',
    cancelled: 'Not sent.',
    send: 'Send',
    edit: 'Edit',
    cancel: 'Cancel',
    remove: 'Remove',
  },
  /** What a screen reader hears around the words of an answer. */
  speech: {
    started: 'Answer:',
    ended: 'End of the answer.',
    /** No more of a long answer is read out. */
    goesOn: 'The answer goes on in the conversation.',
    code: (language: string, lines: number): string =>
      `Code${language && ` in ${language}`}, ${lines === 1 ? '1 line' : `${lines} lines`}.`,
    table: (rows: number, columns: string): string =>
      `Table with ${rows === 1 ? '1 row' : `${rows} rows`}: ${columns}.`,
  },
  /** The name of a message that has the focus. */
  position: (who: string, position: number, count: number): string => `${who}, message ${position} of ${count}`,
  /** The app's form: what is asked before the first message. */
  form: {
    intro: 'A few details before we start.',
    again: 'The app needs something more before it can go on.',
    start: 'Start chat',
    resume: 'Continue',
    optional: 'optional',
    choose: 'Please choose…',
    none: 'No choice',
    left: (count: number): string => (count === 1 ? '1 character left' : `${count} characters left`),
    over: (count: number): string => (count === 1 ? '1 character too many' : `${count} characters too many`),
    /** For a screen reader. */
    summary: (count: number, labels: string): string =>
      count === 1 ? `Please look at this again: ${labels}.` : `Please look at these ${count} again: ${labels}.`,
    required: {text: 'Please fill this in.', choice: 'Please choose one.'},
    long: (limit: number, over: number): string => `At most ${limit} characters: please shorten it by ${over}.`,
    option: 'This cannot be chosen any more. Please choose another.',
    number: 'Please enter a number, such as 12 or 3.5.',
    json: (line: number, column: number): string => `This is no valid JSON: see line ${line}, character ${column}.`,
    object: 'Please enter a JSON object, in braces: {"name": "value"}.',
    /** What a JSON object lacks; `path` is where in it, empty for the object itself. */
    schema: {
      missing: (path: string, name: string): string => `“${path ? `${path}/` : ''}${name}” is missing.`,
      extra: (_path: string, name: string): string => `“${name}” is not expected here.`,
      type: (path: string, type: string): string =>
        path ? `“${path}” must be of the type ${type}.` : `This must be of the type ${type}.`,
      other: (path: string): string =>
        path ? `“${path}” is not what the app expects.` : 'This is not what the app expects.',
    },
    refused: 'The app did not accept this. Please change it.',
    file: 'Please add a file.',
    underway: 'The upload is still running. Please wait a moment.',
    upload: 'A file could not be uploaded. Try it again or remove it.',
    page: (label: string): string =>
      `“${label}” has to come from this page, and does not. Please tell the owner of this site.`,
    empty: (label: string): string => `“${label}” offers nothing to choose. Please tell the owner of this site.`,
  },
  /** What can be done with an answer. */
  actions: {
    copy: 'Copy answer',
    copied: 'Copied',
    copyFailed: 'Your browser did not allow copying.',
    like: 'Good answer',
    dislike: 'Bad answer',
    ratingFailed: 'Your rating could not be saved.',
    whyLike: 'What was good? (optional)',
    whyDislike: 'What was wrong? (optional)',
    cancel: 'Cancel',
    commented: 'Thank you for your comment.',
    commentFailed: 'Your comment could not be sent. Please try again.',
    /** Another version of the same answer. */
    regenerate: 'Write another answer',
    /** Where a conversation is a line: the question and its new answer come at the end. */
    askAgain: 'Ask this again at the end',
    suggestions: (count: number): string => (count === 1 ? '1 suggestion' : `${count} suggestions`),
  },
  /** What can be done with a sent question. */
  question: {
    edit: 'Edit message',
    copy: 'Copy message',
    copied: 'Copied',
    /** Names the field. */
    editing: 'Edit your message',
    cancel: 'Cancel',
    /** Where a conversation is a line, the former question stays as it was. */
    linear: 'This is sent as a new message at the end.',
    /** Names the buttons between which the version stands. */
    versions: 'Versions',
    version: (number: number, count: number): string => `Version ${number} of ${count}`,
    previous: 'Previous version',
    next: 'Next version',
    all: 'Show all',
    less: 'Show less',
  },
  /** Before a link is followed. */
  link: {
    title: 'You are leaving this page',
    misleading: (shown: string, host: string): string => `The link says ${shown} but leads to ${host}.`,
    cancel: 'Cancel',
    open: 'Open link',
  },
  /** Fetches the words for what answers bring beside text. @throws when that fails. */
  rich: (): Promise<RichStrings> => import('./en-rich.js').then(({enRich}) => enRich),
  /** Fetches the words for the visitor's files. @throws when that fails. */
  files: (): Promise<FileStrings> => import('./en-files.js').then(({enFiles}) => enFiles),
  /** Fetches the words for the list of conversations. @throws when that fails. */
  history: (): Promise<HistoryStrings> => import('./en-history.js').then(({enHistory}) => enHistory),
  /** Fetches the words for apps that are no chats. @throws when that fails. */
  task: (): Promise<TaskStrings> => import('./en-task.js').then(({enTask}) => enTask),
  /** Fetches the words of voice. @throws when that fails. */
  voice: (): Promise<VoiceStrings> => import('./en-voice.js').then(({enVoice}) => enVoice),
};

/** Every locale has every key: a missing one is a compile error. */
export type MoreStrings = typeof enMore;
