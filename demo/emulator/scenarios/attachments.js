import {tokens, words} from './pieces.js';

/** What a model with eyes says about the files of the question; undefined when there are none. */
export function attachments({files = [], messages = [], persona}) {
  const all = [...messages.flatMap((message) => message.files ?? []), ...files];
  const images = all.filter(({type, belongsTo = 'user'}) => type === 'image' && belongsTo === 'user');
  if (persona === 'scripted') {
    if (!images.length) return undefined;
    const kinds = images.map(() => 'image_url').join(', ');
    return {steps: words(`I see ${images.length} attachment(s): ${kinds}. A short reply from fake-vision.`)};
  }
  if (!files.length) return undefined;
  const names = files.map(({filename, type}) => `**${filename.replace(/([\\`*_[\]<>])/g, '\\$1')}** (${type})`);
  const list = names.length > 1 ? `${names.slice(0, -1).join(', ')} and ${names.at(-1)}` : names[0];
  return {
    steps: tokens(`Thank you, I have ${list}. I will put it with your order, and a colleague will look at it today.`),
  };
}
