const COMMANDS = /\b([A-Z][A-Z0-9]{3,}|FAULT:[a-z0-9-]+|LEN:\d+|TOOL:\w+)\b:?/g;

/** A title for a conversation that begins with this question. */
export function title(query, persona) {
  if (persona === 'scripted') return `Chat about ${query.slice(0, 30)}`;
  const words = query
    .replace(COMMANDS, '')
    .replace(/\s+/g, ' ')
    .replace(/[?!.。？！]+$/, '')
    .trim();
  const short = words.length > 42 ? `${words.slice(0, 42).replace(/\s+\S*$/, '')}…` : words;
  return short ? short[0].toUpperCase() + short.slice(1) : query.slice(0, 42);
}
