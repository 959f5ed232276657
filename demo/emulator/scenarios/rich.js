import {picture} from './assets.js';
import {HOSTILE} from './hostile.js';
import {showcase, WIDGETS} from './showcase.js';
import {sized, tokens} from './pieces.js';

const MAX_ROWS = 4000;
const SENTENCES = [
  'The kiln is opened at dawn, when the clay has cooled. ',
  'Every mug is turned by hand, so no two are quite alike. ',
  'We wrap each piece in *straw paper*, which smells faintly of summer. ',
  'Glazes are mixed from **ash, quartz and iron**, as they were a century ago. ',
  'You may find a thumb print under the handle; that is no flaw. ',
];
const RTL = `## سياسة الإرجاع

يمكنك إرجاع المنتج خلال **30 يومًا**. اكتب إلى \`help@shop.example\` أو اتصل بالرقم +49 40 000 000.

| المنتج | السعر |
|:--|--:|
| كوب Alder | €24 |
| شمعة | €18 |

1. افتح الصفحة.
2. اختر **إرجاع**.

שלום! אפשר להחזיר כל מוצר תוך 30 יום. ההזמנה \`10428\` בדרך.
`;
const CHINESE = `## 退换货说明

您可以在**三十天内**免费退换商品。请打开“我的订单”，然后点击\`退货\`。

| 地区 | 时间 | 运费 |
|:--|:--|--:|
| 国内 | 1–2 天 | 满 300 元包邮 |
| 港澳台 | 3–5 天 | ¥45 |

- 定制商品不能退换。
- 退款在五个工作日内到账。

天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。
`;

/** Answers that show what a chat must be able to draw: `[pattern, (match, context) => script]`. */
export const rich = [
  [/\bMARKDOWN\b/, (_, {ctx}) => ({steps: tokens(showcase(picture(ctx)))})],
  [/\bHUGE(?::(\d+))?\b/, ([, size = 200_000], {ctx}) => ({steps: sized(huge(Number(size), picture(ctx)), 24)})],
  [/\bTABLE\b/, () => ({steps: endlessTable()})],
  [/\bPARAGRAPH\b/, () => ({steps: endlessParagraph()})],
  [/\bHOSTILE\b/, () => ({steps: tokens(HOSTILE)})],
  [/\bRTL\b/, () => ({steps: tokens(RTL)})],
  [/\bCHINESE\b/, () => ({steps: tokens(CHINESE)})],
  [/\bWIDGETS\b/, () => ({steps: tokens(WIDGETS)})],
];

function huge(size, image) {
  const chapter = showcase(image).replace(/\[\^/g, '[^n');
  let text = '';
  for (let number = 1; text.length < size; number++) {
    text += `# Chapter ${number}\n\n${SENTENCES.join('').repeat(4)}\n\n${chapter}\n\n`;
  }
  return `${text.slice(0, size - 1).toWellFormed()}.`;
}

function* endlessTable() {
  yield '| No. | Product | Stock | Price |\n|--:|:--|--:|--:|\n';
  for (let row = 1; row <= MAX_ROWS; row++) {
    yield* tokens(`| ${row} | Alder mug *no. ${row}* | ${(row * 37) % 120} | €${20 + (row % 9)}.00 |\n`);
  }
}

function* endlessParagraph() {
  for (let count = 0; count < MAX_ROWS; count++) yield* tokens(SENTENCES[count % SENTENCES.length]);
}
