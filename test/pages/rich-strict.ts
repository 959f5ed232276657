/** Records every report of the policy; the test sets the text. */
import '../../src/components/markdown.js';
import {englishLabels} from '../../src/markdown/policy.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({violatedDirective, sample}) => {
  violations.push(`${violatedDirective} ${sample}`);
});
const el = document.createElement('dify-chat-markdown');
el.policy = {difyOrigin: location.origin, imageOrigins: [], labels: englishLabels};
document.body.append(el);
Object.assign(window, {violations, el});
