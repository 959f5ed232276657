/** What an agent's thoughts say of tools, from a stream and from history alike. Pure. */
import {asText} from './read.js';
import type {ToolPart} from './types.js';

/** What Dify says of a thought, in both. */
interface Thought {
  readonly id: string;
  readonly tool?: string | null;
  readonly tool_labels?: unknown;
  readonly tool_input?: string | null;
  readonly observation?: string | null;
}

/** One use of a tool. */
export interface ToolCall {
  readonly name: string;
  readonly input: unknown;
  readonly output: unknown;
  readonly failed: boolean;
}

/** How Dify begins what it tells the model in the place of a result. */
const FAILURE =
  /^(?:tool invoke error|tool parameters validation error|unknown error|there is not a tool named|please check your tool provider credentials)/i;

/** A longer observation is no failure: those are short. */
const LONGEST_FAILURE = 20_000;

/** A thought as a step. What is known of it stays where another event leaves it out. */
export function toTool(thought: Thought, known?: ToolPart): ToolPart {
  const {id, tool, tool_labels: labels, tool_input: input, observation} = thought;
  return {
    kind: 'tool',
    id,
    tool: asText(tool),
    labels: (labels ?? known?.labels ?? {}) as ToolPart['labels'],
    input: asText(input) || (known?.input ?? ''),
    observation: asText(observation) || (known?.observation ?? ''),
  };
}

/** The names of the tools, each once: two uses of one have one entry in what Dify says. */
export function toolNames({tool}: ToolPart): string[] {
  return [...new Set(tool.split(';').filter(Boolean))];
}

/** Whether a tool of it could not be used. Cheap: looks at short texts only. */
export function hasFailed(part: ToolPart): boolean {
  return part.observation.length < LONGEST_FAILURE && toolCalls(part).some(({failed}) => failed);
}

/** Each tool with what it was given and what it said. */
export function toolCalls(part: ToolPart): ToolCall[] {
  const names = toolNames(part);
  const inputs = byName(part.input, names);
  const outputs = byName(part.observation, names);
  return names.map((name) => {
    const output = outputs.get(name);
    return {name, input: inputs.get(name), output, failed: typeof output === 'string' && FAILURE.test(output)};
  });
}

/** What is no JSON by the name of the tool belongs to the first one. */
function byName(text: string, names: readonly string[]): ReadonlyMap<string, unknown> {
  try {
    const values = new Map(Object.entries(JSON.parse(text) as object));
    if (names.some((name) => values.has(name))) return values;
  } catch {
    // it is no JSON
  }
  return new Map(names.slice(0, 1).map((name) => [name, text]));
}
