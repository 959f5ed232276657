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
    /** Names the ways to run it. */
    ways: 'Ways to run',
    once: 'Run once',
    batch: 'Many rows',
    log: 'Past runs',
  },
  /** Many rows of a file. */
  batch: {
    intro: 'Run this for every row of a table, a file of comma-separated values (CSV).',
    template: 'Download template',
    choose: 'Choose file…',
    another: 'Choose another file…',
    drop: 'or drop it here',
    reading: 'Reading…',
    /** This app cannot be run so. */
    impossible: 'This app needs something that a table cannot give, such as a file.',
    /** Why a file cannot be used. */
    faults: {
      large: 'This file is too large: at most 20 MB.',
      long: 'This file has too many rows: at most 10,000. Please split it.',
      none: 'There is no row in this file below its first line.',
      missing: (names: string): string => `The first line must name the columns. Missing: ${names}.`,
      unreadable: 'This file could not be read.',
    },
    unused: (names: string): string => `Not used: ${names}.`,
    rows: (count: number): string => (count === 1 ? '1 row' : `${count} rows`),
    invalid: (count: number): string => (count === 1 ? '1 row cannot be run' : `${count} rows cannot be run`),
    /** Before what is wrong with a row. */
    line: (line: number): string => `Line ${line}`,
    columns: (found: number, wanted: number): string => `${found} cells instead of ${wanted}.`,
    quotes: 'A quotation mark is not closed, or something follows one.',
    run: (count: number): string => (count === 1 ? 'Run 1 row' : `Run ${count} rows`),
    again: (count: number): string => (count === 1 ? 'Run 1 row again' : `Run ${count} rows again`),
    stop: 'Stop',
    remove: 'Remove file',
    download: 'Download results',
    progress: (done: number, count: number): string => `${done} of ${count} done`,
    failed: (count: number): string => `${count} failed`,
    /** Dify has too much to do. */
    waits: 'Too many requests at the moment. It goes on by itself shortly.',
    over: 'All rows are done.',
    /** Names the list. */
    list: 'Rows',
    all: 'All',
    onlyFailed: 'Failed',
    previous: 'Previous rows',
    next: 'Next rows',
    range: (from: number, to: number, count: number): string => `${from}–${to} of ${count}`,
    /** How a row is. */
    states: {
      waiting: 'waiting',
      running: 'running',
      done: 'done',
      failed: 'failed',
      stopped: 'stopped',
      invalid: 'has errors',
    },
    /** Columns of the results. */
    status: 'Status',
    result: 'Result',
    problem: 'Problem',
    needsSomebody: 'It waits for an input, which cannot be given here.',
    /** Names of files. */
    templateFile: 'template.csv',
    resultFile: 'results.csv',
  },
  /** The runs of a workflow that were before. */
  log: {
    list: 'Past runs',
    none: 'There are no past runs yet.',
    newer: 'Newer runs',
    older: 'Older runs',
    page: (number: number): string => `Page ${number}`,
    steps: (count: number): string => (count === 1 ? '1 step' : `${count} steps`),
    /** Nobody knows when. */
    unknown: 'Run',
    states: {
      running: 'not finished',
      succeeded: 'done',
      failed: 'failed',
      stopped: 'stopped',
      'partial-succeeded': 'partly done',
      paused: 'waiting',
    },
    inputs: 'Inputs',
    outputs: 'Outputs',
    nothing: 'There is no output.',
  },
};

/** Every locale has every key: a missing one is a compile error. */
export type TaskStrings = typeof enTask;
