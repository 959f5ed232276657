/** Records every report of the policy, then adds a chat for the app in the address. */
const violations: string[] = [];
Object.assign(window, {violations});
document.addEventListener('securitypolicyviolation', ({violatedDirective, sample, sourceFile, blockedURI}) => {
  violations.push(`${violatedDirective} ${blockedURI} ${sample} ${sourceFile}`);
});
await import('../../src/index.js');
const query = new URLSearchParams(location.search);
const chat = document.createElement('dify-chat');
chat.baseUrl = query.get('base') ?? '';
chat.appCode = query.get('code') ?? '';
chat.display = 'inline';
document.body.append(chat);

export {};
