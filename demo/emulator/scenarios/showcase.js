/** An answer with everything that Markdown has. `image` is the address of a picture. */
export const showcase = (image) => `# Caring for your mug

A short guide with **bold**, *italic*, ***both***, ~~struck~~ and \`inline code\`. Visit [our care page](https://shop.example/care "Care") or write to <help@shop.example>. Plain addresses such as https://shop.example/returns become links, too.[^1]

![The Alder mug](${image})

## In three steps

1. Rinse it with warm water.
2. Let it dry **upside down**.
   - A cloth is fine.
   - A dishwasher is fine, too:
     - not above 60 °C
     - not next to knives
3. Enjoy.

### Before you order

- [x] Choose a colour
- [x] Choose a size
- [ ] Add a card
- [ ] Pay

## Prices

| Product | Colour | Stock | Price |
|:--------|:------:|------:|------:|
| Alder mug | moss 🌿 | 14 | €24.00 |
| Finch bowl | sand | 6 | €32.00 |
| Beeswax candle | \`natural\` | 120 | **€18.00** |
| A very long name that makes a narrow window scroll sideways | clay \\| ash | 1 | €129.00 |

> “The handle fits as if it had been made for me.”
>
> — *a customer in Ghent*

## For your web site

\`\`\`html
<dify-chat base-url="https://dify.example" app-code="aB3dE5fG7hJ9kL1m"></dify-chat>
<script type="module" src="https://cdn.example/dify-chat.js"></script>
\`\`\`

\`\`\`python
def total(prices: list[float], code: str | None = None) -> float:
    """The sum of an order, less what a code takes off."""
    off = 0.1 if code == "HELLO10" else 0
    return round(sum(prices) * (1 - off), 2)
\`\`\`

    an indented block,
    as old as Markdown

---

Line one of an address
line two of it
and a third.

[^1]: Also by post: Lindenstraße 12, Hamburg.
`;

/** Things that Dify's own web app draws: message buttons, a form, a diagram, formulas, details. */
export const WIDGETS = `Choose what you want to know:

<button data-message="Where is my order?" data-variant="primary">Where is my order?</button>
<button data-message="How do I return something?">Returns</button>

<form data-format="json">
  <label for="name">Name</label>
  <input type="text" name="name" placeholder="Your name" />
  <label for="colour">Colour</label>
  <select name="colour" data-options='["moss","sand"]'></select>
  <button data-size="small" data-variant="primary">Send</button>
</form>

\`\`\`mermaid
flowchart LR
  A[Order] --> B{In stock?}
  B -- yes --> C[Ship]
  B -- no --> D[Make] --> C
\`\`\`

Inline $a^2 + b^2 = c^2$, and a block:

$$
\\int_0^1 x^2 \\, dx = \\frac{1}{3}
$$

<details open><summary>Thinking...</summary>
An old server's way to show thoughts.
</details>
`;
