const RETURNS = `You can send anything back within **30 days**, free of charge:

1. Open *My orders* and choose **Return**.
2. Print the label, or show the code at the parcel shop.
3. We refund you within five working days after the parcel reaches us.

Things made to order, such as engraved mugs, are the one exception.`;

const SHIPPING = `Here is how we ship:

| Where | How long | Cost |
|:--|:--|--:|
| Germany | 1–2 days | free over €40, else €3.90 |
| European Union | 3–5 days | €7.90 |
| Elsewhere | 6–12 days | from €14.90 |

Orders before **2 pm** leave the same day. You get a tracking link by e-mail.`;

const ANSWERS = [
  [
    /\b(hi|hello|hey|good (morning|evening|day))\b/i,
    'Hello, and welcome! I am the assistant of the Alder & Finch shop. Ask me about orders, shipping, returns or anything on our shelves.',
  ],
  [/thank|thanks|cheers/i, 'You are welcome! If anything else comes up, I am here.'],
  [/return|refund|send .*back|exchange/i, RETURNS],
  [/ship|deliver|how long|arrive/i, SHIPPING],
  [
    /order|parcel|track/i,
    'I can look that up. Please send me your **order number**; it has five digits and stands in the subject of your confirmation e-mail, for example `10428`.',
  ],
  [
    /pay|card|invoice|paypal|klarna/i,
    'We take **cards**, **PayPal**, **Apple Pay**, **Google Pay** and, from €50, **invoice** within the EU. Your card is charged only when the parcel leaves us.',
  ],
  [
    /size|fit|large|small/i,
    'Our sizes run true. Between two sizes, take the larger one: linen shrinks by about 3 % in the first wash. The table with all measures is below each product picture.',
  ],
  [
    /warranty|broken|damag|defect/i,
    'I am sorry to hear that. Everything we sell has a **two-year warranty**. Send a photo of the damage here, and we will replace it or give you your money back, as you prefer.',
  ],
  [
    /hour|open|address|visit/i,
    'Our shop in **Lindenstraße 12, Hamburg** is open Monday to Saturday, 10 am to 7 pm. There is a bench in the sun and usually coffee.',
  ],
  [
    /gift|present|birthday|wrap/i,
    'A fine idea! Favourites at the moment:\n\n- the **Alder mug** in moss green, €24\n- a set of three **beeswax candles**, €18\n- the **linen tea towels**, €29\n\nWe wrap it for €3 and add a handwritten card.',
  ],
  [
    /discount|coupon|code|sale/i,
    'New customers get **10 %** with the code `HELLO10`. Members of our letter hear about sales a day early.',
  ],
  [
    /mug|cup|bowl|plate|candle|linen|towel/i,
    'That one is made by hand in Portugal and safe in the dishwasher. We have **14 pieces** in the shop and more in the warehouse. Shall I put one aside for you?',
  ],
  [
    /human|person|agent|call|phone/i,
    'Of course. You reach us at **+49 40 000 000**, Monday to Friday from 9 to 5, or leave your number here and we call you back.',
  ],
  [
    /who are you|are you (a )?(bot|human|robot|ai)/i,
    'I am a scripted assistant that runs entirely inside this demo. No request leaves your computer. Write `help` to see what I can show you.',
  ],
];

const CHINESE = [
  [
    /退|换/,
    '您可以在收到商品后 **30 天内**免费退换：\n\n1. 打开“我的订单”，点击**退货**。\n2. 打印退货单，或向快递员出示二维码。\n3. 我们收到包裹后五个工作日内退款。',
  ],
  [/多久|配送|快递|发货/, '国内订单一般 **1–2 天**送达，满 300 元包邮。下午两点前的订单当天发出，您会收到查询链接。'],
  [/./, '您好！我是 Alder & Finch 小店的助手。您可以问我订单、配送、退换货或商品的问题。'],
];
const ARABIC =
  'مرحبًا! يمكنك إرجاع أي منتج خلال **30 يومًا** مجانًا. افتح صفحة *طلباتي* واختر **إرجاع**، ثم اطبع الملصق `RET-30` وسلّم الطرد إلى أقرب نقطة.';
const HEBREW = 'שלום! אפשר להחזיר כל מוצר תוך **30 יום** בחינם. פתחו את *ההזמנות שלי* ובחרו **החזרה**.';

/** What the shop's assistant answers to an ordinary question, in the language of the question where it knows it. */
export function shopAnswer({query, messages = []}) {
  if (/[\u3400-\u9fff]/.test(query)) return find(CHINESE, query);
  if (/[\u0600-\u06ff]/.test(query)) return ARABIC;
  if (/[\u0590-\u05ff]/.test(query)) return HEBREW;
  if (/^\s*#?\d{5}\s*[.!]?\s*$/.test(query)) {
    return `Thank you. Order **${query.trim().replace(/\D/g, '')}** was packed on Monday and is with the courier. It should be with you on **Thursday**.`;
  }
  return find(ANSWERS, query) ?? unknown(query, messages);
}

const find = (answers, query) => answers.find(([pattern]) => pattern.test(query))?.[1];

function unknown(query, messages) {
  const topic = query
    .trim()
    .replace(/\s+/g, ' ')
    .replace(/([\\`*_[\]<>#|~])/g, '\\$1');
  const short = topic.length > 60 ? `${topic.slice(0, 57)}…` : topic;
  if (messages.length)
    return `About “${short}” I am not certain, and I would rather not guess. May I ask a colleague and write to you by e-mail today?`;
  return `Good question. About “${short}” I would like to ask a colleague; you will have an answer by e-mail today. Meanwhile I know a lot about **orders**, **shipping**, **returns** and our **products**.`;
}
