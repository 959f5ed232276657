const SHOP = [
  [
    /return|refund|exchange/i,
    ['How long does a refund take?', 'Can I exchange for another size?', 'Who pays the return label?'],
  ],
  [/ship|deliver|track/i, ['Do you ship abroad?', 'Can I change the delivery address?', 'What does express cost?']],
  [/pay|invoice|card/i, ['Can I pay by invoice?', 'Where is my receipt?', 'Do you take gift cards?']],
  [/[\u3400-\u9fff]/, ['怎么退货？', '多久能到？', '可以开发票吗？']],
];
const OTHERS = ['Where is my order?', 'How do I return something?', 'help'];

/** Questions that could follow an answer. A model that fails, or answers nonsense, gives none. */
export function suggestions({query}, persona) {
  if (/SUGGBAD|SUGGFAIL/.test(query)) return [];
  if (persona === 'scripted') return ['What is next?', 'Tell me more', '为什么这样？'];
  return SHOP.find(([pattern]) => pattern.test(query))?.[1] ?? OTHERS;
}
