/** Scenarios that describe apps: their values are settings, so they are compared too. */
const isSetting = (path, key) => !/id$|url|icon$|version|_at$|token$/i.test(key);

/** Messages of the same second come in any order and may be lost between two pages. */
const PAGES_OF_ONE_SECOND = {
  anyLength: () => true,
  skip: (path, key) => key === 'has_more',
  learn: undefined,
  known: undefined,
};

/** 1.12.1 reads a thought when it sends it. When the tool was fast, the thought was finished even in its first event. */
const THOUGHT = /^(thought|observation|tool|tool_labels|tool_input|message_files)\b/;
const EARLY_THOUGHTS = {release: '1.12.1', skip: (path) => THOUGHT.test(path)};

/** Two LLM nodes run at the same time there: their events and text come in any order. */
const TWO_BRANCHES = {sorted: (labels) => sortRuns(labels, /^(node_(started|finished):llm|message…)$/)};

/** What is compared otherwise in a scenario (in one `release`; in exchanges that match `only`), and why. */
const RULES = [
  // The plugin of this tool came after this recording.
  {scenario: 'a-describe', only: /^agent-fc .meta/, skip: (path, key) => key === 'qrcode_generator'},
  {scenario: 'a-describe', exact: isSetting},
  {scenario: 'b-describe', exact: isSetting},

  // Here the question is which name a conversation has, but for the second in which it gets one.
  {scenario: 'chat-autoname', only: /^(?!list \(\+(0\.5|1) s\))/, exact: (path, key) => key === 'name'},

  // The recorded app had a longer past.
  {scenario: 'wf-logs', skip: (path) => path === 'total'},

  {scenario: 'a-conversations', only: /^messages: /, ...PAGES_OF_ONE_SECOND},
  {scenario: 'b-conversations', only: /^messages: /, ...PAGES_OF_ONE_SECOND},

  {scenario: 'a-cf-nodes', only: /^branch/, ...TWO_BRANCHES},
  {scenario: 'b-cf-nodes', only: /^branch/, ...TWO_BRANCHES},

  // Items run at the same time, and only the end of a node says of which item it is.
  {scenario: 'a-wf', only: /in parallel/, learn: undefined},
  {scenario: 'b-wf', only: /in parallel/, learn: undefined},

  // Whether a worker had taken up the run right after the submit is chance.
  {scenario: 'wf-human-input', only: /^run detail/, skip: (path) => path === 'status' || path === 'total_steps'},

  // A set of variables, in any order.
  {scenario: 'cf-variables', skip: (path) => path.includes('__updated_variables[')},

  {scenario: 'agent-fc', ...EARLY_THOUGHTS},
  {scenario: 'a-suggested', only: /^agent-fc/, ...EARLY_THOUGHTS},
  {scenario: 'file-urls', only: /^agent-fc/, ...EARLY_THOUGHTS},
];

/** Options of `compareAnswers` for an exchange. */
export const ruleFor = (folder, scenario, exchange) =>
  RULES.find(
    ({release = folder, only = /^/, ...rule}) =>
      rule.scenario === scenario && release === folder && only.test(exchange),
  ) ?? {};

/** Sorts each run of labels that match, and drops repeats of text in it. */
function sortRuns(labels, pattern) {
  const runs = [];
  for (const label of labels) {
    const run = runs.at(-1);
    if (run && pattern.test(label) && pattern.test(run[0])) run.push(label);
    else runs.push([label]);
  }
  return runs.flatMap((run) =>
    run.filter((label, index) => !label.endsWith('…') || run.indexOf(label) === index).sort(),
  );
}
