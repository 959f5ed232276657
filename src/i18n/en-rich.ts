/**
 * English words for what answers bring beside text: steps, forms in the middle, sources, files. A chunk of its own for each
 * language, fetched with the first such answer.
 */
export const enRich = {
  /** A piece of an answer did not arrive. */
  gap: 'Some words are missing here.',
  /** What a workflow or an agent does. */
  steps: {
    /** A step that is being done, by its title. */
    doing: (title: string): string => `${title}…`,
    /** The same, by the type of node, where the title says no more than that. */
    working: 'Working…',
    kinds: {
      llm: 'Thinking…',
      agent: 'Working on it…',
      'knowledge-retrieval': 'Searching for information…',
      tool: 'Using a tool…',
      'http-request': 'Fetching data…',
      code: 'Calculating…',
      'document-extractor': 'Reading documents…',
      'question-classifier': 'Understanding the question…',
      'parameter-extractor': 'Understanding the question…',
      iteration: 'Going through the items…',
      loop: 'Going through the rounds…',
      'human-input': 'Waiting for an input…',
    },
    used: (count: number): string => `Used ${count === 1 ? '1 step' : `${count} steps`}`,
    /** Empty: nobody knows where. */
    failed: (title: string): string => (title ? `Failed at “${title}”` : 'Failed'),
    stopped: (count: number): string => `Stopped after ${count === 1 ? '1 step' : `${count} steps`}`,
    paused: (count: number): string => `Paused after ${count === 1 ? '1 step' : `${count} steps`}`,
    problems: (count: number): string => (count === 1 ? '1 problem' : `${count} problems`),
    /** A step without a title. */
    step: 'Step',
    /** In an iteration or a loop; `count` is 0 where nobody knows how many. */
    round: (number: number, count: number): string => (count ? `Round ${number} of ${count}` : `Round ${number}`),
    rounds: (count: number): string => (count === 1 ? '1 round' : `${count} rounds`),
    retries: (count: number): string => (count === 1 ? 'tried again' : `tried again ${count} times`),
    tokens: (count: string): string => `${count} tokens`,
    seconds: (count: string): string => `${count} s`,
    minutes: (minutes: string, seconds: string): string => `${minutes} min ${seconds} s`,
    /** How a step is, for a screen reader. */
    states: {
      running: 'in progress',
      succeeded: 'done',
      failed: 'failed',
      exception: 'failed, went on',
      stopped: 'stopped',
      paused: 'waiting',
    },
    /** Tools of an agent, by their names. */
    using: (names: string): string => `Using ${names}…`,
    usedTools: (names: string): string => `Used ${names}`,
    failedTools: (names: string): string => `${names} did not work`,
    stoppedTools: (names: string): string => `Stopped using ${names}`,
    /** What went into a step, and what came out of it. */
    input: 'Input',
    process: 'Details',
    output: 'Output',
    /** What a line of an agent's log says. */
    data: 'Details',
    error: 'Error',
    copy: (what: string): string => `Copy: ${what}`,
    copied: 'Copied',
    copyFailed: 'Your browser did not allow copying.',
    all: 'Show all',
    more: 'Show more',
    moreSteps: (count: string): string => `Show more (${count})`,
  },
  /** A form in the middle of an answer. */
  humanInput: {
    /** Where the form has no title. */
    title: 'Your input is needed',
    sending: 'Sending…',
    /** What was pressed, by this visitor or by anybody. */
    chose: (action: string): string => `You chose: ${action}`,
    chosen: (action: string): string => `Chosen: ${action}`,
    filled: 'This form has been answered.',
    expired: 'The time to answer is over.',
    over: 'This form is not needed any more.',
    elsewhere: 'Somebody else has been asked. The answer goes on when they have responded.',
    noButtons: 'This form has no button to send it. Please tell the owner of this site.',
    /** The form is done, but the run stands still. */
    waiting: 'The app has not gone on yet.',
    check: 'Check again',
    problem: {
      busy: 'Too many attempts. Please try again in a minute.',
      network: 'This could not be sent: there is no connection. What you have entered stays here.',
      'not-found': 'The app does not know this form any more.',
      input: 'The app did not accept this. Please change it and try again.',
      configuration: 'Forms of this app cannot be answered here. Please tell the owner of this site.',
    },
    /** How long there is to answer. */
    time: {
      until: (date: string): string => `Until ${date}`,
      hours: (hours: number, minutes: number): string => `${hours} h ${minutes} min left`,
      minutes: (minutes: number): string => `${minutes} min left`,
      seconds: (clock: string): string => `${clock} left`,
      /** What a screen reader hears. */
      soon: (minutes: number): string =>
        minutes === 1 ? 'One minute left to answer the form.' : `${minutes} minutes left to answer the form.`,
    },
  },
  /** What an answer rests on. */
  sources: {
    count: (count: number): string => (count === 1 ? '1 source' : `${count} sources`),
    /** How well a passage fits the question. */
    match: (percent: string): string => `${percent} match`,
    page: (page: number): string => `Page ${page}`,
    all: 'Show all',
    less: 'Show less',
    more: (count: number): string => `Show ${count} more`,
    /** Names the box in which a long passage scrolls. */
    passage: (number: number): string => `Passage ${number}`,
    copy: 'Copy with sources',
    /** Above the sources in what is copied. */
    title: 'Sources',
    /** The answer was written by somebody beforehand. */
    by: (name: string): string => `Answer by ${name}`,
    prepared: 'Prepared answer',
  },
  /** Files of an answer. */
  files: {
    /** What a file is called that has no name; of images also what they are. */
    image: 'Image',
    audio: 'Audio',
    video: 'Video',
    text: 'Document',
    table: 'Table',
    archive: 'Archive',
    other: 'File',
    /** Before the name of a file that is a link. */
    get: 'Download',
    download: (name: string): string => `Download ${name}`,
    gone: 'No longer available',
    /** The images of an answer that are not shown small. */
    rest: (count: number): string => (count === 1 ? '1 more image' : `${count} more images`),
    /** In full size. */
    count: (number: number, count: number): string => `${number} of ${count}`,
    previous: 'Previous image',
    next: 'Next image',
    zoom: 'Zoom in',
    close: 'Close',
  },
  /** What a model thinks before it answers. */
  thoughts: {
    thinking: 'Thinking…',
    /** How long it took. */
    took: (time: string): string => `Thought for ${time}`,
    /** Nobody knows how long. */
    thoughts: 'Thoughts',
  },
  /** Code, formulas, images and the like in the text of an answer. */
  blocks: {
    /** Under the source of what could not be drawn. */
    failed: 'Shown as source: this could not be drawn.',
    /** Names the box in which a wide formula scrolls. */
    formula: 'Formula',
    /** What an image shows that does not say so itself. */
    drawing: 'Drawing',
  },
  /** Diagrams, charts and pages in an answer. */
  drawings: {
    /** What one is called that has no title. */
    kinds: {mermaid: 'Diagram', 'mermaid-more': 'Diagram', echarts: 'Chart', artifact: 'Web page'},
    source: 'Show source',
    show: 'Show drawing',
    /** A page is shown on request only. */
    run: 'Show page',
    enlarge: 'Enlarge',
    in: 'Zoom in',
    out: 'Zoom out',
    close: 'Close',
    copy: 'Copy',
    copied: 'Copied',
    /** Under the source. */
    failed: 'Shown as source: this could not be drawn.',
  },
  /** Forms that an answer has written. */
  answerForms: {
    form: 'Form',
    /** Where the form has no button. */
    send: 'Send',
    sent: 'Sent',
    choose: 'Please choose…',
    off: 'This form cannot be filled in here.',
  },
  /** What the page tells of itself. */
  context: {
    /** Before what goes along. */
    shared: 'Shared from this page',
    remove: 'Do not share',
  },
};

/** The shape of these words in every language. */
export type RichStrings = typeof enRich;
