import {isMet} from '../conditions.js';
import {modelFields, tokenMeta} from './llm.js';

/** If-else: the first case whose conditions hold, else `false`. */
export async function ifElse(node, {pool}) {
  const tried = [];
  const values = [];
  const chosen = node.cases.find((entry) => {
    const results = entry.conditions.map((condition) => isMet(condition, pool));
    values.push(...entry.conditions.map((condition) => actual(condition, pool)));
    const all = (entry.logic ?? 'and') === 'and' ? results.every(Boolean) : results.some(Boolean);
    tried.push({group: describe(entry), results, final_result: all});
    return all;
  });
  const handle = chosen?.id ?? 'false';
  const outputs = {result: Boolean(chosen), selected_case_id: handle};
  return {inputs: {conditions: values}, process: {condition_results: tried}, outputs, handle};
}

const actual = ({selector, operator, value}, pool) => ({
  actual_value: pool.get(selector) ?? null,
  expected_value: value,
  comparison_operator: operator,
});

const describe = ({id, logic = 'and', conditions}) => ({
  case_id: id,
  logical_operator: logic,
  conditions: conditions.map(({selector, operator, value}) => ({
    variable_selector: selector,
    comparison_operator: operator,
    value,
    sub_variable_condition: null,
  })),
});

/** Question classifier: `CLASS:name` in the question decides, else a class's keywords, else the first class. */
export async function questionClassifier(node, {run, pool, signal}) {
  const query = pool.get(node.query);
  const named = /CLASS:(\w+)/.exec(query)?.[1];
  const found =
    node.classes.find(({name}) => name === named) ??
    node.classes.find(({keywords = []}) => keywords.some((word) => query.toLowerCase().includes(word))) ??
    node.classes[0];
  const started = performance.now();
  await run.work(signal);
  const system = 'You are a text classification engine.';
  const reply = JSON.stringify({category_id: found.id, category_name: found.name});
  const latency = (performance.now() - started) / 1000;
  const usage = run.usage(system + query, reply, {latency, first: latency / 2});
  run.spend(usage);
  const label = run.world.atLeast('1.14') ? {class_label: `CLASS ${node.classes.indexOf(found) + 1}`} : {};
  const prompts = [
    {role: 'system', text: system, files: []},
    {role: 'user', text: query, files: []},
  ];
  return {
    inputs: {query, ...modelFields(run)},
    process: {model_mode: 'chat', prompts, usage, finish_reason: 'stop', ...run.model},
    outputs: {class_name: found.name, ...label, class_id: found.id, usage},
    meta: tokenMeta(usage),
    handle: found.id,
  };
}
