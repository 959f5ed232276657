/** English words for the visitor's files: choosing, bringing and sending them. A chunk of its own for each language. */
export const enFiles = {
  uploads: {
    /** The button, and what it offers where it is more than one thing. */
    add: 'Add files',
    addOne: 'Add a file',
    choose: 'Choose from this device',
    photo: 'Take a photo',
    link: 'Link to a file',
    /** Of a file that lies elsewhere. */
    address: 'Address of the file',
    addLink: 'Add',
    cancel: 'Cancel',
    /** Over the chat, while files are held over it. */
    drop: 'Drop files here',
    /** Names the files that are not sent yet. */
    list: 'Files to send',
    waiting: 'Waiting…',
    preparing: 'Making it smaller…',
    /** All is sent, and nothing answered yet. */
    finishing: 'Almost there…',
    /** Names the bar. */
    sending: (name: string): string => `Uploading ${name}`,
    stop: (name: string): string => `Cancel ${name}`,
    remove: (name: string): string => `Remove ${name}`,
    retry: (name: string): string => `Try ${name} again`,
    was: (size: string): string => `was ${size}`,
    shrunk: 'Photos were prepared: large ones are smaller now, and the place where they were taken is not sent.',
    /** The message waits. */
    held: 'Your message is sent as soon as its files are uploaded.',
    release: 'Don’t send yet',
    failed: 'Not sent: a file could not be uploaded. Try it again or remove it.',
    /** For a screen reader. */
    added: (count: number): string => (count === 1 ? '1 file is being uploaded' : `${count} files are being uploaded`),
    arrived: (count: number): string => (count === 1 ? '1 file is ready to send' : `${count} files are ready to send`),
    problem: (name: string, why: string): string => `${name}: ${why}`,
    dismiss: 'Close',
    /** Why a file is not taken. */
    fault: {
      local: (name: string): string => `${name} was not added: here files are given by their address only.`,
      empty: (name: string): string => `${name} is empty.`,
      folder: (name: string): string => `${name} is a folder. Please add its files.`,
      again: (name: string): string => `${name} is there already.`,
      address: (name: string): string => `${name} is no address of a file. It begins with https://`,
      kind: (name: string, kinds: string): string =>
        kinds ? `${name} cannot be sent here, only: ${kinds}.` : `${name} cannot be sent here.`,
      large: (name: string, limit: string): string => `${name} is too large: at most ${limit}.`,
      number: (name: string, limit: number): string =>
        limit === 1 ? `${name} is too many: only 1 file can be sent.` : `${name} is too many: at most ${limit} files.`,
    },
    /** Others that are not named. */
    others: (count: number): string =>
      count === 1 ? 'And 1 more was not added.' : `And ${count} more were not added.`,
    /** The classes of files. */
    types: {image: 'images', document: 'documents', audio: 'audio', video: 'videos'},
    vanished: 'This file was moved or changed. Please add it again.',
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type FileStrings = typeof enFiles;
