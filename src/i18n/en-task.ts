/** English words for apps that are no chats: they make something of a form. A chunk of its own for each language. */
export const enTask = {
  task: {
    run: 'Run',
    stop: 'Stop',
    clear: 'Clear',
    /** Names the form. */
    form: 'Inputs',
    /** Opens the form, where there is little room. */
    change: 'Change inputs',
    results: 'Results',
    /** Names a result. */
    result: (number: number): string => `Result ${number}`,
    clearResults: 'Clear results',
    /** Before the first one. */
    empty: 'Results will appear here.',
    /** A run without inputs. */
    noInputs: 'No inputs',
    yes: 'Yes',
    no: 'No',
    file: 'File',
    working: 'Working…',
    nothing: 'It ended without a result.',
    partial: 'Some steps failed, so this may be incomplete.',
    stopped: 'You stopped this.',
    cut: 'The connection was lost before this was complete.',
    again: 'Run again',
    more: 'More like this',
    copy: 'Copy result',
    /** What a workflow gives in a value that has no name. */
    output: 'Result',
    /** Copies one of several. */
    copyValue: (name: string): string => `Copy: ${name}`,
    /** How long an object or a list is. */
    entries: (count: string): string => `${count} entries`,
    /** Where more of a long list or text is to be seen. */
    showMore: 'Show more',
    /** What a list or an object is called that has no name. */
    value: 'Value',
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type TaskStrings = typeof enTask;
