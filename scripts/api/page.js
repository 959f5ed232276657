// Writes docs/api.md.

const cell = (text) =>
  String(text ?? '')
    .replace(/\s+/g, ' ')
    .replaceAll('|', '\\|')
    .trim();
const code = (text) => (text ? `\`${cell(text)}\`` : '');

function table(head, rows) {
  if (!rows.length) return 'None.\n';
  const line = (cells) => `| ${cells.join(' | ')} |`;
  return `${[line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n')}\n`;
}

function call({name, parameters = [], return: result}) {
  const list = parameters.map(
    (item) => `${item.name}${item.optional || item.default ? '?' : ''}: ${item.type?.text ?? 'unknown'}`,
  );
  return `${name}(${list.join(', ')}): ${result?.type?.text ?? 'void'}`;
}

function elementPart(element) {
  const fields = element.members.filter(({kind}) => kind === 'field');
  const attributes = [
    ...fields.filter(({attribute}) => attribute),
    ...element.attributes.filter(({fieldName}) => !fieldName),
  ];
  const notes = ({description, reflects}) => cell(description) + (reflects ? ' Reflects.' : '');
  return [
    `## \`<${element.tagName}>\``,
    element.description,
    '### Attributes',
    table(
      ['attribute', 'property', 'type', 'default', ''],
      attributes.map((item) => [
        code(item.attribute ?? item.name),
        item.attribute ? code(item.name) : '',
        code(item.type?.text),
        code(item.default),
        notes(item),
      ]),
    ),
    '### Properties without an attribute',
    table(
      ['property', 'type', 'default', ''],
      fields
        .filter(({attribute}) => !attribute)
        .map((item) => [code(item.name), code(item.type?.text), code(item.default), notes(item)]),
    ),
    '### Methods',
    table(
      ['method', ''],
      element.members.filter(({kind}) => kind === 'method').map((item) => [code(call(item)), cell(item.description)]),
    ),
    '### Events',
    table(
      ['event', 'type', ''],
      element.events.map((item) => [code(item.name), code(item.type.text), cell(item.description)]),
    ),
    '### Slots',
    table(
      ['slot', ''],
      (element.slots ?? []).map((item) => [code(item.name), cell(item.description)]),
    ),
    '### CSS parts',
    table(
      ['part', ''],
      (element.cssParts ?? []).map((item) => [code(item.name), cell(item.description)]),
    ),
    '### CSS custom properties',
    table(
      ['property', 'default', ''],
      element.cssProperties.map((item) => [code(item.name), code(item.default), cell(item.description)]),
    ),
  ];
}

const fence = (text) => `\`\`\`ts\n${text}\n\`\`\``;
const words = ({description, tags}) => [description, ...tags.map((tag) => `- ${tag}`)].filter(Boolean).join('\n');

function exported(item, level) {
  const head = `${'#'.repeat(level)} ${item.name}`;
  if (item.kind === 'class') {
    const lines = item.members.map((member) =>
      [`- \`${member.signature}\``, indent(words(member))].filter(Boolean).join('\n'),
    );
    return [head, words(item), item.heritage && `\`${item.heritage}\``, lines.join('\n')];
  }
  return [head, words(item), fence(item.text ?? item.signature)];
}

const indent = (text) => text.replace(/^(?=.)/gm, '  ');

function entryPart(title, intro, items) {
  const order = ['class', 'function', 'value', 'type'];
  const sorted = order.flatMap((kind) => items.filter((item) => item.kind === kind));
  return [`## ${title}`, intro, ...sorted.flatMap((item) => exported(item, 3))];
}

/** The whole page. */
export function apiPage({element, index, client}) {
  const own = index.filter(({name}) => name !== element.name && !client.some((item) => item.name === name));
  const parts = [
    '<!-- Made by `npm run api` from the comments in the code: change those. -->',
    '# API',
    ...elementPart(element),
    ...entryPart(
      'Further exports of `dify-chat-element`',
      `Also everything below that it names: ${shared(index, client)}.`,
      own,
    ),
    ...entryPart(
      '`dify-chat-element/client`',
      'The client alone, without the element: for browsers, Workers and Node.',
      client,
    ),
  ];
  return `${parts
    .filter(Boolean)
    .map((part) => part.trim())
    .join('\n\n')}\n`;
}

function shared(index, client) {
  const names = index.filter((item) => client.some(({name}) => name === item.name)).map(({name}) => `\`${name}\``);
  return names.join(', ') || 'nothing';
}
