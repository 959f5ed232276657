/** The preset answer when keyword moderation refuses the question or an input, else undefined. */
export function checkInput(app, query, inputs) {
  const texts = [query, ...Object.values(inputs).filter((value) => typeof value === 'string')];
  return check(app, 'inputs_config', texts.join('\n'));
}

/** What moderation of the inputs leaves among those of a chatflow, from 1.13 on. */
export function moderatedInputs(app, world, query) {
  const {enabled, config} = app.config.parameters.sensitive_word_avoidance;
  return query && enabled && config?.inputs_config?.enabled && world.atLeast('1.13') ? {query__: query} : {};
}

/** The preset answer when keyword moderation refuses the answer, else undefined. */
export function checkOutput(app, answer) {
  return check(app, 'outputs_config', answer);
}

function check(app, part, text) {
  const {enabled, config} = app.config.parameters.sensitive_word_avoidance;
  if (!enabled || !config?.[part]?.enabled) return undefined;
  const low = text.toLowerCase();
  const words = config.keywords.split('\n').filter(Boolean);
  return words.some((word) => low.includes(word.toLowerCase())) ? config[part].preset_response : undefined;
}
