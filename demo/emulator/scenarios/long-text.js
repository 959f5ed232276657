const FOX = 'The quick brown fox jumps over the lazy dog, again and again, until the page has to scroll. ';
const FINALLY = 'Finally some more words so that the answer reaches about three thousand characters in all. ';
const CLASSIC =
  '天地玄黄，宇宙洪荒。日月盈昃，辰宿列张。寒来暑往，秋收冬藏。闰余成岁，律吕调阳。云腾致雨，露结为霜。金生丽水，玉出昆冈。';

/** Three thousand characters of Markdown: everything that an answer may contain, also what must be sanitised. */
export const LONG = `# A long answer 长回答

This is the **opening paragraph** of a long answer. It has *emphasis*, \`inline code\`, a [link](https://example.com/docs?a=1&b=2 "title"), and an autolink <https://example.com>. 这里是一些中文文字，用来检查多字节字符的分块。日本語のテキストも、한국어 텍스트도 있습니다. Emoji: 😀 👩‍👩‍👧‍👦 🇨🇳 ✅ 🏳️‍🌈.

![relative image](/files/x.png)

## Table 表格

| Name | Qty | Price | 说明 |
|:-----|----:|:-----:|------|
| Apple | 3 | $1.20 | 苹果，红色 |
| Pear | 12 | $0.80 | 梨 🍐 |
| \`a\\|b\` | 1 | **9** | pipe in a cell |
| Melon | 40 | $12.00 | a cell with a rather long text in it so that the table must wrap or scroll |

## Code 代码

\`\`\`python
import math


def area(r: float) -> float:
    """Area of a circle. 圆的面积"""
    if r < 0:
        raise ValueError(f"negative radius: {r}")
    return math.pi * r ** 2


for i in range(3):
    print(i, area(i))  # <b>not html</b> & "quotes"
\`\`\`

\`\`\`js
const xs = [1, 2, 3].map(x => x * 2);
console.log(\`sum = \${xs.reduce((a, b) => a + b, 0)}\`);
\`\`\`

## Lists 列表

- first item
- second item with \`code\`
  - nested one
  - nested two 嵌套
    - deeper
- third item

1. ordered one
2. ordered two
3. ordered three

- [x] done task
- [ ] open task

> A block quote that goes on
> over two lines. 引用。

## Maths and HTML

Inline $a^2 + b^2 = c^2$ and a block:

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

Raw html: <b>bold?</b> <script>alert(1)</script> <img src=x onerror=alert(2)> and an entity &amp; &lt;tag&gt;.

## Prose 正文

${FOX.repeat(8)}

${CLASSIC.repeat(3)}

${FINALLY.repeat(5)}Finally some more words so that the answer reaches about three thousand characters in all. 

---

End of the long answer. 结束 🎉
`;
