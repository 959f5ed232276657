const tokens = (text) => Math.max(1, Math.ceil([...text].length / 4));

/** The `usage` of an answer. Prices are text, as Dify writes them. `first` and `latency` are seconds. */
export function usage(prompt, answer, {latency = 0, first = null} = {}) {
  const promptTokens = tokens(prompt) + 6;
  const completionTokens = tokens(answer);
  return {
    ...prices('0'),
    prompt_tokens: promptTokens,
    completion_tokens: completionTokens,
    total_tokens: promptTokens + completionTokens,
    latency,
    time_to_first_token: first,
    time_to_generate: first === null ? null : latency - first,
  };
}

/** The `usage` where no model was asked: annotation hit, input moderation. */
export function zeroUsage(latency = 0) {
  return {...prices('0.0'), latency};
}

function prices(zero) {
  return {
    prompt_tokens: 0,
    prompt_unit_price: zero,
    prompt_price_unit: zero,
    prompt_price: zero,
    completion_tokens: 0,
    completion_unit_price: zero,
    completion_price_unit: zero,
    completion_price: zero,
    total_tokens: 0,
    total_price: zero,
    currency: 'USD',
    latency: 0,
    time_to_first_token: null,
    time_to_generate: null,
  };
}
