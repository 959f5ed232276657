import {cdp} from './commands.js';

interface AxValue {
  value?: string | number | boolean;
}

interface AxNode {
  nodeId: string;
  parentId?: string;
  ignored: boolean;
  role?: AxValue;
  name?: AxValue;
  description?: AxValue;
  value?: AxValue;
  properties?: {name: string; value: AxValue}[];
  childIds?: string[];
}

/** Roles that say nothing: what is in them counts. */
const SILENT = new Set([
  'RootWebArea',
  'generic',
  'none',
  'InlineTextBox',
  'ListMarker',
  'LineBreak',
  'LayoutTableCell',
]);

/** Roles that are named by their own text. */
const NAMED_BY_TEXT = new Set(['button', 'link', 'heading', 'cell', 'columnheader', 'checkbox', 'tab', 'option']);

/** What changes with the clock, or is there for a moment only. */
const PASSING = new Set(['time', 'status', 'alert']);

/** States worth a word. */
const STATES = ['level', 'checked', 'pressed', 'expanded', 'disabled', 'required', 'invalid', 'modal', 'live'];

/**
 * The page as assistive technology knows it: of each element role, name and state in a line, indented. Text stands in quotes, but
 * not where it is the name of what it stands in.
 */
export async function accessibilityTree(): Promise<string> {
  await cdp('Accessibility.enable');
  const {nodes} = await cdp<{nodes: AxNode[]}>('Accessibility.getFullAXTree');
  const byId = new Map(nodes.map((node) => [node.nodeId, node]));
  const lines: string[] = [];
  const visit = (node: AxNode | undefined, depth: number, named: boolean) => {
    if (!node) return;
    const role = String(node.role?.value ?? '');
    const name = String(node.name?.value ?? '').trim();
    const silent = node.ignored || SILENT.has(role);
    if (role === 'StaticText') {
      if (name && !named) lines.push(`${'  '.repeat(depth)}"${name}"`);
      return;
    }
    if (!silent) lines.push('  '.repeat(depth) + line(node, role, name));
    if (PASSING.has(role)) return;
    for (const id of node.childIds ?? [])
      visit(byId.get(id), silent ? depth : depth + 1, named || NAMED_BY_TEXT.has(role));
  };
  visit(nodes[0], 0, false);
  return lines.join('\n');
}

function line({value, description, properties = []}: AxNode, role: string, name: string): string {
  const states = STATES.flatMap((state) => {
    const found = properties.find((property) => property.name === state)?.value.value;
    if (found === undefined || found === false || found === 'false' || found === 'off') return [];
    return [found === true || found === 'true' ? state : `${state} ${String(found)}`];
  });
  const words = [role, name && `“${name}”`, value?.value && `= ${String(value.value)}`, ...states];
  // A tooltip that says the same is no news.
  if (description?.value && description.value !== name) words.push(`(${String(description.value)})`);
  return words.filter(Boolean).join(' ');
}
